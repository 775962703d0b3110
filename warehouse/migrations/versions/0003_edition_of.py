"""Releases tell which page they are a language version of; meanings are said as the schema says them now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_FACTS = [
    "turnover",
    "trade",
    "investment",
    "projects",
    "jobs",
    "capacity",
    "enterprises",
    "agreements",
    "product_lines",
    "freight",
]
_TOLD = "Releases that tell this figure by the end of the version's time, language versions of one page counted once"
_MEANINGS = {
    **{f"fact_{name}.corroboration_count": _TOLD for name in _FACTS},
    "claim.quote_start": "Offset of the first character of the quote in the release's text; 0 for a table",
    "claim.quote_end": "Offset after its last character; 0 for a table",
    "claim.counted_by_party_id": "Economy whose office counted it; null where it is stated",
    "fact_exchange_rate.period_grain": "day, month, quarter, half, year, multi_year, ytd, part_year or none",
}


def upgrade() -> None:
    meaning = "Address that the language versions of one page share; null for a page without other versions"
    op.add_column("dim_release", sa.Column("edition_of", sa.Text, comment=meaning))
    if op.get_context().dialect.name == "postgresql":  # SQLite keeps no meanings
        for place, told in _MEANINGS.items():
            table, column = place.split(".")
            op.alter_column(table, column, comment=told)
