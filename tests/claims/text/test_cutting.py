"""A text is cut alike by what is written in C and by regular expressions."""

import random
from pathlib import Path

import pytest
from in_c import built

from claims.text import cutting
from claims.text.cutting import ALL_MARKS, SOME_MARKS, WORDS_ALONE, split_plainly
from claims.text.meaning.page import _Gaps
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
