"""What a clause tells of trade itself is turnover, whatever the figures around it are."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.mutual import with_mutual_trade
from claims.text.meaning.scene import scene
from claims.text.meaning.times import NO_PERIOD


def measures(text: str, aspect: str = "level", lang: str = "en") -> list[str]:
    """The measures of figures that were all read as exports."""
    one = scene(Document("d", text, lang=lang), lang)
    found = [
        Choice(at, "exports", aspect, "actual", ("BJ", "TG"), NO_PERIOD, "TG", "BJ", (1.0,) * 7)
        for at in range(len(one.page.quantities))
    ]
    told = with_mutual_trade(one.page, lang, found)
    assert all((choice.giver is None) == (choice.measure == "turnover") for choice in told)
    return [choice.measure for choice in told]


@pytest.mark.parametrize(
    "text",
    [
        "Togo sold its neighbour goods for $8 million; trade should be at $20 million.",
        "Togo sold its neighbour goods for $8 million, and trade had grown to almost $20 million.",
        "Togo sold its neighbour goods for $8 million. Two-way trade now stands at $20 million.",
    ],
)
def test_a_clause_of_trade_itself_tells_turnover(text: str) -> None:
    assert measures(text) == ["exports", "turnover"]


@pytest.mark.parametrize(
    "text",
    [
        "Trade was mostly exports of $5 million.",
        "Trade in cattle came to $5 million.",
        "Trade grew, as exports came to $5 million.",
        "The trade deficit came to $5 million.",
    ],
)
def test_other_clauses_do_not(text: str) -> None:
    assert measures(text) == ["exports"]


def test_a_share_may_be_one_of_exports() -> None:
    assert measures("Trade came to 8%.", "share_pct") == ["exports"]
