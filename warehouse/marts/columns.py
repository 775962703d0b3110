"""What the columns of the views mean, and their types: said once, in `columns.toml` or by the tables that they show."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from warehouse import forms
from warehouse.marts import ALL_FACTS, mart_opening
from warehouse.schema import FACT_TABLES

_FILE: Final = Path(__file__).with_name("columns.toml")
_ALL_FACTS_TELL: Final = "Every fact, whatever its measure: the rows of all fact tables"
KINDS: Final[dict[str, pa.DataType]] = {
    "text": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.timestamp("us", tz="UTC"),
}


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def view_schema(name: str) -> pa.Schema:
    """Arrow schema of `fact_all` or of a mart, with its meaning and that of each column as descriptions."""
    if name == ALL_FACTS:
        fields = list(forms.loose_schema(FACT_TABLES[0]))
        return pa.schema(fields, metadata={"description": _ALL_FACTS_TELL})
    fields = [_field(column, told) for column, told in _told()[name].items()]
    return pa.schema(fields, metadata={"description": mart_opening(name)})


def _field(column: str, told: str | list[str]) -> pa.Field[Any]:
    if isinstance(told, str):
        return forms.loose_schema(told).field(column)
    kind, meaning = told
    return pa.field(column, KINDS[kind], metadata={"description": meaning})
