"""How things stand: sources and their lag, what waits, what is held back, which incidents are open, the last load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, DateTime, bindparam, text

from flows.fetch import failure, fetched_at
from flows.inbox import lying, unreadable
from flows.settings import Settings
from flows.workshop import Workshop
from raw.sidecar import is_sidecar

RECENT_DAYS = 7
SOURCE_COLUMNS = (
    "source", "documents", "in 7 days", "claims", "newest", "days ago", "last landed", "last fetched", "last failure",
)  # fmt: skip
_SOURCES = text(
    "SELECT r.source_name, count(*) AS documents, max(r.published_date) AS newest, max(r.fetched_at) AS landed, "
    "count(CASE WHEN r.fetched_at >= :since THEN 1 END) AS recent, coalesce(sum(c.claims), 0) AS claims "
    "FROM dim_release AS r "
    "LEFT JOIN (SELECT release_id, reader, count(*) AS claims FROM claim GROUP BY release_id, reader) AS c "
    "ON c.release_id = r.release_id AND c.reader = r.reader "
    "GROUP BY r.source_name ORDER BY r.source_name"
).bindparams(bindparam("since", type_=DateTime()))
_HELD = text(
    "SELECT expectation, severity, count(*) AS facts, min(held_at) AS since FROM quarantine "
    "GROUP BY expectation, severity ORDER BY count(*) DESC, expectation"
)
_INCIDENTS = text(
    "SELECT expectation, subject, severity, owner, opened_at FROM incident WHERE is_open "
    "ORDER BY opened_at, expectation, subject"
)
_CORRECTIONS = text(
    "SELECT count(*) AS held, count(r.release_id) AS met FROM correction AS k "
    "LEFT JOIN claim AS c ON c.claim_id = k.claim_id "
    "LEFT JOIN dim_release AS r ON r.release_id = c.release_id AND r.reader = c.reader"
)
_LOAD = text("SELECT * FROM load ORDER BY published_at DESC LIMIT 1")


def sources(shop: Workshop, connection: Connection, now: datetime | None = None) -> list[Sequence[Any]]:
    """A row a source, in SOURCE_COLUMNS: volumes, the newest publication and its age in days, last success, failure.

    Sources that were fetched and have brought nothing yet, or could not be fetched at all, are among them.
    """
    now = now or datetime.now(UTC)
    folder = shop.settings.data_dir
    rows: dict[str, Sequence[Any]] = {}
    for row in connection.execute(_SOURCES, {"since": (now - timedelta(days=RECENT_DAYS)).replace(tzinfo=None)}):
        newest = date.fromisoformat(str(row.newest)[:10]) if row.newest else None
        lag = (now.date() - newest).days if newest else None
        told = (row.documents, row.recent, int(row.claims), newest, lag, row.landed)
        rows[row.source_name] = (row.source_name, *told)
    fetched = {path.stem for ending in ("done", "failed") for path in (folder / "pull").glob(f"*.{ending}")}
    for name in fetched - set(rows):
        rows[name] = (name, 0, 0, 0, None, None, None)
    return [(*rows[name], fetched_at(folder, name), failure(folder, name)) for name in sorted(rows)]


def held(connection: Connection) -> list[Sequence[Any]]:
    """The quarantine by expectation: severity, facts, since when; the fullest first."""
    return [tuple(row) for row in connection.execute(_HELD)]


def incidents(connection: Connection) -> list[Sequence[Any]]:
    """The open incidents, oldest first."""
    return [tuple(row) for row in connection.execute(_INCIDENTS)]


def counts(connection: Connection) -> dict[str, Any]:
    """Facts held back, unplaced figures, corrections and those that no claim bears, and the last load's own row."""
    held = connection.execute(text("SELECT count(DISTINCT fact_id) FROM quarantine")).scalar()
    unplaced = connection.execute(text("SELECT count(*) FROM unplaced")).scalar()
    load = connection.execute(_LOAD).mappings().first()
    corrections = connection.execute(_CORRECTIONS).one()
    told = {"corrections": corrections.held, "astray": corrections.held - corrections.met}
    return {"held": held, "unplaced": unplaced, **told, "load": dict(load) if load else None}


def inbox(settings: Settings) -> dict[str, Any]:
    """Files that wait in the inbox, those among them that cannot be taken, and how many were refused."""
    folder, refused = settings.inbox_dir, settings.refused_dir
    return {
        "waiting": sum(1 for _ in lying(folder)) if folder.is_dir() else 0,
        "unreadable": unreadable(folder),
        "refused": sum(1 for path in refused.glob("*") if not (path.name.endswith(".why.txt") or is_sidecar(path))),
    }
