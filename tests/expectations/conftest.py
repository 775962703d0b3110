"""A staged load to spoil, on each database; and the repository itself, from which the mutation world is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from expectations import gate
from tests.expectations.staging import Staging
from warehouse.database import Database


@pytest.fixture
def staging(database_url: str) -> Iterator[Staging]:
    """An empty staging, on SQLite and PostgreSQL."""
    database = Database(database_url)
    yield Staging(database)
    gate.cool(SimpleNamespace(database=database))
    database.close()
