"""The warehouse as it stood at some moment, by the readers of then: a database made from the lake's older rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from flows.errors import CommuniqueError
from flows.settings import Settings
from warehouse.arrow import texts
from warehouse.lake import Lake
from warehouse.rebuild import rebuild
from warehouse.store import Warehouse


@dataclass
class _LakeThen(Lake):
    """The lake as far as it had been written by a moment."""

    moment: datetime = field(kw_only=True)

    def commits(self) -> set[str]:
        """Ids of the commits that counted by then."""
        pointer = self.table("load")
        if pointer is None:
            return set()
        read = pointer.to_pyarrow_table(columns=["lake_commit_id", "lake_at"])
        written = zip(texts(read, "lake_commit_id"), read["lake_at"].to_pylist(), strict=True)
        return {commit for commit, at in written if at is not None and at <= self.moment}


@contextmanager
def stood(settings: Settings, moment: datetime) -> Iterator[Settings]:
    """Settings whose database is that of the moment, gone afterwards. Raises CommuniqueError for one too early.

    The whole history is there since the lake was begun, which `rebuild --from raw` does anew.
    """
    lake = _LakeThen(settings.lake_url, moment=moment)
    if not lake.commits():
        raise CommuniqueError(
            "nothing had been published by then", moment.isoformat(), "see when it was: communique status"
        )
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'then.db'}"
        with Warehouse(url, settings.lake_url) as warehouse:
            rebuild(warehouse.database, lake)
        yield settings.model_copy(update={"database_url": url})


def moment_of(value: str, option: str) -> datetime:
    """A day, which stands for its end, or a day and a time; UTC where no zone is given. Raises CommuniqueError."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        example = "write it as 2023-09-26 or 2023-09-26T14:30"
        raise CommuniqueError(f"{option} {value!r} is no day or time", "the options", example) from error
    if len(value) <= len("2023-09-26"):
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
