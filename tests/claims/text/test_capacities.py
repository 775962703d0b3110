"""What a route, a port or a plant can take is capacity, whatever goes there."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.capacities import with_capacities
from claims.text.meaning.choice import Choice
from claims.text.meaning.scene import scene


def measures(text: str, lang: str, measure: str = "freight") -> list[str]:
    """The measures of the figures of a text that were all read as one."""
    page = scene(Document("1", text, lang=lang, published="2020-02-03"), lang).page
    odds = (0.9,) * 7
    found = [
        Choice(at, measure, "level", "actual", ("KE", "UG"), (None, None), "KE", "UG", odds)
        for at in range(len(page.quantities))
    ]
    told = with_capacities(page, lang, found)
    assert all((one.giver is None) == (one.measure == "capacity") for one in told)
    return [one.measure for one in told]


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("en", "The capacity of the northern railway is to grow from 6 million tonnes to 10 million tonnes.", 2),
        ("en", "The annual capacity is 40,000 containers.", 1),
        ("ru", "Мощность коридора, сегодня 6 млн тонн в год, вырастет до 10 млн.", 2),
        ("ru", "Его мощность доведут до 10 млн тонн.", 1),
        ("kk", "Дәліздің жылдық қуаты қазіргі 6 млн тоннадан 10 млн тоннаға жеткізіледі.", 2),
    ],
)
def test_what_a_route_can_take(lang: str, text: str, figures: int) -> None:
    assert measures(text, lang) == ["capacity"] * figures
    assert measures(text, lang, "exports") == ["capacity"] * figures


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The port, short of capacity, handled cargo of 6 million tonnes."),
        ("en", "Some 6 million tonnes went by rail. Its capacity is not known."),
        ("en", "With its capacity Kenya sells Uganda 6 million tonnes."),
        ("ru", "При такой мощности порт перевалил 6 млн тонн груза."),
        ("ru", "Порт принял 6 млн тонн; мощность его больше."),
        ("kk", "Қуаты аз болса да, 6 млн тонна жүк тасымалданды. Порт жұмыс істейді."),
        ("kk", "Порттың қуаты аз. Былтыр 6 млн тонна өтті."),
    ],
)
def test_what_was_carried_or_sold_stays(lang: str, text: str) -> None:
    assert measures(text, lang) == ["freight"]


def test_no_other_measure_is_touched() -> None:
    assert measures("The plant has a capacity of 6 million tonnes.", "en", "jobs") == ["jobs"]
