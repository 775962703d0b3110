"""Bare numbers keep two readings, and what a figure measures settles which of them it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document
from claims.text.lent_scales import FARTHEST_APART
from claims.text.meaning.elided import as_read, others, said
from claims.text.meaning.scene import scene
from claims.text.quantities import quantities
from claims.text.train.gold import aligned

BORROWED = {
    "en": "Trade with France was 15 billion dollars. It was 20 in 2010, the minister said.",
    "ru": "Торговля с Францией — 15 миллиардов долларов. Министры хотят 20 к концу десятилетия.",
}


@pytest.mark.parametrize("lang", sorted(BORROWED))
def test_a_bare_number_is_a_sum_where_it_measures_trade_and_a_count_where_it_counts(lang: str) -> None:
    found = quantities(BORROWED[lang], lang)
    at = next(number for number, one in enumerate(found) if one.value == 20)
    more = others(found)[at]
    as_trade, as_count = (said(found[at], more, measure, "level") for measure in ("turnover", "projects"))
    assert (as_trade.value, as_trade.unit) == (20e9, "USD")
    assert (as_count.value, as_count.unit) == (20, "count")


def test_a_number_that_took_the_unit_of_its_neighbour_can_give_it_back() -> None:
    found = quantities("1. In operation. Nine, USD 980 mln.", "en")
    at = next(number for number, one in enumerate(found) if one.lent)
    more = others(found)[at]
    assert as_read(found[at]).unit == said(found[at], more, "exports", "level").unit == "USD"
    back = said(found[at], more, "projects", "level")
    assert (back.value, back.unit) == (9, "count")


def test_a_number_with_a_noun_of_its_own_has_one_reading() -> None:
    found = quantities("Trade was 4.1 billion dollars. They built 3 factories.", "en")
    assert others(found)[-1] == ()


def test_a_rate_without_its_sign_is_one() -> None:
    found = quantities("The United States had 36% of it and, as ever, Canada 18.", "en")
    assert said(found[-1], (), "fdi", "share_pct").unit == "percent"


def test_a_rate_that_took_the_unit_of_a_sum_is_one_where_it_tells_a_change() -> None:
    found = quantities("Ecuador: $392 million, +7.5. Peru: $241 million, +38.", "en")
    more = others(found)
    assert [said(found[at], more[at], "exports", "change_pct").value for at in (1, 3)] == [7.5, 38]
    assert {said(found[at], more[at], "exports", "change_pct").unit for at in (1, 3)} == {"percent"}


def test_a_sum_that_took_the_unit_of_a_share_is_one_where_it_is_no_share() -> None:
    found = quantities("Sales were $66 billion. Those to Chile jumped 17.1 percent to a record 49.3.", "en")
    read = said(found[-1], others(found)[-1], "exports", "level")
    assert (read.value, read.unit) == (49.3e9, "USD")


def test_a_bare_number_is_a_weight_after_one_even_without_a_scale() -> None:
    found = quantities("Чили отправила 16 тонн груш. Черешни ушло 113.", "ru")
    read = said(found[-1], others(found)[-1], "exports", "level")
    assert (read.value, read.unit) == (113, "tonne")


def test_beside_billions_bare_hundreds_are_millions() -> None:
    sold = quantities("Китай взял у нас на восемь миллиардов сто миллионов долларов, а продал триста.", "ru")
    assert (sold[-1].value, sold[-1].unit) == (300e6, "USD")
    found = quantities("Оборот 2,1 миллиарда долларов, на 28 процентов больше. Наш экспорт шестьсот, их полтора.", "ru")
    read = said(found[2], others(found)[2], "exports", "level")
    assert (read.value, read.unit) == (600e6, "USD")


def test_beside_thousands_bare_hundreds_are_hundreds() -> None:
    found = quantities("Румынских фирм пять тысяч; для сравнения, российских девятьсот.", "ru")
    assert [quantity.value for quantity in found] == [5000, 900]
    grown = quantities("Число рабочих возрастёт с 400 до 3 тысяч.", "ru")
    assert 400_000 not in {value for quantity in grown for value in (quantity.value, quantity.value_high)}
    counts = quantities("Only the Chinese, with 1,098, $9.6 billion and 131,700, did better.", "en")
    assert 1098 in [one.value for one in others(counts)[0]] + [counts[0].value]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("на газ, двадцать шесть на воду.", 26e6),  # the last scale that was said is meant
        ("в этом году. Хотят три.", 3e9),
        ("в этом году. Хотят двенадцать.", 12e9),  # of like size
    ],
)
def test_beside_a_sum_in_two_scales_a_number_is_of_either(told: str, value: float) -> None:
    found = quantities(f"Вложили два миллиарда четыреста миллионов долларов {told}", "ru")
    read = said(found[-1], others(found)[-1], "fdi", "level")
    assert (read.value, read.unit) == (value, "USD")


def test_beside_a_sum_whose_smaller_scale_goes_without_saying_a_number_is_of_the_larger() -> None:
    found = quantities("Торговля с Чили — миллиард семьсот долларов. Анкара хочет тридцать.", "ru")
    read = said(found[-1], others(found)[-1], "turnover", "level")
    assert (read.value, read.unit) == (30e9, "USD")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Дали восемьсот миллионов долларов, пятьсот двадцать выбрано.", 520e6),
        ("Дали два миллиарда долларов, а в 2021-м было три ровно.", 3e9),
        ("Дали два миллиарда долларов, три вторые, остальное мы.", 3e9),
    ],
)
def test_a_participle_or_an_ordinal_behind_a_number_is_not_what_it_counts(text: str, value: float) -> None:
    found = quantities(text, "ru")
    read = said(found[1], others(found)[1], "fdi", "level")
    assert (read.value, read.unit) == (value, "USD")


def test_sums_of_like_size_keep_the_scale_they_take_over() -> None:
    found = quantities("Обмен был 490 млрд долларов. Теперь он 700.", "ru")
    read = said(found[-1], others(found)[-1], "turnover", "level")
    assert (read.value, read.unit) == (700e9, "USD")


@given(st.integers(1, 999), st.integers(1, 999))
def test_what_is_borrowed_is_of_the_size_of_its_lender(small: int, large: int) -> None:
    found = quantities(f"Exports were {large} million dollars. And then it was {small}.", "en")
    for quantity, more in zip(found, others(found), strict=True):
        for one in more:
            if one.unit == "USD" and quantity.unit == "count":
                assert 1 / FARTHEST_APART < one.value / found[0].value < FARTHEST_APART
                assert one.resolution / quantity.resolution == one.value / quantity.value


def test_a_label_is_bound_to_the_figure_that_elides_its_unit() -> None:
    one = scene(Document("1", BORROWED["en"], lang="en"), "en")
    at = next(number for number, quantity in enumerate(one.page.quantities) if quantity.value == 20)
    start, end = one.spans[at]
    label = {"measure": "turnover", "aspect": "level", "value": 20e9, "value_high": None, "start": start, "end": end}
    assert aligned([label], one.page.quantities, one.spans, one.more) == {at: label}
    assert aligned([label | {"value": 20e6}], one.page.quantities, one.spans, one.more) == {}
