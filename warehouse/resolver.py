"""Runs the set logic of `resolve/*.sql` over Arrow tables, in duckdb."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, cast

import duckdb
import pyarrow as pa

from warehouse.batch import reader_order
from warehouse.figures import tell

_FOLDER: Final = Path(__file__).parent / "resolve"
MEMORY_LIMIT: Final = "1200MB"
FEW_ROWS: Final = 50_000
# Said of any result, however small; see `ask`.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result makes an extra copy")
_RATE_COLUMNS: Final[list[tuple[str, pa.DataType]]] = [
    ("currency_code", pa.string()),
    ("first_day", pa.date32()),
    ("last_day", pa.date32()),
    ("rate", pa.float64()),
    ("source_name", pa.string()),
    ("fx_date", pa.date32()),
]
_NO_RATES: Final = pa.schema(_RATE_COLUMNS)


@cache
def statement(name: str) -> str:
    """The text of `resolve/<name>.sql`."""
    return (_FOLDER / f"{name}.sql").read_text("utf-8")


class Resolver:
    """A duckdb connection that holds nothing but what it is given."""

    def __init__(self) -> None:
        # What does not fit into memory waits here, not in whatever folder the process runs in.
        self._spill = tempfile.TemporaryDirectory(prefix="communique-")
        self._duck = duckdb.connect(
            config={
                "memory_limit": MEMORY_LIMIT,
                "temp_directory": self._spill.name,
                "threads": 2,
                "preserve_insertion_order": True,
            }
        )
        self._duck.execute(statement("macros"))
        self._given: dict[str, int] = {}

    def give(self, **tables: pa.Table) -> None:
        """Make Arrow tables known under names, without copying them."""
        for name, data in tables.items():
            self._duck.register(name, data)
            self._given[name] = data.num_rows

    def ask(self, query: str) -> pa.Table:
        """The rows of a query, as Arrow. The query is ours, never a user's."""
        if sum(self._given.values()) > FEW_ROWS:
            found: pa.Table = self._duck.sql(query).to_arrow_table()
            return found
        # `sql` plans a query twice, which is most of what a release costs; a second copy of few rows is nothing.
        return cast(pa.Table, self._duck.execute(query).to_arrow_table())

    def run(self, name: str) -> pa.Table:
        """The rows of `resolve/<name>.sql`."""
        return self.ask(statement(name))

    def forget(self, *names: str) -> None:
        """Let go of what was given under these names, or of everything, so that its memory is free."""
        for name in names or tuple(self._given):
            self._duck.unregister(name)
            self._given.pop(name, None)
        pa.default_memory_pool().release_unused()


def with_reader_order(releases: pa.Table) -> pa.Table:
    """Releases with a column under which the versions of their readers sort."""
    orders = [reader_order(reader or "") for reader in releases["reader"].to_pylist()]
    return releases.append_column("reader_order", pa.array(orders, pa.string()))


def resolve(
    resolver: Resolver,
    claims: pa.Table,
    releases: pa.Table,
    corrections: pa.Table,
    rates: Callable[[pa.Table], pa.Table],
) -> tuple[pa.Table, pa.Table]:
    """The facts that the claims of whole pairs come to, and which claims support which of them.

    `claims` are rows of `claim` (each once, without its words), `releases` their documents (release_id, known_from,
    is_official, reader, edition_of), `rates` a function that answers the exchange rates (rows of fact_exchange_rate)
    for what `needed` holds.
    """
    resolver.give(pair_claims=claims, pair_releases=releases, corrections=corrections)
    standing = resolver.run("standing_claims")
    resolver.give(standing=standing)
    resolver.give(told=tell(standing))
    resolver.give(resolved=resolver.run("facts"))
    supports = resolver.run("supports")
    needed = resolver.run("needed_rates")
    resolver.give(needed=needed, rates=rates(needed))
    resolver.give(found_rates=found_rates(resolver) if needed.num_rows else _NO_RATES.empty_table())
    return resolver.run("dollars"), supports


def found_rates(resolver: Resolver) -> pa.Table:
    """The rates into dollars for what was given as `needed`, among those given as `rates`, where there are any."""
    resolver.give(usd_rates=resolver.run("usd_rates"))
    return resolver.run("found_rates")
