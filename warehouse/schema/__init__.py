"""The schema, said once: every table with its columns, their meaning and their units.

SQL, Arrow, Delta, the shape checks and the dictionary are made from it (see `warehouse.forms`). What a column may hold
stands in its declaration, and is read from the SQLAlchemy column: `nullable`; `foreign_keys`, which the database
enforces; and in `info`

- `vocabulary`: the words it may have (tuple, empty for an open column); in a fact table `measure` has that table's own;
- `values_of`: `table.column` whose values it takes, with or without a foreign key, beside the words; else None;
- `least`, `most`: bounds of a number, themselves allowed; None where there is none;
- `run_bound`: whether it only tells when or by which run a row was written.

Null is no value: a nullable column may hold it beside its words and references.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from warehouse.schema import dimensions, facts, runs
from warehouse.schema.facts import FACT_MODELS, MEASURE_TABLES

__all__ = ["FACT_TABLES", "LAKE_TABLES", "MEASURE_TABLES", "METADATA", "RUN_TABLES", "TABLES", "table"]

METADATA: Final[MetaData] = SQLModel.metadata
FACT_TABLES: Final = tuple(FACT_MODELS)
RUN_TABLES: Final = ("load", "check_result", "incident")
_MODULES: Final = (dimensions.__name__, facts.__name__, runs.__name__)


def _own_tables() -> dict[str, Table]:
    """Our tables only, those referred to first: other libraries may declare models on the same metadata."""
    own = {
        mapper.local_table.name
        for mapper in SQLModel._sa_registry.mappers
        if mapper.class_.__module__ in _MODULES and isinstance(mapper.local_table, Table)
    }
    return {item.name: item for item in METADATA.sorted_tables if item.name in own}


TABLES: Final[dict[str, Table]] = _own_tables()


# Incidents follow from the check results that loads store; they are kept by the database alone.
LAKE_TABLES: Final = tuple(name for name in TABLES if name != "incident")


def table(name: str) -> Table:
    """The table called `name`. Raises KeyError with the names there are."""
    if name not in TABLES:
        raise KeyError(f"no table {name!r}; there are: {', '.join(TABLES)}")
    return TABLES[name]
