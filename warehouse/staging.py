"""The staging tables: `stage_<table>` beside every table, without constraints, where a load waits for its audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyarrow as pa
from sqlalchemy import Connection, text
from sqlalchemy.sql.ddl import CreateColumn

from warehouse import few_rows, forms
from warehouse.arrow import texts
from warehouse.database import Database
from warehouse.schema import TABLES

SCOPE: Final = "stage_scope"
FEW_ROWS: Final = 500
_NAMES: Final = pa.schema([("name", pa.string())])
# What a check reads where it needs documents and claims as they would stand after the load.
AUDIT_VIEWS: Final = ("claim", "dim_release", "release_text")


def stage_name(name: str) -> str:
    """Name of the staging table of table `name`."""
    return f"stage_{name}"


def made() -> tuple[str, ...]:
    """Names of all that `create` makes."""
    return (*(stage_name(name) for name in TABLES), SCOPE, *(f"audit_{name}" for name in AUDIT_VIEWS))


def drop(connection: Connection) -> None:
    """Take staging tables and audit views away."""
    for name in AUDIT_VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS audit_{name}"))
    for name in (*(stage_name(name) for name in TABLES), SCOPE):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))


def create(connection: Connection, *, is_sqlite: bool) -> None:
    """Make all staging tables and audit views, empty."""
    kind = "TABLE" if is_sqlite else "UNLOGGED TABLE"
    for name in TABLES:
        body = ", ".join(
            str(CreateColumn(column).compile(dialect=connection.dialect)).replace(" NOT NULL", "")
            for column in TABLES[name].columns
        )
        connection.execute(text(f"CREATE {kind} {stage_name(name)} ({body})"))
    connection.execute(text(f"CREATE {kind} {SCOPE} (kind TEXT NOT NULL, id TEXT NOT NULL)"))
    connection.execute(text(f"CREATE INDEX ix_{SCOPE} ON {SCOPE} (kind, id)"))
    for name in AUDIT_VIEWS:
        connection.execute(text(_audit_view(name)))


def _audit_view(name: str) -> str:
    key = forms.key_columns(name)[0]
    listed = _listed(forms.columns(name))
    return (
        f"CREATE VIEW audit_{name} AS SELECT {listed} FROM {stage_name(name)} UNION ALL "
        f"SELECT {listed} FROM {name} AS t WHERE NOT EXISTS "
        f"(SELECT 1 FROM {stage_name(name)} AS s WHERE s.{key} = t.{key})"
    )


def fill(database: Database, rows: Mapping[str, pa.Table]) -> None:
    """Replace what stands in the staging tables of tables by their `rows`."""
    if not database.is_sqlite and sum(its_rows.num_rows for its_rows in rows.values()) <= FEW_ROWS:
        few_rows.replace(database, {stage_name(name): forms.conform(name, its_rows) for name, its_rows in rows.items()})
        return
    queries = (f"SELECT '{name}' AS name WHERE EXISTS (SELECT 1 FROM {stage_name(name)})" for name in rows)
    full = texts(database.select(_NAMES, "name", f"FROM ({' UNION ALL '.join(queries)}) AS f"), "name")
    if full and not database.is_sqlite:
        database.execute(f"TRUNCATE {', '.join(stage_name(name) for name in full)}")
    elif full:
        database.execute(*(f"DELETE FROM {stage_name(name)}" for name in full))
    for name, its_rows in rows.items():
        its_rows = forms.conform(name, its_rows)
        if its_rows.num_rows:
            database.ingest(stage_name(name), _in_order(name, its_rows) if database.is_sqlite else its_rows)


def _in_order(name: str, rows: pa.Table) -> pa.Table:
    """Rows by key, sorted here because SQLite sorts wide rows in a file."""
    return rows.sort_by([(key, "ascending") for key in forms.key_columns(name)])


def difference_sql(name: str) -> str:
    """A query of PostgreSQL: how many staged rows are not published just so."""
    return (
        f"SELECT count(*) FROM {stage_name(name)} AS s LEFT JOIN {name} AS t ON {_same_key(name)}"
        f" WHERE {_differs(name, 's')}"
    )


def delete_sql(name: str) -> str:
    """One statement of PostgreSQL that deletes the published rows that are staged in another state."""
    return f"DELETE FROM {name} AS t USING {stage_name(name)} AS s WHERE {_same_key(name)} AND {_differs(name, 's')}"


def add_sql(name: str) -> str:
    """One statement of SQLite that adds the staged rows, none of whose keys is published.

    FAIL leaves it to the transaction to undo the rows before one that is refused. Else SQLite would keep, for this one
    statement, a copy of every page as it was, which many keys by chance make as long as the table.
    """
    listed = _listed(forms.columns(name))
    return f"INSERT OR FAIL INTO {name} ({listed}) SELECT {listed} FROM {stage_name(name)} ORDER BY rowid"


def insert_sql(name: str, *, is_new: bool) -> str:
    """One statement that adds the staged rows whose keys are not published; `is_new` where that holds for all."""
    listed = _listed(forms.columns(name))
    where = "" if is_new else f" WHERE NOT EXISTS (SELECT 1 FROM {name} AS t WHERE {_same_key(name)})"
    return f"INSERT INTO {name} ({listed}) SELECT {listed} FROM {stage_name(name)} AS s{where}"


def merge_sql(name: str, *, is_sqlite: bool) -> str:
    """One set-based statement that writes the staged rows of a table over the published ones.

    SQLite inserts in the order in which rows were staged, by key, so that indexes grow at their ends: it does not
    gather writes. PostgreSQL leaves rows alone that stand there already, each of which would cost a new version.
    """
    keys, listed = _listed(forms.key_columns(name)), _listed(forms.columns(name))
    rest = [column for column in forms.columns(name) if column not in forms.key_columns(name)]
    assignments = ", ".join(f'"{column}" = excluded."{column}"' for column in rest)
    where = "" if is_sqlite else f" WHERE {_differs(name, 'excluded')}"
    action = f"DO UPDATE SET {assignments}{where}" if rest else "DO NOTHING"
    # "WHERE true" keeps SQLite from reading ON as the join's.
    source = f"SELECT {listed} FROM {stage_name(name)} WHERE true ORDER BY {'rowid' if is_sqlite else keys}"
    return f"INSERT INTO {name} AS t ({listed}) {source} ON CONFLICT ({keys}) {action}"


def _same_key(name: str) -> str:
    return " AND ".join(f't."{key}" = s."{key}"' for key in forms.key_columns(name))


def _differs(name: str, staged: str) -> str:
    own, others = (", ".join(f'{alias}."{column}"' for column in forms.columns(name)) for alias in ("t", staged))
    return f"({own}) IS DISTINCT FROM ({others})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
