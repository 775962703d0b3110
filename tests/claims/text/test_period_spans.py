"""Spans of time whose ends, or whose length, are told apart."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"

SPANS = [
    ("en", "from 1972 to the end of 2010 it was 5", "1972-01-01", "2010-12-31"),
    ("en", "since 1999 and up to last December 5", "1999-01-01", "2023-12-31"),
    ("en", "from 1989 to July this year 5", "1989-01-01", "2024-07-31"),
    ("en", "5 between 1990 and last year", "1990-01-01", "2023-12-31"),
    ("en", "5 from fiscal year 1988-89 to date", "1988-04-01", "2024-09-10"),
    ("en", "5 in the March 2020 year", "2019-04-01", "2020-03-31"),
    ("en", "5 in the June 2023 quarter", "2023-04-01", "2023-06-30"),
    ("en", "5 in 9M 2023", "2023-01-01", "2023-09-30"),
    ("en", "5 in the recently concluded fiscal year", "2023-04-01", "2024-03-31"),
    ("en", "exports since the year began", "2024-01-01", "2024-08-31"),
    ("en", "5 year-to-date", "2024-01-01", "2024-08-31"),
    ("en", "YTD exports", "2024-01-01", "2024-08-31"),
    ("en", "5 over the last five quarters", "2023-04-01", "2024-06-30"),
    ("en", "5 in the six months since 1 November", "2023-11-01", "2024-04-30"),
    ("en", "5 this year up to the end of July", "2024-01-01", "2024-07-31"),
    ("en", "5 in the quarter", "2024-04-01", "2024-06-30"),
    ("en", "5 this year and next", "2024-01-01", "2025-12-31"),
    ("en", "it stood at 5 at the end of the second quarter", "2024-01-01", "2024-06-30"),
    ("en", "between 1 April and 7 September 5", "2024-04-01", "2024-09-07"),  # the month itself is not over yet
    ("en", "between 1 April and 17 September 5", "2023-04-01", "2023-09-17"),
    ("en", "5 in the Iranian year which ended on March 19", "2023-03-21", "2024-03-20"),
    ("en", "5 from May 1994 to the end of 2008", "1994-05-01", "2008-12-31"),
    ("en", "5 from 1991 to the end of May", "1991-01-01", "2024-05-31"),
    ("en", "5 from April 1 to September 30 of last year", "2023-04-01", "2023-09-30"),
    ("en", "5 in the financial year which ended this June", "2023-07-01", "2024-06-30"),
    ("en", "5 in the fiscal year that the other side closed at the end of June", "2023-07-01", "2024-06-30"),
    ("en", "5 in the marketing year that ended with August", "2023-09-01", "2024-08-31"),
    ("en", "5 in the fiscal year to last June", "2023-07-01", "2024-06-30"),
    ("en", "imports from Mali rose 64 percent in 2021, to 5", "2021-01-01", "2021-12-31"),
    ("en", "5 in total before the year ends", "2024-01-01", "2024-12-31"),
    ("ru", "с мая 2001 года по декабрь прошлого агентство учло 5", "2001-05-01", "2023-12-31"),
    ("ru", "с 2009 года по третий квартал 2023-го учтено 5", "2009-01-01", "2023-09-30"),
    ("ru", "торговля завершит год почти на 5", "2024-01-01", "2024-12-31"),
    ("ru", "года через два хорошо бы 5", "2026-01-01", "2026-12-31"),
    ("en", "5 over a decade and a half", "2009-01-01", "2023-12-31"),
    ("ru", "с мая 1994 года до конца 2008 года 5", "1994-05-01", "2008-12-31"),
    ("ru", "с 1 января 2023 года по 30 сентября 5", "2023-01-01", "2023-09-30"),
    ("ru", "с 1 ноября 2022 года по 31 января 5", "2022-11-01", "2023-01-31"),
    ("ru", "за год, завершившийся 31 марта, 5", "2023-04-01", "2024-03-31"),
    ("ru", "за финансовый год, что кончился в марте, 5", "2023-04-01", "2024-03-31"),
    ("ru", "за полтора десятилетия 5", "2009-01-01", "2023-12-31"),
    ("ru", "в январе двадцать первого 5", "2021-01-01", "2021-01-31"),
    ("ru", "в мае двадцатого саммита ждали 5", "2024-05-01", "2024-05-31"),
    ("kk", "1994 жылғы мамырдан 2008 жылдың соңына дейін 5", "1994-05-01", "2008-12-31"),
    ("kk", "21 наурыздан 21 желтоқсанға дейін 5", "2023-03-21", "2023-12-21"),
    ("kk", "маусымда аяқталған қаржы жылында 5", "2023-07-01", "2024-06-30"),
    ("kk", "бұрнағы жылы 5", "2022-01-01", "2022-12-31"),
    ("kk", "алдындағы жылы 5", "2023-01-01", "2023-12-31"),
    ("en", "between 2005 and last month 5", "2005-01-01", "2024-08-31"),
    ("en", "before the year is out 5", "2024-01-01", "2024-12-31"),
    ("ru", "5 в этом и следующем годах", "2024-01-01", "2025-12-31"),
    ("ru", "за прошлый иранский год 5", "2023-03-21", "2024-03-20"),
    ("kk", "биыл және келер жылы 5", "2024-01-01", "2025-12-31"),
    ("kk", "2005 жылдан бергісі – 5", "2005-01-01", "2024-09-10"),
    ("kk", "2005 жыл мен 2021 жылғы қыркүйек аралығында 5", "2005-01-01", "2021-09-30"),
    ("kk", "кеден сегіз айды 5 деп жапты", "2024-01-01", "2024-08-31"),
    ("en", "5 during the quarter under review", "2024-04-01", "2024-06-30"),
    ("en", "in the first quarter of 2023 5; 6 of it in the quarter", "2023-01-01", "2023-03-31"),
    ("en", "5 in the same quarter of 2022", "2022-04-01", "2022-06-30"),
    ("ru", "за квартал 5", "2024-04-01", "2024-06-30"),
    ("ru", "5 по итогам квартала", "2024-04-01", "2024-06-30"),
    ("ru", "5 за 12 месяцев по июль", "2023-08-01", "2024-07-31"),
    ("ru", "5 за двенадцать месяцев, закончившихся в июне", "2023-07-01", "2024-06-30"),
    ("ru", "5 с 1991 года по конец 2010-го", "1991-01-01", "2010-12-31"),
    ("ru", "5 с 1989 по июль текущего года", "1989-01-01", "2024-07-31"),
    ("ru", "5 с 2005 года по прошлый год", "2005-01-01", "2023-12-31"),
    ("ru", "5 за последние пять кварталов", "2023-04-01", "2024-06-30"),
    ("ru", "5 за 9М 2023", "2023-01-01", "2023-09-30"),
    ("ru", "5 за шесть месяцев с 1 ноября", "2023-11-01", "2024-04-30"),
    ("ru", "5 за янв.-авг. 2023 г.", "2023-01-01", "2023-08-31"),
    ("kk", "2022 жылдың қазан айынан бастап, 2023 жылдың 12 мамырына дейін 5", "2022-10-01", "2023-05-12"),
    ("kk", "2023 жылдың қарашасынан биылғы наурызға дейін 5", "2023-11-01", "2024-03-31"),
    ("kk", "былтырғы қыркүйек пен 2024 жылдың 20 ақпаны аралығында 5", "2023-09-01", "2024-02-20"),
    ("kk", "2021 жылғы желтоқсаннан наурызға дейін 5", "2021-12-01", "2022-03-31"),
    ("kk", "2023 жылдың 2-тоқсанында 5", "2023-04-01", "2023-06-30"),
    ("kk", "биылғы бірінші жартықта 5", "2024-01-01", "2024-06-30"),
    ("kk", "1 шілдеге қарай 5 компания", "2024-07-01", "2024-07-01"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), SPANS)
def test_a_span_whose_ends_are_told_apart_is_one(lang: str, text: str, start: str, end: str) -> None:
    home = "IN" if "fiscal" in text else "GB"
    told = {(one.period_start, one.period_end) for one in mentions(text, lang, PUBLISHED, home) if one.kind != "vague"}
    assert told == {(start, end)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "5 m 2024"), ("en", "a wall of 9m. 2024 was dry"), ("ru", "5 м 2024"), ("ru", "19-м 2024")],
)
def test_metres_are_no_months(lang: str, text: str) -> None:
    assert all(one.grain in ("year", "none") for one in mentions(text, lang, PUBLISHED, "GB"))


@pytest.mark.parametrize(("lang", "text"), [("en", "up to May 2024"), ("ru", "до конца мая 2024 года")])
def test_up_to_a_month_that_is_over_may_be_the_months_up_to_it(lang: str, text: str) -> None:
    found = {(one.period_start, one.period_end) for one in mentions(text, lang, PUBLISHED, "GB")}
    assert found == {("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-05-31")}
    assert all(one.period_end == "2024-12-31" for one in mentions(text, lang, "2024-04-02", "GB"))


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "From July to October Peru bought 2 million tonnes. In four months Chile took 3.", "In four months"),
        ("ru", "За июль-октябрь больше всех взяло Перу. За четыре месяца Чили взяло меньше.", "За четыре месяца"),
        ("kk", "Шілде-қазан айларында Перу көп алды. Төрт айда Чили аз алды.", "Төрт айда"),
    ],
)
def test_so_many_months_are_those_told_by_both_ends(lang: str, text: str, words: str) -> None:
    found = {
        text[one.start : one.end]: (one.period_start, one.period_end) for one in mentions(text, lang, PUBLISHED, None)
    }
    assert found[words] == ("2023-07-01", "2023-10-31")


def test_the_first_months_of_the_year_are_not_those_told_by_both_ends() -> None:
    text = "From July to October 2023 Peru bought 2 tonnes, in the first four months 3, in five months 4."
    assert [one.period_start for one in mentions(text, "en", PUBLISHED, None)] == [
        "2023-07-01",
        "2024-01-01",
        "2024-01-01",
    ]


def test_months_compared_with_are_not_those_told_by_both_ends() -> None:
    text = "From April to July 2024 Peru bought 2, compared with April to July 2020. In four months Chile took 3."
    assert mentions(text, "en", PUBLISHED, None)[-1].period_start == "2024-04-01"


def test_in_kazakh_a_year_compared_with_is_no_end_of_a_plan() -> None:
    text = "Сауда 2019 жылға қарағанда өсті, 2030 жылға қарай екі еселенеді."
    assert [one.kind for one in mentions(text, "kk", PUBLISHED, None)] == ["base", "horizon"]


def test_months_counted_before_the_days_they_run_from_and_to_hide_neither() -> None:
    told = mentions("5 in the nine months from March 21 to December 21", "en", PUBLISHED, "GB")
    assert ("2023-03-21", "2023-12-21") in [(one.period_start, one.period_end) for one in told]
