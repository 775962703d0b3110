"""The parts that table readers share: numbers, periods, areas, currencies, words, layouts, addresses."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.tables.areas import area_of
from claims.tables.currencies import currency_of, tender
from claims.tables.error import TableError
from claims.tables.layout import built_ins, layout_from
from claims.tables.numbers import NumberForm, resolutions
from claims.tables.observation import FLOWS, INWARD_FLOWS, SCHEMA
from claims.tables.periods import Period, period_of
from claims.tables.stated import told_by_words
from claims.tables.totals import compact

FORMS = [NumberForm(), NumberForm(".", ","), NumberForm(",", " "), NumberForm(",", ". "), NumberForm(".", "'")]


@settings(deadline=None)
@given(st.integers(-(10**15), 10**15), st.integers(0, 6), st.sampled_from(FORMS))
def test_a_number_written_in_a_form_is_read_back(units: int, places: int, form: NumberForm) -> None:
    whole, decimals = divmod(abs(units), 10**places)
    mark = form.thousands_marks[:1]
    grouped = f"{whole:,}".replace(",", mark) if mark else str(whole)
    text = ("-" if units < 0 else "") + grouped + (f"{form.decimal_mark}{decimals:0{places}d}" if places else "")
    canonical = form.canonical(text)
    assert canonical is not None
    assert float(canonical) == units / 10**places
    assert form.canonical_all(pa.array([text, None]))[0].to_pylist() == [canonical, None]
    assert resolutions(pa.array([canonical]))[0].as_py() == pytest.approx(10.0**-places)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,' -−+eE\u00a0", max_size=12), st.sampled_from(FORMS))
def test_one_text_and_a_column_of_texts_are_judged_alike(text: str, form: NumberForm) -> None:
    one = form.canonical(text)
    column, bad = form.canonical_all(pa.array([text]))
    assert (bad is None) == (one is not None)
    if one is not None:
        assert column[0].as_py() == one
        float(one)


@pytest.mark.parametrize("text", ["1,234.5", "1 23", "1.234.567", "12,", "--1", "", "1e", "٣", "NaN", "inf", "1_000"])
def test_what_is_no_number_where_a_point_is_declared(text: str) -> None:
    assert NumberForm().canonical(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("202402", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023M7", date(2023, 7, 1), date(2023, 7, 31), "month"),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), "quarter"),
        ("2023-S1", date(2023, 1, 1), date(2023, 6, 30), "half"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week"),
        ("2023-09-26", date(2023, 9, 26), date(2023, 9, 26), "day"),
        ("202352", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("Январь–май 2023 г.", date(2023, 1, 1), date(2023, 5, 31), "ytd"),
        ("январь - декабрь 2021 года", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2023 жылғы қаңтар-қыркүйек", date(2023, 1, 1), date(2023, 9, 30), "ytd"),
        ("II квартал 2022", date(2022, 4, 1), date(2022, 6, 30), "quarter"),
        ("3-тоқсан 2022", date(2022, 7, 1), date(2022, 9, 30), "quarter"),
        ("Value in 2023, USD thousand", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("сентябрь 2022", date(2022, 9, 1), date(2022, 9, 30), "month"),
        ("January-March 2024", date(2024, 1, 1), date(2024, 3, 31), "ytd"),
    ],
)
def test_periods(text: str, start: date, end: date, grain: str) -> None:
    assert period_of(text) == Period(start, end, grain)


@pytest.mark.parametrize(
    "text", ["", "x", "2023-13", "2023-02-30", "2019-2023", "2023-W60", "9999", "0000", "март-май 2023"]
)
def test_what_names_no_single_period(text: str) -> None:
    assert period_of(text) is None


def test_dates_of_a_card_and_dates_that_begin_a_period() -> None:
    assert period_of("26.09.2023", ("%d.%m.%Y",)) == Period(date(2023, 9, 26), date(2023, 9, 26), "day")
    assert period_of("09/2023", ("%m/%Y",)) == Period(date(2023, 9, 1), date(2023, 9, 30), "month")
    assert period_of("1971-01-01", (), "year") == Period(date(1971, 1, 1), date(1971, 12, 31), "year")
    assert period_of("2023-04-01", (), "quarter") == Period(date(2023, 4, 1), date(2023, 6, 30), "quarter")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("699", "IN"), ("842", "US"), ("757", "CH"), ("579", "NO"), ("251", "FR"), ("490", "TW"), ("0", "WORLD"),
        ("004", "AF"), ("the Netherlands", "NL"),
        ("'398", "KZ"), ("KAZ", "KZ"), ("kz", "KZ"), ("W00", "WORLD"), ("EL", "GR"), ("EU27_2020", "EU"), ("XKX", "XK"),
        ("Российская Федерация", "RU"), ("Белоруссия", "BY"), ("Қытай", "CN"), ("Всего", "WORLD"),
        ("China, Hong Kong SAR", "HK"), ("Viet Nam", "VN"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Страны СНГ", "CIS"),
        ("Arab World", None), ("899", None), ("Areas, nes", None), ("", None),
    ],
)  # fmt: skip
def test_areas(text: str, code: str | None) -> None:
    assert area_of(text) == code


def test_a_source_may_name_areas_of_its_own_and_leave_some_out() -> None:
    own = {"Республики Казахстан": "KZ", "KZ": ""}
    assert area_of("Республики Казахстан", own) == "KZ"
    assert area_of("KZ", own) is None


def test_the_tender_is_that_of_its_day() -> None:
    assert [tender("BY", date(year, 12, 31)) for year in (2015, 2016)] == ["BYR", "BYN"]
    assert [tender("DE", date(year, 12, 31)) for year in (1995, 2010)] == ["DEM", "EUR"]
    assert tender("EZ", date(2020, 1, 1)) == "EUR"
    assert tender("WORLD", date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("тыс. долл. США", "1000", "USD"),
        ("млн. долларов США", "1000000", "USD"),
        ("мың АҚШ доллары", "1000", "USD"),
        ("млрд руб.", "1000000000", "RUB"),
        ("USD thousand", "1000", "USD"),
        ("в млн тенге", "1000000", "KZT"),
        ("млн белорусских рублей", "1000000", "BYN"),
        ("тысяч тонн", "1000", None),
        ("долл. США и евро", None, None),
    ],
)
def test_scales_and_currencies_in_words(text: str, scale: str | None, unit: str | None) -> None:
    assert told_by_words("scale", text) == scale
    assert told_by_words("unit", text) == unit
    assert currency_of(text) == unit


def test_every_built_in_layout_loads_and_has_its_own_name() -> None:
    assert len(built_ins()) >= 10
    assert all(layout.signature for layout in built_ins().values())


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({"layout": "nothing"}, "no table layout 'nothing'"),
        ({"layout": "comtrade", "colour": 1}, "unknown key 'colour'"),
        ({"roles": {"partner": {"column": "x"}}}, "no role 'value'"),
        ({"layout": "comtrade", "roles": {"helper": "x"}}, "role 'helper'"),
        (
            {"layout": "comtrade", "roles": {"flow": {"colum": "x"}}},
            "'roles': flow: unknown key 'colum'; did you mean 'column'",
        ),
        ({"layout": "comtrade", "cases": [{"when": {}}]}, "'cases': case 1: 'column' is missing"),
        ({"layout": "comtrade", "cases": ["x"]}, "'cases': case 1: 'x' is no table"),
        ({"layout": "trade-map", "columns": [{"macth": "x"}]}, "'columns': rule 1: unknown key 'macth'"),
        ({"layout": "comtrade", "skip_lines": "two"}, "'skip_lines': it is 'two', and should be a whole number"),
        ({"layout": "comtrade", "skip_lines": True}, "'skip_lines': it is True"),
        ({"layout": "comtrade", "decimal_mark": 5}, "'decimal_mark': it is 5, and should be a text"),
        ({"layout": "comtrade", "signature": "Period"}, "'signature': it is 'Period', and should be a list of texts"),
        ({"layout": "comtrade", "only": {"Mode": "C00"}}, "'only': Mode is 'C00', and should be a list of texts"),
        ({"layout": "comtrade", "roles": {"unit": {"column": "x", "kind": "magic"}}}, "kind 'magic'"),
        ({"shape": "cube", "roles": {"value": {"column": "x"}}}, "shape 'cube'"),
        ({"shape": "grid"}, "rules"),
        ({"layout": "trade-map", "header_start": "("}, "does not compile"),
    ],
)
def test_a_slip_in_a_layout_is_named(slip: dict[str, object], message: str) -> None:
    with pytest.raises(TableError, match=message) as caught:
        layout_from(slip, "card x")
    assert caught.value.where in ("card x", "layout")


def test_addresses_are_told_as_ranges_and_long_lists_end() -> None:
    assert compact(pa.array(["row 4, Value", "row 5, Value", "row 9, Value"])) == "row 4-5, Value + row 9, Value"
    assert compact(pa.array(["A!B7", "A!B8", "A!C9"])) == "A!B7-8 + A!C9"
    assert compact(pa.array(["data[0].primaryValue", "data[1].primaryValue"])) == "data[0-1].primaryValue"
    long = compact(pa.array([f"row {at * 2}, Value" for at in range(2_000)]))
    assert long.endswith("+ ... to row 3998, Value, 2000 cells in all")


def test_the_schema_describes_every_column_and_inward_flows_are_flows() -> None:
    assert all((field.metadata or {}).get(b"description") for field in SCHEMA)
    assert set(INWARD_FLOWS) < set(FLOWS)
