"""The forms that the schema takes: Arrow schemas, keys, columns, and empty tables, all made from `warehouse.schema`."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Column

from warehouse.schema import table

_ARROW: Final[dict[type, pa.DataType]] = {
    str: pa.string(),
    float: pa.float64(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Arrow schema of a table: types, nullability, and the meaning of each column as its description."""
    fields = [
        pa.field(
            column.name,
            _ARROW[column.type.python_type],
            nullable=bool(column.nullable),
            metadata={"description": column.comment or ""},
        )
        for column in table(name).columns
    ]
    return pa.schema(fields, metadata={"description": table(name).comment or ""})


@cache
def columns(name: str) -> tuple[str, ...]:
    """Names of a table's columns, in order."""
    return tuple(column.name for column in table(name).columns)


@cache
def key_columns(name: str) -> tuple[str, ...]:
    """Names of the primary key's columns."""
    return tuple(column.name for column in table(name).primary_key.columns)


@cache
def run_bound_columns(name: str) -> frozenset[str]:
    """Columns that only tell when or by which run a row was written."""
    return frozenset(column.name for column in table(name).columns if _is_run_bound(column))


@cache
def compared_columns(name: str) -> tuple[str, ...]:
    """Columns that make two rows of a table equal or not: all but the run-bound ones."""
    return tuple(column for column in columns(name) if column not in run_bound_columns(name))


def _is_run_bound(column: Column[Any]) -> bool:
    return bool(column.info.get("run_bound"))


@cache
def loose_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table with every column nullable, for rows that are not yet known to hold."""
    return pa.schema([item.with_nullable(True) for item in arrow_schema(name)])


def conform(name: str, data: pa.Table) -> pa.Table:
    """`data` in the columns, order and types of table `name`. Raises KeyError for a missing column."""
    schema = loose_schema(name)
    given = set(data.column_names)
    missing = [column for column in schema.names if column not in given]
    if missing:
        raise KeyError(f"{name}: columns {', '.join(missing)} are missing")
    chosen = data.select(schema.names)
    return chosen if chosen.schema.equals(schema) else chosen.cast(schema)


@cache
def empty(name: str) -> pa.Table:
    """A table without rows, every column nullable."""
    return loose_schema(name).empty_table()
