"""Trade told to run the other way is that of the flow before, turned round."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.classes import MEASURE_CLASSES
from claims.text.meaning.returns import Way, with_returns
from claims.text.meaning.scene import Scene, direction_options, scene

TRADE = MEASURE_CLASSES.index("exports")


def read(text: str, pair: tuple[str, str], giver: str, lang: str = "en") -> tuple[Scene, dict[int, Way]]:
    """A text whose figures all run from `giver` to the other of a pair, as a ranker might have said."""
    one = scene(Document("d", text, lang=lang, published="2021-08-03"), lang)
    taker = pair[1] if giver == pair[0] else pair[0]
    for at in range(len(one.page.quantities)):
        direction_options(one, at, pair, TRADE)
    return one, dict.fromkeys(range(len(one.page.quantities)), (giver, taker, 0.9))


@pytest.mark.parametrize(
    ("lang", "text", "givers"),
    [
        ("en", "Peru sold Chile fish for $40 million. In the other direction went wine for $9 million.", ["PE", "CL"]),
        ("en", "Peru sold Chile fish for $40 million, and wine for $9 million came the other way.", ["PE", "CL"]),
        ("en", "Peru sold Chile 5 tonnes. In return came wine for $9 million, up from $8 million.", ["PE", "CL", "CL"]),
        ("ru", "Перу продало Чили рыбы на 40 млн долларов. Обратный поток составил 9 млн долларов.", ["PE", "CL"]),
        ("kk", "Перу Чилиге 40 миллион доллардың балығын сатты. Кері бағытта 9 миллион доллар болды.", ["PE", "CL"]),
        ("en", "Peru sold Chile fish for $40 million. It sold wine for $9 million.", ["PE", "PE"]),
        ("en", "In the other direction went wine for $9 million.", ["PE"]),
    ],
)
def test_what_runs_the_other_way_is_turned_round(lang: str, text: str, givers: list[str]) -> None:
    one, ways = read(text, ("CL", "PE"), "PE", lang)
    assert [giver for giver, _, _ in with_returns(one, ways).values()] == givers


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Peru sold Chile fish for $40 million. That is a fifth more than in May, or $2 million a day.", "PE"),
        ("Peru sold Chile fish for $40 million. Exports grew by 9%.", "CL"),
        ("Peru sold Chile fish for $40 million. Chile sees 9%.", "CL"),
    ],
)
def test_what_tells_no_flow_runs_as_that_before(text: str, giver: str) -> None:
    one, ways = read(text, ("CL", "PE"), "PE")
    ways |= {at: ("CL", "PE", 0.9) for at in ways if at}
    assert {way[0] for at, way in with_returns(one, ways).items() if at} == {giver}


def test_what_tells_no_flow_after_both_ways_is_left_as_read() -> None:
    one, ways = read(
        "Peru sold Chile fish for $40 million and bought wine for $9 million. The last is 9%.", ("CL", "PE"), "PE"
    )
    ways[1] = ("CL", "PE", 0.9)
    assert with_returns(one, ways) == ways


def test_the_flow_of_another_pair_turns_nothing() -> None:
    one, ways = read(
        "Peru sold Chile fish for $40 million. The other way went wine for $9 million.", ("CL", "PE"), "PE"
    )
    ways[0] = ("PE", "BO", 0.9)
    assert with_returns(one, ways) == ways


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In 2022 our exports to Thailand were $46 million, and theirs came to $263 million."),
        ("kk", "2022 жылы Тайландқа сатқанымыз 46 миллион доллар, олардікі 263 миллион доллар."),
    ],
)
def test_a_pronoun_that_stands_alone_turns_the_flow(lang: str, text: str) -> None:
    one = scene(Document("d", text, lang=lang, published="2023-07-19", home="PE"), lang)
    for at in (0, 1):
        direction_options(one, at, ("PE", "TH"), TRADE)
    ways = with_returns(one, {0: ("PE", "TH", 1.0), 1: ("PE", "TH", 1.0)})
    assert [way[:2] for way in ways.values()] == [("PE", "TH"), ("TH", "PE")]
