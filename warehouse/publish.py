"""Publishing: what passed its audit replaces what stood for the pairs concerned, in the lake first, then in one transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow as pa

from warehouse import forms, scope
from warehouse.apply import apply
from warehouse.audit import Audit
from warehouse.database import Database
from warehouse.lake import Change, Lake, versions_text
from warehouse.load import Load, split
from warehouse.resolver import Resolver
from warehouse.schema import FACT_TABLES

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
        facts = self._passed(load, audit)
        rows |= split(facts) | self._bridge_and_quarantine(load, audit, rows["bridge_fact_claim"])
        changes = {name: self._change(name, its_rows) for name, its_rows in rows.items()}
        self._counts["held"] = len({held.fact_id for held in audit.held})
        changes = {name: change for name, change in changes.items() if not change.is_nothing}
        if not changes:
            return Published(load.load_id, None, self._counts, is_nothing_new=True)
        return self._write(load, audit, rows, changes)

    def _write(self, load: Load, audit: Audit, rows: Mapping[str, pa.Table], changes: dict[str, Change]) -> Published:
        commit_id, now = secrets.token_hex(16), datetime.now(UTC)
        for name in FACT_TABLES:
            if name in changes:
                changes[name].rows = _with(changes[name].rows, "load_id", load.load_id)
        changes["check_result"] = Change(_results(load, audit, commit_id, now))
        versions = self._lake.append(changes, commit_id, now)
        row = _load_row(load, self._counts, commit_id, now, versions)
        self._lake.point(row, commit_id, now)
        changes["load"] = Change(row)
        apply(self._database, changes, self._staged_already(load, rows, changes))
        return Published(load.load_id, commit_id, self._counts)

    def _staged_already(self, load: Load, rows: Mapping[str, pa.Table], changes: Mapping[str, Change]) -> set[str]:
        """Tables whose staging holds just the rows to be written: nothing held, flagged or known before."""
        same = {name for name, its_rows in load.rows.items() if rows[name] is its_rows and name not in FACT_TABLES}
        return {name for name in same & set(changes) if changes[name].rows.num_rows == load.rows[name].num_rows}

    def _passed(self, load: Load, audit: Audit) -> pa.Table:
        if not audit.held and not audit.warned:
            return load.facts
        held = pa.table({"fact_id": pa.array(sorted({held.fact_id for held in audit.held}), pa.string())})
        warned = pa.table({"fact_id": pa.array(sorted(audit.warned), pa.string())})
        self._resolver.give(facts=load.facts, held=held, warned=warned)
        return self._resolver.run("reclosed")

    def _bridge_and_quarantine(self, load: Load, audit: Audit, bridge: pa.Table) -> dict[str, pa.Table]:
        rows = {"quarantine": _quarantine(load, audit)}
        if audit.held:
            held = pa.table({"fact_id": pa.array([held.fact_id for held in audit.held])})
            self._resolver.give(bridge=bridge, held=held)
            rows["bridge_fact_claim"] = self._resolver.ask("FROM bridge ANTI JOIN held USING (fact_id)")
        return rows

    def _change(self, name: str, staged: pa.Table) -> Change:
        """How the staged rows of a table differ from the published ones of the load's scope."""
        clause = scope.clause(name) if name in scope.TABLE_SCOPES else ""
        published = self._database.read(name, clause)
        staged = forms.conform(name, staged)
        is_fact = name in FACT_TABLES
        if published.num_rows == 0:
            self._counts["new"] += staged.num_rows if is_fact else 0
            return Change(staged)
        compared = ", ".join(
            f'"{column}"' for column in forms.columns(name) if column not in forms.run_bound_columns(name)
        )
        keys = ", ".join(forms.key_columns(name))
        self._resolver.give(staged=staged, published=published)
        written = self._resolver.ask(
            f"SELECT s.* FROM staged AS s SEMI JOIN (SELECT {compared} FROM staged EXCEPT SELECT {compared} FROM published)"  # noqa: S608
            f" AS c USING ({keys})"
        )
        removed = self._resolver.ask(f"SELECT p.* FROM published AS p ANTI JOIN staged USING ({keys})")  # noqa: S608
        if name in scope.KEPT_TABLES:
            removed = removed.slice(0, 0)
        if is_fact:
            self._count(written, removed, staged.num_rows)
        return Change(written, removed)

    def _count(self, written: pa.Table, removed: pa.Table, staged_count: int) -> None:
        self._resolver.give(written=written)
        row = self._resolver.ask(
            "SELECT count(*) FILTER (p.fact_id IS NULL) AS new,"
            " count(*) FILTER (p.is_current AND NOT w.is_current) AS closed, count(*) AS written"
            " FROM written AS w LEFT JOIN published AS p USING (fact_id)"
        ).to_pylist()[0]
        self._counts["new"] += row["new"]
        self._counts["closed"] += row["closed"]
        self._counts["changed"] += row["written"] - row["new"] - row["closed"]
        self._counts["removed"] += removed.num_rows
        self._counts["unchanged"] += staged_count - row["written"]


def _with(rows: pa.Table, name: str, value: Any) -> pa.Table:
    place = rows.column_names.index(name)
    return rows.set_column(
        place, rows.schema.field(name), pa.repeat(pa.scalar(value, rows.schema.field(name).type), len(rows))
    )


def _quarantine(load: Load, audit: Audit) -> pa.Table:
    ids = {held.fact_id for held in audit.held}
    facts = {row["fact_id"]: row for row in _rows_of(load.facts, ids)}
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
        }
    return pa.Table.from_pylist(list(rows.values()), schema=forms.arrow_schema("quarantine"))


def _rows_of(facts: pa.Table, ids: set[str]) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    found: list[dict[str, Any]] = facts.filter(
        pc.is_in(facts["fact_id"], pa.array(sorted(ids), pa.string()))
    ).to_pylist()
    return found


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
