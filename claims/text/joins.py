"""What neighbouring figures lend each other: elided scales and units, shared hedges, restatements."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from claims.text.closing_verbs import carry_back
from claims.text.figure import Figure
from claims.text.lent_across import lend_across
from claims.text.multiples import carry_fall, change_of
from claims.text.ranges import are_ends, carry_scale, explains_change, lent_scale, merge
from claims.text.shared_changes import carry_direction, elliptic_direction, is_repeated
from claims.text.vocabulary import Vocabulary

_ALIKE: Final = 50.0  # times: sums further apart are not of one scale
_LINK: Final = 72
_LENDERS: Final = 3
_APART: Final = 4
_MARK: Final = frozenset(",;:()")


def join(figures: list[Figure], vocabulary: Vocabulary) -> list[Figure]:
    """The figures of one passage after merging ranges and lending; order is kept."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before is not None and before.passage is figure.passage:
            link = _between(before, figure, vocabulary)
            if link is not None:
                prior = joined[-2] if len(joined) > 1 else None
                carry_scale(before, figure, link)
                if explains_change(prior, before, figure, link, vocabulary):
                    figure.hedge, figure.rule = "eq", ""
                elif are_ends(prior, before, figure, link, vocabulary):
                    merge(before, figure)
                    continue
                _restate(before, figure, link, vocabulary)
                if link.lstrip(", –—") in vocabulary.links["to"] and before.kind in ("percent", "multiple"):
                    figure.hedge = "eq" if figure.hedge == "le" else figure.hedge  # "up 5 %, to 3 billion"
                carry_direction(joined, figure, link, vocabulary)
                carry_fall(joined, figure, vocabulary)
                if figure.passage.words[figure.last] in vocabulary.links["each"]:
                    _bound_alike(before, figure, link, vocabulary)
            if figure.direction is None:
                figure.direction = elliptic_direction(joined, figure, vocabulary)
        joined.append(figure)
    for before, figure in zip(joined[-2::-1], joined[:0:-1], strict=True):
        lends = before.unit is None and before.noun is None and before.passage is figure.passage
        link = _between(before, figure, vocabulary) if lends else None
        if link is not None:
            _lend(before, figure, link, vocabulary)
            _share(before, figure, link, vocabulary)
        elif before.is_money and not before.number.scale:
            _lend_scale(before, figure, vocabulary)
    for before, figure in pairwise(joined):
        if before.kind == "elided" and before.unit == figure.unit == "percent" and before.passage is figure.passage:
            _list_on(before, figure, vocabulary)
    for place, figure in enumerate(joined):
        for before in reversed(joined[max(place - _LENDERS, 0) : place]):
            if before.passage is not figure.passage or lend_across(before, figure, vocabulary):
                break
    carry_back(joined, vocabulary)
    return joined


def _between(before: Figure, figure: Figure, vocabulary: Vocabulary) -> str | None:
    is_past_noun = before.noun is not None and before.noun_last > before.last  # "270 coal jobs, or 15 percent"
    start = before.passage.ends[before.noun_last - 1] if is_past_noun else before.core_end
    end = figure.passage.starts[figure.first]
    if end - start > _LINK or end < start:
        return None
    text = before.passage.raw[start:end].strip(" °").lower()
    if before.noun is not None and not is_past_noun and text.startswith(before.noun):
        text = text[len(before.noun) :].lstrip()
        scale, _, rest = text.partition(" ")
        text = rest if scale in vocabulary.sets["not degrees"] else text  # "2 degrees Celsius (3.6 Fahrenheit)"
    text = text[2:] if text.startswith("- ") else text  # "a 6- or 7-cent increase"
    if figure.number.scale and text.rpartition(" ")[2] in vocabulary.rules["unit_articles"]:
        text = text.rpartition(" ")[0]  # "between 700 million and a billion"
    return None if "\n" in text else text.strip()


def _lend(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "3.4 and 3.9 million tonnes", "from 1.5 to 2.8 billion": the first takes scale and unit of the second."""
    is_joint = link in vocabulary.links["and"] or link in vocabulary.links["to"] or link in vocabulary.links["or"]
    is_joint = (
        is_joint
        or (before.lead == "from" and _rises_apart(link, vocabulary))
        or link in (",", "/", "-", "–")
        or (link == "" and (before.lead == "from" or vocabulary.lends_adjacent))
    )
    is_factor = link != "," or before.value < figure.number.value  # not "hit 312, six times the limit"
    is_factor = is_factor and figure.kind == "multiple" and before.is_bare and before.kind == "plain"
    if is_joint and is_factor and before.value > 1:
        before.value = change_of(before.value, is_down=figure.direction == "down")  # "5 and 7 times heavier"
        before.unit, before.kind, before.direction = figure.unit, figure.kind, figure.direction
    is_lender = figure.kind in ("plain", "percent") or (figure.kind == "elided" and link == ",")  # "17, 12 and 5 %"
    if not is_joint or not is_lender or before.kind != "plain":
        return
    if link == "," and before.number.scale:
        return
    if before.unit is None and before.noun is None and (figure.unit or figure.number.scale or figure.noun):
        scale = lent_scale(before, figure)
        if scale != 1.0:
            before.resolution *= scale
            before.value *= scale
            if before.value_high is not None:
                before.value_high *= scale
            before.number.scale = before.lent = scale
        before.unit, before.currency_name = figure.unit, figure.currency_name
        before.noun = before.noun or figure.noun
        before.direction = before.direction or figure.direction
        before.kind = "elided"


def _rises_apart(link: str, vocabulary: Vocabulary) -> bool:
    """ "From 68 in 2020 to 150 thousand tonnes": a time or place of the first stands between it and what it rose to."""
    *rest, last = link.split() or [""]
    return 0 < len(rest) <= _APART and last in vocabulary.links["to"] and _MARK.isdisjoint(link)


def _lend_scale(before: Figure, figure: Figure, vocabulary: Vocabulary) -> None:
    """ "From $40 to $70 million", "EUR 41, 12 and 71 million": a sum with a sign is of the size of the one it leads."""
    scale = figure.number.scale
    if before.number.scale or not scale or not figure.value or before.passage is not figure.passage:
        return
    link = _between(before, figure, vocabulary)
    is_risen = before.lead == "from" and figure.unit in (None, before.unit) and link in vocabulary.links["to"]
    is_listed = (link == "," or link in vocabulary.links["and"]) and figure.noun is None
    is_own = figure.unit is None or (figure.unit == before.unit and before.resolution < 1)  # "£4.7 and £3.9 billion"
    is_listed = is_listed and before.number.is_digits and is_own
    is_alike = 1 <= _ALIKE * before.value * scale / figure.value <= _ALIKE**2
    if (is_risen or is_listed) and is_alike:
        before.value, before.resolution = before.value * scale, before.resolution * scale
        before.number.scale = before.lent = scale


def _share(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Exceeded 3 and 5 million tonnes", "fell 3 and 5 %": one hedge, one direction of rates for both."""
    if link not in vocabulary.links["and"] or before.kind != "elided":
        return
    if figure.hedge == "eq" and before.hedge not in ("eq", "range"):
        figure.hedge, figure.rule = before.hedge, before.rule
    if figure.unit == "percent":
        figure.direction = figure.direction or before.direction


def _list_on(before: Figure, figure: Figure, vocabulary: Vocabulary) -> None:
    """ "Down 17, 12 and 5 per cent": what leads the list tells of all rates in it."""
    link = _between(before, figure, vocabulary)
    if link == "," or (link is not None and link in vocabulary.links["and"]):
        figure.direction = figure.direction or before.direction


def _bound_alike(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Almost 12% and 14% respectively": one hedge for both."""
    if link in vocabulary.links["and"] and figure.hedge == "eq" and before.hedge != "range":
        figure.hedge, figure.rule = before.hedge, before.rule


def _restate(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Over 2 trillion rubles ($15.6 bln)": the same sum in another currency is bounded alike."""
    if link not in vocabulary.links["restate"] or figure.hedge != "eq" or before.hedge in ("eq", "range"):
        return
    is_counted = figure.unit is None and before.unit is None and figure.noun is not None
    if is_counted and is_repeated(before, figure, link):
        figure.hedge, figure.rule = before.hedge, before.rule  # "about 6 inches (15 cm)", not "over 10 billion (10.8)"
    if before.is_money and figure.is_money and before.unit != figure.unit:
        figure.hedge, figure.rule = before.hedge, before.rule
