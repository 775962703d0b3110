"""A unit told once above rows is the unit of their bare numbers, where they measure such a thing."""

from __future__ import annotations

import pytest

from claims.text.meaning.elided import others, said
from claims.text.meaning.headed import headings, with_headings
from claims.text.quantities import quantities

TABLES = {
    "sign before": ("en", "Trade with Fiji\n£ million\nYear: Exports / Imports\n2006: 187 / 146\n2007: 216 / 158\n"),
    "code before": ("en", "(i) Trade, USD million\nExports 4.1 – Imports 47.6 – Total 51.7 – Transit 3.3\n"),
    "name behind": ("ru", "Оборот (млн долл. США):\n1. Перу – 32,4\n2. Чили – 17,2\n3. Куба – 8,9\n4. Гана – 2\n"),
    "two rows": ("en", "Trade, bn USD: both ways 12.9 (2009), 20.6 (2011).\n"),
    "Kazakh": ("kk", "Сауда (млн доллар): Финляндия – 321, экспорт – 158, импорт – 163; Латвия – 147,4.\n"),
}
UNITS = {"sign before": "GBP"}
SCALES = {"two rows": 1e9}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_numbers_of_rows_are_in_the_unit_of_their_heading(name: str) -> None:
    lang, text = TABLES[name]
    found = quantities(text, lang)
    more = with_headings(text, lang, found, others(found))
    read = [said(one, own, "exports", "level") for one, own in zip(found, more, strict=True)]
    assert len(read) == (2 if name == "two rows" else 4)
    for one, own in zip(found, read, strict=True):
        assert (own.value, own.unit) == (pytest.approx(one.value * SCALES.get(name, 1e6)), UNITS.get(name, "USD"))
    shares = {said(one, own, "exports", "share_pct").unit for one, own in zip(found, more, strict=True)}
    assert shares == {"percent"}


def test_the_currency_of_a_scale_alone_is_that_of_the_text() -> None:
    text = "Nepal gets Rs 4,500 crore. The others, in crore: Chad 1,025, Fiji 800, Oman 400, Peru 300."
    found = quantities(text, "en")
    more = with_headings(text, "en", found, others(found))
    assert said(found[-1], more[-1], "financing", "level").unit == found[0].unit
    assert said(found[-1], more[-1], "financing", "level").value == 300e7


@pytest.mark.parametrize(
    "text",
    [
        "They spent several million dollars, and saw Chad 25, Fiji 80, Oman 40 and Peru 30 times.",
        "Trade was 3 million dollars: Chad 1, Fiji 0.8, Oman 0.4, Peru 0.3.",
        "Chad 25, Fiji 80, Oman 40, Peru 30.",
    ],
)
def test_prose_holds_no_heading(text: str) -> None:
    assert headings(text, "en", quantities(text, "en")) == []


def test_a_weight_may_head_rows() -> None:
    text = "Grain sold (thousand tonnes): Chad 25, Fiji 80, Oman 40, Peru 30."
    found = quantities(text, "en")
    more = with_headings(text, "en", found, others(found))
    assert (said(found[-1], more[-1], "exports", "level").value, found[-1].unit) == (30e3, "count")
