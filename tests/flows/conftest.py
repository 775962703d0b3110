"""A Prefect server for the tests of the flows, and the command line run in this process against it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.app import app
from flows.errors import explained
from flows.server import Server
from flows.workshop import close_workshop


@dataclass
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def prefect_server(_own_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server started the way the product starts it, once a session."""
    with Server(tmp_path_factory.mktemp("prefect")) as server:
        server.wait()
        yield server


@pytest.fixture
def communique(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Answer]]:
    """`communique("run a.txt")` in this process, in an empty data directory of the test's own."""
    monkeypatch.setenv("COMMUNIQUE_DATA_DIR", str(tmp_path / "data"))
    close_workshop()

    def call(command: str, text: str | bytes = "") -> Answer:
        result = CliRunner().invoke(app, shlex.split(command), input=text)
        if result.exception and not isinstance(result.exception, SystemExit):
            told = explained(result.exception)  # type: ignore[arg-type]
            if told.code == 3:
                raise result.exception
            return Answer(told.code, result.stdout, f"{result.stderr}{told.what} | {told.where} | {told.next_step}")
        return Answer(result.exit_code, result.stdout, result.stderr)

    yield call
    close_workshop()


@pytest.fixture
def served(prefect_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Runs of this test reuse the session's server."""
    monkeypatch.setenv("PREFECT_API_URL", prefect_server.api_url)
    monkeypatch.setenv("PREFECT_HOME", os.environ["PREFECT_HOME"])
    return prefect_server
