"""The first schema."""

from __future__ import annotations

from alembic import op

from warehouse.migrations.first import first_schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    first_schema().create_all(op.get_bind())
