"""Asking the warehouse by SQL cannot change it, on either database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from flows.errors import CommuniqueError
from flows.settings import Settings
from flows.sql import ask, reading
from warehouse.store import Warehouse

WRITES = [
    "DELETE FROM thing",
    "WITH gone AS (SELECT 1) DELETE FROM thing",
    "SELECT 1; DELETE FROM thing",
    "SELECT 1; COMMIT; BEGIN READ WRITE; DELETE FROM thing; COMMIT",
    "INSERT INTO thing VALUES (2, 'b')",
    "DROP TABLE thing",
    "EXPLAIN ANALYZE DELETE FROM thing",
    "ATTACH DATABASE '/tmp/other.db' AS other",
    "PRAGMA query_only = OFF",
    "SET default_transaction_read_only = off",
    "COPY thing TO '/tmp/thing.csv'",
    "SELECT load_extension('evil')",
    "VACUUM",
    "",
]


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    url = make_url(database_url)
    engine = create_engine(url if url.get_backend_name() == "sqlite" else url.set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE thing (id INTEGER, name TEXT)"))
        connection.execute(text("INSERT INTO thing VALUES (1, 'a%b')"))
    engine.dispose()
    return Settings(data_dir=tmp_path, database_url=database_url)


@pytest.mark.parametrize("query", WRITES)
def test_no_statement_writes(settings: Settings, query: str) -> None:
    with pytest.raises(CommuniqueError), reading(settings) as connection:
        list(ask(connection, query)[1])
    with reading(settings) as connection:
        assert list(ask(connection, "SELECT id, name FROM thing")[1]) == [(1, "a%b")]


@pytest.mark.timeout(20)
def test_many_comments_before_a_statement_cost_nothing(settings: Settings) -> None:
    with reading(settings) as connection:
        assert list(ask(connection, "/* a * b **/ -- c\n" * 5_000 + "SELECT 1")[1]) == [(1,)]
        with pytest.raises(CommuniqueError, match="only one SELECT"):
            ask(connection, "/**/" * 5_000 + "DELETE FROM claim")


def test_columns_rows_and_percent_signs(settings: Settings) -> None:
    with reading(settings) as connection:
        columns, rows = ask(connection, "SELECT id AS number, name FROM thing WHERE name LIKE 'a%%'")
        assert columns == ["number", "name"]
        assert list(rows) == [(1, "a%b")]


def test_a_missing_warehouse_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError, match="communique run"), reading(Settings(data_dir=tmp_path / "none")):
        pass


def test_an_unknown_table_is_named(settings: Settings) -> None:
    with pytest.raises(CommuniqueError, match="nothing_here"), reading(settings) as connection:
        ask(connection, "SELECT * FROM nothing_here")


@pytest.mark.slow
def test_what_answers_as_of_today_is_said(communique: Callable[..., Any], tmp_path: Path) -> None:
    with Warehouse(f"sqlite:///{tmp_path / 'data' / 'communique.db'}", str(tmp_path / "data" / "lake")):
        pass
    for query, words in (
        ('query "SELECT count(*) AS n FROM incident" --as-of 2024-01-01', "incident keeps no history"),
        ('query "SELECT count(*) AS n FROM quarantine" --as-of 2024-01-01', ""),
        ('query "SELECT count(*) AS n FROM incident"', ""),
    ):
        answer = communique(query)
        assert answer.code == 0 and words in answer.err and (words or not answer.err), answer
