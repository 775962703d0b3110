"""Publishing: what passed its audit replaces what stood for its pairs, in the lake first, then in one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import pyarrow as pa

from warehouse import forms
from warehouse.apply import apply
from warehouse.arrow import texts, where_in
from warehouse.audit import Audit
from warehouse.database import Database
from warehouse.diff import difference
from warehouse.lake import Change, Lake, versions_text
from warehouse.load import Load, split
from warehouse.resolver import Resolver
from warehouse.schema import FACT_TABLES
from warehouse.scope import KEPT_TABLES, Scope

COUNTS: Final = ("new", "changed", "closed", "removed", "unchanged", "held")


@dataclass(frozen=True, slots=True)
class Published:
    """What a load came to. `counts` are of facts; `is_nothing_new` where not a row of the warehouse changed."""

    load_id: str
    lake_commit_id: str | None
    counts: dict[str, int] = field(default_factory=dict)
    is_nothing_new: bool = False


class Publisher:
    """Publishes one staged load under its audit."""

    def __init__(self, database: Database, lake: Lake, resolver: Resolver) -> None:
        self._database = database
        self._lake = lake
        self._resolver = resolver
        self._counts = dict.fromkeys(COUNTS, 0)

    def publish(self, load: Load, audit: Audit) -> Published:
        """Publish what is not held back. Raises whatever lake or database raise; running again then mends it."""
        rows = dict(load.rows)
        rows |= split(self._passed(load, audit)) | self._bridge_and_quarantine(load, audit, rows["bridge_fact_claim"])
        facts = self._published_facts(load.scope)
        changes = {
            name: self._change(name, its_rows, facts[name] if name in facts else load.scope.read(name))
            for name, its_rows in rows.items()
        }
        self._counts["held"] = len({held.fact_id for held in audit.held})
        changes = {name: change for name, change in changes.items() if not change.is_nothing}
        if not changes:
            return Published(load.load_id, None, self._counts, is_nothing_new=True)
        return self._write(load, audit, rows, changes)

    def _write(self, load: Load, audit: Audit, rows: Mapping[str, pa.Table], changes: dict[str, Change]) -> Published:
        commit_id, now = secrets.token_hex(16), self._lake.after_all(datetime.now(UTC))
        changes["check_result"] = Change(_results(load, audit, commit_id, now))
        versions = self._lake.append(changes, commit_id, now)
        row = _load_row(load, self._counts, commit_id, now, versions)
        self._lake.point(row, commit_id, now)
        changes["load"] = Change(row)
        apply(self._database, changes, self._staged_already(audit, rows, changes))
        return Published(load.load_id, commit_id, self._counts)

    def _staged_already(self, audit: Audit, rows: Mapping[str, pa.Table], changes: Mapping[str, Change]) -> set[str]:
        """Tables whose staging holds just the rows to be written: all new, nothing held back or flagged."""
        # The quarantine is made from the audit, after staging: what it stages is never there already.
        touched = {"quarantine"} | ({*FACT_TABLES, "bridge_fact_claim"} if audit.held or audit.warned else set())
        return {
            name
            for name, change in changes.items()
            if name in rows and name not in touched and change.rows.num_rows == rows[name].num_rows
        }

    def _passed(self, load: Load, audit: Audit) -> pa.Table:
        if not audit.held and not audit.warned:
            return load.facts
        held = pa.table({"fact_id": pa.array(sorted({held.fact_id for held in audit.held}), pa.string())})
        warned = pa.table({"fact_id": pa.array(sorted(audit.warned), pa.string())})
        self._resolver.give(facts=load.facts, held=held, warned=warned)
        return self._resolver.run("reclosed")

    def _bridge_and_quarantine(self, load: Load, audit: Audit, bridge: pa.Table) -> dict[str, pa.Table]:
        before = load.scope.read("quarantine") if audit.held else forms.empty("quarantine")
        rows = {"quarantine": _quarantine(load, audit, before)}
        if audit.held:
            held = pa.table({"fact_id": pa.array([held.fact_id for held in audit.held])})
            self._resolver.give(bridge=bridge, held=held)
            rows["bridge_fact_claim"] = self._resolver.ask("FROM bridge ANTI JOIN held USING (fact_id)")
        return rows

    def _published_facts(self, scope: Scope) -> dict[str, pa.Table]:
        """Those of few pairs by fact table, in one query; nothing of many, whose tables are better read one by one."""
        if not scope.is_few("pair"):
            return {}
        columns = ", ".join(f't."{column}"' for column in forms.columns(FACT_TABLES[0]))
        queries = (f"SELECT {columns} FROM {name} AS t {scope.clause(name)}" for name in FACT_TABLES)
        source = f"FROM ({' UNION ALL '.join(queries)}) AS t"
        return split(self._database.select(forms.arrow_schema(FACT_TABLES[0]), columns, source))

    def _change(self, name: str, staged: pa.Table, published: pa.Table) -> Change:
        """How the staged rows of a table differ from the published ones of the load's scope."""
        change = difference(self._resolver, name, forms.conform(name, staged), published)
        if name in KEPT_TABLES:
            change.removed = None
        if name in FACT_TABLES:
            self._count(change, published, staged.num_rows)
        return change

    def _count(self, change: Change, published: pa.Table, staged_count: int) -> None:
        was_current = dict(zip(texts(published, "fact_id"), published["is_current"].to_pylist(), strict=True))
        is_current = dict(zip(texts(change.rows, "fact_id"), change.rows["is_current"].to_pylist(), strict=True))
        known = [fact_id for fact_id in is_current if fact_id in was_current]
        closed = sum(bool(was_current[fact_id]) and not is_current[fact_id] for fact_id in known)
        self._counts["new"] += len(is_current) - len(known)
        self._counts["closed"] += closed
        self._counts["changed"] += len(known) - closed
        self._counts["removed"] += 0 if change.removed is None else change.removed.num_rows
        self._counts["unchanged"] += staged_count - len(is_current)


def _quarantine(load: Load, audit: Audit, before: pa.Table) -> pa.Table:
    """What the audit holds back; what was held `before`, for the same expectation, keeps when and by which load."""
    keys = zip(texts(before, "fact_id"), texts(before, "expectation"), strict=True)
    first = dict(zip(keys, before.select(["held_at", "load_id"]).to_pylist(), strict=True))
    ids = {held.fact_id for held in audit.held}
    facts = {row["fact_id"]: row for row in where_in(load.facts, "fact_id", ids).to_pylist()}
    now = datetime.now(UTC)
    rows = {}
    for held in audit.held:
        fact = facts[held.fact_id]
        told = {name: fact[name] for name in forms.columns(held.fact_table) if name != "load_id"}
        rows[held.fact_id, held.expectation] = {
            "fact_id": held.fact_id,
            "expectation": held.expectation,
            "fact_table": held.fact_table,
            "pair_id": fact["pair_id"],
            "severity": held.severity,
            "reason": held.reason,
            "own_quote": held.own_quote,
            "other_quote": held.other_quote,
            "other_fact_id": held.other_fact_id,
            "fact": json.dumps(told, default=str, sort_keys=True, ensure_ascii=False),
            "held_at": now,
            "load_id": load.load_id,
            **first.get((held.fact_id, held.expectation), {}),
        }
    return pa.Table.from_pylist(list(rows.values()), schema=forms.arrow_schema("quarantine"))


def _results(load: Load, audit: Audit, commit_id: str, now: datetime) -> pa.Table:
    rows = [
        {
            "load_id": load.load_id,
            "lake_commit_id": commit_id,
            "expectation": result.expectation,
            "severity": result.severity,
            "owner": result.owner,
            "meaning": result.meaning,
            "status": result.status,
            "compared_count": result.compared,
            "failed_count": result.failed,
            "details": json.dumps(result.details, default=str, sort_keys=True, ensure_ascii=False),
            "checked_at": now,
        }
        for result in audit.results
    ]
    return pa.Table.from_pylist(rows, schema=forms.arrow_schema("check_result"))


def _load_row(
    load: Load, counts: Mapping[str, int], commit_id: str, now: datetime, versions: Mapping[str, int]
) -> pa.Table:
    row = {
        "load_id": load.load_id,
        "lake_commit_id": commit_id,
        "batch_id": load.batch_id,
        "started_at": load.started_at,
        "published_at": now,
        "release_count": load.release_count,
        "claim_count": load.claim_count,
        "lake_versions": versions_text(versions),
    }
    row |= {f"{name}_count": counts[name] for name in COUNTS}
    return pa.Table.from_pylist([row], schema=forms.arrow_schema("load"))
