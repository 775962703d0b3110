"""The second look: rows of one width whatever the text, cues nearer weigh more, and panels survive being stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from claims.model import Document
from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES, OUT_OF_SCOPE
from claims.text.meaning.decide import Probabilities
from claims.text.meaning.model import mixed
from claims.text.meaning.panels import Panels
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.second_look import CUES, Cues, closeness, read_rows
from claims.text.meaning.second_look import _company as company_of
from claims.text.meaning.stored import load_panel, save_panel
from claims.text.train.fit import panel

TEXT = (
    "Landia and France completed 8 projects for $180 million. "
    "They plan 4 more projects worth $100 million and 800 jobs."
)


def laid(text: str) -> Scene:
    return scene(Document("d", text, lang="en", published="2023-09-26", home="KZ"), "en")


def even(one: Scene) -> Probabilities:
    return {task: np.full((len(one.units), len(classes)), 1 / len(classes)) for task, classes in CLASSES.items()}


def test_rows_have_one_width_and_are_finite_for_one_figure_and_for_many() -> None:
    many, lone = laid(TEXT), laid("Trade with France reached $2 billion.")
    rows, row = read_rows(many, even(many)), read_rows(lone, even(lone))
    assert len(rows) == len(many.units) > 1 == len(row)
    assert rows.shape[1] == row.shape[1]
    assert np.isfinite(rows).all()


def test_the_stage_of_a_project_figure_reaches_the_figures_after_it_alone() -> None:
    one = laid(TEXT)
    first = even(one)
    project = next(at for at, quantity in enumerate(one.page.quantities) if quantity.value == 4)
    told = {task: rows.copy() for task, rows in first.items()}
    told["measure"][project] = 0.0
    told["measure"][project, MEASURE_CLASSES.index("projects")] = 1.0
    told["measure"][:project, OUT_OF_SCOPE] = 1.0
    planned = {**told, "status": told["status"].copy()}
    planned["status"][project] = np.eye(4)[CLASSES["status"].index("planned")]
    stages = [read_rows(one, way)[:, -len(CLASSES["status"]) - 2 : -2] for way in (told, planned)]
    changed = np.abs(stages[0] - stages[1]).max(axis=1) > 0
    assert changed[project + 1 :].all() and len(changed) > project + 1
    assert not changed[: project + 1].any()


def test_a_nearer_cue_weighs_more() -> None:
    one = laid(TEXT)
    cues = Cues.of(one.page)
    plan = 2 * CUES.index("plan")
    near, far = (next(at for at, q in enumerate(one.page.quantities) if q.value == size) for size in (4, 800))
    assert closeness(one.page, near, cues)[plan] > closeness(one.page, far, cues)[plan] > 0


def test_a_panel_learns_and_reads_the_same_after_being_stored(tmp_path: Path) -> None:
    rows = np.random.default_rng(1).normal(size=(12_000, 6))
    labels = ["up" if row[0] > 0.3 else "down" if row[0] < -0.3 else "level" for row in rows]
    made = panel(rows, labels)
    save_panel(tmp_path, "one", made)
    told = Panels({"one": made}).told(rows)["one"]
    assert np.allclose(Panels({"one": load_panel("one", tmp_path)}).told(rows)["one"], told, atol=0.02)
    assert np.mean([made.classes[best] == label for best, label in zip(told.argmax(1), labels, strict=True)]) > 0.9
    assert np.allclose(mixed(told, told), told)


def test_who_stands_around_a_figure_is_counted_once() -> None:
    one = laid(
        "Kazakhstan, France and Chad sold France, Kazakhstan and Peru 5 million tonnes of Chad's grain from Peru."
    )
    one.near[0] = (["FR", "TD", "KZ"], ["PE", "FR", "KZ"], [])
    one.people.other = "FR"
    others, has_home, has_focus, *_, without_focus, is_alone, _ = company_of(one, 0)
    assert (others, has_home, has_focus, without_focus, is_alone) == (3, True, True, 2, False)
    one.near[0] = ([], [], ["FR"])
    others, has_home, has_focus, is_earlier, *_, without_focus, is_alone, _ = company_of(one, 0)
    assert (others, has_home, has_focus, is_earlier, without_focus, is_alone) == (0, False, False, True, 0, True)
