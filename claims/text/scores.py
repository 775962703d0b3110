"""Results of matches and votes, which are told like ranges: "won 3-1", "lost 3-6, 6-4"."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.tries import follow
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–—−")
_REACH: Final = 6
_PERCENT: Final = ("percent", 1.0)
_WICKETS: Final = 10
_MOST_RUNS: Final = 1000
_MARKS: Final = frozenset(".,")
_SEASON: Final = 18  # of games


def is_score(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Won 3-1": two bare numbers on a hyphen, the second no larger, or a word of matches and votes before them."""
    passage, last = figure.passage, figure.number.last
    if passage.words[last] in vocabulary.sets["not wickets"] and _is_innings(figure, vocabulary):
        return True
    if not (
        figure.number.is_plain and passage.words[last] in _HYPHENS and passage.glued(last) and passage.glued(last + 1)
    ):
        return False
    other = passage.words[last + 1]
    if not other.isdecimal() or len(other) > 3 or passage.words[last + 2] == "%":
        return False
    if follow(vocabulary.units, passage, last + 2)[1] == _PERCENT:
        return False  # "leads 52-43 percent"
    if passage.words[last + 2] in ".," and passage.glued(last + 2) and _goes_on(passage, last + 2):
        return False
    if figure.value == 0 and passage.keys[last + 2] in vocabulary.sets["not speeds"]:
        return True  # "the 0-60 mph sprint"
    if passage.keys[last + 2] in vocabulary.number or passage.keys[last + 2] in vocabulary.abbreviation:
        return False
    if _is_pair(passage, last + 3, last + 2) or _is_pair(passage, figure.first - 4, figure.first - 1):
        return True  # "lost 3-6, 6-4, 6-7"
    if _is_pair(passage, last + 2, last + 2) or _is_pair(passage, figure.first - 3, figure.first - 3):
        return True  # "lost 3-6 6-4 6-7"
    tails, after = vocabulary.sets["not score_tails"], passage.words[last + 2]
    is_counted = after.isalpha() and passage.keys[last + 2] not in vocabulary.sets["nouns stops"]
    if figure.value == 0 and not is_counted and other[-1] in "02":
        return True  # "gets from 0-62 in nine seconds"
    if not is_counted and not tails.isdisjoint(passage.words[last + 2 : last + 2 + _REACH]):
        return True  # "went 7-10 from the free-throw line": shots made of shots taken
    if not is_counted and _is_standing(figure, int(other), vocabulary):
        return True
    leads = vocabulary.sets["not score_leads"]
    if passage.keys[last + 2] in vocabulary.sets["not score_heads"]:
        return True  # "a 1-4 record"
    if passage.words[figure.first - 1] in vocabulary.sets["skips definite"] and passage.is_capital(last + 2):
        return True  # "the 1-7 Falcons"
    back = range(figure.first - 1, max(figure.first - _REACH, -1), -1)
    return int(other) <= figure.value or any(passage.words[place] in leads for place in back)


def _is_innings(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "64 for three at tea", "were 212 for 4": runs for wickets, with nothing counted; not "$64 for three"."""
    passage, last = figure.passage, figure.number.last
    kind, value = vocabulary.number.get(passage.keys[last + 1], ("", float(_WICKETS)))
    if passage.words[last + 1].isdecimal():
        kind, value = "add", float(passage.words[last + 1])
    after, is_signed = passage.words[last + 2], vocabulary.follows_sign(passage, figure.first)
    is_open = not after.isalnum() or passage.keys[last + 2] in vocabulary.sets["nouns stops"]
    is_open &= not (after in _MARKS and passage.glued(last + 2) and passage.glued(last + 3))  # "for 4.5"
    is_runs = figure.number.is_plain and _WICKETS < figure.value < _MOST_RUNS
    return is_runs and is_open and kind == "add" and value < _WICKETS and not is_signed


def _is_standing(figure: Figure, other: int, vocabulary: Vocabulary) -> bool:
    """ "Tarn (2-7)", "are 2-7 away from home", "took 5-48": wins and losses, wickets and runs, with nothing counted."""
    passage, before, rules = figure.passage, figure.first - 1, vocabulary.sets
    if passage.words[before] == "(":
        return passage.words[figure.number.last + 2] == ")" and passage.is_capital(before - 1)
    is_bowled = not rules["not bowling_leads"].isdisjoint(passage.words[before - 1 : figure.first])
    if is_bowled and figure.value <= _WICKETS and other > 2 * figure.value:
        return True
    if passage.words[before] == "," and passage.is_capital(before - 1):
        return passage.words[figure.number.last + 2] in rules["not standing_tails"]  # "the Kestrels, 3-7 on the road"
    is_reached = passage.words[before] in vocabulary.links["to"] and figure.value + other < _SEASON  # "fell to 1-3"
    return is_reached or passage.words[before] in rules["not standing_leads"]


def _is_pair(passage: Passage, place: int, comma: int) -> bool:
    """Whether another score of a list stands at `place`, parted by a comma."""
    if place < 0 or (passage.words[comma] != "," and comma != place):
        return False
    first, hyphen, second = passage.words[place : place + 3]
    return first.isdecimal() and hyphen in _HYPHENS and second.isdecimal() and len(first) < 3 and len(second) < 3


def _goes_on(passage: Passage, mark: int) -> bool:
    return passage.glued(mark + 1) and passage.words[mark + 1].isdecimal()
