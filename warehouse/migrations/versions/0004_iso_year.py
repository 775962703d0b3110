"""Days tell the year of their ISO week; meanings are said as the schema says them now, and marts are made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MEANINGS = {
    "dim_date.iso_week": "ISO 8601 week number, of iso_year",
    "dim_event.event_kind": "exhibition, forum, summit, conference, commission, council, meeting or festival",
    "load.claim_count": "Claims in the batch, cells of tables among them; rates of exchange are none",
}


def upgrade() -> None:
    # Days come with the product: opening the warehouse writes them all where there are none.
    op.execute("DELETE FROM dim_date")
    meaning = "Year that the ISO 8601 week belongs to"
    op.add_column("dim_date", sa.Column("iso_year", sa.BigInteger, nullable=False, comment=meaning))
    if op.get_context().dialect.name == "postgresql":  # SQLite keeps no meanings
        for place, told in _MEANINGS.items():
            table, column = place.split(".")
            op.alter_column(table, column, comment=told)
        op.create_table_comment("dim_event", "Forums, exhibitions, meetings and other events that releases name")
