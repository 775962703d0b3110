"""The schema is said once: SQL, Arrow, Delta and the dictionary say the same as it does."""

from __future__ import annotations

import re
from collections import Counter

import pyarrow as pa
import pytest
from deltalake import Schema
from sqlalchemy import inspect, text
from warehouse_made import claim, load, reading

from claims.lexicon.pack import pack
from warehouse import forms
from warehouse.dictionary import TARGET, dictionary
from warehouse.lake import EXTRA, lake_schema
from warehouse.schema import FACT_TABLES, TABLES
from warehouse.schema.words import EVENT_KINDS
from warehouse.seeds import FIRST_DAY, LAST_DAY, seeds
from warehouse.store import Warehouse


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_and_column_says_what_it_means(name: str) -> None:
    assert TABLES[name].comment
    for column in TABLES[name].columns:
        assert column.comment and len(column.comment) >= 3, column.name


@pytest.mark.parametrize("name", sorted(TABLES))
def test_names_tell_their_units(name: str) -> None:
    endings = {"bool": ("is_",), "date": ("_date", "_from", "_to", "_start", "_end", "date_id", "until")}
    for column in TABLES[name].columns:
        kind = column.type.python_type.__name__
        if kind == "bool":
            assert column.name.startswith(endings["bool"])
        elif kind == "date":
            assert column.name.endswith(endings["date"])
        elif kind == "datetime":
            assert column.name.endswith("_at")
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)


def test_one_name_means_one_thing_in_all_fact_tables() -> None:
    for name in FACT_TABLES:
        assert forms.arrow_schema(name).equals(forms.arrow_schema(FACT_TABLES[0]))


def test_the_databases_have_the_columns_of_the_schema(warehouse: Warehouse) -> None:
    inspector = inspect(warehouse.engine)
    for name, table in TABLES.items():
        found = {column["name"]: column for column in inspector.get_columns(name)}
        assert list(found) == [column.name for column in table.columns] or name == "claim"
        assert set(found) == {column.name for column in table.columns}
        for column in table.columns:
            assert found[column.name]["nullable"] == column.nullable, f"{name}.{column.name}"
            if not warehouse.database.is_sqlite:
                assert found[column.name]["comment"] == column.comment


@pytest.mark.parametrize("name", sorted(TABLES))
def test_delta_tables_can_be_made_of_every_table(name: str) -> None:
    fields = {field.name for field in Schema.from_arrow(lake_schema(name)).fields}
    assert fields == {*forms.columns(name), *EXTRA.names}


def test_arrow_descriptions_are_the_comments() -> None:
    field = forms.arrow_schema("fact_turnover").field("low_usd")
    assert field.type == pa.float64()
    assert (field.metadata or {})[b"description"].decode() == TABLES["fact_turnover"].columns["low_usd"].comment


def test_what_the_lake_wrote_has_the_schema(warehouse: Warehouse) -> None:
    load(warehouse, reading("a", "2023-01-10", claim("", 1e9)))
    table = warehouse.lake.table("fact_turnover")
    assert table is not None
    assert {field.name for field in table.schema().fields} == {*forms.columns("fact_turnover"), *EXTRA.names}
    assert table.metadata().description == TABLES["fact_turnover"].comment


def test_the_dictionary_is_the_schema_s() -> None:
    assert TARGET.read_text("utf-8") == dictionary(), "run: python -m warehouse.dictionary"


def test_weeks_have_seven_days_in_the_year_that_they_belong_to() -> None:
    days = seeds()["dim_date"].to_pylist()
    counts = Counter(
        (day["iso_year"], day["iso_week"]) for day in days if FIRST_DAY.year <= day["year"] < LAST_DAY.year
    )
    inner = {week: count for week, count in counts.items() if week[0] < LAST_DAY.year}
    assert set(inner.values()) == {7}


def test_kinds_of_events_are_those_of_the_lexicon() -> None:
    for lang in ("en", "ru", "kk"):
        assert set(pack(lang, "events")["heads"]) == set(EVENT_KINDS)


def test_constraints_hold(warehouse: Warehouse) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), warehouse.database.writing() as connection:
        connection.execute(text("INSERT INTO release_text (release_id, text) VALUES ('nobody', 'x')"))
