"""Claims keep the sentence that their quote stands in; those read before have none until they are read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    meaning = "Sentence that the quote stands in, as far as 300 characters to either side"
    op.add_column("claim", sa.Column("sentence", sa.Text, comment=meaning))
