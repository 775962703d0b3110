"""The same months of the year before are proposed where a text may mean them without naming them."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.scene import Scene, period_options, scene
from claims.text.meaning.times import Period
from claims.text.meaning.year_before import is_part_of_year

LEVEL, CHANGE = (kinds_of("exports", aspect, "actual") for aspect in ("level", "change_pct"))
MONTHS: Period = ("2022-01-01", "2022-03-31")


def laid_out(text: str, lang: str) -> Scene:
    return scene(Document("1", text, lang=lang, home="KZ", published="2023-06-12"), lang)


def proposed(text: str, lang: str, value: float, kinds: int) -> list[Period]:
    one = laid_out(text, lang)
    at = next(number for number, quantity in enumerate(one.page.quantities) if quantity.value == value)
    return period_options(one, at, kinds).items


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In the first quarter of 2023 we sold Italy oil for $30 million against $472 million."),
        ("kk", "Биыл бірінші тоқсанда Италияға 30 млн доллар, былтыр 472 млн доллар мұнай сатылды."),
    ],
)
def test_a_base_may_be_of_the_same_months(lang: str, text: str) -> None:
    assert MONTHS in proposed(text, lang, 472e6, LEVEL)
    assert MONTHS not in proposed(text, lang, 30e6, LEVEL)


def test_a_rate_has_no_such_candidate() -> None:
    text = "In the first quarter of 2023 we sold Italy oil for $30 million against 472 percent."
    assert MONTHS not in proposed(text, "en", 472, CHANGE)


def test_only_what_is_less_than_a_year_has_such_a_twin() -> None:
    assert is_part_of_year(("2022-01-01", "2022-03-31"))
    assert not is_part_of_year(("2022-01-01", "2022-12-31"))
    assert not is_part_of_year(("2021-07-01", "2022-06-30"))
    assert not is_part_of_year((None, None))
