"""A text is cut alike by what is written in C and by regular expressions."""

import random
from pathlib import Path

import pytest
from in_c import built

from claims.text import cutting
from claims.text.cutting import ALL_MARKS, SOME_MARKS, WORDS_ALONE, columns_plainly, split_plainly
from claims.text.meaning.page import _Gaps, gap_class_plainly
from claims.text.train.gold import labelled

ODD = "aB ё1٣½²_.,-'’ʼ–—\n\t\u00a0(%$€₸ΩҚқ…«»7İ\ud800\U0001d7d8\U0001f600"


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    return built(Path(cutting.__file__).with_name("cut.c"), tmp_path_factory.mktemp("built"))


def odd_texts():
    draw = random.Random(5)
    return ["".join(draw.choices(ODD, k=draw.randint(0, 12))) for _ in range(20_000)]


@pytest.mark.parametrize("way", [ALL_MARKS, SOME_MARKS, WORDS_ALONE])
def test_texts_are_cut_as_regular_expressions_cut_them(cut, way):
    gaps = _Gaps()
    for text in [*odd_texts(), *(one.document.text for one in labelled()[::9]), "x" * 100 + " 7" * 3, ""]:
        assert cut.split(text, way, gaps) == split_plainly(text, way, gaps), text
        assert cut.split(text, way) == split_plainly(text, way)


def test_what_was_met_before_is_handed_out_again(cut):
    first, again = (cut.split("Kenya and 25 others", ALL_MARKS)[0] for _ in range(2))
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_what_is_no_text_is_refused(cut):
    with pytest.raises(TypeError):
        cut.split(b"bytes", ALL_MARKS)
    with pytest.raises(KeyError):
        cut.split("a, b", WORDS_ALONE, {})


class Doubled(dict):
    """What is asked for and not there is told by itself, twice."""

    def __missing__(self, word):
        return (word, word)


def test_what_a_table_tells_of_words_is_looked_up(cut):
    words = ["one", "two", "one"]
    assert cut.look_up(words, {"one": 1, "two": 2}) == [1, 2, 1]
    assert cut.look_up(words, {"one": 1}, None) == [1, None, 1]
    assert cut.look_up(words, Doubled(), 7) == [7, 7, 7]
    assert cut.look_up(words, Doubled(two=2)) == [("one", "one"), 2, ("one", "one")]
    assert cut.look_up([], {}) == []
    with pytest.raises(KeyError):
        cut.look_up(words, {"one": 1})
    with pytest.raises(TypeError):
        cut.look_up("one", {})


def test_columns_are_those_of_plain_python(cut):
    table = Doubled(one=(1, None), two=(2, "b"))
    for words in (["one", "two", "three", "one"], [], ["one"] * 5000):
        assert cut.columns(words, table, 2) == columns_plainly(words, table, 2)
    with pytest.raises(ValueError, match="columns"):
        cut.columns(["one"], table, 3)
    with pytest.raises(KeyError):
        cut.columns(["three"], dict(table), 2)


def test_places_are_those_that_hold_something(cut):
    assert cut.places([None, 0, "", None, "a"]) == [1, 2, 4]
    assert cut.places([]) == []
    with pytest.raises(TypeError):
        cut.places((None, 1))


def test_what_parts_words_is_what_plain_python_says(cut):
    draw = random.Random(3)
    for _ in range(20_000):
        text = "".join(draw.choices(" ,;:–—()1٣²a.", k=draw.randint(0, 30)))
        start = draw.randint(0, len(text))
        end = draw.randint(start, len(text) + 1)
        assert cut.gap_class(text, start, end) == gap_class_plainly(text, start, end), text
