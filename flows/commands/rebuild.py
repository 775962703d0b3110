"""`communique rebuild`: the database from the lake, or everything from raw."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Origin(StrEnum):
    """What the warehouse is made from."""

    lake = "lake"
    raw = "raw"


def rebuild(
    origin: Annotated[
        Origin, typer.Option("--from", help="lake: the database alone; raw: lake and database.")
    ] = Origin.lake,
) -> None:
    """Make the database anew from the lake, or everything from the landed documents. The dump stays the same.

    Example: communique rebuild --from raw
    """
    from flows import alerts, ledger
    from flows.screen import note
    from flows.watch import Watcher
    from flows.workshop import close_workshop, workshop
    from warehouse.rebuild import rebuild as from_lake
    from warehouse.rebuild import start_over

    shop = workshop()
    try:
        warehouse = shop.warehouse
        if origin is Origin.lake:
            with warehouse.locked():
                counts = from_lake(warehouse.database, warehouse.lake)
            tables = sum(1 for count in counts.values() if count)
            print(f"made {sum(counts.values())} rows in {tables} tables from the lake")
            return
        alerts.must_be_usable(shop.settings)
        documents = sum(1 for _ in shop.landing.ids())
        note(f"· publishing {documents} landed documents anew")
        ledger.forget(shop)  # first: should this process die after it, nothing is lost but time
        with warehouse.locked():
            start_over(warehouse.database, warehouse.lake)
        watcher = Watcher(shop)
        watcher.sweep()
        watcher.must_have_published()
        unread = len(ledger.unreadable(shop))
        told = f"; {unread} more cannot be read, see: communique status" if unread else ""
        print(f"made lake and database from {documents - unread} landed documents{told}")
    finally:
        close_workshop()
