"""Trade whose way is told by who stands right before its verb."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.doers import with_doers
from claims.text.meaning.scene import scene


def givers(text: str, pair: tuple[str, str], lang: str = "en", home: str = "CL") -> list[str | None]:
    """Who gives by each figure, where a ranker has said that it is always the first of a pair."""
    one = scene(Document("d", text, lang=lang, published="2021-08-03", home=home), lang)
    ways = dict.fromkeys(range(len(one.page.quantities)), (*pair, 0.9))
    return [giver for giver, _, _ in with_doers(one, ways).values()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Last year Chile earned $9 million from Peru and paid $4 million.", ["CL", "PE"]),
        ("Peru earned $9 million, Chile $4 million.", ["PE", "CL"]),
        ("In spring we earned a cool $9 million and spent $4 million.", ["CL", "PE"]),
        ("Peru took 22 percent of what Chile sold and supplied 9 percent of what it bought.", ["CL", "PE"]),
        ("Peru has bought $9 million worth.", ["CL"]),
        ("Peru's exports: $9 million.", ["PE"]),
    ],
)
def test_who_sells_or_earns_gives_and_who_buys_or_pays_takes(text: str, told: list[str]) -> None:
    assert givers(text, ("CL", "PE")) == told
    assert givers(text, ("PE", "CL")) == told


@pytest.mark.parametrize(
    "text",
    [
        "Exports to Peru earned $9 million.",
        "What was sold to Peru brought $9 million.",
        "In May we sold $9 million worth.",
        "Your country and ours are friends; we paid $9 million.",
        "Peru, whose mines Chile knows, sees $9 million in it.",
    ],
)
def test_others_are_left_as_they_were_read(text: str) -> None:
    assert givers(text, ("CL", "PE")) == ["CL"]
    assert givers(text, ("PE", "CL")) == ["PE"]
