"""`communique query`: one SELECT on the warehouse, on a connection that cannot write."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import RowFormat, RowStyle

if TYPE_CHECKING:
    from flows.settings import Settings


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the tables and marts.")],
    style: RowFormat = RowStyle.table,
    as_of: Annotated[str | None, typer.Option(help="Read what was known on this day, such as 2023-06-30.")] = None,
    stood_on: Annotated[
        str | None, typer.Option(help="Read the warehouse itself as it stood then, by the readers of then.")
    ] = None,
) -> None:
    """Ask the warehouse one SELECT. The connection is read-only.

    --as-of follows publication: what the sources had said by a day, as it is read today, in dollars by the rates known
    by then; corrections and incidents answer as of today, which is said where they are asked. --stood-on follows this
    warehouse: what it held at the end of a day (or at a time, in UTC), before documents were read anew or mended.

    Example: communique query "SELECT pair_id, year, turnover_usd FROM mart_turnover_yearly" --format csv
    """
    from flows.known import given_day
    from flows.screen import note, rows_as
    from flows.sql import ask, reading
    from flows.workshop import close_workshop, workshop

    day = None if as_of is None else given_day(as_of, "--as-of")
    try:
        with _stood(workshop().settings, stood_on) as settings, reading(settings, day) as connection:
            columns, rows = ask(connection, sql)
            for line in _of_today(sql) if day else ():
                note(line)
            rows_as(style.value, columns, rows)
    finally:
        close_workshop()


def _stood(settings: Settings, value: str | None) -> AbstractContextManager[Settings]:
    if value is None:
        return nullcontext(settings)
    from flows.stood import moment_of, stood

    return stood(settings, moment_of(value, "--stood-on"))


def _of_today(sql: str) -> list[str]:
    from warehouse.as_of import of_today  # late: it brings what converts amounts, which other queries do not need

    return [f"note: {name} keeps no history, and answers as of today whatever the day" for name in of_today(sql)]
