"""`communique run`: the main job, from files to a checked and published warehouse."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import Home, Lang, Published

if TYPE_CHECKING:
    from flows.server import Server
    from flows.whole import Outcome
    from flows.workshop import Workshop
    from raw.sidecar import Sidecar

SAMPLE = Path(__file__).resolve().parents[2] / "raw" / "sample"


def run(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, or - for standard input; default: the bundled sample.")
    ] = None,
    published: Published = None,
    home: Home = None,
    lang: Lang = None,
    source: Annotated[str, typer.Option(help="Name of the source that the documents belong to.")] = "local",
    strict: Annotated[bool, typer.Option(help="Exit 1 when an expectation of severity error failed.")] = False,
) -> None:
    """Land, read, check and publish releases and tables; end with a table of what was done.

    Example: communique run release.txt --published 2023-09-26 --home KZ

    Exit codes: 0 done, rows held back or not; 1 with --strict, when an expectation of severity error failed;
    2 an input was refused (the good ones are published); 3 a failure of ours, nothing half-done is published.
    """
    from dataclasses import replace

    from flows.alerts import must_be_usable
    from flows.inputs import must_exist
    from flows.known import known_from
    from flows.summary import show
    from flows.workshop import close_workshop, workshop

    began = time.monotonic()
    must_exist(paths or [])
    must_be_usable(workshop().settings)
    known = replace(known_from(published, home, lang), source=source if paths else "sample")
    try:
        outcome = through_prefect(workshop(), paths or [str(SAMPLE)], known)
        show(workshop(), outcome, time.monotonic() - began)
    finally:
        close_workshop()
    if outcome.arrived.refused or outcome.read.refused:
        raise typer.Exit(2)
    results = outcome.audit.results if outcome.audit else ()
    if strict and any(one.status == "failed" and one.severity == "error" for one in results):
        raise typer.Exit(1)


def through_prefect(shop: Workshop, paths: list[str], known: Sidecar) -> Outcome:
    """Run the whole flow on Prefect's server; landing and reading are done while the server starts."""
    from flows.screen import note
    from flows.server import Server
    from flows.steps import read_batch

    with Server(shop.settings.prefect_home, idle_minutes=shop.settings.server_idle_minutes) as server:
        if server.process:
            note("· Prefect's temporary server is starting (about 7 s); landing and reading go on meanwhile")
        arrived = shop.land_ahead(paths, known)
        note(f"· landed {len(arrived.release_ids)} documents, {arrived.new_count} of them new")
        warming = threading.Thread(target=_warm, args=(shop,), daemon=True)
        warming.start()
        found = read_batch(shop, arrived.release_ids)
        note("· read " + ", ".join(f"{count} {name}" for name, count in found.counts.items() if count))
        warming.join()
        return _flow(server, paths, known)


def _warm(shop: Workshop) -> None:
    """Import and open, beside the reading, what the flow is about to need; a failure shows when it is needed."""
    import contextlib

    with contextlib.suppress(Exception):
        from expectations import gate
        from flows import alerts

        gate.warm(shop.warehouse, alerts.folders(shop.settings))


def _flow(server: Server, paths: list[str], known: Sidecar) -> Outcome:
    from flows.screen import note

    note("· waiting for Prefect's server")
    server.wait()
    note("· staging, checking, publishing")
    from flows.server import quiet
    from flows.whole import whole

    with quiet(server.api_url):
        return whole(paths, known.as_record())
