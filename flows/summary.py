"""The end of a run: what was published, held back and why, flagged, left unplaced, refused, and where to look next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.screen import printable, table

if TYPE_CHECKING:
    from flows.whole import Outcome
    from flows.workshop import Workshop

SHOWN = 12


def show(shop: Workshop, outcome: Outcome, seconds: float) -> None:
    """Print the whole summary to standard output."""
    print()
    if outcome.published:
        _show_tables(shop, outcome)
        _show_held(outcome)
        _show_checks(outcome)
    _show_unplaced(outcome)
    show_pairs("Worth knowing", ("document", "note"), outcome.read.notes)
    refused = [(one.name, one.reason, one.next_step) for one in (*outcome.arrived.refused, *outcome.read.refused)]
    if refused:
        table(("input", "why", "next"), refused, "Refused, and left where it was")
        print()
    print(headline(outcome) + f" ({seconds:.1f} s)")
    for line in _next(shop, outcome):
        print(line)


def headline(outcome: Outcome) -> str:
    """The run in one line."""
    if outcome.published is None:
        return "Nothing could be read, so nothing was published."
    if outcome.published.is_nothing_new:
        return "No row changed: all of it was in the warehouse already."
    counts = outcome.published.counts
    told = ", ".join(f"{counts[name]} {name}" for name in ("new", "changed", "closed", "removed", "unchanged"))
    return f"Published facts: {told}; {counts['held']} held back."


def _show_tables(shop: Workshop, outcome: Outcome) -> None:
    from sqlalchemy import text

    from warehouse.schema import FACT_TABLES

    rows = []
    with shop.warehouse.engine.connect() as connection:
        for name in (
            "dim_release",
            "claim",
            "unplaced",
            "dim_official",
            "dim_event",
            *FACT_TABLES,
            "fact_exchange_rate",
        ):
            total = connection.execute(text(f"SELECT count(*) FROM {name}")).scalar()  # noqa: S608
            mine: object = ""
            if name in FACT_TABLES:
                query = text(f"SELECT count(*) FROM {name} WHERE load_id = :load")  # noqa: S608
                mine = connection.execute(query, {"load": outcome.load_id}).scalar()
            if total:
                rows.append((name, total, 0 if outcome.published and outcome.published.is_nothing_new else mine))
    table(("table", "rows", "written by this run"), rows, "Published", right=("rows", "written by this run"))
    print()


def _show_held(outcome: Outcome) -> None:
    held = outcome.audit.held if outcome.audit else ()
    if not held:
        return
    print(f"Held back: {len({one.fact_id for one in held})} facts")
    for one in held[:SHOWN]:
        print(f"  {one.fact_table} {one.fact_id[:12]} by {one.expectation}")
        print(printable(f"    {one.reason}"))
    _more(len(held))


def _show_checks(outcome: Outcome) -> None:
    results = outcome.audit.results if outcome.audit else ()
    by_status = {
        status: sum(one.status == status for one in results) for status in ("passed", "failed", "nothing_to_compare")
    }
    flagged = [
        (one.expectation, one.failed, one.compared, str((one.details or ({},))[0].get("reason") or one.meaning))
        for one in results
        if one.status == "failed" and one.severity != "error"
    ]
    if flagged:
        columns = ("expectation", "failed", "of", "for example")
        table(columns, flagged[:SHOWN], "Flagged, but published", right=("failed", "of"))
        _more(len(flagged))
    broken = [
        (one.expectation, str(detail["error"])) for one in results for detail in one.details if detail.get("error")
    ]
    show_pairs("Checks that could not be run", ("expectation", "what the database said"), broken)
    compared = sum(one.compared for one in results)
    print(
        f"Checks: {by_status['passed']} passed, {by_status['failed']} failed, {by_status['nothing_to_compare']} had"
        f" nothing to compare ({compared} comparisons in all)"
    )
    print()


def _show_unplaced(outcome: Outcome) -> None:
    unplaced = outcome.read.batch.unplaced
    if unplaced.num_rows:
        rows = [(row["quote"], row["reason"]) for row in unplaced.slice(0, SHOWN).to_pylist()]
        table(("words", "why"), rows, f"Unplaced: {unplaced.num_rows} figures kept for review")
        _more(unplaced.num_rows)


def show_pairs(title: str, columns: tuple[str, str], rows: object) -> None:
    """Print the first rows of two columns, and how many more there are; nothing where there are none."""
    found = list(rows) if isinstance(rows, (list, tuple)) else []
    if found:
        table(columns, found[:SHOWN], title)
        _more(len(found))


def _more(count: int) -> None:
    if count > SHOWN:
        print(f"… and {count - SHOWN} more")
    print()


def _next(shop: Workshop, outcome: Outcome) -> Iterator[str]:
    yield "Look next:"
    yield '  communique query "SELECT * FROM mart_turnover_yearly"'
    if outcome.audit and outcome.audit.held:
        yield f"  communique explain {outcome.audit.held[0].fact_id}"
    yield "  communique check"
    yield printable(f"  everything is kept in {shop.settings.data_dir}")
