"""`communique check`: every expectation over all that is in the warehouse, published or held back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from flows.workshop import Workshop

_LAST = (
    "SELECT expectation, severity, status, compared_count, failed_count, meaning, details FROM check_result "
    "WHERE checked_at = (SELECT max(checked_at) FROM check_result) ORDER BY expectation"
)
_COLUMNS = ("expectation", "severity", "status", "compared", "failed", "meaning")
_REASONS = 3


def check(
    last: Annotated[
        bool, typer.Option("--last", help="Show what the last load found instead of checking again.")
    ] = False,
    strict: Annotated[bool, typer.Option(help="Exit 1 when an expectation of severity error failed.")] = False,
) -> None:
    """Check all that was landed against every expectation, and say how much could be compared. Publishes nothing.

    Example: communique check --strict
    """
    from flows.screen import printable, table
    from flows.workshop import close_workshop, workshop

    try:
        rows = _found_last(workshop()) if last else _found_now(workshop())
    finally:
        close_workshop()
    order = {"failed": 0, "passed": 1, "nothing_to_compare": 2}
    rows.sort(key=lambda row: (order.get(row[2], 3), row[0]))
    table(_COLUMNS, [row[:-1] for row in rows], right=("compared", "failed"))
    failed = [row for row in rows if row[2] == "failed"]
    for name, *_, details in failed:
        print(f"\n{name}")
        for detail in details[:_REASONS]:
            print(printable(f"  {detail.get('reason') or detail.get('error')}"))
        if len(details) > _REASONS:
            print(f"  … and {len(details) - _REASONS} more")
    held = "; see what is held back with: communique quarantine list" if failed else ""
    print(f"{len(rows)} expectations, {len(failed)} failed{held}")
    if strict and any(row[1] == "error" for row in failed):
        raise typer.Exit(1)


def _found_last(shop: Workshop) -> list[list[Any]]:
    from flows.sql import ask, reading

    with reading(shop.settings) as connection:
        return [[*row[:-1], json.loads(row[-1])] for row in ask(connection, _LAST)[1]]


def _found_now(shop: Workshop) -> list[list[Any]]:
    from expectations import registry
    from flows.alerts import folders
    from flows.errors import CommuniqueError
    from flows.steps import gate, stage

    registry.load(folders(shop.settings))  # a slip in them is told before everything is read
    release_ids = tuple(shop.landing.ids())
    if not release_ids:
        raise CommuniqueError(
            "nothing has landed yet", str(shop.settings.raw_dir), "land something with: communique run"
        )
    load_id = stage(shop, release_ids, is_told=False)  # no load: whoever follows lineage would wait for its end
    results = gate(shop, load_id).results
    shop.staged.pop(load_id)
    shop.warehouse.discard()
    return [
        [one.expectation, one.severity, one.status, one.compared, one.failed, one.meaning, one.details]
        for one in results
    ]
