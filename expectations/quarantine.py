"""The steward's desk: what is held back, and the decisions on it, which are kept for ever with who and why.

A release of a fact for one expectation holds until the fact is rejected: it is not held for that reason again. A
rejection keeps a fact, published or held, in quarantine whatever the expectations say, and no other fact is held
against it from then on. To release what was rejected takes the rejection back, and the expectations judge it anew.
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
from expectations.standing import REJECTED
from warehouse import forms
from warehouse.apply import apply
from warehouse.batch import SCHEMAS, Batch
from warehouse.lake import Change, versions_text
from warehouse.publish import COUNTS, Published
from warehouse.schema import FACT_TABLES, table

VERDICTS: Final = ("release", "reject")
SHORTEST: Final = 6
MOST_SHOWN: Final = 5
QUARANTINE: Final = table("quarantine")
DECISION: Final = table("steward_decision")
INCIDENT: Final = table("incident")


class NotHeld(LookupError):
    """The fact is not in quarantine, or not for that expectation, or several are; says what is."""


def listing(engine: sa.Engine, *, pair_id: str | None = None, expectation: str | None = None) -> list[dict[str, Any]]:
    """What is held back, by pair, expectation and fact; `fact` is the fact's row as JSON."""
    query = sa.select(QUARANTINE).order_by(QUARANTINE.c.pair_id, QUARANTINE.c.expectation, QUARANTINE.c.fact_id)
    if pair_id:
        query = query.where(QUARANTINE.c.pair_id == pair_id)
    if expectation:
        query = query.where(QUARANTINE.c.expectation == expectation)
    return _rows(engine, query)


def full_id(engine: sa.Engine, asked: str, *, published: bool = False) -> str:
    """The id of the one fact, held back or decided on, whose id begins as asked. Raises NotHeld for none or several.

    With `published` a fact that is published will do as well.
    """
    wanted = asked.strip().lower()
    if len(wanted) < SHORTEST or set(wanted) - set("0123456789abcdef"):
        raise NotHeld(f"{asked!r} is no fact id, nor its first {SHORTEST} or more digits")
    found: set[str] = set()
    columns = [QUARANTINE.c.fact_id, DECISION.c.fact_id]
    columns += [table(name).c.fact_id for name in FACT_TABLES] if published else []
    with engine.connect() as connection:
        for column in columns:
            query = sa.select(column).where(column.startswith(wanted)).distinct().order_by(column)
            found |= set(connection.execute(query.limit(MOST_SHOWN + 1)).scalars())
    if not found:
        raise NotHeld(f"no fact {asked} is in quarantine" + (", nor published" if published else ""))
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


def holding(engine: sa.Engine, fact_id: str) -> list[str]:
    """The expectations that hold a fact back now."""
    held = sa.select(QUARANTINE.c.expectation).where(QUARANTINE.c.fact_id == fact_id)
    return sorted(str(row["expectation"]) for row in _rows(engine, held))


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

    A published fact may be rejected too; what it was released for before is then released no longer. One that warnings
    flag may be released: they flag it no longer, and their incidents recover.
    The decision is recorded first, in lake and database; then the pair is staged, audited and published again, so that
    a process that dies in between leaves nothing that the next load of the pair would not mend. Raises NotHeld for a
    fact that the verdict cannot be about, ValueError for another verdict or an empty who or why.
    """
    if verdict not in VERDICTS or not who.strip() or not why.strip():
        raise ValueError(f"a decision is one of {', '.join(VERDICTS)}, with who decides and why")
    release_id, names = _decided_on(warehouse.engine, fact_id, verdict)
    chosen = [name for name in names if expectation in (None, name)]
    if not chosen:
        raise NotHeld(f"fact {fact_id} is not held for {expectation}: see `communique quarantine show {fact_id}`")
    moment = now or datetime.now(UTC)
    decisions = [_decision(fact_id, name, verdict, who.strip(), why.strip(), moment) for name in chosen]
    _record(warehouse, decisions, moment)
    return again(warehouse, {release_id}, folders)


def again(warehouse: Any, release_ids: Iterable[str], folders: Sequence[Path] = ()) -> Published:
    """Stage, audit and publish the pairs of releases that are in the warehouse already, and of changed corrections."""
    known = sorted(release_ids)
    load = warehouse.stage(_batch_of(warehouse.database, known) if known else Batch())
    try:
        audit = gate.audit(warehouse, load, folders=folders)
    except BaseException:
        warehouse.discard()  # or a process that goes on would keep all others from loading
        raise
    published: Published = warehouse.publish(load, audit)
    return published


def _rows(engine: sa.Engine, query: sa.Select[Any]) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _decided_on(engine: sa.Engine, fact_id: str, verdict: str) -> tuple[str, list[str]]:
    """The release of a fact, and the expectations that a verdict on it is about. Raises NotHeld.

    A rejection is about all that the fact was released for as well, which it ends.
    """
    decided = sa.select(DECISION.c.expectation).where(DECISION.c.fact_id == fact_id).distinct()
    before = {str(row["expectation"]) for row in _rows(engine, decided)} if verdict == "reject" else set()
    held = _rows(engine, sa.select(QUARANTINE).where(QUARANTINE.c.fact_id == fact_id))
    if held:
        names = {str(row["expectation"]) for row in held}
        return str(json.loads(str(held[0]["fact"]))["release_id"]), sorted(names | before)
    for name in FACT_TABLES:
        facts = table(name)
        for row in _rows(engine, sa.select(facts.c.release_id, facts.c.pair_id).where(facts.c.fact_id == fact_id)):
            names = {REJECTED} if verdict == "reject" else _flagging(engine, fact_id, str(row["pair_id"]))
            if names:
                return str(row["release_id"]), sorted(names | before)
            raise NotHeld(f"fact {fact_id} is not held back, nor flagged: `communique quarantine list` names what is")
    raise NotHeld(f"fact {fact_id} is neither held back nor published: `communique quarantine list` names what is held")


def _flagging(engine: sa.Engine, fact_id: str, pair_id: str) -> set[str]:
    """The warnings about a published fact whose incidents are open."""
    columns = INCIDENT.c.expectation, INCIDENT.c.details
    rows = _rows(engine, sa.select(*columns).where(INCIDENT.c.is_open, INCIDENT.c.pair_id == pair_id))
    return {str(row["expectation"]) for row in rows if json.loads(str(row["details"])).get("fact_id") == fact_id}


def _decision(fact_id: str, expectation: str, verdict: str, who: str, why: str, moment: datetime) -> dict[str, Any]:
    key = (fact_id, expectation, verdict, moment.isoformat())
    return {
        "decision_id": hashlib.blake2b(repr(key).encode(), digest_size=16).hexdigest(),
        "fact_id": fact_id,
        "expectation": expectation,
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
    """A batch that brings nothing but the releases themselves, as they are known: their claims are known too.

    It names no reader: what the newest one found besides (officials, events, rates) would else be taken for gone.
    """
    listed = ", ".join("'" + release_id.replace("'", "''") + "'" for release_id in release_ids)
    known = database.read("dim_release", f"WHERE t.release_id IN ({listed})").to_pylist()
    texts = database.read("release_text", f"WHERE t.release_id IN ({listed})").to_pylist()
    text_of = {row["release_id"]: row["text"] for row in texts}
    renamed = {"source": "source_name", "published": "published_date", "lang": "language_code", "home": "home_party_id"}
    names = [name for name in SCHEMAS["releases"].names if name != "text"]
    rows = [
        {**{name: row[renamed.get(name, name)] for name in names}, "text": text_of.get(row["release_id"]), "reader": ""}
        for row in known
    ]
    return Batch(releases=pa.Table.from_pylist(rows, schema=SCHEMAS["releases"]))
