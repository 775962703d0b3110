"""Every published table and view as plain files: Parquet or CSV with a datapackage.json, or one DuckDB file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import forms
from warehouse.database import Database
from warehouse.marts import views
from warehouse.marts.columns import view_schema
from warehouse.schema import TABLES, table

FORMATS: Final = ("parquet", "csv", "duckdb")
_KINDS: Final = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}


def export(database: Database, folder: Path, form: str = "parquet") -> dict[str, int]:
    """Write tables, `fact_all` and marts into `folder`; rows by table. Raises ValueError for another format, OSError.

    Of SQLite all show one state. Each file is complete or absent: it is written under a hidden name and renamed.
    """
    if form not in FORMATS:
        raise ValueError(f"format {form!r}: use one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    fields: dict[str, list[dict[str, str]]] = {}
    hidden = folder / ".warehouse.duckdb"
    for left in (hidden, folder / f"{hidden.name}.wal"):  # by an export that was cut off
        left.unlink(missing_ok=True)
    opened = duckdb.connect(str(hidden) if form == "duckdb" else ":memory:")
    with opened as duck, database.snapshot():
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
    for name in views():
        schema = view_schema(name)
        columns = ", ".join(f't."{column}"' for column in schema.names)
        yield name, database.select(schema, columns, f'FROM "{name}" AS t')


def _write(duck: duckdb.DuckDBPyConnection, folder: Path, form: str, name: str, rows: pa.Table) -> None:
    target, hidden = folder / f"{name}.{form}", folder / f".{name}.{form}.tmp"
    if form == "parquet":
        pq.write_table(rows, hidden, compression="zstd")
        hidden.replace(target)
        return
    duck.register("rows", rows)
    if form == "csv":
        duck.execute("SET TimeZone = 'UTC'")  # times are written in it, whatever zone the machine is set to
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
    """A Frictionless description of the files: what they hold, the meaning of every column, and their keys."""
    resources = [
        {
            "name": _resource(name),
            "path": f"{name}.{form}",
            "format": form,
            "description": _meaning(name),
            "schema": {"fields": columns, **_keys(name)},
        }
        for name, columns in fields.items()
    ]
    body = {"name": "communique", "title": "Communiqué: what was said and what was counted", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _resource(name: str) -> str:
    return name.replace("_", "-")


def _meaning(name: str) -> str:
    if name in TABLES:
        return table(name).comment or ""
    return (view_schema(name).metadata or {}).get(b"description", b"").decode()


def _keys(name: str) -> dict[str, Any]:
    """What tells the rows of a table apart, and the columns that refer to other tables; views declare none."""
    if name not in TABLES:
        return {}
    references = sorted((key.parent.name, *key.target_fullname.split(".")) for key in table(name).foreign_keys)
    foreign = [
        {"fields": [own], "reference": {"resource": _resource(other), "fields": [its]}}
        for own, other, its in references
    ]
    return {"primaryKey": list(forms.key_columns(name)), **({"foreignKeys": foreign} if foreign else {})}
