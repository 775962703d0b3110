"""Times in SQLite have one form, with a space between day and hour: those written with a "T" are written anew."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_TIMES = {
    "dim_release": ["fetched_at"],
    "load": ["started_at", "published_at"],
    "check_result": ["checked_at"],
    "quarantine": ["held_at"],
    "steward_decision": ["decided_at"],
    "incident": ["opened_at", "updated_at", "recovered_at", "alerted_at"],
}


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":  # it keeps times as times
        return
    for table, columns in _TIMES.items():
        for column in columns:
            op.execute(f"UPDATE {table} SET {column} = replace({column}, 'T', ' ') WHERE {column} LIKE '____-__-__T%'")
