"""`communique pull` and `communique backfill`: fetch a source by its card."""

from __future__ import annotations

from typing import Annotated

import typer

Source = Annotated[str, typer.Argument(help="Name of a source; `communique source list` shows them.")]


def pull(source: Source) -> None:
    """Fetch what is new at a source, politely, and publish it. Goes on where an interrupted pull stopped.

    Example: communique pull ecb-exchange-rates

    Exit codes: 0 done; 2 it cannot be fetched, or not all that came be read (the rest is published).
    """
    _through_prefect(source, None)


def backfill(source: Source, since: Annotated[str, typer.Option(help="First day wanted, such as 2019-01-01.")]) -> None:
    """Fetch a source again from a day on. Killed and run again, it goes on where it stopped.

    Example: communique backfill ecb-exchange-rates --since 2019-01-01
    """
    from flows.known import given_day

    _through_prefect(source, given_day(since, "--since").isoformat())


def _through_prefect(source: str, since: str | None) -> None:
    from flows.alerts import must_be_usable
    from flows.fetch import card_of
    from flows.screen import counted, note, table
    from flows.server import Server, quiet
    from flows.summary import show_pairs
    from flows.workshop import close_workshop, workshop

    shop = workshop()
    card_of(shop, source)
    must_be_usable(shop.settings)
    try:
        with Server(shop.settings.prefect_home, idle_minutes=shop.settings.server_idle_minutes) as server:
            note("· waiting for Prefect's server")
            server.wait()
            from flows.pull import pull as flow

            note(f"· fetching {source}")
            with quiet(server.api_url):
                fetched = flow(source, since)
    finally:
        close_workshop()
    show_pairs("Left out of tables", ("document", "what and why"), fetched.left_out)
    refused = [(one.name, one.reason, one.next_step) for one in fetched.refused]
    if refused:
        table(("document", "why", "next"), refused, "Refused")
    print(f"{source}: {counted(len(fetched.release_ids), 'document')} fetched, {fetched.new_count} of them new")
    if refused:
        raise typer.Exit(2)
