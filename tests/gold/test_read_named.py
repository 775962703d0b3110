"""Officials, events, fields and signed documents of the documents in `named/`: not under the floors, kind by kind."""

from __future__ import annotations

import tomllib

import pytest

from tests.gold.read_named import FOLDER, KINDS, SETS, Labelled, compare, found_in, measure, own, table

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def documents() -> list[Labelled]:
    return own()


@pytest.mark.parametrize("name", SETS)
def test_no_kind_falls_under_its_floors(name: str) -> None:
    total = measure(SETS[name]())
    print(f"\n{table(total)}")
    for kind in KINDS:
        score, floors = total[("all", kind)], FLOORS[name][kind]
        assert score.precision >= floors["precision"], table(total)
        assert score.recall >= floors["recall"], table(total)


def test_every_language_and_lure_is_there(documents: list[Labelled]) -> None:
    langs = [one.document.lang for one in documents]
    assert (langs.count("en"), langs.count("ru"), langs.count("kk")) == (20, 15, 10)
    assert len({one.document.id for one in documents}) == len(documents)
    assert sum(all(label.is_optional for label in one.labels) for one in documents) >= 6


def test_a_label_is_right_only_with_all_that_it_tells(documents: list[Labelled]) -> None:
    one = documents[0]
    read = found_in(one.document)
    wrong = [label for label in one.labels if label.kind == "official"][:1]
    scores, errors = compare(wrong, [label for label in read if label.kind == "area"])
    assert (scores["official"].missed, scores["area"].wrong) == (1, len(errors) - 1)
