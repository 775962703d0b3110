"""Where Superset finds the warehouse, and what it is told."""

from __future__ import annotations

import socket
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from bi.serve import environment, is_taken, main, warehouse_address
from flows.settings import Settings


@pytest.fixture(autouse=True)
def _no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMMUNIQUE_DATABASE_URL", "COMMUNIQUE_BI_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_file_is_opened_for_reading_alone_wherever_it_lies(tmp_path: Path) -> None:
    home = tmp_path / "a folder, 100 % ours"
    home.mkdir()
    with sqlite3.connect(home / "communique.db") as made:
        made.execute("CREATE TABLE told (figure INTEGER)")
        made.execute("INSERT INTO told VALUES (8)")
    made.close()
    address = warehouse_address(Settings(data_dir=home))
    assert address is not None
    with create_engine(address).connect() as connection:
        assert connection.scalar(text("SELECT figure FROM told")) == 8
        with pytest.raises(OperationalError, match="readonly"):
            connection.execute(text("DELETE FROM told"))


def test_a_server_is_asked_with_the_driver_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_DATABASE_URL", "postgresql://writer:w@db/communique")
    assert warehouse_address(Settings()) == "postgresql+psycopg2://writer:w@db/communique"
    monkeypatch.setenv("COMMUNIQUE_BI_DATABASE_URL", "postgresql://reader:r@db/communique")
    assert warehouse_address(Settings()) == "postgresql+psycopg2://reader:r@db/communique"


def test_without_a_warehouse_the_next_command_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMUNIQUE_DATA_DIR", str(tmp_path))
    assert main([]) == 2
    assert "next: make run" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_port_that_is_taken_is_not_served(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "communique.db").touch()
    monkeypatch.setenv("COMMUNIQUE_DATA_DIR", str(tmp_path))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert is_taken(port)
        assert main(["--port", str(port)]) == 2
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_secrets_are_made_once_and_shown_to_nobody_else(tmp_path: Path) -> None:
    first, again = environment(tmp_path, "sqlite://"), environment(tmp_path, "sqlite://")
    assert first["COMMUNIQUE_BI_PASSWORD"] == again["COMMUNIQUE_BI_PASSWORD"]
    for name in ("password", "secret"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        assert len((tmp_path / name).read_text()) >= 16
    other = tmp_path / "other"
    other.mkdir()
    assert environment(other, "sqlite://")["COMMUNIQUE_BI_PASSWORD"] != first["COMMUNIQUE_BI_PASSWORD"]
