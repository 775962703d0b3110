"""A setting that cannot be used is named, with what to do; it is no failure of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
REFUSED = "postgresql://desk:secret@127.0.0.1:9/none"


@pytest.mark.parametrize("command", ["status", "query 'SELECT 1'", "quarantine list", "watch --once"])
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://desk:secret@host/y", "a warehouse cannot be kept in mysql"),
        ("nonsense", "this is no address of a database"),
        ("postgresql://desk:secret@host:port/y", "this is no address of a database"),
        ("sqlite://", "a warehouse in memory"),
        (REFUSED, "the database does not answer: "),
    ],
)
def test_a_database_of_no_use_is_told_by_its_setting(
    communique: Call, monkeypatch: pytest.MonkeyPatch, command: str, url: str, words: str
) -> None:
    monkeypatch.setenv("COMMUNIQUE_DATABASE_URL", url)
    answer = communique(command)
    assert answer.code == 2
    assert words in answer.err
    assert "COMMUNIQUE_DATABASE_URL" in answer.err
    assert "secret" not in answer.err
    assert "sqlalche.me" not in answer.err
    if url == REFUSED:
        assert "whether the server is up" in answer.err


def test_a_file_that_is_no_database_is_told(communique: Call, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "communique.db").write_text("no database, but words " * 99)
    for command in ("status", "query 'SELECT * FROM load'"):
        answer = communique(command)
        assert answer.code == 2
        assert "the database cannot be used" in answer.err


def test_own_expectations_of_no_use_are_told(communique: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    monkeypatch.setenv("COMMUNIQUE_EXPECTATIONS_DIR", str(folder))
    answer = communique("check")
    assert answer.code == 2
    assert "this folder of expectations is not there" in answer.err
    assert f"{folder} | create it, or mend COMMUNIQUE_EXPECTATIONS_DIR" in answer.err
    folder.mkdir()
    (folder / "bad.sql").write_text("select 1 as is_broken")
    answer = communique("watch --once")
    assert answer.code == 2
    assert f"{folder / 'bad.sql'} | begin the file with" in answer.err
