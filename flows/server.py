"""Prefect's temporary server: begun early as a process of its own, so that its start overlaps with our work.

A running server is reused: the one that PREFECT_API_URL names, or one that an earlier run of ours left up for a while
(COMMUNIQUE_SERVER_IDLE_MINUTES). No telemetry, no UI, its own SQLite in the data directory. This module imports nothing
of Prefect, so that the server's imports run on the other core while ours do.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from flows import kept_server, tied
from flows.errors import OUR_FAILURE
from flows.screen import note

START_SECONDS = 300.0
"""How long a server whose process lives is waited for: on a busy machine its imports alone may take minutes."""
TELL_SECONDS = 30.0
"""After so long a person is told what is waited for."""
GIVEN_SECONDS = 90.0
"""How long a server that is not ours is waited for, which gives no other sign of life."""
_QUIET = {
    # Failures are told once, by the command line, in three lines; COMMUNIQUE_DEBUG=1 brings the traces.
    "PREFECT_LOGGING_LEVEL": "WARNING" if os.environ.get("COMMUNIQUE_DEBUG") else "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "DO_NOT_TRACK": "1",
}
_SERVER_ONLY = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
}
# A run that meets another of its deployment asks again after so long, instead of the 30 s that are Prefect's.
_LASTING = {"PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "2"}
_TEMPORARY = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    # Its many small writes lock the SQLite file and make clients wait 2 s at a time; the runs of flows are recorded.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "false",
}


class ServerFailed(RuntimeError):
    """Prefect's server did not come up; says where to look and what to do, with the end of its log."""

    def __init__(self, what: str, where: str, next_step: str) -> None:
        super().__init__(f"{what} ({where}); {next_step}")
        self.what, self.where, self.next_step, self.code = what, where, next_step, OUR_FAILURE


class Server:
    """Use as a context: `begin()` returns at once, `wait()` when flows can run, leaving stops what was begun here."""

    def __init__(self, home: Path, *, is_full: bool = False, idle_minutes: float = 0.0) -> None:
        """`is_full`: with the services that a lasting server has, triggers and schedules among them.

        `idle_minutes`: how long the server stays up for the next run when this one leaves it; 0: not at all.
        """
        self.home = home
        self.is_full = is_full
        self.idle_seconds = 0.0 if is_full else idle_minutes * 60
        self.process: subprocess.Popen[bytes] | None = None
        self.api_url = ""
        self._log = home / "server.log"
        self._lease: IO[str] | None = None

    def __enter__(self) -> Server:
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def begin(self) -> None:
        """Set Prefect's environment and start a server unless one is there to be reused."""
        self.home.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(self.home)
        for name, value in _QUIET.items():
            os.environ.setdefault(name, value)
        given = os.environ.get("PREFECT_API_URL")
        if given:
            self.api_url = given
            return
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
        if not self.is_full:
            self._lease = kept_server.lease(self.home)
            self.api_url = kept_server.left_running(self.home) or ""
        if not self.api_url:
            self._spawn()
        os.environ["PREFECT_API_URL"] = self.api_url

    def wait(self) -> None:
        """Return when the server answers. Raises ServerFailed."""
        began, is_told = time.monotonic(), False
        limit = START_SECONDS if self.process else GIVEN_SECONDS
        while not kept_server.answers(self.api_url):
            if self.process and self.process.poll() is not None:
                raise ServerFailed(f"Prefect's server ended with code {self.process.returncode}", *self._clues())
            passed = time.monotonic() - began
            if passed > limit:
                raise ServerFailed(f"Prefect's server did not answer within {limit:.0f} s", *self._clues())
            if passed > TELL_SECONDS and not is_told:
                is_told = True
                note(f"· still waiting for Prefect's server, at most {limit:.0f} s in all")
            time.sleep(0.05)
        if self.process and self.idle_seconds:
            kept_server.note(self.home, self.api_url, self.process.pid)

    def stop(self) -> None:
        """Leave the server: one that is kept goes on for its idle time, another that was begun here is ended."""
        if self.process is None and self._lease is None:
            return
        if self.process and not self.idle_seconds:
            kept_server.end(self.process)
        self.process = None
        if self._lease:
            kept_server.used(self.home)
            self._lease.close()
            self._lease = None
        os.environ.pop("PREFECT_API_URL", None)

    def _spawn(self) -> None:
        port = _free_port()
        self.api_url = f"http://127.0.0.1:{port}/api"
        # A server that is not kept ends with this process, though that be killed.
        how = ["-m"] if self.idle_seconds else ["-P", tied.__file__, str(os.getpid())]
        command = [sys.executable, *how, "uvicorn", "--factory", "prefect.server.api.server:create_app"]
        command += ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--lifespan", "on"]
        environment = {**os.environ, **_SERVER_ONLY, **(_LASTING if self.is_full else _TEMPORARY)}
        environment.pop("PREFECT_API_URL", None)
        if self.idle_seconds:
            keeper = [sys.executable, kept_server.__file__, str(self.home), str(self.idle_seconds)]
            command = [*keeper, *command]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command,
                env=environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=bool(self.idle_seconds),
            )

    def _clues(self) -> tuple[str, str]:
        """Where to look, and what to do, with the last words of the server's log if it has any."""
        if self.process is None:
            return self.api_url, "look whether that server runs, or unset PREFECT_API_URL to have one of our own"
        with contextlib.suppress(OSError):
            if tail := " ".join(self._log.read_text("utf-8", "replace")[-800:].split()):
                return str(self._log), f"mend what its log ends with: {tail}"
        return str(self._log), "its log is empty, so the machine was likely too busy: run again when it is less so"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def quiet(api_url: str) -> Iterator[None]:
    """Flows on this server, without heartbeats: their thread is joined at a flow's end and costs a second."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_API_URL: api_url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
