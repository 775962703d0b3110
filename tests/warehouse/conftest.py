"""Warehouses for the tests, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from warehouse.store import Warehouse

Opener = Callable[..., Warehouse]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """A function that opens warehouses, on SQLite unless a URL is given; they are closed at the end."""
    warehouses: list[Warehouse] = []

    def open_one(url: str | None = None, name: str = "one", **options: object) -> Warehouse:
        database = url or f"sqlite:///{tmp_path / name}.db"
        warehouses.append(Warehouse(database, str(tmp_path / f"lake-{name}"), **options))  # type: ignore[arg-type]
        return warehouses[-1]

    yield open_one
    for warehouse in warehouses:
        warehouse.close()


@pytest.fixture
def warehouse(database_url: str, opened: Opener) -> Warehouse:
    """An empty warehouse, on each database in turn."""
    return opened(database_url)
