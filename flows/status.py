"""How things stand: sources and their lag, what waits, what is held back, which incidents are open, the last load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, text

from flows.fetch import fetched_at
from flows.workshop import Workshop

_SOURCES = text(
    "SELECT source_name, count(*) AS documents, max(published_date) AS newest, max(fetched_at) AS landed "
    "FROM dim_release GROUP BY source_name ORDER BY source_name"
)
_INCIDENTS = text(
    "SELECT expectation, subject, severity, owner, opened_at FROM incident WHERE is_open "
    "ORDER BY opened_at, expectation, subject"
)
_LOAD = text("SELECT * FROM load ORDER BY published_at DESC LIMIT 1")


def sources(shop: Workshop, connection: Connection, today: date | None = None) -> list[Sequence[Any]]:
    """A row a source: documents, newest publication, days since then, last landing, last fetch that came to its end."""
    rows: list[Sequence[Any]] = []
    day = today or datetime.now(UTC).date()
    for row in connection.execute(_SOURCES):
        newest = date.fromisoformat(str(row.newest)[:10]) if row.newest else None
        lag = (day - newest).days if newest else None
        rows.append(
            (
                row.source_name,
                row.documents,
                newest,
                lag,
                row.landed,
                fetched_at(shop.settings.data_dir, row.source_name),
            )
        )
    return rows


def incidents(connection: Connection) -> list[Sequence[Any]]:
    """The open incidents, oldest first."""
    return [tuple(row) for row in connection.execute(_INCIDENTS)]


def counts(connection: Connection) -> dict[str, Any]:
    """Facts held back, unplaced figures, and the last load's own row."""
    held = connection.execute(text("SELECT count(DISTINCT fact_id) FROM quarantine")).scalar()
    unplaced = connection.execute(text("SELECT count(*) FROM unplaced")).scalar()
    load = connection.execute(_LOAD).mappings().first()
    return {"held": held, "unplaced": unplaced, "load": dict(load) if load else None}
