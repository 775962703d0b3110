"""`communique reread`: the present reader over all of raw, the difference first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.workshop import Workshop


def reread(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference, and end.")] = False,
    most: Annotated[int, typer.Option(help="Cases to show.", min=0)] = 20,
) -> None:
    """Read all landed texts anew, show what is read otherwise, then replace it. What stood before stays readable.

    A text or table that could not be read and can be now, by a mended reader or a layout declared since, is published.

    Example: communique reread --dry-run
    """
    from flows import alerts, ledger, steps
    from flows.reread import compare
    from flows.screen import note, table
    from flows.sql import reading
    from flows.workshop import close_workshop, workshop

    shop = workshop()
    try:
        alerts.must_be_usable(shop.settings)
        ids = tuple(shop.landing.ids())
        note(f"· reading {len(ids)} landed documents")
        steps.read_texts(shop, ids)
        with reading(shop.settings) as connection:
            found = compare(connection, (shop.readings[one] for one in ids if one in shop.readings))
        rows = [(*key, count) for key, count in sorted(found.counts.items())]
        if rows:
            table(("what", "measure", "language", "claims"), rows, "Read otherwise", right=("claims",))
            table(("what", "measure", "language", "words", "how"), found.cases[:most])
        print(f"{found.same} claims as before, {sum(found.counts.values())} otherwise")
        fresh = steps.readable_now(shop, [one.release_id for one in ledger.unreadable(shop) if one.release_id])
        if fresh:
            print(f"{fresh} documents that could not be read before")
        if not rows and not fresh:
            return
        if dry_run:
            print("nothing was replaced; without --dry-run it would be, and what stood before would stay readable")
            return
        _replace(shop, ids)
    finally:
        close_workshop()


def _replace(shop: Workshop, ids: tuple[str, ...]) -> None:
    from datetime import UTC, datetime

    from flows import steps

    before = datetime.now(UTC).isoformat(timespec="seconds")
    load_id = steps.stage(shop, ids)
    steps.gate(shop, load_id)
    counts = steps.publish(shop, load_id).counts
    steps.follow_up(shop, load_id)
    print("facts: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    print(f"what stood before: communique query SQL --stood-on {before}")
