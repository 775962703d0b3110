"""Amounts that something rose from are found where their pattern finds them, though their first letters are sought."""

import pytest

from claims.text.period_bases import _amounts, _pattern
from claims.text.train.gold import labelled
from claims.text.words import lower


@pytest.mark.parametrize(("lang", "begins"), [("en", "from "), ("ru", "с "), ("kk", "")])
def test_amounts_are_those_of_the_pattern(lang, begins):
    pattern, letters = _pattern(lang)
    assert letters == begins
    found = 0
    for one in labelled():
        if one.document.lang == lang:
            lowered = lower(one.document.text)
            wanted = [match.span(1) for match in pattern.finditer(lowered)]
            assert _amounts(lowered, lang) == wanted
            found += len(wanted)
    assert found > 10
