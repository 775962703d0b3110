"""The working set of an audit: temporary tables that give every expectation one shape to write against.

`gate_fact` is every staged fact of the touched pairs, whichever fact table it stands in, with its release and quote
beside it. Dates are whole numbers (20231231; 0 where unknown), so that "the same months of the year before" is a
subtraction; text is never null; an unbounded end is 1e30, and a strict one is moved inwards by a billionth.
`known_fact` leaves out what a steward rejected, and `live_fact` what a later word has closed as well. Figures of
parties that the text does not name are told apart by their release (`ZZ:release`), so that they are never held
against one another.

`gate_release` are the documents of those facts, `is_new` where the load brings them; `gate_claim` the claims that it
brings; `gate_reread` what the second reading finds of them; `gate_run` the load's id and today; `gate_source` the
sources that the load brings something of (or all of them, in a sweep), and `gate_usual` their latest releases before
it, with the `reader` whose claims stand (those of older readers stay in `claim`); `gate_counted` what offices counted,
each direction and both together; `gate_envelope` yearly levels beside those of the years around; `gate_shared` the
subjects of more than one fact, and `said_twice` each two facts of one; `gate_portfolio` projects, money and jobs by
stage, and `money_each` what one costs; `gate_sector` the goods of each sector; `change_between` changes with the levels
they lead from and to; `reread_fact` the facts of `gate_reread`.
`told_fact` are facts once for each release that tells them (`told_by`, at `told_at`): what belongs to one release is
compared within it, whichever release gave the figure first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from expectations.reread import KINDS

TABLES: Final = (
    "gate_fact",
    "gate_release",
    "gate_claim",
    "gate_run",
    "gate_reread",
    "gate_source",
    "gate_usual",
    "gate_counted",
    "gate_support",
    "gate_statement",
    "gate_shared",
    "gate_envelope",
    "gate_portfolio",
    "gate_sector",
)
VIEWS: Final = {
    "known_fact": "select * from gate_fact where is_rejected = 0",
    "live_fact": "select * from gate_fact where is_rejected = 0 and is_current = 1",
    "told_fact": "select fact.*, statement.release_id as told_by,"
    " statement.quote_start as told_at from gate_statement as statement"
    " join gate_fact as fact on fact.fact_id = statement.fact_id where fact.is_rejected = 0",
}
# Views over these and over the prepared tables, each in a file of its own.
SHARED_VIEWS: Final = ("said_twice", "change_between", "money_each", "reread_fact")
RELEASE_COLUMNS: Final = "release_id, source_name, reader, url, title, published_date, language_code, home_party_id"
# What is stated is a sixth of a warehouse, and most checks look at it alone.
FACT_INDEXES: Final = (
    "pair_id, measure, aspect, period_from, period_to, product, direction",
    "pair_id, measure, aspect, period_from where origin = 'stated'",
    "claim_id where origin = 'stated'",
    "subject_id, is_rejected, is_current, fact_id",
    "fact_id",
    "fact_id where is_rejected = 1",
)


USUAL_RELEASES: Final = 2_000
# A million facts are half a gigabyte: SQLite would keep two megabytes of them, and PostgreSQL would sort on disk and
# spend more on compiling each statement than on running it.
SQLITE_SETTINGS: Final = (
    "pragma gate.page_size = 16384",
    "pragma gate.cache_size = -800000",
    "pragma gate.journal_mode = off",
)
POSTGRESQL_SETTINGS: Final = ("set jit = off", "set work_mem = '128MB'")
# Nothing but temporary tables is written here: none of their commits need wait for the disk.
POSTGRESQL_FIRST: Final = "set synchronous_commit = off"
OWN_SOURCES: Final = "select distinct source_name as source_id from stage_dim_release"
EVERY_SOURCE: Final = "select distinct source_name as source_id from dim_source"
SHARED: Final = "select subject_id from gate_fact group by subject_id having count(*) > 1"
_RELEASES_OF: Final = "select release_id from stage_{table}"


@cache
def _template(name: str) -> str:
    return (Path(__file__).parent / "prepare" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def sector_rows() -> list[tuple[str, str, str]]:
    """(sector, product, kind) as sectors.toml lists them; a kind is whole, group or good."""
    told = tomllib.loads((Path(__file__).parent / "sectors.toml").read_text(encoding="utf-8"))
    return [
        (sector, product, kind)
        for sector, words in told.items()
        for kind, listed in (("whole", "whole"), ("group", "groups"), ("good", "goods"))
        for product in words[listed]
    ]


class Dialect:
    """The few words in which the two databases differ."""

    def __init__(self, name: str) -> None:
        self.is_postgresql = name == "postgresql"
        self.temporary = "pg_temp" if self.is_postgresql else "temp"
        self.table = "temporary table " if self.is_postgresql else "table gate."
        self.schema = "" if self.is_postgresql else "gate."
        self.settings = POSTGRESQL_SETTINGS if self.is_postgresql else SQLITE_SETTINGS

    def number(self, column: str) -> str:
        """A date as yyyymmdd, 0 for null; February ends on the 28th in every year, so that years can be subtracted."""
        plain = f"replace(cast({column} as varchar(10)), '-02-29', '-02-28')"
        return f"coalesce(cast(replace({plain}, '-', '') as integer), 0)"

    def day(self, column: str) -> str:
        """A date as a count of days, with 0 for null."""
        if self.is_postgresql:
            return f"coalesce({column} - date '2000-01-01', 0)"
        return f"coalesce(cast(julianday({column}) - julianday('2000-01-01') as integer), 0)"


@contextmanager
def transaction(connection: sa.Connection) -> Iterator[None]:
    """One transaction on a connection that else commits every statement: each commit walks through all the cache."""
    connection.exec_driver_sql("begin")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("rollback")
        raise
    connection.exec_driver_sql("commit")


def clear(connection: sa.Connection) -> None:
    """Let go of the last working set, outside of any transaction.

    SQLite frees the tables of a schema page by page, seconds for a million facts; a scratch database of its own (on
    disk where it outgrows its cache, and gone with the connection) goes in one stroke.
    """
    dialect = Dialect(connection.dialect.name)
    if dialect.is_postgresql:
        connection.exec_driver_sql(POSTGRESQL_FIRST)
    for view in (*SHARED_VIEWS, *VIEWS):
        connection.exec_driver_sql(f"drop view if exists {dialect.temporary}.{view}")
    if dialect.is_postgresql:
        listed = ", ".join(f"{dialect.temporary}.{table}" for table in TABLES)
        connection.exec_driver_sql(f"drop table if exists {listed}")
    else:
        attached = connection.exec_driver_sql("select name from pragma_database_list").scalars().all()
        if "gate" in attached:
            connection.exec_driver_sql("detach database gate")
        connection.exec_driver_sql("attach database '' as gate")
    for setting in dialect.settings:
        connection.exec_driver_sql(setting)


def build(
    connection: sa.Connection, fact_tables: Sequence[str], load_id: str, today: date, *, every_source: bool = False
) -> None:
    """Make the working set, which `clear` has emptied, from the stage_ tables of `fact_tables`."""
    dialect = Dialect(connection.dialect.name)
    _create(connection, "gate_run", _run(dialect, load_id, today))
    _create(connection, "gate_claim", "select * from stage_claim", "claim_id", "release_id, origin")
    _create(connection, "gate_release", _releases(fact_tables, dialect), "release_id")
    _create(connection, "gate_source", EVERY_SOURCE if every_source else OWN_SOURCES)
    _usual(connection, dialect)
    _create(connection, "gate_fact", _facts(fact_tables, dialect), *FACT_INDEXES)
    support = "select fact_id, claim_id, pair_id from stage_bridge_fact_claim"
    _create(connection, "gate_support", support, "claim_id, fact_id")
    _create(connection, "gate_statement", _template("statements"), "release_id", "fact_id")
    for name, select in VIEWS.items():
        connection.exec_driver_sql(f"create temporary view {name} as {select}")
    _create(connection, "gate_shared", SHARED)
    _create(connection, "gate_counted", _template("counted"), "pair_id, measure, period_from, product, direction")
    _create(connection, "gate_envelope", _template("envelope"))
    _create(connection, "gate_portfolio", _template("portfolio"), "told_by, pair_id, measure, product")
    _sectors(connection)
    kinds = ", ".join(f"{kind} integer" for kind in KINDS)
    reread = f"gate_reread (claim_id varchar(64), release_id varchar(64), {kinds}, detail varchar(400))"
    connection.exec_driver_sql(f"create {dialect.table}{reread}")
    for name in SHARED_VIEWS:
        connection.exec_driver_sql(f"create temporary view {name} as {_template(name)}")


def _create(connection: sa.Connection, table: str, select: str, *indexes: str) -> None:
    """A table of the working set, with an index for each of `indexes` (columns, and a condition behind a bracket)."""
    dialect = Dialect(connection.dialect.name)
    connection.exec_driver_sql(f"create {dialect.table}{table} as {select}")
    finish(connection, table, *indexes)


def finish(connection: sa.Connection, table: str, *indexes: str) -> None:
    """Index a filled table, and tell the planner what is in it.

    Without that both databases join a million facts in the worst order.
    """
    dialect = Dialect(connection.dialect.name)
    for place, index in enumerate(indexes):
        columns, _, condition = index.partition(" where ")
        where = f" where {condition}" if condition else ""
        connection.exec_driver_sql(f"create index {dialect.schema}{table}_{place} on {table} ({columns}){where}")
    if not dialect.is_postgresql:
        connection.exec_driver_sql("pragma analysis_limit = 400")
    connection.exec_driver_sql(f"analyze {dialect.schema}{table}")


def _usual(connection: sa.Connection, dialect: Dialect) -> None:
    """What each source used to publish, source by source: the newest of a hundred thousand without sorting all."""
    columns = "source_id text, release_id text, reader text, lang text, published_day integer, nth integer"
    connection.exec_driver_sql(f"create {dialect.table}gate_usual ({columns})")
    insert = sa.text(_template("usual").format(day=dialect.day("r.published_date"), limit=USUAL_RELEASES))
    for source in connection.exec_driver_sql("select source_id from gate_source order by source_id").scalars().all():
        connection.execute(insert, {"source": source})
    finish(connection, "gate_usual", "release_id")


def _sectors(connection: sa.Connection) -> None:
    """The goods of each sector (see sectors.toml), and the words that stand for all of it."""
    dialect = Dialect(connection.dialect.name)
    columns = "sector varchar(60), product varchar(60), kind varchar(10)"
    connection.exec_driver_sql(f"create {dialect.table}gate_sector ({columns})")
    names = ("sector", "product", "kind")
    target = sa.table("gate_sector", *(sa.column(name) for name in names))
    connection.execute(sa.insert(target), [dict(zip(names, row, strict=True)) for row in sector_rows()])
    finish(connection, "gate_sector", "product")


def _run(dialect: Dialect, load_id: str, today: date) -> str:
    day = f"date '{today}'" if dialect.is_postgresql else f"'{today}'"
    quoted = load_id.replace("'", "''")
    return f"select {dialect.number(day)} as today, {dialect.day(day)} as today_day, '{quoted}' as load_id"


def _releases(fact_tables: Sequence[str], dialect: Dialect) -> str:
    named = " union ".join(_RELEASES_OF.format(table=table) for table in fact_tables)
    return _template("releases").format(
        named=named,
        columns=", ".join(f"release.{column}" for column in RELEASE_COLUMNS.split(", ")),
        published=dialect.number("published_date"),
        published_day=dialect.day("published_date"),
    )


def _facts(fact_tables: Sequence[str], dialect: Dialect) -> str:
    dates = {name: dialect.number(f"f.{name}") for name in ("period_start", "period_end", "known_from")}
    parts = [_template("facts_of_table").format(table=table, **dates) for table in fact_tables]
    return _template("facts").format(every=" union all ".join(parts))
