"""References of the rows of a load, looked up in Arrow where SQLite would look up each row by itself.

Most rows refer to what comes with them. Only what does not is asked of the database, by key and in its order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Column, Connection

from warehouse.lake import Change
from warehouse.references import BrokenReference
from warehouse.schema import TABLES

_Referring = tuple[str, str]  # table and column
AT_ONCE: Final = 10_000


def check_references(connection: Connection, changes: Mapping[str, Change]) -> None:
    """Make sure that all that written rows refer to stands, now that they are written. Raises BrokenReference."""
    for (other, key), referring in _by_target(changes).items():
        chunks = [chunk for place in referring for chunk in _values(changes, place).chunks]
        strays = pc.unique(pa.chunked_array(chunks, pa.string()))
        if other in changes:
            strays = strays.filter(pc.invert(pc.is_in(strays, value_set=changes[other].rows[key])))
        wanted = sorted(value for value in strays.to_pylist() if value is not None)
        missing = set(wanted) - _standing(connection, other, key, wanted)
        if missing:
            raise BrokenReference(_told(changes, referring, missing, f"{other} has no such {key}"))


def takes_away_what_others_refer_to(changes: Mapping[str, Change]) -> bool:
    """Whether rows are removed to which rows of another table may refer."""
    referred_to = {key.column.table.name for table in TABLES.values() for key in table.foreign_keys}
    gone = {name for name, change in changes.items() if change.removed is not None and change.removed.num_rows}
    return not gone.isdisjoint(referred_to)


def _by_target(changes: Mapping[str, Change]) -> dict[tuple[str, str], list[_Referring]]:
    found: dict[tuple[str, str], list[_Referring]] = {}
    for name, change in changes.items():
        for column in TABLES[name].columns if change.rows.num_rows else ():
            for target in _targets(column):
                found.setdefault(target, []).append((name, column.name))
    return found


def _targets(column: Column[Any]) -> list[tuple[str, str]]:
    return [(key.column.table.name, key.column.name) for key in column.foreign_keys]


def _values(changes: Mapping[str, Change], place: _Referring) -> Any:
    name, column = place
    return changes[name].rows[column].cast(pa.string())


def _standing(connection: Connection, other: str, key: str, wanted: list[str]) -> set[str]:
    """Which of the keys are there."""
    found: set[str] = set()
    for first in range(0, len(wanted), AT_ONCE):
        part = tuple(wanted[first : first + AT_ONCE])
        marks = ", ".join("?" * len(part))
        found.update(connection.exec_driver_sql(f"SELECT {key} FROM {other} WHERE {key} IN ({marks})", part).scalars())
    return found


def _told(changes: Mapping[str, Change], referring: list[_Referring], missing: Collection[str], why: str) -> str:
    value_set = pa.array(sorted(missing), pa.string())
    for name, column in referring:
        values = _values(changes, (name, column))
        broken = values.filter(pc.is_in(values, value_set=value_set))
        if len(broken):
            return f"{name}.{column} = {broken[0].as_py()!r}: violates the foreign key, {why}"
    raise AssertionError("a missing key is referred to by some row")
