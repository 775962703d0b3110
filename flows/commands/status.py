"""`communique status`: how things stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.inputs import Refusal


def status() -> None:
    """Show sources (volumes, lag, last success and failure), open incidents, the quarantine, what waits, the last load.

    Example: communique status
    """
    from flows import ledger
    from flows import status as found
    from flows.screen import cell, printable, table
    from flows.sql import reading
    from flows.workshop import close_workshop, workshop

    shop = workshop()
    try:
        shop.warehouse.engine  # noqa: B018  (a new installation has none yet: it is made, and told as empty)
        with reading(shop.settings) as connection:
            right = ("documents", "in 7 days", "claims", "days ago")
            table(found.SOURCE_COLUMNS, found.sources(shop, connection), "Sources", right)
            held = found.held(connection)
            opened = found.incidents(connection)
            told = found.counts(connection)
        pending, unread = len(ledger.pending(shop)), ledger.unreadable(shop)
        told |= found.inbox(shop.settings)
    finally:
        close_workshop()
    print()
    if opened:
        table(("expectation", "subject", "severity", "owner", "since"), opened, f"Open incidents: {len(opened)}")
        print()
    if held:
        table(("expectation", "severity", "facts", "since"), held, "Quarantine", right=("facts",))
        print()
    print(
        f"{told['held']} facts held back, {told['unplaced']} figures unplaced, {pending} landed documents not published"
    )
    _show_corrections(told)
    _show_unread(unread)
    print(f"{told['waiting']} files in the inbox, {told['refused']} refused ones in {shop.settings.refused_dir}")
    for path in told["unreadable"][:10]:
        print(printable(f"  {path} cannot be taken: look at its permissions and its folder's"))
    if told["load"]:
        print(f"last load {told['load']['load_id']}, published {cell(told['load']['published_at'])}")
    if pending:
        print("publish what waits with: communique watch --once")


def _show_corrections(told: dict[str, Any]) -> None:
    if told["corrections"]:
        astray = f"{told['astray']} of no claim that is there"
        print(f"{told['corrections']} corrections in force, {astray}: communique correct")


def _show_unread(unread: Sequence[Refusal]) -> None:
    from flows.screen import printable

    if unread:
        advice = "once a reader is mended, or a layout declared: communique reread"
        print(f"{len(unread)} landed documents that cannot be read; {advice}")
    for refusal in unread[:10]:
        print(f"  {printable(refusal.name)}: {printable(refusal.reason)}; {printable(refusal.next_step)}")
