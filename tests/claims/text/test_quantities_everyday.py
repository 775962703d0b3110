"""Figures as daily news tells them: pairs, ranges of parts, innings, what stands behind a figure and is none of its."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "value", "hedge"),
    [
        ("en", "A couple of hundred people came.", 200, "approx"),
        ("en", "A couple dozen students joined.", 24, "approx"),
        ("en", "A couple of million dollars went missing.", 2e6, "approx"),
        ("en", "A couple hundred thousand people came.", 2e5, "approx"),
        ("en", "A couple of weeks went by.", 2, "eq"),
        ("ru", "Пришла пара сотен человек.", 200, "approx"),
        ("ru", "Он потерял пару тысяч рублей.", 2000, "approx"),
        ("ru", "Ждали пару часов.", 2, "eq"),
    ],
)
def test_pairs(lang: str, text: str, value: float, hedge: str) -> None:
    assert [(q.value, q.hedge) for q in quantities(text, lang)] == [(value, hedge)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The royal couple left."),
        ("en", "He saw a couple of films."),
        ("en", "They are the couple of the year."),
        ("ru", "Пара купила пару туфель."),
    ],
)
def test_no_pairs(lang: str, text: str) -> None:
    assert quantities(text, lang) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("A quarter to a third of pupils failed.", [(25, 33.33)]),
        ("One-third to one-half of it was lost.", [(33.33, 50)]),
        ("It rose by a half to a third of the total.", [(50, None), (33.33, None)]),
        ("A third went to a half of them.", [(33.33, None), (50, None)]),
    ],
)
def test_ranges_of_parts(text: str, ends: list[tuple[float, float | None]]) -> None:
    assert [(q.value, q.value_high) for q in quantities(text, "en")] == ends


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("England were 64 for three at tea.", []),
        ("They closed on 212 for 4.", []),
        ("He sold 64 for $3.", [64, 3]),
        ("He bought 64 for three children.", [64, 3]),
        ("He paid $64 for three.", [64, 3]),
        ("The rate was 64 for 4.5 hours.", [64, 4.5]),
    ],
)
def test_innings(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, "en")] == values


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It lent 1.3 million books, roughly nine per head.", ["eq", "approx"]),
        ("It has 780 staff, roughly.", ["approx"]),
        ("They offered 4 percent plus a bonus.", ["eq"]),
        ("He has 20 plus years of service.", ["ge"]),
        ("All but two of the 40 men were freed.", ["eq", "eq"]),
    ],
)
def test_what_stands_beside(text: str, hedges: list[str]) -> None:
    assert [q.hedge for q in quantities(text, "en")] == hedges


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("About one-in-five homes lacks heat.", [(20, "percent", None)]),
        ("It has a one-in-three chance.", [(33.33, "percent", None)]),
        ("Unemployment hit double digits.", []),
        ("Sales doubled.", [(100, "percent", None)]),
        ("A bus with 50-some tourists left.", [(50, "count", "tourists")]),
        ("It hurt 14 of them badly.", [(14, "count", "them")]),
        ("It sold 14 of these plants.", [(14, "count", "plants")]),
    ],
)
def test_hung_and_trailing(text: str, figures: list[tuple[float, str, str | None]]) -> None:
    assert [(q.value, q.unit, q.noun) for q in quantities(text, "en")] == figures


def test_instead_of_every() -> None:
    found = quantities("It ran every 12 minutes instead of every 20.", "en")
    assert [(q.value, q.unit) for q in found] == [(12, "count"), (20, "count")]
    assert [q.value for q in quantities("Nine out of every ten passed.", "en")] == [90]


@pytest.mark.parametrize(
    ("lang", "text", "direction"),
    [
        ("en", "She pulled down nine boards.", None),
        ("en", "The bank pulled down the index 40 points.", None),
        ("en", "It pulled down shares by 4 percent.", "down"),
        ("en", "The move will cost 1,500 jobs.", "down"),
        ("en", "It will cost between 1,500 and 2,000 jobs.", "down"),
        ("en", "It will cost 300 dollars.", None),
        ("kk", "Қала халқы 98 мың адамға дейін азайды.", "down"),
        ("kk", "Өрт 850 гектарға дейін ұлғайды.", "up"),
        ("kk", "Жол 20 теңгеге қымбаттады.", "up"),
        ("kk", "Зауытта 850 адам жұмыс істейді.", None),
        ("ru", "Инфляция замедлилась до 7,4%.", "down"),
        ("ru", "Рост составит от 2 до 3 процентов.", "up"),
        ("ru", "Пенсии проиндексируют на 7,3 процента.", "up"),
    ],
)
def test_directions(lang: str, text: str, direction: str | None) -> None:
    found = quantities(text, lang)
    assert [q.direction for q in found] == [direction]
    assert found[0].hedge in ("eq", "range")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Это обойдётся в 1500–1700 рублей.", [(1500, 1700, "range")]),
        ("В 1995–2000 годах он жил там.", []),
        ("Число сократилось на 14,2 тыс., до 610 тыс. человек.", [(14200, None, "eq"), (610000, None, "eq")]),
        ("Спасли пятерых детей.", [(5, None, "eq")]),
    ],
)
def test_russian(text: str, wanted: list[tuple[float, float | None, str]]) -> None:
    assert [(q.value, q.value_high, q.hedge) for q in quantities(text, "ru")] == wanted


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It lies 4 billion light-years away.", "light-years"),
        ("The engine makes 280 pound-feet of torque.", "pound-feet"),
    ],
)
def test_measures_of_two_words(text: str, noun: str) -> None:
    assert [(q.unit, q.noun) for q in quantities(text, "en")] == [("count", noun)]
