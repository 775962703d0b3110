"""Which columns each column of a mart is made from, read off its SQL: writes flows/mart_columns.toml.

Run it where a mart has changed: python -m tests.flows.mart_columns
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "flows" / "mart_columns.toml"
Origins = dict[str, tuple[tuple[str, str], ...]]


@cache
def origins(view: str) -> Origins:
    """For each column of a view the table (or view) and column of everything that its value is made from.

    A column that counts rows, or is a constant, is made from none. Raises KeyError where there is no such view.
    """
    from sqlglot import exp
    from sqlglot.lineage import lineage

    from warehouse.marts import views

    query, found = views()[view], {}
    for column in _columns(view):
        node = lineage(column, query, schema=_schema(), dialect="postgres")
        leaves = {
            (leaf.source.name, exp.to_column(leaf.name).name)
            for leaf in node.walk()
            if not leaf.downstream and isinstance(leaf.source, exp.Table)
        }
        found[column] = tuple(sorted(pair for pair in leaves if pair[1] in _schema().get(pair[0], {})))
    return found


@cache
def _columns(view: str) -> tuple[str, ...]:
    import sqlglot
    from sqlglot.optimizer.qualify import qualify

    from warehouse.marts import views

    known: dict[str, Any] = {**_tables(), **{name: dict.fromkeys(_columns(name), "text") for name in _read_by(view)}}
    tree: Any = qualify(sqlglot.parse_one(views()[view], read="postgres"), schema=known, dialect="postgres")
    return tuple(tree.named_selects)


def _read_by(view: str) -> set[str]:
    import sqlglot
    from sqlglot import exp

    from warehouse.marts import views

    made = views()
    named = {table.name for table in sqlglot.parse_one(made[view], read="postgres").find_all(exp.Table)}
    return named & set(made) - {view}


@cache
def _schema() -> dict[str, dict[str, str]]:
    from warehouse.marts import views

    return _tables() | {name: dict.fromkeys(_columns(name), "text") for name in views()}


@cache
def _tables() -> dict[str, dict[str, str]]:
    from warehouse.schema import TABLES

    return {name: {column.name: "text" for column in table.columns} for name, table in TABLES.items()}


def text() -> str:
    """The file's text, as the views stand now."""
    from warehouse.marts import views

    lines = ["# For each column of a view the columns that it is made from. Made by tests/flows/mart_columns.py."]
    for view in views():
        lines += ["", f"[{view}]"]
        for column, pairs in origins(view).items():
            named = ", ".join(f'"{table}.{name}"' for table, name in pairs)
            lines.append(f"{column} = [{named}]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
