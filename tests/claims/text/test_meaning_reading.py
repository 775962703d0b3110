"""How sure a reading must be before a text claims anything."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.confidence import Calibration
from claims.text.meaning.reading import SURE, sort_out, sureness
from claims.text.meaning.scene import scene

TRADE = "Trade between Chile and Peru came to 3 billion dollars."
CERTAIN = Calibration((0.0,) * 8, 0.0, (0.0,), (1.0,))


def odds(in_scope: float, stage: float = 1.0) -> tuple[float, float, float, float, float, float, float]:
    return in_scope, 1.0, 1.0, stage, 1.0, 1.0, 1.0


def claimed(*in_scope: float, stage: float = 1.0) -> int:
    """How many claims are made of a text whose figures are in scope, and their stages right, with these chances."""
    laid = scene(Document("a", " ".join([TRADE] * len(in_scope)), lang="en"), "en")
    found = [
        Choice(at, "turnover", "level", "actual", ("CL", "PE"), (None, None), None, None, odds(chance, stage))
        for at, chance in enumerate(in_scope)
    ]
    return len(sort_out(laid, found, CERTAIN)[0])


def test_one_sure_figure_opens_a_text_for_the_likely_ones() -> None:
    assert sureness(odds(0.86)) >= SURE
    assert claimed(0.86, 0.6, 0.2) == 2


def test_without_a_sure_figure_a_text_claims_nothing() -> None:
    assert sureness(odds(0.8)) < SURE
    assert claimed(0.8) == 0
    assert claimed(0.8, 0.6, 0.5) == 0


def test_several_figures_that_are_nearly_sure_open_a_text_together() -> None:
    assert claimed(0.81, 0.81) == 2
    assert claimed(0.77, 0.6, 0.77, 0.77) == 4


def test_a_figure_whose_reading_is_in_doubt_opens_no_text() -> None:
    assert claimed(0.95, stage=0.9) == 1
    assert claimed(0.95, stage=0.5) == 0


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
