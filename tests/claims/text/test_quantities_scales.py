"""Scales as they are shortened, measures that look like them, and parts of a scale or of a whole."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities
from claims.text.sentences import sentences

READ = [
    ("en", "a $1.2T market", 1.2e12, None, "USD"),
    ("en", "a $1.2 T market", 1.2e12, None, "USD"),
    ("en", "a budget of KZT1.5T", 1.5e12, None, "KZT"),
    ("en", "it ships 5t of wheat", 5, None, "tonne"),
    ("en", "sold at $300 t", 300, None, "USD"),
    ("en", "all 5 mm of rain", 5, None, "count"),
    ("en", "a 10+ mm pipe", 10, None, "count"),
    ("en", "walls 10 or so m long", 10, None, "count"),
    ("en", "worth €5+ m", 5e6, None, "EUR"),
    ("en", "imports rose by 0.6 p.p. to it", 0.6, None, "count"),
    ("en", "exports of 5 bn. USD", 5e9, None, "USD"),
    ("en", "exports of 5 mio. EUR", 5e6, None, "EUR"),
    ("ru", "экспорт на 5 млн. USD", 5e6, None, "USD"),
    ("ru", "экспорт на 5 тыс. KZT", 5e3, None, "KZT"),
    ("kk", "экспорт 5 млрд. KZT болды", 5e9, None, "KZT"),
    ("en", "worth $900m-1.1bn", 9e8, 1.1e9, "USD"),
    ("ru", "около 500млн–1млрд тонн", 5e8, 1e9, "tonne"),
    ("en", "three-quarters of a billion dollars", 7.5e8, None, "USD"),
    ("en", "a third of a billion dollars", 1e9 / 3, None, "USD"),
    ("ru", "три четверти миллиарда долларов", 7.5e8, None, "USD"),
    ("ru", "две трети миллиона тонн", 2e6 / 3, None, "tonne"),
    ("en", "about 2/3 of exports go there", 66.67, None, "percent"),
    ("kk", "бір миллиард жиырма бес болды", 1.025e9, None, "count"),
    ("kk", "экспорттың 2/3 бөлігі", 66.67, None, "percent"),
]


@pytest.mark.parametrize(("lang", "text", "value", "high", "unit"), READ)
def test_a_scale_is_told_from_what_looks_like_it(
    lang: str, text: str, value: float, high: float | None, unit: str
) -> None:
    (found,) = quantities(text, lang)
    assert (found.value, found.value_high, found.unit) == (pytest.approx(value), high, unit)


@pytest.mark.parametrize("text", ["talks on 2/3 on Monday", "3/4 of an inch", "2/3/2024 of it", "No. 2/3 of it"])
def test_a_date_or_a_part_of_an_inch_is_no_share(text: str) -> None:
    assert all(one.unit != "percent" for one in quantities(text, "en"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Exports were 5 mn. USD in May. Imports rose."),
        ("ru", "Экспорт составил 5 млн. USD в мае. Импорт вырос."),
        ("kk", "Экспорт 5 млн. KZT болды. Импорт өсті."),
    ],
)
def test_a_sentence_goes_on_after_a_short_scale_with_the_code_of_its_money(lang: str, text: str) -> None:
    assert len(sentences(text, lang)) == 2
