"""What looks like a plain table and would give wrong figures: parts of a year, words in words, scales left unsaid."""

from __future__ import annotations

from datetime import date

import pytest
from samples import workbook

from claims.tables.areas import area_of
from claims.tables.error import TableError
from claims.tables.layout import TableLayout, layout_from
from claims.tables.meaning import scale_of
from claims.tables.periods import Period, period_of
from claims.tables.read import read_table
from claims.tables.stated import told_by_words

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), "year")
HEAD = "Partner,Year,Value"


def months(first: int, last: int, grain: str) -> Period:
    return Period(date(2023, first, 1), date(2023, last, {3: 31, 6: 30, 9: 30, 12: 31}[last]), grain)


def day(month: int, number: int) -> Period:
    return Period(date(2023, month, number), date(2023, month, number), "day")


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (
            ("Q3 2023", "3Q 2023", "2023 Q3", "2023/Q3", "q3-2023", "в третьем квартале 2023 г."),
            months(7, 9, "quarter"),
        ),
        (("H1 2023", "1H2023", "за первое полугодие 2023 года", "first half of 2023"), months(1, 6, "half")),
        (("9 месяцев 2023 г.", "за 9 мес. 2023", "9 months of 2023", "2023 жылғы 9 ай"), months(1, 9, "ytd")),
        (("I-III кварталы 2023", "1-3 квартал 2023 г.", "I-III кв. 2023"), months(1, 9, "ytd")),
        (("12 месяцев 2023", "I–IV кварталы 2023", "2023.0", "Экспорт, 2023 г.", "2023 жыл (на 01.01.2024)"), YEAR),
        (("15.03.2023", "15.03.2023 г.", "15 марта 2023 года", "March 15, 2023", "2023 жылғы 15 наурыз"), day(3, 15)),
        (("03.2023", "03/2023", "март 2023"), months(3, 3, "month")),
        (("1 января - 31 марта 2023",), months(1, 3, "ytd")),
    ],
)
def test_a_part_of_a_year_is_read_as_what_it_is(texts: tuple[str, ...], period: Period) -> None:
    assert {text: period_of(text) for text in texts} == dict.fromkeys(texts, period)


@pytest.mark.parametrize(
    "text",
    ["2022/23", "FY2023", "2023.05", "2023/03", "03/04/2023", "Экспорт 2023-05", "M03 2023", "week 5 2023", "3кв 2023",
     "quarter 3, 2023", "II-IV кварталы 2023", "последние 3 месяца 2023", "13 месяцев 2023", "31 февраля 2023",
     "15 января - 20 марта 2023", "2023-01-01 - 2023-03-31", "на 01.01.2024"],
)  # fmt: skip
def test_what_is_told_in_no_known_way_is_no_whole_year(text: str) -> None:
    assert period_of(text) is None


def test_dates_of_a_card_may_name_months_by_word_and_days_by_number() -> None:
    assert period_of("March 2023", ("%B %Y",)) == months(3, 3, "month")
    assert period_of("2023 074", ("%Y %j",)) == day(3, 15)


@pytest.mark.parametrize(
    ("above", "header", "periods"),
    [
        (None, ["2023", "Январь-май", "Экспорт"], {"2023-05-31"}),
        ("Внешняя торговля в 2023 году", ["Январь-май", "Экспорт"], {"2023-05-31"}),
        ("Внешняя торговля в 2023 году", ["3кв", "Экспорт"], set()),
        ("Внешняя торговля в 2023 году", ["Экспорт"], {"2023-12-31"}),
        (None, ["Январь-май", "2023", "Экспорт"], {"2023-05-31"}),
    ],
)
def test_the_year_of_one_header_cell_is_not_that_of_a_column_of_its_months(
    above: str | None, header: list[str], periods: set[str]
) -> None:
    titles = [["Республики Казахстан, тыс. долл. США"], [above]]
    rows = [*titles, ["Страны", header[0]], *([None, each] for each in header[1:]), ["Китай", 5]]
    merges = {"a": [f"A3:A{2 + len(header)}"]} if len(header) > 1 else {}
    layout = layout_from({"layout": "national-trade"}, "test")
    reading = None
    try:
        reading = read_table(workbook({"a": rows}, merges), "a.xlsx", layout)
    except TableError:
        assert not periods
    if reading is not None:
        assert {str(each) for each in reading.observations["period_end"].to_pylist()} == periods


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Сумма", None), ("в сумме, тыс. долл. США", "USD"), ("млн сумов", "UZS"), ("за рубежом", None),
        ("млн руб.", "RUB"), ("Trade with the European Union, USD", "USD"), ("Europe", None), ("Еуропа", None),
        ("млн евро", "EUR"), ("тыс. белорусских руб.", "BYN"), ("Hong Kong dollars", "HKD"),
        ("канадских долларов", "CAD"), ("US dollars", "USD"),
    ],
)  # fmt: skip
def test_a_currency_is_no_beginning_of_another_word_nor_another_countrys(text: str, unit: str | None) -> None:
    assert told_by_words("unit", text) == unit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Korea, Rep.", "KR"), ("Iran, Islamic Rep.", "IR"), ("Congo, Dem. Rep.", "CD"), ("Egypt, Arab Rep.", "EG"),
        ("The former Yugoslav Republic of Macedonia", "MK"), ("Bahamas, The", "BS"), ("Côte d’Ivoire", "CI"),
    ],
)  # fmt: skip
def test_names_with_points_and_articles_are_known(text: str, code: str) -> None:
    assert area_of(text) == code


def declared(value: str = "Value", **roles: object) -> TableLayout:
    own = {"reporter": "KZ", "partner": {"column": "Partner"}, "flow": "export", "period": {"column": "Year"}}
    return layout_from({"roles": {**own, "value": {"column": value}, "unit": "USD", **roles}}, "card x")


def test_a_header_tells_the_scale_that_a_card_leaves_open() -> None:
    data = b'Partner,Year,"Value, thousand USD"\nChina,2023,5\n'
    assert read_table(data, "a.csv", declared("Value, thousand USD")).observations["value"].to_pylist() == [5_000.0]


def test_a_title_that_tells_the_only_scale_asks_for_it_in_the_card() -> None:
    data = workbook({"a": [["Экспорт, тыс. долл. США"], HEAD.split(","), ["China", 2023, 5]]})
    with pytest.raises(TableError, match="a title says scale 1000"):
        read_table(data, "a.xlsx", declared())
    assert read_table(data, "a.xlsx", declared(scale="thousand")).observations["value"].to_pylist() == [5_000.0]


@pytest.mark.parametrize(
    ("scale", "kind"), [("6", None), ("0", None), ("400", "power_of_ten"), ("--3", "power_of_ten")]
)
def test_a_scale_is_a_power_of_ten(scale: str, kind: str | None) -> None:
    assert (scale_of("6"), scale_of("1"), scale_of("1000"), scale_of("трлн")) == (None, 1.0, 1_000.0, 1e12)
    with pytest.raises(TableError, match="no scale in"):
        layout = declared(scale={"column": "Scale"} | ({"kind": kind} if kind else {}))
        read_table(f"{HEAD},Scale\nChina,2023,5,{scale}\n".encode(), "a.csv", layout)


@pytest.mark.parametrize("again", ["Value", "partner"])
def test_a_column_that_stands_twice_in_a_sheet_is_refused(again: str) -> None:
    data = workbook({"a": [[*HEAD.split(","), again], ["China", 2023, 5, 7]]})
    with pytest.raises(TableError, match="stands twice"):
        read_table(data, "a.xlsx", declared())


@pytest.mark.parametrize("marks", [{"decimal_mark": ""}, {"decimal_mark": ",", "thousands_marks": ", "}])
def test_marks_of_numbers_that_mean_two_things_are_refused(marks: dict[str, str]) -> None:
    with pytest.raises(TableError, match="decimal mark"):
        layout_from({"layout": "comtrade", **marks}, "card x")


def test_known_tables_in_other_letters() -> None:
    tidy = "date,country,exchange rate\n2020-01-01,Kazakhstan,412.9\n2021-01-01,a\x1fb,425.9\n"
    assert read_table(tidy.encode(), "a.csv").observations["grain"].to_pylist() == ["year"]
    grid = "Внешняя торговля Республики Казахстан, тыс. долл. США\nСтраны;Экспорт 2023;Импорт 2023\nКитай;5;6\n"
    for encoding in ("utf-8", "utf-16"):
        assert read_table(grid.encode(encoding), "a.csv").observations["value"].to_pylist() == [5_000.0, 6_000.0]


def test_no_records_of_the_world_bank_are_no_fault() -> None:
    layout = layout_from({"layout": "world-bank"}, "card x")
    assert read_table(b'[{"page":0,"pages":0,"total":0},null]', "a.json", layout).observations.num_rows == 0


def test_a_mark_before_a_json_message_does_no_harm() -> None:
    message = b'\xef\xbb\xbf{"dataSets":[],"structure":{"dimensions":{}}}'
    assert read_table(message, "a.json").observations.num_rows == 0
