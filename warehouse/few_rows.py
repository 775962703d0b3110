"""A few rows into several unlogged tables of PostgreSQL at once: one statement where each copy takes several turns."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import text

from warehouse.database import Database

# Emptied by TRUNCATE beyond this: rows deleted leave their room behind, and many take long.
LARGE_BYTES: Final = 1 << 20
_SIZES: Final = "SELECT name, pg_relation_size(CAST(name AS regclass)) FROM unnest(CAST(:names AS text[])) AS name"


def replace(database: Database, rows: Mapping[str, pa.Table]) -> None:
    """Replace what stands in tables, which have no constraints, by `rows`, all or none."""
    with database.engine.begin() as connection:
        sizes = dict(connection.execute(text(_SIZES), {"names": list(rows)}).tuples().all())
        large = [name for name, size in sizes.items() if size > LARGE_BYTES]
        if large:
            connection.execute(text(f"TRUNCATE {', '.join(large)}"))
        full = [name for name, size in sizes.items() if 0 < size <= LARGE_BYTES]
        written = {name: json.dumps(list(_told(data))) for name, data in rows.items() if data.num_rows}
        parts = [f"gone_{name} AS (DELETE FROM {name})" for name in full]
        parts += [f"come_{name} AS ({_insert(name, rows[name])})" for name in written]
        if parts:
            connection.execute(text(f"WITH {', '.join(parts)} SELECT 1"), written)


def _insert(name: str, data: pa.Table) -> str:
    listed = ", ".join(f'"{column}"' for column in data.column_names)
    source = f"json_populate_recordset(CAST(NULL AS {name}), CAST(:{name} AS json))"
    return f"INSERT INTO {name} ({listed}) SELECT {listed} FROM {source}"


def _told(data: pa.Table) -> Iterator[dict[str, Any]]:
    for row in data.to_pylist():
        yield {column: _plain(value) for column, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    """Numbers and truth as JSON has them, to their last place; all else as text that the server reads."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return value if isinstance(value, int) else str(value)
