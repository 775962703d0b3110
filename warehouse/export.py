"""Every published table and mart as plain files: Parquet or CSV with a datapackage.json, or one DuckDB file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import text

from warehouse import forms
from warehouse.database import Database
from warehouse.marts import mart_names
from warehouse.schema import TABLES, table

FORMATS: Final = ("parquet", "csv", "duckdb")
_KINDS: Final = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}


def export(database: Database, folder: Path, form: str = "parquet") -> dict[str, int]:
    """Write tables and marts into `folder`; rows by table. Raises ValueError for another format, OSError.

    Each file is complete or absent: it is written under a hidden name and renamed.
    """
    if form not in FORMATS:
        raise ValueError(f"format {form!r}: use one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    fields: dict[str, list[dict[str, str]]] = {}
    hidden = folder / ".warehouse.duckdb"
    hidden.unlink(missing_ok=True)
    with duckdb.connect(str(hidden) if form == "duckdb" else ":memory:") as duck:
        for name, rows in _all(database):
            counts[name] = rows.num_rows
            fields[name] = [_described(field) for field in rows.schema]
            _write(duck, folder, form, name, rows)
    if form == "duckdb":
        hidden.replace(folder / "warehouse.duckdb")
    else:
        _datapackage(folder, form, fields)
    return counts


def _all(database: Database) -> Iterator[tuple[str, pa.Table]]:
    for name in TABLES:
        yield name, database.read(name)
    for name in mart_names():
        yield name, _mart(database, name)


def _mart(database: Database, name: str) -> pa.Table:
    """A mart's rows; a column that is named as one of the tables has its type, others have that of their values."""
    known: dict[str, Any] = {field.name: field.type for each in TABLES for field in forms.arrow_schema(each)}
    with database.engine.connect() as connection:
        found = connection.execute(text(f"SELECT * FROM {name}"))
        columns, rows = list(found.keys()), found.fetchall()
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [_typed(list(those), known.get(column)) for column, those in zip(columns, values, strict=True)]
    return pa.table(dict(zip(columns, arrays, strict=True)))


def _typed(values: list[Any], kind: Any) -> Any:
    """Dates come as text from SQLite; a column without any value is text."""
    if kind is not None:
        try:
            told = pa.array(values)
            return told.cast(kind) if not pa.types.is_null(told.type) else pa.nulls(len(values), kind)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            pass
    try:
        told = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else str(value) for value in values], pa.string())
    return pa.nulls(len(values), pa.string()) if pa.types.is_null(told.type) else told


def _write(duck: duckdb.DuckDBPyConnection, folder: Path, form: str, name: str, rows: pa.Table) -> None:
    target, hidden = folder / f"{name}.{form}", folder / f".{name}.{form}.tmp"
    if form == "parquet":
        pq.write_table(rows, hidden, compression="zstd")
        hidden.replace(target)
        return
    duck.register("rows", rows)
    if form == "csv":
        duck.execute("COPY rows TO '" + str(hidden).replace("'", "''") + "' (FORMAT csv, HEADER)")
        hidden.replace(target)
    else:
        duck.execute(f'CREATE TABLE "{name}" AS FROM rows')
    duck.unregister("rows")


def _described(field: pa.Field[Any]) -> dict[str, str]:
    kind = _KINDS.get(str(field.type), "datetime" if pa.types.is_timestamp(field.type) else "any")
    told = (field.metadata or {}).get(b"description", b"").decode()
    return {"name": field.name, "type": kind, **({"description": told} if told else {})}


def _datapackage(folder: Path, form: str, fields: dict[str, list[dict[str, str]]]) -> None:
    """A Frictionless description of the files, with the meaning of every column."""
    resources = [
        {
            "name": name.replace("_", "-"),
            "path": f"{name}.{form}",
            "format": form,
            **({"description": table(name).comment or ""} if name in TABLES else {}),
            "schema": {"fields": columns},
        }
        for name, columns in fields.items()
    ]
    body = {"name": "communique", "title": "Communiqué: what was said and what was counted", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
