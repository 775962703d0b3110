"""The warehouse's front door: open it, stage a batch, publish what passed its audit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine

from warehouse import corrections
from warehouse.arrow import texts
from warehouse.audit import Audit
from warehouse.batch import Batch
from warehouse.database import Database
from warehouse.lake import Lake
from warehouse.load import Load
from warehouse.lock import LoadLock
from warehouse.publish import Published, Publisher
from warehouse.rebuild import catch_up
from warehouse.resolver import Resolver
from warehouse.seeds import seeds
from warehouse.setup import prepare
from warehouse.stager import Stager


class Warehouse:
    """A database and a lake, opened together. Not for use by several threads at once: open one each.

        load = warehouse.stage(batch)
        published = warehouse.publish(load, audit)

    `stage` takes the warehouse's load lock, which `publish`, `discard` or `close` let go of.
    """

    def __init__(
        self,
        database_url: str,
        lake_url: str,
        *,
        lake_options: dict[str, str] | None = None,
        corrections_file: Path | None = None,
        lock_timeout_seconds: float = 600.0,
    ) -> None:
        """Open, and bring the schema up to date. Raises ValueError for a URL of another kind of database.

        What `corrections_file` says of a claim goes before what the corrections that come with the product say.
        """
        self.database = Database(database_url)
        self.lake = Lake(lake_url, lake_options or {})
        self._corrections_files = [corrections.OWN_FILE, *([corrections_file] if corrections_file else [])]
        self._resolver = Resolver()
        self._lock = LoadLock(self.database, lock_timeout_seconds)
        prepare(self.database, self._lock)

    @property
    def engine(self) -> Engine:
        """SQLAlchemy engine of the database, for readers and checks."""
        return self.database.engine

    def __enter__(self) -> Warehouse:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of lock and connections; a staged load that was not published is as if it had never been."""
        self.discard()
        self.database.close()

    def stage(self, batch: Batch, today: date | None = None) -> Load:
        """Claims to facts for every pair the batch touches, into the staging tables; waits for a load under way.

        `today` decides which corrections are in force. Raises BadBatch, BadCorrection, LoadLocked.
        """
        self.discard()
        self._lock.acquire()
        try:
            catch_up(self.database, self.lake)
            in_force = corrections.in_force(self._corrections_files, today or datetime.now(UTC).date())
            known_parties = texts(seeds()["dim_party"], "party_id")
            return Stager(self.database, self._resolver, in_force, known_parties).stage(batch)
        except BaseException:
            self.discard()
            raise

    def publish(self, load: Load, audit: Audit) -> Published:
        """Publish the load that was staged last, but for what the audit holds back."""
        try:
            return Publisher(self.database, self.lake, self._resolver).publish(load, audit)
        finally:
            self.discard()

    def discard(self) -> None:
        """Forget the staged load, if there is one, and let others load."""
        self._resolver.forget()
        self._lock.release()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep loads away while the warehouse is maintained."""
        self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()
