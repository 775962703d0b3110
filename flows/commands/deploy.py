"""`communique deploy`: schedules and triggers on a Prefect server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.deploy import Planned


def deploy(
    sources: Annotated[list[str] | None, typer.Argument(help="Sources to pull on a schedule; default: none.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be created, and end.")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Print it as a prefect.yaml, and end.")] = False,
    pool: Annotated[
        str | None, typer.Option(help="Create for this work pool; default: serve from this process.")
    ] = None,
) -> None:
    """Create the deployments on the Prefect server that PREFECT_API_URL names, and serve them until stopped.

    landed -> build and publish -> follow up incidents, each started by the event before; schedules catch what an event
    missed. Any system starts an ingest of the inbox by the event communique.ingest.asked; the id of its resource begins
    with "communique.".

    Example: communique deploy ecb-exchange-rates --dry-run
    """
    from flows.alerts import must_be_usable
    from flows.deploy import as_yaml as written
    from flows.deploy import plan
    from flows.fetch import card_of
    from flows.screen import table
    from flows.workshop import workshop

    shop = workshop()
    wanted = list(dict.fromkeys(sources or []))
    planned = plan([card_of(shop, name) for name in wanted], wanted)
    if as_yaml:
        print(written(planned, pool or "communique"), end="")
        return
    rows = [(one.name, one.entrypoint, one.every, one.on, one.description) for one in planned]
    table(("deployment", "flow", "every, s", "on event", "what it does"), rows, right=("every, s",))
    print("each runs one at a time; a run that comes meanwhile waits, and a failed one tries again")
    if dry_run:
        print("nothing was created; without --dry-run it would be, on the server that PREFECT_API_URL names")
        return
    must_be_usable(shop.settings)
    _create(planned, pool)


def _create(planned: list[Planned], pool: str | None) -> None:
    """Make the deployments: for a work pool once, else served until stopped."""
    import os

    from flows.deploy import deployments
    from flows.errors import CommuniqueError

    if not os.environ.get("PREFECT_API_URL"):
        raise CommuniqueError(
            "no Prefect server is named", "PREFECT_API_URL", "start one with: .venv/bin/prefect server start"
        )
    made = deployments(planned, pool)
    if pool:
        for one in made:
            one.apply()
        print(f"created for the work pool {pool}; a worker runs them: .venv/bin/prefect worker start --pool {pool}")
        return
    from flows.screen import note
    from flows.serving import serve

    note("· serving until Ctrl-C or SIGTERM")
    serve(made)
