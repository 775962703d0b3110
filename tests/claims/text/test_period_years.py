"""Years and spans of years: told in words, counted, fallen from, pointed at."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"


def test_a_year_of_a_count_is_no_year_of_the_calendar() -> None:
    text = "Завод работает второй год, на пятом году он окупился."
    assert not any(one.period_start for one in mentions(text, "ru", PUBLISHED, "KZ"))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("с девяносто второго года", "since", "1992-01-01", "2024-09-10"),
        ("с двухтысячного года", "since", "2000-01-01", "2024-09-10"),
        ("с 2005 года по конец прошлого вложено", "period", "2005-01-01", "2023-12-31"),
        ("с сентября 2021-го по май 2022-го", "period", "2021-09-01", "2022-05-31"),
        ("в двадцать первом году", "period", "2021-01-01", "2021-12-31"),
        ("в две тысячи пятнадцатом году", "period", "2015-01-01", "2015-12-31"),
        ("за девять месяцев двадцать третьего года", "period", "2023-01-01", "2023-09-30"),
        ("к тридцатому году", "horizon", "2030-01-01", "2030-12-31"),
    ],
)
def test_years_are_told_by_their_last_two_digits_in_words(text: str, kind: str, start: str, end: str) -> None:
    (found,) = mentions(f"Экспорт {text} удвоился.", "ru", PUBLISHED, "KZ")
    assert (found.kind, found.period_start, found.period_end) == (kind, start, end)


@pytest.mark.parametrize(
    "text", ["From 1992 to 1997 trade rose from 3 to 6 billion.", "Between 1992 and 1997 it rose."]
)
def test_a_span_of_years_offers_its_first_and_its_last(text: str) -> None:
    found = [(one.period_start, one.period_end) for one in mentions(text, "en", "1998-02-28", None)]
    assert found[0] == ("1992-01-01", "1997-12-31")
    assert ("1992-01-01", "1992-12-31") in found and ("1997-01-01", "1997-12-31") in found


def test_years_that_are_counted_name_no_year() -> None:
    assert mentions("ties of over 2000 years, and 500 firms", "en", PUBLISHED, None) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2021 sales were $9 bn, against $8 bn in 2020. Exports slid from $2 bn to $1 bn.", {"2020"}),
        ("Sales rose 4% on 2019. Exports slid from $2 bn to $1 bn. In 2021 and 2018 they grew.", set()),
        ("Compared with 2020, exports slid from $2 bn to $1 bn.", {"2020"}),
    ],
)
def test_what_a_figure_fell_from_is_of_the_year_before_the_period_told(text: str, years: set[str]) -> None:
    start = text.index("from $2")
    told = [one for one in mentions(text, "en", PUBLISHED, "KZ") if one.start == start]
    assert {(one.period_start or "")[:4] for one in told} == years


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Sales fell in the year to June; lorries have waited since August. Over that span", "that span", "2023-07-01"),
        ("In the eight months to mid-March 2 bn, and 1 bn over those eight months", "over those eight", "2023-07-16"),
    ],
)
def test_a_span_pointed_at_is_closed_and_of_the_length_told(text: str, words: str, expected: str) -> None:
    start = text.lower().index(words)
    assert [one.period_start for one in mentions(text, "en", PUBLISHED, "KZ") if one.start >= start - 5] == [expected]


@pytest.mark.parametrize("text", ["done in a year and a half", "within a year and a half"])
def test_how_long_something_took_is_no_year_to_come(text: str) -> None:
    assert [one for one in mentions(text, "en", PUBLISHED, "KZ") if one.kind == "horizon"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trade grew by half in five years to 6 billion", ("2023-01-01", "2023-12-31")),
        ("Trade is over three times what it was ten years ago", ("2014-01-01", "2023-12-31")),
    ],
)
def test_several_years_may_tell_of_their_last_or_of_all_since(text: str, told: tuple[str, str]) -> None:
    assert told in [(one.period_start, one.period_end) for one in mentions(text, "en", PUBLISHED, "KZ")]


def test_one_year_or_a_term_tells_of_no_other_year() -> None:
    assert len(mentions("A year ago it was 5", "en", PUBLISHED, "KZ")) == 1
    assert len(mentions("A loan for two years", "en", PUBLISHED, "KZ")) == 1
    assert not mentions("They signed after six months of talks", "en", PUBLISHED, "KZ")


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("in the last quarter of 2019", "period", "2019-10-01", "2019-12-31"),
        ("in the final quarter of 2019", "period", "2019-10-01", "2019-12-31"),
        ("in the last quarter", "period", "2024-04-01", "2024-06-30"),
        ("no later than June 2029", "horizon", "2029-01-01", "2029-12-31"),
        ("in four years' time", "horizon", "2028-01-01", "2028-12-31"),
    ],
)
def test_last_quarters_latest_years_and_years_ahead(text: str, kind: str, start: str, end: str) -> None:
    found = mentions(f"Trade is told {text}.", "en", PUBLISHED, None)[0]
    assert (found.kind, found.period_start, found.period_end) == (kind, start, end)


@pytest.mark.parametrize(
    "text", ["The year as a whole should close above $6 bn.", "For the whole year $6 bn is expected."]
)
def test_a_year_as_a_whole_is_the_last_or_this_one(text: str) -> None:
    found = [(one.period_start, one.period_end) for one in mentions(text, "en", PUBLISHED, "KZ")]
    assert found == [("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")]


@pytest.mark.parametrize("text", ["It was agreed before the years of growth.", "the year before the year 2010"])
def test_before_other_years_is_no_end_of_this_one(text: str) -> None:
    assert not any(one.kind == "horizon" for one in mentions(text, "en", PUBLISHED, "KZ"))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In 2007 the two signed a pact. It has since brought $5 bn.", "2007-01-01"),
        ("Since the start of its work in the region in March 2012 the bank has lent $5 bn.", "2012-03-01"),
        ("Since the office was opened in the year 2015 it has lent $5 bn.", "2015-01-01"),
        ("It has brought $5 bn since the line was opened in June of last year.", "2023-06-01"),
    ],
)
def test_since_reaches_back_to_what_was_told(text: str, start: str) -> None:
    found = [(one.kind, one.period_start, one.period_end) for one in mentions(text, "en", PUBLISHED, "KZ")]
    assert ("since", start, PUBLISHED) in found


def test_a_reason_is_no_time() -> None:
    found = mentions("In 2019 it fell, since the harvest was poor.", "en", PUBLISHED, "KZ")
    assert [one.kind for one in found] == ["period"]
