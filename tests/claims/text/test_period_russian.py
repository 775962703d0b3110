"""Time phrases of Russian: heights long unreached, dashes, words of what is past and what was reported."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"

SPANS = [
    ("за 2007−2021 годы вложено", "2007-01-01", "2021-12-31"),  # a minus between the years
    ("за неполные семь месяцев", "2024-01-01", "2024-07-31"),
    ("за три минувших года", "2021-01-01", "2023-12-31"),
    ("за прошедшее полугодие", "2024-01-01", "2024-06-30"),
    ("за прошлое десятилетие", "2014-01-01", "2023-12-31"),
    ("в уходящем году", "2024-01-01", "2024-08-31"),
    ("до конца десятилетия", "2030-01-01", "2030-12-31"),
    ("в двадцать первом было 5", "2021-01-01", "2021-12-31"),
    ("рост за двадцать третий", "2023-01-01", "2023-12-31"),
    ("в девяносто восьмом упало", "1998-01-01", "1998-12-31"),
    ("выйдем на 5 к двадцать седьмому", "2027-01-01", "2027-12-31"),
    ("в пятнадцатом продали 5", "2015-01-01", "2015-12-31"),
    ("в восьмом году было 3", "2008-01-01", "2008-12-31"),
    ("в две тысячи одиннадцатом купила", "2011-01-01", "2011-12-31"),
    ("к концу двадцать пятого будет 5", "2025-01-01", "2025-12-31"),
    ("в двенадцатом и тринадцатом брали", "2012-01-01", "2012-12-31"),
    ("с 1 января по 30 июня 2023 года ввезено", "2023-01-01", "2023-06-30"),
    ("с 1 января по 31 августа вывезено", "2024-01-01", "2024-08-31"),
    ("с 15 ноября по 31 января ввезено", "2023-11-15", "2024-01-31"),
    ("с 1 января 2022 года по 30 июня 2024 года вложено", "2022-01-01", "2024-06-30"),
    ("с 01.01.2023 по 30.09.2023 вывезено", "2023-01-01", "2023-09-30"),
    ("1 января – 30 июня 2023 года", "2023-01-01", "2023-06-30"),
]


@pytest.mark.parametrize(("text", "start", "end"), SPANS)
def test_a_phrase_stands_for_its_span(text: str, start: str, end: str) -> None:
    first = mentions(text, "ru", PUBLISHED, "RU")[0]
    assert (first.period_start, first.period_end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "вывоз вырос до максимальных с 2014 года 40 тысяч тонн",
        "это рекордный показатель с 2003 года",
        "закупки стали самыми высокими — впервые с 2015 года",
        "торговля выросла впервые за последние пять лет",
    ],
)
def test_how_long_a_height_was_unreached_is_no_period(text: str) -> None:
    assert mentions(text, "ru", PUBLISHED, "RU") == []


@pytest.mark.parametrize(
    "text", ["восьмой год подряд", "на восьмом году работы", "во втором году", "в конце девятнадцатого века"]
)
def test_a_count_of_years_or_of_centuries_names_none(text: str) -> None:
    assert mentions(text, "ru", PUBLISHED, "RU") == []


@pytest.mark.parametrize("text", ["самый высокий уровень с 2017 по 2020 год", "работает как минимум с 2017 года"])
def test_a_height_within_a_span_and_a_bound_leave_the_time_told(text: str) -> None:
    assert mentions(text, "ru", PUBLISHED, "RU")[0].period_start == "2017-01-01"


def test_the_time_reported_is_that_told_before() -> None:
    text = "В январе–июне ввоз вырос. За отчётный период вывоз составил 3 млн тонн."
    told = [(one.period_start, one.period_end) for one in mentions(text, "ru", PUBLISHED, "RU")]
    assert told == [("2024-01-01", "2024-06-30")] * 2
