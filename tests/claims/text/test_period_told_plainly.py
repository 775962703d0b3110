"""Time phrases of plain speech: a month alone, months in a row, the same months of a named year, what is years back."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-10-15"

SPANS = [
    ("ru", "за один только июль ввезено 5", "2024-07-01", "2024-07-31"),
    ("ru", "в июне, июле и августе ввезено 5", "2024-06-01", "2024-08-31"),
    ("ru", "за летние месяцы ввезено 5", "2024-06-01", "2024-08-31"),
    ("ru", "за первые четыре-пять месяцев рост 15 %", "2024-01-01", "2024-05-31"),
    ("ru", "за полугодие 2011 года ввезено 5", "2011-01-01", "2011-06-30"),
    ("ru", "пять лет тому назад ввезено 5", "2019-01-01", "2019-12-31"),
    ("ru", "пятью годами раньше ввезено 5", "2019-01-01", "2019-12-31"),
    ("ru", "за три ближайших года вложат 5", "2027-01-01", "2027-12-31"),
    ("ru", "с июля прошлого года по апрель нынешнего ввезено 5", "2023-07-01", "2024-04-30"),
    ("ru", "итоги сезона, завершившегося 30 июня, – 5", "2023-07-01", "2024-06-30"),
    ("en", "in July two firms brought in 5", "2024-07-01", "2024-07-31"),
    ("en", "in June, July and August 5", "2024-06-01", "2024-08-31"),
    ("en", "in the first four or five months growth of 15 percent", "2024-01-01", "2024-05-31"),
    ("en", "five years back it was 5", "2019-01-01", "2019-12-31"),
    ("en", "between January and the end of September 5", "2024-01-01", "2024-09-30"),
    ("en", "5 since New Year", "2024-01-01", "2024-09-30"),
    ("en", "5 from New Year to the end of July", "2024-01-01", "2024-07-31"),
    ("en", "5 from 2005 on, in loans", "2005-01-01", "2024-10-15"),
    ("en", "5 in the year just past", "2023-01-01", "2023-12-31"),
    ("en", "5 in the year ahead", "2025-01-01", "2025-12-31"),
    ("en", "5 by the turn of the decade", "2030-01-01", "2030-12-31"),
    ("en", "5 in the financial year which closed on 31 March 2023", "2022-04-01", "2023-03-31"),
    ("kk", "маусым, шілде және тамызда 5 әкелінді", "2024-06-01", "2024-08-31"),
    ("kk", "алғашқы төрт-бес айда 15 пайыз өсті", "2024-01-01", "2024-05-31"),
    ("kk", "тоғыз айда 6 болды, жеті жыл бұрын 5 еді", "2017-01-01", "2017-12-31"),
    ("kk", "тоғыз айда 6 болды, бір жыл бұрын 5 еді", "2023-01-01", "2023-09-30"),
    ("kk", "2005 пен 2023 жыл аралығында 5 салынды", "2005-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), SPANS)
def test_a_phrase_stands_for_its_span(lang: str, text: str, start: str, end: str) -> None:
    told = [
        (one.period_start, one.period_end) for one in mentions(text, lang, PUBLISHED, "IN" if "31 M" in text else "KZ")
    ]
    assert (start, end) in told


SAME_MONTHS = [
    ("ru", "За январь–сентябрь ввезено 6. В 2022-м за те же девять месяцев было 5.", "2022-01-01", "2022-09-30"),
    ("ru", "За семь месяцев ввезено 6. За те же месяцы 2004-го было 5.", "2004-01-01", "2004-07-31"),
    ("ru", "За семь месяцев ввезено 6. В 2022 году за тот же период было 5.", "2022-01-01", "2022-07-31"),
    ("en", "January to September brought 6. In 2022, in the same nine months, it was 5.", "2022-01-01", "2022-09-30"),
    ("en", "January to July brought 6. In 2022 the same period had seen 5.", "2022-01-01", "2022-07-31"),
    ("en", "January to July brought 6; this time last year it was 5.", "2023-01-01", "2023-07-31"),
    ("en", "In the same nine months of last year it was 5.", "2023-01-01", "2023-09-30"),
    ("ru", "За те же девять месяцев прошлого года было 5.", "2023-01-01", "2023-09-30"),
    ("kk", "Былтырғы жылдың осы тоғыз айында 5 болды.", "2023-01-01", "2023-09-30"),
    ("kk", "Жеті айда 6 әкелінді, былтыр осы уақытта 5 болған.", "2023-01-01", "2023-07-31"),
]


@pytest.mark.parametrize(("lang", "text", "start", "end"), SAME_MONTHS)
def test_the_same_months_are_those_told_before_in_the_year_named(lang: str, text: str, start: str, end: str) -> None:
    last = mentions(text, lang, PUBLISHED, "KZ")[-1]
    assert (last.period_start, last.period_end) == (start, end)


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("ru", "2 июля подписаны документы", ["day"]),
        ("en", "on July 2 they signed", ["day"]),
        ("kk", "2 шілде күні қол қойылды", ["day"]),
        ("en", "in May, July and November exports fell", ["period"] * 3),  # no months in a row
        ("en", "in 2022 the same company sold 5", ["period"]),
        ("ru", "в 2022 году те же предприятия продали 5", ["period"]),
    ],
)
def test_days_and_months_apart_stay_what_they_are(lang: str, text: str, kinds: list[str]) -> None:
    assert [one.kind for one in mentions(text, lang, PUBLISHED, "KZ") if one.kind != "vague"] == kinds
