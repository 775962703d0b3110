"""Years that do not begin in January: solar ones, and fiscal ones by country."""

from __future__ import annotations

import pytest

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"

SOLAR = [
    ("in the first five months of the current Iranian year", "2024-03-21", "2024-08-22"),
    ("in the first 10 months of the Iranian calendar year", "2023-03-21", "2024-01-20"),
    ("during the third quarter of the past Iranian year", "2023-09-23", "2023-12-21"),
    ("the second half of the Iranian year 1400", "2021-09-23", "2022-03-20"),
    ("in the past Iranian calendar year", "2023-03-21", "2024-03-20"),
    ("since the start of the current Iranian year", "2024-03-21", "2024-08-22"),
    ("in the solar year 1398", "2019-03-21", "2020-03-20"),
    ("in the seven-month period of last Persian year", "2023-03-21", "2023-10-22"),
]


@pytest.mark.parametrize(("text", "start", "end"), SOLAR)
def test_the_solar_year_begins_in_march(text: str, start: str, end: str) -> None:
    (found,) = mentions(text, "en", PUBLISHED, "AE")
    assert (found.period_start, found.period_end) == (start, end)


def test_days_in_brackets_tell_what_part_of_a_solar_year_is_meant() -> None:
    text = "5 in the first three months of the current Iranian year (March 21-June 20)"
    found = mentions(text, "en", PUBLISHED, "AE")
    assert {(one.period_start, one.period_end) for one in found} == {("2024-03-21", "2024-06-20")}


def test_a_solar_year_has_dates_only_where_publication_or_its_number_is_told() -> None:
    assert [one.period_start for one in mentions("in the last Iranian year", "en", None, "IR")] == [None]
    assert not mentions("the Iranian side took 1400 tonnes", "en", PUBLISHED, "IR")


FISCAL = [
    ("IN", "in fiscal year 2022-23", "2022-04-01", "2023-03-31"),
    ("IN", "in FY24", "2023-04-01", "2024-03-31"),
    ("JP", "in fiscal 2021", "2021-04-01", "2022-03-31"),
    ("PK", "in the last fiscal year", "2023-07-01", "2024-06-30"),
    ("IR", "in fiscal year 2023-24", "2023-03-21", "2024-03-20"),
    ("PK", "in the first half of fiscal year 2023-24", "2023-07-01", "2023-12-31"),
    ("IN", "during April-December 2018-19", "2018-04-01", "2018-12-31"),
    ("IN", "during April-March 2018-19", "2018-04-01", "2019-03-31"),
    ("IN", "in January-March 2018-19", "2019-01-01", "2019-03-31"),
    ("IN", "in ten months of the fiscal year", "2023-04-01", "2024-01-31"),
    ("PK", "in the first ten months of the fiscal year 2022-23", "2022-07-01", "2023-04-30"),
    ("BD", "in the July to March period of fiscal 2021-22", "2021-07-01", "2022-03-31"),
    ("IN", "in the third quarter of 2021-22", "2021-10-01", "2021-12-31"),
    ("KZ", "in fiscal year 2023", "2023-01-01", "2023-12-31"),
    ("PK", "in the first eight months of 2022-23", "2022-07-01", "2023-02-28"),
    ("IN", "in Q1 FY24", "2023-04-01", "2023-06-30"),
    ("PK", "H1 FY2022-23", "2022-07-01", "2022-12-31"),
    ("BD", "the first quarter of FY23", "2022-07-01", "2022-09-30"),
    ("PK", "in the fiscal year that began last month", "2024-07-01", "2025-06-30"),
    ("US", "in the fiscal year that ends next week", "2023-10-01", "2024-09-30"),
]


@pytest.mark.parametrize(("home", "text", "start", "end"), FISCAL)
def test_fiscal_years_are_those_of_the_country(home: str, text: str, start: str, end: str) -> None:
    found = mentions(text, "en", PUBLISHED, home)[0]
    assert (found.period_start, found.period_end) == (start, end)


def test_the_previous_fiscal_year_is_that_before_the_one_told_and_else_the_last() -> None:
    text = "It rose to 5 in 2022-23 from 4 in the previous fiscal"
    assert [one.period_start for one in mentions(text, "en", PUBLISHED, "IN")] == ["2022-04-01", "2021-04-01"]
    assert [one.period_start for one in mentions("5 in the previous fiscal", "en", PUBLISHED, "IN")] == ["2023-04-01"]


def test_a_fiscal_year_is_looked_for_in_the_country_spoken_of() -> None:
    found = mentions("Trade with India came to $80 bn in fiscal year 2022-23", "en", PUBLISHED, "AE")[0]
    assert (found.period_start, found.period_end) == ("2022-04-01", "2023-03-31")


def test_of_several_countries_spoken_of_the_fiscal_year_is_that_of_the_one_named_most() -> None:
    text = "In Canberra, India said that India's imports from Chile rose in fiscal year 2022-23"
    found = mentions(text, "en", PUBLISHED, "AE")[0]
    assert (found.period_start, found.period_end) == ("2022-04-01", "2023-03-31")


def test_a_fiscal_year_told_before_is_that_fiscal_year() -> None:
    text = "It was 5 in fiscal year 2021-22, and with Nepal 4 in that same fiscal year"
    assert [one.period_start for one in mentions(text, "en", PUBLISHED, "IN")] == ["2021-04-01", "2021-04-01"]
    assert mentions("It was 5 in the fiscal year", "en", PUBLISHED, "IN") == []


def test_a_paragraph_that_names_others_tells_of_the_last_of_them() -> None:
    text = "Indian and Pakistani firms of India.\nKenya and then Japan sold 5 in fiscal 2021.\nIt was 6 in fiscal 2021."
    found = mentions(text, "en", PUBLISHED, "AE")
    assert [one.period_start for one in found] == ["2021-04-01", "2020-04-01"]
    assert [one.period_end for one in found] == ["2022-03-31", "2021-03-31"]


def test_the_same_months_of_a_fiscal_year_before_lie_in_that_year() -> None:
    text = "In July-April it was 5 million against 4 in the like period of 2021-22"
    found = mentions(text, "en", "2023-05-31", "PK")
    assert [(one.period_start, one.period_end) for one in found] == [
        ("2022-07-01", "2023-04-30"),
        ("2021-07-01", "2022-04-30"),
    ]


def test_what_was_risen_from_is_of_the_year_before_though_another_time_opens_the_next_sentence() -> None:
    text = "Trade rose to $7 million in 2022 from $5 million. In January-May of 2023 it fell."
    starts = [one.period_start for one in mentions(text, "en", "2023-07-19", "AM")]
    assert starts == ["2022-01-01", "2021-01-01", "2023-01-01"]
    found = mentions("Торговля выросла до 7 млн в 2022 году с 5 млн.", "ru", "2023-07-19", "AM")
    assert [one.period_start for one in found] == ["2022-01-01", "2021-01-01"]


def test_months_of_the_present_fiscal_year_are_counted_from_its_start() -> None:
    (found,) = mentions("in the first ten months of the present fiscal year", "en", "2023-05-31", "PK")
    assert (found.period_start, found.period_end) == ("2022-07-01", "2023-04-30")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In the Indian financial year 2021/22 it was 5."),
        ("en", "In India's fiscal 2021-22 it was 5."),
        ("ru", "В 2021/22 индийском финансовом году было 5."),
        ("ru", "За индийский финансовый год 2021/22 было 5."),
        ("kk", "Үндістанның 2021/22 қаржы жылында 5 болды."),
    ],
)
def test_a_fiscal_year_that_is_called_anothers_is_that_countrys(lang: str, text: str) -> None:
    (found,) = mentions(text, lang, PUBLISHED, "PK")
    assert (found.period_start, found.period_end) == ("2021-04-01", "2022-03-31")


def test_a_fiscal_year_beside_another_country_stays_that_of_the_home_country() -> None:
    text = "Exports to India in the financial year 2021-22 were 5; in the Indian fiscal year 2021-22 imports were 7."
    found = [one.period_start for one in mentions(text, "en", PUBLISHED, "PK")]
    assert found == ["2021-07-01", "2021-04-01"]
