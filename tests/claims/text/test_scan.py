"""The network that reads words in order: reading is what fitting computes, bounded, and the same for all threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from autograd import value_and_grad

from claims.model import Document
from claims.text.meaning import scan as network
from claims.text.meaning import scan_windows, scan_words
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.grid import FINENESS, on_grid, product
from claims.text.meaning.page import Page
from claims.text.meaning.scan import COLUMNS, Scan
from claims.text.meaning.scan_windows import BACK, WINDOW, Outlook, portions, windows
from claims.text.meaning.scan_words import WordRows
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.stored import load_scan, save_scan
from claims.text.train import scan as training
from claims.text.train.gold import labelled
from claims.text.train.learn import Lesson, lessons
from claims.text.train.scan import HIDDEN, OWNED, TOLD, TRUNKS, WIDTH, fit_scan, joined, scores, texts

TEXT = (
    "Trade with Italy grew by 12 % to $3.5 billion in 2021. Exports to Italy were 2 billion and imports 1.5 billion.\n"
    "The sides spoke of 14 projects worth $400 million, of which 9 are built and 5 are to be built by 2025."
)


def laid_out(text: str) -> Scene:
    return scene(Document(id="t", text=text, lang="en", published="2022-03-01", home="KZ"), "en")


@pytest.fixture(scope="module")
def course() -> list[Lesson]:
    found = [one for one in labelled() if one.claims and one.fold and len(one.document.text) < 1500]
    return [lesson for lesson in lessons(found[:24]) if lesson.scene.may_claim]


@pytest.fixture(scope="module")
def fitted(course: list[Lesson]) -> Scan:
    return fit(course)


def fit(course: list[Lesson]) -> Scan:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "PASSES", 60)
        return fit_scan([one.scene for one in course], [one.labels for one in course])


@pytest.mark.slow
def test_reading_gives_what_fitting_computes(course: list[Lesson], fitted: Scan) -> None:
    known, table = texts([one.scene for one in course], [one.labels for one in course])
    assert (table == fitted.words.table).all()
    weights = {name: getattr(fitted, name) for name in training.beginnings(1, np.random.default_rng(0))}
    weights["words"] = fitted.words.weights[1:]
    whole = joined(known)
    words, figures = whole.told.shape[0], len(whole.own)
    shapes = ((words, WIDTH), (words, WIDTH), (figures, 2 * network.HEADS * TOLD), (figures, HIDDEN))
    told = np.asarray(scores(weights, whole, [np.ones(shape, dtype=np.float32) for shape in shapes]))
    read = np.concatenate([fitted.read(one.scene.page)["measure"] for one in course])
    own = told[:, : len(CLASSES["measure"])].astype(np.float64)
    expected = np.exp(own) / np.exp(own).sum(axis=1, keepdims=True)
    assert len(read) > 50
    np.testing.assert_allclose(read, expected, atol=1e-4)


@pytest.mark.slow
def test_tasks_have_units_of_the_hidden_layer_to_themselves(fitted: Scan) -> None:
    assert set(OWNED.ravel().tolist()) == {0.0, 1.0}
    assert OWNED.sum(axis=1).min() > 0
    assert fitted.outer[OWNED == 1.0].any()
    assert not fitted.outer[OWNED == 0.0].any()
    assert [task for own in TRUNKS for task in own] == list(COLUMNS)


@pytest.mark.slow
def test_fitting_learns_and_is_the_same_each_time(course: list[Lesson], fitted: Scan) -> None:
    right = total = 0
    for one in course:
        told = fitted.read(one.scene.page)["measure"].argmax(axis=1)
        for at, label in one.labels.items():
            right += CLASSES["measure"][told[at]] == label["measure"]
            total += 1
    assert total > 40
    assert right / total > 0.6  # of fourteen classes, after some passes over few texts
    again = fit(course)
    assert (again.words.weights == fitted.words.weights).all()
    assert (again.outer == fitted.outer).all()


@pytest.mark.slow
def test_slopes_stay_numbers_where_words_of_some_stretches_are_hardly_looked_at(course: list[Lesson]) -> None:
    known, _ = texts([one.scene for one in course], [one.labels for one in course])
    chance = np.random.default_rng(2)
    weights = training.beginnings(known[0].told.shape[1], chance)
    weights["survey"] *= 300.0
    text = joined(known)
    _, slopes = value_and_grad(training.loss)(weights, text, training.masks(text, chance))
    assert all(np.isfinite(each).all() for each in slopes.values())


def test_a_stored_network_reads_as_before(tmp_path: Path, fitted: Scan) -> None:
    save_scan(tmp_path, fitted)
    page = laid_out(TEXT).page
    before, after = fitted.read(page), load_scan(tmp_path).read(page)
    for task in COLUMNS:
        np.testing.assert_allclose(before[task], after[task], atol=0.02)  # half precision


def test_a_missing_network_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make train"):
        load_scan(tmp_path)


def test_what_is_read_does_not_depend_on_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, page = load_scan(), laid_out("\n\n".join([TEXT] * 12)).page
    whole = shipped.read(page)
    monkeypatch.setattr(scan_windows, "FIGURES_AT_ONCE", 5)
    assert len(list(portions(Outlook.of(page)))) > 10
    for task, rows in shipped.read(page).items():
        assert rows.shape == (len(page.quantities), COLUMNS[task])
        np.testing.assert_allclose(rows, whole[task], atol=1e-5)
        np.testing.assert_allclose(rows.sum(axis=1), 1.0)


def test_windows_hold_the_words_around_a_figure_and_none_that_is_not_there() -> None:
    page = laid_out(TEXT).page
    seen = windows(Outlook.of(page), slice(0, len(page.quantities)))
    assert seen.items.shape == seen.lies.shape == seen.there.shape == (len(page.quantities), WINDOW)
    for at, (inside, beyond) in enumerate(page.quantity_words):
        before = seen.items[at, :BACK][seen.there[at, :BACK]].tolist()
        assert before == list(range(max(0, inside - BACK), inside))
        behind = seen.items[at, BACK:-4][seen.there[at, BACK:-4]].tolist()
        assert behind == list(range(beyond, min(len(page.words), beyond + len(seen.items[at, BACK:-4]))))
    assert seen.lies.max() < 12


def test_a_figure_that_ends_its_paragraph_sees_nothing_of_an_unrelated_one() -> None:
    own = "Trade with Italy in 2021, million dollars: 305"
    alone, followed = (laid_out(text).page for text in (own, own + "\n\nGulls wheel above the blue lighthouse."))
    at = len(alone.quantities) - 1
    rows = [load_scan().read(page)["measure"][at] for page in (alone, followed)]
    np.testing.assert_allclose(*rows, atol=1e-5)


def test_a_figure_without_words_is_read_as_anything() -> None:
    page = laid_out("5 %").page
    told = load_scan().read(page)
    assert told["measure"].shape == (len(page.quantities), len(CLASSES["measure"]))
    assert load_scan().read(laid_out("No figure.").page)["measure"].shape == (0, len(CLASSES["measure"]))


def test_rows_of_words_are_the_same_for_threads_and_when_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load_scan()
    pages = [laid_out(text).page for text in (TEXT, TEXT[60:], TEXT[120:])]

    def rows(known: WordRows, page: Page) -> np.ndarray:
        with known.lock:
            return known.rows.take(known.numbers(page, Outlook.of(page), 0, 12), axis=0)

    def fresh() -> WordRows:
        return WordRows(shipped.words, shipped.akin, shipped.bias, shipped.kernel, shipped.kernel_bias)

    expected = [rows(fresh(), page) for page in pages]
    monkeypatch.setattr(scan_words, "REMEMBERED", 16)
    shared = fresh()
    with ThreadPoolExecutor(4) as pool:
        for found, own in zip(pool.map(lambda page: rows(shared, page), pages * 20), expected * 20, strict=True):
            assert (found == own).all()


def test_sums_of_products_are_exact_in_any_order() -> None:
    draw = np.random.default_rng(3)
    rows, weights = on_grid(draw.normal(0, 4, (20, 96))), on_grid(draw.normal(0, 1, (96, 32)))
    assert (rows * 2**FINENESS == np.rint(rows * 2**FINENESS)).all()
    told = product(rows, weights)
    assert (told == product(rows[:, ::-1].copy(), weights[::-1].copy())).all()
    assert (told == (rows[:, :, None] * weights).sum(axis=1)).all()
