"""`communique query`: one SELECT on the warehouse, on a connection that cannot write."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import RowStyle


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the tables and marts.")],
    style: Annotated[RowStyle, typer.Option("--format", help="How the rows are shown.")] = RowStyle.table,
    as_of: Annotated[str | None, typer.Option(help="Read what was known on this day, such as 2023-06-30.")] = None,
) -> None:
    """Ask the warehouse one SELECT. The connection is read-only.

    Example: communique query "SELECT pair_id, year, turnover_usd FROM mart_turnover_yearly" --format csv
    """
    from flows.commands.options import day_of
    from flows.screen import rows_as
    from flows.sql import ask, reading
    from flows.workshop import close_workshop, workshop

    try:
        with reading(workshop().settings, day_of(as_of, "--as-of")) as connection:
            columns, rows = ask(connection, sql)
            rows_as(style.value, columns, rows)
    finally:
        close_workshop()
