"""The year that a text without a date counts from, told by the year that it compares with."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions


def dated(text: str, lang: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.period_start, one.period_end) for one in mentions(text, lang, None, None)]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "В прошлом году сбыт вырос на 4% — больше, чем в 2018 году.", ("2019-01-01", "2019-12-31")),
        (
            "ru",
            "За 5 месяцев текущего года ввоз упал на 4% по сравнению с тем же периодом 2018 года.",
            ("2019-01-01", "2019-05-31"),
        ),
        ("en", "Last year sales grew by 4% compared with 2018.", ("2019-01-01", "2019-12-31")),
        (
            "ru",
            "В январе-мае 2020 года сбыт был на 4% выше, чем в те же месяцы прошлого года. Прошлый год был рекордным.",
            ("2019-01-01", "2019-12-31"),
        ),
        (
            "en",
            "In May 2020 sales rose by 4% from the same month of last year. Last year was a record.",
            ("2019-01-01", "2019-12-31"),
        ),
        ("ru", "В прошлом, 2019 году сбыт вырос.", ("2019-01-01", "2019-12-31")),
        ("ru", "В минувшем 2019-м сбыт вырос. Ещё в прошлом году открыли базу.", ("2019-01-01", "2019-12-31")),
        ("ru", "В текущем 2020 году сбыт растёт, в прошлом году он упал.", ("2019-01-01", "2019-12-31")),
        ("kk", "Былтыр сауда 2018 жылмен салыстырғанда 4%-ға өсті.", ("2019-01-01", "2019-12-31")),
        (
            "en",
            "Sales reached 2 billion in January-May, 4% more than in the same months of 2018.",
            ("2019-01-01", "2019-05-31"),
        ),
        ("en", "Sales fell from 41 million in 2018 to 36 million last year.", ("2019-01-01", "2019-12-31")),
        ("kk", "Сауда былтыр 2018 жылғыдан 4% көп болды.", ("2019-01-01", "2019-12-31")),
        ("kk", "Сауда былтыр 2018 жылға қарағанда 4% көп болды.", ("2019-01-01", "2019-12-31")),
    ],
)
def test_the_year_compared_with_dates_the_others(lang: str, text: str, wanted: tuple[str, str]) -> None:
    assert ("period", *wanted) in dated(text, lang)


def test_the_last_year_is_dated_throughout_the_text() -> None:
    text = "В прошлом году ввоз составил 5 млн. Это на 3% меньше, чем в 2018 году. За прошлый год вывоз вырос."
    assert dated(text, "ru").count(("period", "2019-01-01", "2019-12-31")) == 2


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В прошлом году ввоз составил 5 млн. В 2018 году он вырос."),  # nothing is compared
        ("ru", "В прошлом году был 1 млн. В 2020 году было 5 млн, на 3% больше, чем в 2018 году."),  # of another year
        ("ru", "В прошлом году больше, чем в 2018 году. В этом году больше, чем в 2016 году."),  # they differ
        ("ru", "Сбыт в 2020 году вырос. К итогам прошлого года прибавилось 5 млн."),
        ("kk", "Былтыр сауда өсті. 2021 жылы 5 млн болды, бұл 2018 жылдан 4% артық."),
    ],
)
def test_a_year_not_told_stays_unknown(lang: str, text: str) -> None:
    assert ("period", "2019-01-01", "2019-12-31") not in dated(text, lang)
    assert not [one for one in dated(text, lang) if one[0] == "period" and one[1] == "2017-01-01"]


def test_with_a_date_the_date_counts() -> None:
    text = "В прошлом году сбыт вырос на 4% — больше, чем в 2018 году."
    found = [(one.period_start, one.kind) for one in mentions(text, "ru", "2023-02-01", None)]
    assert ("2022-01-01", "period") in found


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("это на 6% больше показателей 2018 года", "base", "2018-01-01", "2018-12-31"),
        ("превысив результат 2018 года", "base", "2018-01-01", "2018-12-31"),
        ("за три первых квартала 2018 года", "period", "2018-01-01", "2018-09-30"),
        ("вровень с первым полугодием 2018 года", "period", "2018-01-01", "2018-06-30"),
        ("Сентябрьский вывоз", "period", "2019-09-01", "2019-09-30"),
    ],
)
def test_russian_phrases_of_agencies(text: str, kind: str, start: str, end: str) -> None:
    found = mentions(f"{text} составил 5 млн", "ru", "2020-03-10", None)
    assert (found[0].kind, found[0].period_start, found[0].period_end) == (kind, start, end)


def test_a_month_of_a_meeting_tells_no_figures() -> None:
    assert mentions("на сентябрьской встрече", "ru", "2020-03-10", None) == []


def test_what_grew_to_a_part_of_an_earlier_year_is_compared_with_it() -> None:
    text = "Ввоз в I квартале 2015 года составил 5 млн и вырос к I кварталу 2014 года вдвое, а к маю 2016 года упадёт."
    assert ("base", "2014-01-01", "2014-03-31") in dated(text, "ru")
    planned = mentions("В 2015 году был план, к I кварталу 2017 года вырастет.", "ru", "2016-02-01", None)
    assert [one.kind for one in planned if one.period_start == "2017-01-01"] == ["period"]


@pytest.mark.parametrize(
    ("lang", "text", "start", "end"),
    [
        ("ru", "В августе 2019 года ввоз составил 7 млн против 9 млн месяцем ранее.", "2019-07-01", "2019-07-31"),
        ("ru", "В I квартале 2019 года ввоз составил 7 млн против 9 млн кварталом ранее.", "2018-10-01", "2018-12-31"),
        (
            "en",
            "Imports were 7 million in January 2019, against 9 million a month earlier.",
            "2018-12-01",
            "2018-12-31",
        ),
    ],
)
def test_the_month_and_the_quarter_before(lang: str, text: str, start: str, end: str) -> None:
    assert ("base", start, end) in dated(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "since 2005"),
        ("en", "last year"),
        ("kk", "2005 жылдан бері"),
        ("kk", "биылғы 8 айда"),
        ("ru", "с 2005 года"),
    ],
)
def test_what_has_no_dates_without_a_publication_date_is_told_all_the_same(lang: str, text: str) -> None:
    (found,) = mentions(text, lang, None, "KZ")
    assert (text[found.start : found.end], found.period_start, found.kind) == (text, None, "vague")


def test_so_many_months_are_those_told_before_where_publication_is_unknown() -> None:
    found = mentions("2022 жылдың бірінші тоқсанында сауда өсті. Үш айда ол 5 болды, бес айда 7.", "kk", None, "KZ")
    assert [(one.period_start, one.period_end) for one in found] == [
        ("2022-01-01", "2022-03-31"),
        ("2022-01-01", "2022-03-31"),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("text", "lang", "published", "home", "start", "end"),
    [
        ("Last year (ended March 20) sales to Iraq were $9 bn.", "en", "2019-07-07", "IR", "2018-03-21", "2019-03-20"),
        ("In the past year (ended on March 20) they bought.", "en", "2021-08-14", "IR", "2020-03-21", "2021-03-20"),
        ("Since 2013-14 eleven lines of credit were opened.", "en", "2018-07-25", "IN", "2013-04-01", "2018-07-25"),
        ("Supplies are to reach $40 million within the year.", "en", "2017-12-14", "BY", "2017-01-01", "2017-12-31"),
        ("За прошлый, шестнадцатый. Рейсов стало больше.", "ru", "2017-10-05", "AZ", "2016-01-01", "2016-12-31"),
        ("За прошлый, две тысячи десятый, вышло больше.", "ru", "2011-11-15", "AZ", "2010-01-01", "2010-12-31"),
        ("До Нового года пустят 11 заводов.", "ru", "2018-11-12", "UZ", "2018-01-01", "2018-12-31"),
    ],
)
def test_years_told_by_their_end_or_without_their_noun(
    text: str, lang: str, published: str, home: str, start: str, end: str
) -> None:
    found = {(one.period_start, one.period_end) for one in mentions(text, lang, published, home)}
    assert (start, end) in found
