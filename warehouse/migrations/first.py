"""The first released schema, from its snapshot: it stays what it was when `warehouse/schema` moves on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, ForeignKeyConstraint, Index, MetaData, Table

from warehouse.schema.columns import TYPES

SNAPSHOT: Final = Path(__file__).parent / "0001_first.json"
_KINDS: Final = {kind.__name__: kind for kind in TYPES}


def first_schema() -> MetaData:
    """The tables of the snapshot."""
    metadata = MetaData()
    for name, told in json.loads(SNAPSHOT.read_text("utf-8")).items():
        columns = [_column(column) for column in told["columns"]]
        references = [ForeignKeyConstraint([own], [other]) for own, other in told["references"]]
        indexes = [Index(index, *its_columns) for index, its_columns in told["indexes"]]
        Table(name, metadata, *columns, *references, *indexes, comment=told["comment"])
    return metadata


def _column(told: dict[str, Any]) -> Column[Any]:
    return Column(
        told["name"],
        TYPES[_KINDS[told["kind"]]],
        primary_key=told["is_key"],
        nullable=told["is_nullable"],
        comment=told["comment"],
    )
