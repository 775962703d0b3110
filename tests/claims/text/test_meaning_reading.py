"""How sure a reading must be before a text claims anything."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.confidence import Calibration
from claims.text.meaning.reading import SURE, sort_out
from claims.text.meaning.scene import scene

TRADE = "Trade between Chile and Peru came to 3 billion dollars."
CERTAIN = Calibration((0.0,) * 8, 0.0, (0.0,), (1.0,))


def claimed(*in_scope: float) -> int:
    """How many claims are made of a text whose figures are in scope with these chances."""
    laid = scene(Document("a", " ".join([TRADE] * len(in_scope)), lang="en"), "en")
    found = [
        Choice(at, "turnover", "level", "actual", ("CL", "PE"), (None, None), None, None, (chance, *(1.0,) * 6))
        for at, chance in enumerate(in_scope)
    ]
    return len(sort_out(laid, found, CERTAIN)[0])


def test_one_sure_figure_opens_a_text_for_the_likely_ones() -> None:
    assert claimed(SURE, 0.6, 0.4) == 2


def test_without_a_sure_figure_a_text_claims_nothing() -> None:
    assert claimed(SURE - 0.01, SURE - 0.01) == 0


def test_what_is_counted_is_no_sum_of_money_nor_money_a_count() -> None:
    laid = scene(Document("a", f"{TRADE} The loan of 15 year-term gave work to 40 firms for 2 billion dollars."), "en")
    measures = ("turnover", "financing", "enterprises", "projects")
    found = [
        Choice(at, measure, "level", "actual", ("CL", "PE"), (None, None), None, None, (1.0,) * 7)
        for at, measure in enumerate(measures)
    ]
    claims, left = sort_out(laid, found, CERTAIN)
    assert [one.measure for one in claims] == ["turnover", "enterprises"]
    told = "financing, but count is no unit of it", "projects, but USD is no unit of it"
    assert tuple(one.reason for one in left) == told
