"""What a publisher breaks without a word: a header lost, a row shifted, a file cut short, another encoding."""

from __future__ import annotations

from datetime import date

import pytest
from samples import workbook

from claims.tables.error import TableError
from claims.tables.layout import layout_from
from claims.tables.periods import period_of
from claims.tables.read import read_table

GRID = layout_from(
    {
        "shape": "grid",
        "header_start": "^Страна",
        "header_rows": 2,
        "keys": {"partner": "^Страна"},
        "encoding": "windows-1251",
        "delimiter": ";",
        "decimal_mark": ",",
        "thousands_marks": " ",
        "titles": ["торговля (?P<reporter>Республики Узбекистан)"],
        "areas": {"Республики Узбекистан": "UZ"},
        "columns": [{"match": "экспорт|импорт"}],
    },
    "a card",
)
TEXT = """Внешняя торговля Республики Узбекистан, тыс. долларов США;;;;
Страна;2021;;2022;
;экспорт;импорт;экспорт;импорт
Казахстан;1 175,8;2 745,2;1 361,5;3 279,1
Турция;1 677,1;1 721,9;1 493,6;1 732,0
"""
RECORDS = layout_from(
    {
        "grain": "year",
        "roles": {
            "reporter": "KZ",
            "partner": {"column": "Partner"},
            "flow": {"column": "Flow", "map": {"E": "export", "I": "import", "T": ""}},
            "period": {"column": "Year"},
            "value": {"column": "Value, million USD"},
            "scale": "million",
            "unit": "USD",
        },
    },
    "a card",
)
HEADER = "Partner,Flow,Year,'Value, million USD'".replace("'", '"')


def grid(text: str, encoding: str = "windows-1251") -> list[float]:
    return read_table(text.encode(encoding), "grid.csv", GRID).observations["value"].to_pylist()


def records(*rows: str) -> list[str]:
    reading = read_table("\n".join([HEADER, *rows]).encode(), "records.csv", RECORDS)
    return [f"{each['period_start'].year} {each['value']:.0f}" for each in reading.observations.to_pylist()]


def test_the_grid_is_read_whole() -> None:
    assert len(grid(TEXT)) == 8


def test_a_year_that_went_missing_gives_its_figures_to_no_other_year() -> None:
    with pytest.raises(
        TableError, match=r"two columns tell the same, '2021 \| экспорт'.*row 3, column 2 and .*column 4"
    ):
        grid(TEXT.replace("2022", ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [("1 361,5;", ""), ("1 361,5;", "7,0;1 361,5;"), (";1 493,6;1 732,0\n", ""), ("1 732,0\n", "1 732,0;5,0")],
)
def test_a_row_of_another_length_is_refused(old: str, new: str) -> None:
    with pytest.raises(TableError, match=r"\d columns where the header has 5 .*row [45]"):
        grid(TEXT.replace(old, new))


def test_notes_below_and_empty_cells_beyond_the_header_do_no_harm() -> None:
    assert len(grid(TEXT.replace("1 732,0", "1 732,0;;") + "\nИсточник: комитет\n;;;;;;\n")) == 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_publisher_may_change_over_to_unicode(encoding: str) -> None:
    assert grid(TEXT, encoding) == grid(TEXT)


def test_utf_16_of_plain_letters_is_no_ascii() -> None:
    data = f"{HEADER}\nTR,E,2021,5\n".encode("utf-16")
    assert read_table(data, "x.csv", RECORDS).observations["value"].to_pylist() == [5e6]


def test_lines_may_end_in_carriage_returns_alone() -> None:
    assert grid(TEXT.replace("\n", "\r")) == grid(TEXT)
    assert records("TR,E,2021,5\rTR,E,2022,6") == records("TR,E,2021,5", "TR,E,2022,6")
    assert len(read_table(f"{HEADER}\rTR,E,2021,5\r".encode(), "x.csv", RECORDS).observations) == 1


def test_a_text_cut_within_quotes_is_refused() -> None:
    with pytest.raises(TableError, match="ends within quotes"):
        grid(TEXT.replace("Турция", '"Турция'))
    with pytest.raises(TableError, match="ends within quotes"):
        records("TR,E,2021,5", 'TR,E,2022,"1700')
    assert records('"TR",E,2021,5', 'T"R,I,2021,5', 'TR,E,2022,"1700"') == ["2021 5000000", "2022 1700000000"]


def test_a_table_in_which_nothing_is_where_the_card_says_is_refused() -> None:
    with pytest.raises(TableError, match=r"no header that the layout knows.*or the encoding"):
        grid(TEXT.replace("Страна", "Государство"))
    with pytest.raises(TableError, match=r"no column that the layout reads.*'2021 \| ввоз'"):
        grid(TEXT.replace("экспорт", "вывоз").replace("импорт", "ввоз"))
    with pytest.raises(TableError, match="nothing tells the reporter; `titles`"):
        grid(TEXT.replace("Узбекистан", "Таджикистан"))


def test_of_a_workbook_one_sheet_at_least_is_to_be_as_the_card_says() -> None:
    columns = ["Partner", "Flow", "Year", "Value, million USD"]
    figures = [["TR", "E", 2021, 5]]
    renamed = [*columns[:3], "Value, thousand USD"]
    message = r"no column 'Value, million USD' .*it has Partner, Flow, Year, Value, thousand USD"
    with pytest.raises(TableError, match=message):
        read_table(workbook({"S": [renamed, *figures]}), "x.xlsx", RECORDS)
    beside = read_table(workbook({"About": [["Notes"]], "S": [columns, *figures]}), "x.xlsx", RECORDS)
    assert len(beside.observations) == 1
    assert any(line.startswith("ignored: sheet 'About' has no column") for line in beside.notes)


def test_a_row_without_a_flow_is_told_of_and_one_left_out_by_the_card_once() -> None:
    text = f"{HEADER}\nTR,E,2021,5\nTR,,2021,5\nTR,T,2021,5\n"
    notes = read_table(text.encode(), "x.csv", RECORDS).notes
    assert notes == ["left out: flow 'T', by the layout: 1", "left out: nothing tells the flow: 1"]


def test_two_rows_that_tell_one_figure_differently_are_told_of() -> None:
    rows = [HEADER, "TR,E,2021,5", "UZ,E,2021,7", "TR,E,2021,5", "UZ,E,2021,8"]
    reading = read_table("\n".join(rows).encode(), "x.csv", RECORDS)
    assert len(reading.observations) == 4
    told = "KZ export UZ 2021-01-01, 'row 3, Value, million USD' and 'row 5, Value, million USD'"
    assert reading.notes == [f"told twice and differently: {told}: 1"]


@pytest.mark.parametrize("part", ["January-March 2021", "2021-Q1", "2021-H1", "2021-03", "март 2021"])
def test_a_part_of_a_year_is_no_figure_of_a_year(part: str) -> None:
    assert period_of(part, grain="year") is None
    with pytest.raises(TableError, match=f"'{part}' is no year.*`grain`"):
        records(f"TR,E,{part},5")


def test_periods_that_begin_the_declared_one_or_are_it() -> None:
    year = period_of("2021", grain="year")
    assert year == period_of("2021-01", grain="year") == period_of("2021-06-30", grain="year")
    assert period_of("2021", grain="month") is None
    quarter = period_of("январь-март 2021", grain="quarter")
    assert quarter is not None
    assert (quarter.end, quarter.grain) == (date(2021, 3, 31), "quarter")
    assert period_of("2021-05", grain="ytd") is not None


def test_what_a_hostile_cell_says_is_told_in_short() -> None:
    with pytest.raises(TableError) as refused:
        records(f"TR,E,2021,{'9' * 5_000}")
    assert len(str(refused.value)) < 300
    notes = read_table(f"{HEADER}\n{'B' * 5_000},E,2021,5\n".encode(), "x.csv", RECORDS).notes
    assert max(map(len, notes)) < 300
