"""What keeps a check in bounds, the user's own too: it may read and not write, and has so many seconds.

PostgreSQL does both by settings of the session. SQLite refuses writes by a pragma, and asks a handler every so many
steps whether to go on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa

CHECK_SECONDS = 120.0
STEPS_BETWEEN_LOOKS: Final = 100_000


class Clock:
    """When the check that runs has to be done; started anew by every check."""

    def __init__(self) -> None:
        self.deadline = float("inf")

    def start(self) -> None:
        """A check begins."""
        self.deadline = time.monotonic() + CHECK_SECONDS

    def is_over(self) -> int:
        """1 once the check has had its time; SQLite then interrupts it."""
        return int(time.monotonic() > self.deadline)


CLOCK: Final = Clock()


@contextmanager
def reading(connection: sa.Connection) -> Iterator[None]:
    """Nothing that runs on the connection meanwhile may write, or take longer than CHECK_SECONDS a statement."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("set default_transaction_read_only = on")
        connection.exec_driver_sql(f"set statement_timeout = {int(CHECK_SECONDS * 1000)}")
        try:
            yield
        finally:
            connection.exec_driver_sql("set statement_timeout = 0")
            connection.exec_driver_sql("set default_transaction_read_only = off")
        return
    driver = connection.connection.dbapi_connection
    assert driver is not None
    connection.exec_driver_sql("pragma query_only = on")
    driver.set_progress_handler(CLOCK.is_over, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)
        connection.exec_driver_sql("pragma query_only = off")
