"""One load at a time: a lock that a dead process lets go of by itself."""

from __future__ import annotations

import fcntl
import time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from warehouse.database import Database

_KEY: Final = 0x636F6D6D  # any fixed number: the advisory lock of this product
_POLL_SECONDS: Final = 0.02


class LoadLocked(TimeoutError):
    """Another load holds the warehouse; no document is to blame."""

    def __init__(self, seconds: float) -> None:
        self.what = f"another load has held the warehouse for {seconds:.0f} s"
        self.where = "its load lock"
        self.next_step = "see how things stand by `communique status`, and run the same command again"
        super().__init__(f"{self.what} ({self.where}); {self.next_step}")


class LoadLock:
    """An advisory lock on PostgreSQL, held by a connection; a locked file beside the database on SQLite."""

    def __init__(self, database: Database, timeout_seconds: float = 600.0) -> None:
        self._database = database
        self._timeout = timeout_seconds
        self._file: Any = None
        self._connection: Connection | None = None

    def acquire(self) -> None:
        """Wait for the lock. Raises LoadLocked when another load holds it for longer than the time-out."""
        deadline = time.monotonic() + self._timeout
        while not (self._lock_file() if self._database.is_sqlite else self._lock_server()):
            if time.monotonic() > deadline:
                raise LoadLocked(self._timeout)
            time.sleep(_POLL_SECONDS)

    def release(self) -> None:
        """Let go of the lock, where it is held."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})
            except DBAPIError:  # the server went away, and the lock with it
                self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _lock_file(self) -> bool:
        path = Path(f"{self._database.url.database}.lock")
        file = path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def _lock_server(self) -> bool:
        if self._connection is None:
            self._connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return bool(self._connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar())
