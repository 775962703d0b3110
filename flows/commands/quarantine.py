"""`communique quarantine`: what is held back, why, and what a steward decides about it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Annotated

import typer

app = typer.Typer(
    help="What is held back and why; release or reject it, also what is published. Decisions are kept for ever.",
    no_args_is_help=True,
)
FactId = Annotated[
    str, typer.Argument(help="Id of a fact that `communique quarantine list` shows, or its first six or more digits.")
]
Who = Annotated[str, typer.Option("--who", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", help="Why, for those who ask later.")]
_LIST = "see what is held back with: communique quarantine list"
Expectation = Annotated[str | None, typer.Option(help="Decide on this expectation only; default: all that hold it.")]


@app.command("list")
def list_(
    pair: Annotated[str | None, typer.Option(help="Only this pair, such as BY-KZ.")] = None,
    expectation: Annotated[str | None, typer.Option(help="Only this expectation.")] = None,
) -> None:
    """List what is held back.

    Example: communique quarantine list --pair KZ-UZ
    """
    from expectations.quarantine import listing
    from flows.explain import fact_lines
    from flows.screen import printable
    from flows.workshop import close_workshop, workshop

    wanted = "-".join(sorted(pair.strip().upper().split("-"))) if pair else None  # as pairs are written: BY-KZ
    try:
        rows = listing(workshop().warehouse.engine, pair_id=wanted, expectation=expectation)
    finally:
        close_workshop()
    for row in rows:
        print(f"{row['fact_id']} {row['fact_table']} {row['pair_id']} by {row['expectation']}")
        what, figure, *_ = fact_lines({"fact_id": row["fact_id"], **json.loads(row["fact"])})
        print(printable(f"    {what}: {figure}"))
        print(printable(f"    {row['reason']}"))
    print(f"{len(rows)} held back" + ("; look closer with: communique quarantine show FACT_ID" if rows else ""))


@app.command()
def show(fact_id: FactId) -> None:
    """Show a fact, why it is held back, and what was decided about it so far.

    Example: communique quarantine show 04c54f794c09c341789a74dce612ac5a
    """
    from expectations.quarantine import NotHeld, full_id
    from expectations.quarantine import show as find
    from flows.errors import CommuniqueError
    from flows.explain import fact_lines
    from flows.explain import find as find_fact
    from flows.screen import printable, table
    from flows.workshop import close_workshop, workshop

    try:
        engine = workshop().warehouse.engine
        found = find(engine, full_id(engine, fact_id))
        with engine.connect() as connection:
            told = ["no longer in the warehouse: its words are read, or told, otherwise by now"]
            with suppress(CommuniqueError):
                name, fact, _ = find_fact(connection, found["fact_id"])
                told = [name, *fact_lines(fact)]
    except NotHeld as error:
        raise CommuniqueError(str(error), fact_id, _LIST) from error
    finally:
        close_workshop()
    print(printable(f"{found['fact_id']} " + "\n  ".join(told)))
    for row in found["held"]:
        print(printable(f"held by {row['expectation']} ({row['severity']}): {row['reason']}"))
    if not found["held"]:
        print("not held back")
    rows = [
        (row["decided_at"], row["verdict"], row["expectation"], row["decided_by"], row["why"])
        for row in found["decisions"]
    ]
    if rows:
        table(("when", "verdict", "expectation", "who", "why"), rows, "Decisions")
    else:
        print("nothing was decided about it so far")
    print(f"where it comes from: communique explain {found['fact_id']}")


@app.command()
def release(fact_id: FactId, who: Who, why: Why, expectation: Expectation = None) -> None:
    """Publish a fact after all; it is not held back again for the same reason.

    Of a rejected fact, this takes the rejection back; of a published one that warnings flag, it accepts it as it is.

    Example: communique quarantine release 04c54f794c09c341789a74dce612ac5a --who anna --why "the other text has a slip"
    """
    _decide(fact_id, "release", who, why, expectation)


@app.command()
def reject(fact_id: FactId, who: Who, why: Why, expectation: Expectation = None) -> None:
    """Keep a fact out for good, a published one too; no other fact is held against it any more.

    To undo a mistaken release, reject the fact; to undo a mistaken rejection, release it: it is then judged anew.

    Example: communique quarantine reject 04c54f794c09c341789a74dce612ac5a --who anna --why "the ministry withdrew it"
    """
    _decide(fact_id, "reject", who, why, expectation)


def _decide(fact_id: str, verdict: str, who: str, why: str, expectation: str | None) -> None:
    from expectations.quarantine import NotHeld, decide, full_id, holding
    from flows import alerts
    from flows.errors import CommuniqueError
    from flows.screen import printable
    from flows.workshop import close_workshop, workshop

    if not who.strip() or not why.strip():
        raise CommuniqueError("a decision says who decides and why", fact_id, "give --who and --why some words")
    shop = workshop()
    try:
        alerts.must_be_usable(shop.settings)
        held = full_id(shop.warehouse.engine, fact_id, published=True)
        folders = alerts.folders(shop.settings)
        published = decide(shop.warehouse, held, verdict, who=who, why=why, expectation=expectation, folders=folders)
        turns = alerts.follow_up(shop)
        left = holding(shop.warehouse.engine, held) if verdict == "release" else []
    except NotHeld as error:
        raise CommuniqueError(str(error), fact_id, _LIST) from error
    finally:
        close_workshop()
    counts = ", ".join(f"{count} {name}" for name, count in published.counts.items() if count)
    print(f"{verdict} recorded for {held}; facts of its pair now: {counts or 'as before'}")
    for name in left:
        print(f"still held back, by {name}: release it for that as well to publish it")
    for turn in turns:
        print(printable(f"incident {turn.event}: {turn.expectation} about {turn.subject}"))
