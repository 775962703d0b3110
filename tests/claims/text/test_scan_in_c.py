"""The network that reads words in order tells the same, to the last bit, in C and in numpy."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from in_c import built

from claims.text.meaning import built as in_use
from claims.text.meaning import scan, scan_windows, scan_words
from claims.text.meaning.lexicon import STEM_BITS
from claims.text.meaning.page import Page
from claims.text.meaning.scan import HEADS, Scan, Weights
from claims.text.meaning.scan_stretches import FARNESS
from claims.text.meaning.scan_windows import FIRST, OWN, WINDOW, Outlook, columns
from claims.text.meaning.scene import scene
from claims.text.meaning.stored import load_scan
from claims.text.meaning.word_vectors import WIDTH
from claims.text.train.gold import labelled

plain_only = pytest.mark.skipif(
    not scan_windows.__file__.endswith(".py"), reason="compiled modules keep what they were built with"
)


@pytest.fixture(scope="module")
def outlook(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(Path(in_use.__file__).with_name("outlook.c"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def attend(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(Path(in_use.__file__).with_name("attend.c"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def learn(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(Path(in_use.__file__).with_name("learn.c"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    found = [scene(one.document, one.document.lang or "en").page for one in labelled()[::40]]
    return [page for page in found if page.words and page.quantities]


def use(
    patch: pytest.MonkeyPatch, outlook: ModuleType | None, learn: ModuleType | None, attend: ModuleType | None
) -> Scan:
    """A network that remembers nothing, in C where modules are given."""
    patch.setattr(scan_windows, "LOOK", outlook and outlook.look)
    patch.setattr(scan_words, "SEEK", outlook and outlook.seek)
    patch.setattr(scan_words, "LEARN", learn and learn.learn)
    patch.setattr(scan, "SCORES", attend and attend.scores)
    shipped = load_scan()
    vars(shipped).pop("_known", None)
    return shipped


@plain_only
def test_both_tell_the_same(
    outlook: ModuleType, learn: ModuleType, attend: ModuleType, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    for at_once, remembered in ((128, 12_000), (3, 1_500)):
        monkeypatch.setattr(scan_windows, "FIGURES_AT_ONCE", at_once)
        monkeypatch.setattr(scan_words, "REMEMBERED", remembered)
        plain = use(monkeypatch, None, None, None)
        expected = [plain.read(page) for page in pages]
        in_c = use(monkeypatch, outlook, learn, attend)
        found = [in_c.read(page) for page in pages]
        for one, other in zip(found, expected, strict=True):
            assert all(np.array_equal(one[task], rows) for task, rows in other.items())
    assert sum(len(page.quantities) for page in pages) > 400


@plain_only
def test_the_outlook_is_the_same(outlook: ModuleType, pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, None, None, None)
    expected = [Outlook.of(page) for page in pages]
    monkeypatch.setattr(scan_windows, "LOOK", outlook.look)
    for page, own in zip(pages, expected, strict=True):
        found = Outlook.of(page)
        assert np.array_equal(found.words[:-1], own.words[:-1])
        assert np.array_equal(found.figures, own.figures)
        seen = scan_windows.windows(own, slice(0, len(page.quantities)))
        assert np.array_equal(found.windows[:, 0] >= 0, seen.there)
        assert np.array_equal(found.windows[:, 1], np.where(seen.there, seen.lies, 0))


def test_what_does_not_fit_is_refused(outlook: ModuleType, attend: ModuleType, pages: list[Page]) -> None:
    page, weights = pages[0], Weights.of(load_scan())
    total = len(page.stems)
    words, keys, numbers = np.ones((8, total), np.int32), np.zeros(4096, np.uint64), np.zeros(4096, np.int32)
    out = np.zeros(total, np.int32)
    assert outlook.seek(columns(page), words, 0, total, keys, numbers, 0, out)[0] == 0
    assert outlook.seek(columns(page), words, 0, total, keys, numbers, 500, out) == []
    with pytest.raises(ValueError, match="do not fit"):
        outlook.seek(columns(page), words, 0, total + 1, keys, numbers, 0, out)
    with pytest.raises(ValueError, match="do not fit"):
        outlook.seek(columns(page), words, 0, total, keys[:-1].copy(), numbers, 0, out)
    with pytest.raises(IndexError):
        outlook.seek((page.stems[:2],), words, 0, total, keys, numbers, 500, out)
    figures, windows = np.zeros((1, 4 + len(OWN)), np.int32), np.full((1, 2, WINDOW), -1, np.int32)
    with pytest.raises(ValueError, match="do not fit"):
        outlook.look(words, figures, windows[:0], page.gaps, [], [], [], [])
    width, told = weights.widths[0], np.zeros((1, weights.widths[-1]))
    known, flat, singles = np.zeros((2, 4 * width), np.float32), weights.flat, weights.singles

    def scores(**other: object) -> None:
        given = {"windows": windows, "numbers": out, "start": 0, "flat": flat, "singles": singles, "out": told, **other}
        attend.scores(
            words, figures, given["windows"], given["numbers"], known, 0, given["start"], 1, given["flat"],
            given["singles"], weights.widths, given["out"],
        )  # fmt: skip

    words[6], words[7], out[:] = np.arange(total), 2, 0
    scores()
    assert told.any()
    seeing = windows.copy()
    seeing[0, 0, 0] = total
    for wrong in (
        {"start": 2},
        {"flat": flat[1:]},
        {"singles": singles[1:]},
        {"out": told[:, 1:].copy()},
        {"windows": windows[:0]},
    ):
        with pytest.raises(ValueError, match="fit"):
            scores(**wrong)
    for wrong in ({"windows": seeing}, {"numbers": np.full(total, 2, np.int32)}):
        with pytest.raises(IndexError):
            scores(**wrong)
    words[7] = 0
    with pytest.raises(IndexError, match="of a stretch"):
        scores()
    words[6] = np.arange(total)[::-1]
    with pytest.raises(ValueError, match="stretches do not fit"):
        scores()
    assert weights.place.shape == (WINDOW, HEADS)
    assert weights.farness.shape == (FARNESS, HEADS)


def test_words_that_do_not_fit_are_not_learnt(learn: ModuleType, pages: list[Page]) -> None:
    page, draw = pages[0], np.random.default_rng(3)
    places_of = np.zeros(len(page.stems), np.int32)
    table, rows, places = np.zeros(1 << 18, np.uint16), draw.random((3, 16)).astype(np.float32), np.ones((2, 16))
    kin = np.array([0], np.uint64), np.ones((2, WIDTH), np.int8), np.ones((WIDTH, 16), np.float32)
    told = np.zeros((1, 64), np.float32)
    right = {
        "words": [0], "table": table, "rows": rows, "places_of": places_of, "kin": (kin,),
        "kernel": np.ones((16, 48), np.float32), "bias": np.zeros(48), "out": told,
    }  # fmt: skip

    def tell(**other: object) -> None:
        given = right | other
        learn.learn(
            columns(page), given["words"], FIRST, given["table"], given["rows"], given["places_of"], places,
            given["kin"], STEM_BITS, given["kernel"], given["bias"], given["out"],
        )  # fmt: skip

    tell()
    assert (told > 1.0).all()
    for wrong in (
        {"table": table + np.uint16(3)}, {"table": table[1:]}, {"places_of": places_of + np.int32(2)},
        {"kin": ((kin[0], kin[1][:1], kin[2]),)}, {"kin": ((*kin[:2], kin[2][1:]),)}, {"kin": (kin,) * 9},
        {"kernel": np.ones((16, 47), np.float32)}, {"bias": np.zeros(47)}, {"out": told[:, 1:].copy()},
        {"words": [0, 1]},
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"not there|fit|place|languages|each word"):
            tell(**wrong)
    with pytest.raises(IndexError):
        tell(words=[len(page.stems)])
