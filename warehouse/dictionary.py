"""The data dictionary and the diagram of the tables, made from the schema by `python -m warehouse.dictionary`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column

from warehouse.forms import run_bound_columns
from warehouse.marts import mart_names, mart_opening
from warehouse.marts.columns import KINDS, view_schema
from warehouse.schema import FACT_TABLES, TABLES

TARGET: Final = Path(__file__).parent.parent / "docs" / "dictionary.md"
_KINDS: Final = {
    "str": "text",
    "float": "number",
    "int": "integer",
    "bool": "boolean",
    "date": "date",
    "datetime": "time",
}
_HEAD: Final = """# Data dictionary

Made from `warehouse/schema` by `python -m warehouse.dictionary`; a test keeps it true. Times are UTC; SQLite keeps
every one of them as text of one form, `2026-11-30 05:45:53.000000`, so that they compare and sort as they follow one
another (databases of before are brought into it when a load first opens them). Amounts are doubles in both databases:
SQLite keeps no exact decimals, and fifteen digits are more than any statement about money carries. A column marked
*run* only tells when or by which run a row was written; dumps leave it out.

The fact tables have the same columns, described once under `fact_turnover`; the view `fact_all` holds them all.
"""


def dictionary() -> str:
    """The dictionary as Markdown, with the diagram."""
    facts_after_first = FACT_TABLES[1:]
    parts = [_HEAD, "## How the tables hang together\n", _diagram()]
    for name in sorted(TABLES):
        parts.append(f"## {name}\n\n{TABLES[name].comment}.\n")
        parts.append(f"Columns as in `{FACT_TABLES[0]}`.\n" if name in facts_after_first else _columns(name))
    parts.append("## Marts\n")
    parts.extend(f"### {name}\n\n{mart_opening(name)}\n\n{_mart_columns(name)}" for name in mart_names())
    return "\n".join(parts)


def _columns(name: str) -> str:
    lines = ["| column | type | meaning |", "| --- | --- | --- |"]
    for column in TABLES[name].columns:
        is_run_bound = column.name in run_bound_columns(name)
        marks = [mark for mark, holds in (("key", column.primary_key), ("run", is_run_bound)) if holds]
        refers = [f"→ `{key.target_fullname}`" for key in column.foreign_keys]
        kind = _KINDS[column.type.python_type.__name__] + (", may be null" if column.nullable else "")
        told = " ".join([column.comment or "", *refers, *(f"*{mark}*" for mark in marks)])
        lines.append(f"| `{column.name}` | {kind} | {told.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _mart_columns(name: str) -> str:
    lines = ["| column | type | meaning |", "| --- | --- | --- |"]
    for field in view_schema(name):
        kind = next(word for word, its_type in KINDS.items() if its_type == field.type)
        told = (field.metadata or {}).get(b"description", b"").decode()
        lines.append(f"| `{field.name}` | {kind} | {told.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _diagram() -> str:
    lines = ["```mermaid", "erDiagram"]
    for name in sorted(TABLES):
        for column in TABLES[name].columns:
            lines.extend(_relation(name, column))
    return "\n".join([*lines, "```\n"])


def _relation(name: str, column: Column[Any]) -> list[str]:
    return [
        f"    {key.target_fullname.split('.')[0]} ||--o{{ {name} : {column.name}"
        for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname)
    ]


if __name__ == "__main__":
    TARGET.write_text(dictionary(), "utf-8")
