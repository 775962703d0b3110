"""What follows a load, and goes on without one: incidents opened and closed, sources that fell silent, alerts sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import Settings
from flows.workshop import Workshop

if TYPE_CHECKING:
    from expectations.incidents import Turn
    from warehouse.audit import Audit


def folders(settings: Settings) -> list[Path]:
    """Where a person's own expectations stand."""
    return [settings.expectations_dir] if settings.expectations_dir else []


def must_be_usable(settings: Settings) -> None:
    """Read the routing file, own expectations and corrections before any work: a slip in these must not cost a load.

    Raises RoutingError, ExpectationFileError and BadCorrection, which say what, where and what to do.
    """
    from expectations import registry, routing

    routing.read(settings.alert_routes)
    if settings.corrections_file.exists():
        from warehouse import corrections  # late: it brings pyarrow, which nothing else needs so early

        corrections.in_force(settings.corrections_file, date.max)
    if settings.expectations_dir:
        registry.load(folders(settings))


def follow_up(shop: Workshop, unstored: Audit | None = None) -> tuple[Turn, ...]:
    """Follow up every published load that was not yet, and send what alerts are due; the incidents that turned.

    `unstored` is an audit that left no check results: of a load that changed nothing, or of a look at all sources.
    """
    from expectations import incidents, outbox, routing

    database, routes = shop.warehouse.database, routing.read(shop.settings.alert_routes)
    turns = incidents.catch_up(database, routes)
    if unstored is not None:
        turns += incidents.note(database, unstored, routes)
    if routes.channels:
        outbox.deliver(database, routes)
    return turns


def look_at_sources(shop: Workshop) -> tuple[Turn, ...]:
    """Ask of every source whether it has fallen silent, which no load would tell, and follow that up.

    Waits for a load of another process; none of this one may be under way.
    """
    from expectations import gate

    return follow_up(shop, gate.sweep(shop.warehouse, folders=folders(shop.settings)))
