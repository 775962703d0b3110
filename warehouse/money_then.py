"""Dollars as of a day: amounts converted by the exchange rates that were known by then, by the rules of every load.

The rates that facts need are sought anew among those known by the day, and kept in a table of the connection's own,
which the views of `warehouse.as_of` join: a rate published later converts nothing, and a revised one does not either.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection, bindparam, text

from warehouse import forms
from warehouse.arrow import unique_texts
from warehouse.money import UNRATED
from warehouse.resolver import Resolver, found_rates
from warehouse.schema import FACT_TABLES

_TABLE: Final = "as_of_rate"
# The same days as in resolve/dollars.sql: a period that was over is converted by its average, else the day it was said.
_IS_OVER: Final = "t.period_start < t.period_end AND t.period_end < t.known_from"
JOIN: Final = (
    f"LEFT JOIN {_TABLE} AS x ON x.currency_code = t.unit_code"
    f" AND x.first_day = CASE WHEN {_IS_OVER} THEN t.period_start ELSE t.known_from END"
    f" AND x.last_day = CASE WHEN {_IS_OVER} THEN t.period_end ELSE t.known_from END"
)
_THEN: Final = {
    "value_usd": "t.value * x.rate",
    "low_usd": "t.low * x.rate",
    "high_usd": "t.high * x.rate",
    "fx_rate": "x.rate",
    "fx_source_name": "x.source_name",
    "fx_date": "x.fx_date",
}
COLUMNS: Final = {name: f"CASE WHEN t.unit_code = 'USD' THEN t.{name} ELSE {then} END" for name, then in _THEN.items()}
_MAKE: Final = (
    f"CREATE TEMPORARY TABLE {_TABLE} (currency_code TEXT, first_day DATE, last_day DATE, rate DOUBLE PRECISION,"
    " source_name TEXT, fx_date DATE, PRIMARY KEY (currency_code, first_day, last_day))"
)

_ADD: Final = (
    f"INSERT INTO {_TABLE} (currency_code, first_day, last_day, rate, source_name, fx_date)"
    " VALUES (:currency_code, :first_day, :last_day, :rate, :source_name, :fx_date)"
)


def keep_rates(connection: Connection, day: date) -> None:
    """Make the table of the rates that facts known by `day` are to be converted by, of those known by then."""
    connection.execute(text(_MAKE))
    amounts = _amounts(connection, day)
    if amounts.num_rows == 0:
        return
    resolver = Resolver()
    resolver.give(resolved=amounts)
    needed = resolver.run("needed_rates")
    resolver.give(needed=needed, rates=_rates(connection, day, unique_texts(needed, "currency_code")))
    found = found_rates(resolver).to_pylist()
    if found:
        rows = [{key: _of(connection, value) for key, value in row.items()} for row in found]
        connection.execute(text(_ADD), rows)


def _amounts(connection: Connection, day: date) -> pa.Table:
    """The currencies and days of all amounts that need a rate."""
    plain = ", ".join(f"'{unit}'" for unit in UNRATED)
    columns = "unit_code, period_start, period_end, known_from"
    parts = (
        f"SELECT {columns} FROM {name} WHERE known_from <= :day AND unit_code NOT IN ({plain})" for name in FACT_TABLES
    )
    found = connection.execute(text(" UNION ".join(parts)), {"day": _of(connection, day)})
    schema = pa.schema([forms.loose_schema(FACT_TABLES[0]).field(name) for name in columns.split(", ")])
    amounts = _arrow(found, schema)
    return amounts.append_column("is_money", pa.repeat(True, amounts.num_rows))


def _rates(connection: Connection, day: date, currencies: list[str]) -> pa.Table:
    """The published rates known by the day that may serve the currencies."""
    schema = forms.loose_schema("fact_exchange_rate")
    query = text(
        f"SELECT {', '.join(schema.names)} FROM fact_exchange_rate WHERE known_from <= :day"
        " AND (currency_code IN :codes OR quote_currency_code IN :codes)"
    ).bindparams(bindparam("codes", expanding=True))
    return _arrow(connection.execute(query, {"day": _of(connection, day), "codes": [*currencies, "USD"]}), schema)


def _arrow(found: Any, schema: pa.Schema) -> pa.Table:
    """Rows of plain SQL, in which SQLite gives days as text."""
    rows = found.all()
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    arrays = [
        pa.array([None if value is None else str(value) for value in values], pa.string()).cast(field.type)
        if pa.types.is_date(field.type)
        else pa.array(values, field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pa.table(arrays, schema=schema)


def _of(connection: Connection, value: Any) -> Any:
    """A value as plain SQL takes it: a day as text where SQLite keeps it so."""
    return value.isoformat() if isinstance(value, date) and connection.dialect.name == "sqlite" else value
