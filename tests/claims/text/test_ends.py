"""Where sentences may end is found alike by what is written in C and by patterns."""

import random
from pathlib import Path

import pytest
from in_c import built

from claims.text import sentences
from claims.text.sentences import ends_plainly, last_word_plainly
from claims.text.train.gold import labelled

ODD = "abcАбв.…!?\n \"'»”’)]([1234]«“„-/\u00a0\u2003٣ёҚ\ud800\U0001f600"


@pytest.fixture(scope="module")
def ends(tmp_path_factory):
    return built(Path(sentences.__file__).with_name("ends.c"), tmp_path_factory.mktemp("built"))


def texts():
    draw = random.Random(7)
    odd = ["".join(draw.choices(ODD, k=draw.randint(0, 14))) for _ in range(40_000)]
    likely = [
        "".join(draw.choices(("abc", ".", "[2]", "It ", "Is", " ", "\n", "7", "...", "!", "”"), k=9))
        for _ in range(20_000)
    ]
    return [*odd, *likely, *(one.document.text for one in labelled()[::9]), ""]


def test_marks_that_may_end_sentences_are_those_of_the_pattern(ends):
    for text in texts():
        assert ends.ends(text) == ends_plainly(text), text


def test_the_last_word_is_the_same(ends):
    for text in texts()[::5]:
        for at in range(0, len(text) + 1, 1 + len(text) // 20):
            low = max(0, at - 14)
            assert ends.last_word(text, low, at) == last_word_plainly(text, low, at), (text, at)


def test_what_is_no_place_in_a_text_is_refused(ends):
    assert ends.last_word("in 2015", 0, 7) == 3
    for low, at in ((-1, 2), (0, 8)):
        with pytest.raises(IndexError):
            ends.last_word("in 2015", low, at)
    with pytest.raises(TypeError):
        ends.ends(b"bytes")
