"""The steward's desk: what is held back, and the decisions on it, which are kept for ever with who and why.

A release of a fact for one expectation holds for ever: the fact is not held for that reason again. A rejection keeps
it in quarantine whatever the expectations say, and no other fact is held against it from then on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import sqlalchemy as sa

from expectations import gate
from warehouse import forms
from warehouse.apply import apply
from warehouse.batch import SCHEMAS, Batch
from warehouse.lake import Change, versions_text
from warehouse.publish import COUNTS, Published
from warehouse.schema import table

VERDICTS: Final = ("release", "reject")
SHORTEST: Final = 6
MOST_SHOWN: Final = 5
QUARANTINE: Final = table("quarantine")
DECISION: Final = table("steward_decision")


class NotHeld(LookupError):
    """The fact is not in quarantine, or not for that expectation, or several are; says what is."""


def listing(engine: sa.Engine, *, pair_id: str | None = None, expectation: str | None = None) -> list[dict[str, Any]]:
    """What is held back, by pair, expectation and fact, without the facts' rows."""
    columns = [column for column in QUARANTINE.c if column.name != "fact"]
    query = sa.select(*columns).order_by(QUARANTINE.c.pair_id, QUARANTINE.c.expectation, QUARANTINE.c.fact_id)
    if pair_id:
        query = query.where(QUARANTINE.c.pair_id == pair_id)
    if expectation:
        query = query.where(QUARANTINE.c.expectation == expectation)
    return _rows(engine, query)


def full_id(engine: sa.Engine, asked: str) -> str:
    """The id of the one fact, held back or decided on, whose id begins as asked. Raises NotHeld for none or several."""
    wanted = asked.strip().lower()
    if len(wanted) < SHORTEST or set(wanted) - set("0123456789abcdef"):
        raise NotHeld(f"{asked!r} is no fact id, nor its first {SHORTEST} or more digits")
    found: set[str] = set()
    with engine.connect() as connection:
        for column in (QUARANTINE.c.fact_id, DECISION.c.fact_id):
            query = sa.select(column).where(column.startswith(wanted)).distinct().order_by(column)
            found |= set(connection.execute(query.limit(MOST_SHOWN + 1)).scalars())
    if not found:
        raise NotHeld(f"no fact {asked} is in quarantine")
    if len(found) > 1:
        raise NotHeld(f"several facts begin with {asked}; give more digits: {' '.join(sorted(found)[:MOST_SHOWN])}")
    return found.pop()


def show(engine: sa.Engine, fact_id: str) -> dict[str, Any]:
    """All there is on one fact: `held` (a row an expectation) and `decisions`, oldest first. Raises NotHeld."""
    held = _rows(
        engine, sa.select(QUARANTINE).where(QUARANTINE.c.fact_id == fact_id).order_by(QUARANTINE.c.expectation)
    )
    mine = DECISION.c.fact_id == fact_id
    decisions = _rows(engine, sa.select(DECISION).where(mine).order_by(DECISION.c.decided_at, DECISION.c.decision_id))
    if not held and not decisions:
        raise NotHeld(f"fact {fact_id} is not in quarantine: `communique quarantine list` names what is")
    return {"fact_id": fact_id, "held": held, "decisions": decisions}


def decide(
    warehouse: Any,
    fact_id: str,
    verdict: str,
    *,
    who: str,
    why: str,
    expectation: str | None = None,
    folders: Sequence[Path] = (),
    now: datetime | None = None,
) -> Published:
    """Release or reject a fact for one expectation (default: all that hold it), and bring its pair up to date.

    The decision is recorded first, in lake and database; then the pair is staged, audited and published again, so that
    a process that dies in between leaves nothing that the next load of the pair would not mend. Raises NotHeld for a
    fact that is not held, ValueError for another verdict or an empty who or why.
    """
    if verdict not in VERDICTS or not who.strip() or not why.strip():
        raise ValueError(f"a decision is one of {', '.join(VERDICTS)}, with who decides and why")
    held = [row for row in show(warehouse.engine, fact_id)["held"] if expectation in (None, row["expectation"])]
    if not held:
        raise NotHeld(
            f"fact {fact_id} is not held for {expectation or 'anything'}: see `communique quarantine show {fact_id}`"
        )
    moment = now or datetime.now(UTC)
    _record(warehouse, [_decision(row, verdict, who.strip(), why.strip(), moment) for row in held], moment)
    return again(warehouse, {str(json.loads(held[0]["fact"])["release_id"])}, folders)


def again(warehouse: Any, release_ids: Iterable[str], folders: Sequence[Path] = ()) -> Published:
    """Stage, audit and publish the pairs of releases that are in the warehouse already."""
    load = warehouse.stage(_batch_of(warehouse.database, sorted(release_ids)))
    published: Published = warehouse.publish(load, gate.audit(warehouse, load, folders=folders))
    return published


def _rows(engine: sa.Engine, query: sa.Select[Any]) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _decision(held: dict[str, Any], verdict: str, who: str, why: str, moment: datetime) -> dict[str, Any]:
    key = (held["fact_id"], held["expectation"], verdict, moment.isoformat())
    return {
        "decision_id": hashlib.blake2b(repr(key).encode(), digest_size=16).hexdigest(),
        "fact_id": held["fact_id"],
        "expectation": held["expectation"],
        "verdict": verdict,
        "decided_by": who,
        "why": why,
        "decided_at": moment,
    }


def _record(warehouse: Any, decisions: list[dict[str, Any]], moment: datetime) -> None:
    """Lake first, then the database, as a load of its own: a decision is as durable as what it decides on."""
    rows = pa.Table.from_pylist(decisions, schema=forms.arrow_schema("steward_decision"))
    commit_id = hashlib.blake2b("|".join(row["decision_id"] for row in decisions).encode(), digest_size=16).hexdigest()
    changes = {"steward_decision": Change(rows)}
    with warehouse.locked():
        versions = warehouse.lake.append(changes, commit_id, moment)
        load = {"load_id": commit_id, "lake_commit_id": commit_id, "batch_id": commit_id, "started_at": moment}
        load |= {"published_at": moment, "release_count": 0, "claim_count": 0, "lake_versions": versions_text(versions)}
        load |= {f"{name}_count": 0 for name in COUNTS}
        row = pa.Table.from_pylist([load], schema=forms.arrow_schema("load"))
        warehouse.lake.point(row, commit_id, moment)
        apply(warehouse.database, {**changes, "load": Change(row)})


def _batch_of(database: Any, release_ids: list[str]) -> Batch:
    """A batch that brings nothing but the releases themselves, as they are known: their claims are known too."""
    listed = ", ".join("'" + release_id.replace("'", "''") + "'" for release_id in release_ids)
    known = database.read("dim_release", f"WHERE t.release_id IN ({listed})").to_pylist()
    texts = database.read("release_text", f"WHERE t.release_id IN ({listed})").to_pylist()
    text_of = {row["release_id"]: row["text"] for row in texts}
    renamed = {"source": "source_name", "published": "published_date", "lang": "language_code", "home": "home_party_id"}
    names = [name for name in SCHEMAS["releases"].names if name != "text"]
    rows = [
        {**{name: row[renamed.get(name, name)] for name in names}, "text": text_of.get(row["release_id"])}
        for row in known
    ]
    return Batch(releases=pa.Table.from_pylist(rows, schema=SCHEMAS["releases"]))
