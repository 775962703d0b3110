"""How sure a reading must be before a text claims anything."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.confidence import Calibration
from claims.text.meaning.decide import Choice
from claims.text.meaning.reading import bar, sort_out
from claims.text.meaning.scene import scene

TRADE = "Trade between Chile and Peru came to 3 billion dollars."
OTHERS = " The museum has 7 rooms, 8 guards and 9 lamps."
CERTAIN = Calibration((0.0,) * 8, 0.0, (0.0,), (1.0,))


def claimed(text: str, in_scope: float) -> int:
    """How many claims are made of a text whose first figure alone may be in scope."""
    laid = scene(Document("a", text, lang="en"), "en")
    odds = (in_scope, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    found = [Choice(0, "turnover", "level", "actual", ("CL", "PE"), (None, None), None, None, odds)]
    return len(sort_out(laid, found, CERTAIN)[0])


def test_a_doubtful_figure_is_claimed_in_a_text_of_few_but_not_of_many() -> None:
    assert claimed(TRADE, 0.8) == 1
    assert claimed(TRADE + 5 * OTHERS, 0.8) == 0
    assert claimed(TRADE + 5 * OTHERS, 0.95) == 1


def test_a_figure_more_doubtful_than_any_bar_is_not_claimed() -> None:
    assert claimed(TRADE, 0.6) == 0


def test_the_bar_rises_with_the_figures_of_a_text_to_its_top() -> None:
    bars = [bar(figures) for figures in range(1, 30)]
    assert bars == sorted(bars) and bars[0] < bars[5] < bars[-1] == bars[-2]
