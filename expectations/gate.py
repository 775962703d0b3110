"""The gate between staging and publishing: runs the suites over a staged load, and says what is held back, and why."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from expectations import guard, reasons, registry, rereading, standing, working_set
from expectations.ranking import weakest
from expectations.suite import Outcome, Runner
from warehouse.audit import Audit, CheckResult, Held
from warehouse.batch import Batch
from warehouse.schema import FACT_TABLES

DETAIL_LIMIT: Final = 200
SCOPE: Final = "gate.scope"
ROLES: Final = ("fact_id", "other_id", "third_id")
_DERIVED = sa.text(
    "select derived.fact_table, derived.fact_id, derived.quote from gate_fact as held"
    " join gate_support as support on support.claim_id = held.claim_id and support.pair_id = held.pair_id"
    " join gate_fact as derived on derived.fact_id = support.fact_id and derived.is_derived = 1"
    " where held.fact_id = :fact and held.is_derived = 0 order by derived.fact_id"
)
_lock = threading.Lock()
_runners: dict[tuple[str, tuple[Path, ...]], tuple[frozenset[tuple[str, int, int]], Runner]] = {}


def audit(
    warehouse: Any,
    load: Any,
    *,
    folders: Sequence[Path] = (),
    today: date | None = None,
    every_source: bool = False,
) -> Audit:
    """Run every expectation over the staging tables of `load`, on the database of `warehouse` (a `store.Warehouse`).

    `folders` hold expectations of the user's own beside the built-in ones. `today` (default: the day in UTC) is what
    "the future" is measured from. A check whose own SQL fails is reported as failed, with the database's words, and
    holds nothing back. Raises registry.ExpectationFileError for a file that is no expectation.
    """
    with _lock:
        runner = _runner(str(warehouse.database.url.render_as_string(hide_password=False)), tuple(folders))
        connection = runner.connection()
        day = today or datetime.now(UTC).date()
        working_set.clear(connection)
        try:
            with working_set.transaction(connection):
                working_set.build(connection, FACT_TABLES, load.load_id, day, every_source=every_source)
                rereading.fill(connection)
            with guard.reading(connection):
                outcomes = runner.run()
            return _Judge(connection, outcomes).audit()
        finally:
            working_set.clear(connection)  # a process that watches keeps neither its memory nor its disk


def sweep(warehouse: Any, *, folders: Sequence[Path] = (), today: date | None = None) -> Audit:
    """Look at every source, with nothing new to load: what finds out that a feed has fallen silent.

    Takes the warehouse's load lock for as long as it lasts; give the answer to `incidents.note`.
    """
    load = warehouse.stage(Batch(), today)
    try:
        return audit(warehouse, load, folders=folders, today=today, every_source=True)
    finally:
        warehouse.discard()


def warm(warehouse: Any, folders: Sequence[Path] = ()) -> None:
    """Build the context and the suite now, so that the first load does not wait for it."""
    with _lock:
        _runner(str(warehouse.database.url.render_as_string(hide_password=False)), tuple(folders))


def cool(warehouse: Any) -> None:
    """Let go of the contexts, and the connections, that audits of this warehouse have kept warm."""
    url = str(warehouse.database.url.render_as_string(hide_password=False))
    with _lock:
        for key in [key for key in _runners if key[0] == url]:
            _runners.pop(key)[1].close()


def _runner(url: str, folders: tuple[Path, ...]) -> Runner:
    """The warm runner, made anew where a file of the user's folders came, went or changed since."""
    files = frozenset(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size) for folder in folders for path in folder.glob("*.sql")
    )
    known = _runners.get((url, folders))
    if known is None or known[0] != files:
        expectations = registry.load(folders)
        if known is not None:
            known[1].close()
        _runners[url, folders] = files, Runner(url, expectations)
    return _runners[url, folders][1]


class _Judge:
    """Turns the outcomes of one audit into what the warehouse acts on."""

    def __init__(self, connection: sa.Connection, outcomes: Iterable[Outcome]) -> None:
        self._connection = connection
        self._outcomes = tuple(outcomes)
        self._released = standing.released(connection)
        self._facts = self._involved()
        self._held: dict[tuple[str, str], Held] = {}
        self._warned: set[str] = set()

    def audit(self) -> Audit:
        self._carried = self._carry()
        results = tuple(self._result(outcome) for outcome in self._outcomes)
        for held in list(self._held.values()):
            self._hold_derived(held)
        for held in standing.rejected(self._connection):
            self._held[held.fact_id, held.expectation] = held
        blocked = {held.fact_id for held in self._held.values()}
        ordered = tuple(self._held[key] for key in sorted(self._held))
        return Audit(results=(*results, self._scope()), held=ordered, warned=frozenset(self._warned - blocked))

    def _carry(self) -> dict[str, list[dict[str, Any]]]:
        """Earlier findings, by expectation, of those that judge only what is new."""
        asked = [each.expectation for each in self._outcomes]
        by_name = {expectation.name: expectation for expectation in asked if expectation.judges == "new"}
        found: dict[str, list[dict[str, Any]]] = {}
        for row in standing.carried(self._connection, list(by_name)):
            if (row["fact_id"], row["expectation"]) not in self._released and not (
                row["correction_id"] and by_name[row["expectation"]].holds == "fact"  # a person has set it right
            ):
                found.setdefault(row["expectation"], []).append(row)
                self._held[row["fact_id"], row["expectation"]] = standing.as_held(row)
        return found

    def _scope(self) -> CheckResult:
        """What was looked at, so that incidents outside of it are left alone."""
        looked = {
            "pairs": "select distinct pair_id from gate_fact where pair_id not like 'ZZ:%'",
            "sources": "select source_id from gate_source",
            "releases": "select release_id from gate_release where is_new = 1",
        }
        found = {
            name: sorted(str(row[0]) for row in self._connection.execute(sa.text(sql))) for name, sql in looked.items()
        }
        count = int(self._connection.exec_driver_sql("select count(*) from gate_fact").scalar() or 0)
        return CheckResult(
            expectation=SCOPE,
            severity="info",
            owner="data engineering",
            meaning="What the audit looked at",
            status="passed" if count else "nothing_to_compare",
            compared=count,
            details=(found,),
        )

    def _involved(self) -> dict[str, Mapping[str, Any]]:
        """The facts that any broken group names, with their quotes and links."""
        ids = {
            str(row[role]) for outcome in self._outcomes for row in outcome.broken for role in ROLES if row.get(role)
        }
        return {str(row["fact_id"]): row for row in fetch_facts(self._connection, "fact_id", ids)}

    def _result(self, outcome: Outcome) -> CheckResult:
        told = outcome.expectation
        details = [detail for row in outcome.broken if (detail := self._broken(outcome, row)) is not None]
        details += [_carried_detail(told, row) for row in self._carried.get(told.name, ())]
        failed = len(details)
        if outcome.error is not None:
            details, failed = [{"error": outcome.error, "path": told.path}], 1
        status = "failed" if failed else "passed" if outcome.compared else "nothing_to_compare"
        return CheckResult(
            expectation=told.name,
            severity=told.severity,
            owner=told.owner,
            meaning=told.meaning,
            status=status,
            compared=outcome.compared,
            failed=failed,
            details=tuple(details[:DETAIL_LIMIT]),
        )

    def _broken(self, outcome: Outcome, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """One broken group: its rows are held or flagged; None where a steward has settled it already."""
        told = outcome.expectation
        facts = [self._facts[str(row[role])] for role in ROLES if row.get(role) and str(row[role]) in self._facts]
        own = (weakest(facts) if told.holds == "weaker" else facts[0]) if facts else None
        if own is not None and self._is_settled(told.name, own, facts):
            return None
        others = [fact for fact in facts if fact is not own]
        row = reasons.turned(row, str(own["fact_id"])) if own is not None and told.holds == "weaker" else row
        text = reasons.reason(told.reason, row, own, others)
        if told.severity == "warning":
            self._warned |= {str(own["fact_id"])} if own is not None else set()
        elif told.holds in ("weaker", "fact") and own is not None:
            self._hold(own, told, text, others)
        elif told.holds in ("release", "load"):
            for fact in self._of_release_or_load(told, row):
                self._hold(fact, told, text, [])
        return _detail(told, row, text, own, others)

    def _is_settled(self, name: str, own: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> bool:
        """Whether a steward has released the fact, or one of the others when all of them were known already."""
        decided = [self._released[key] for fact in facts if (key := (str(fact["fact_id"]), name)) in self._released]
        newest = max(int(fact["known_from"]) for fact in facts)
        return (str(own["fact_id"]), name) in self._released or any(newest <= day for day in decided)

    def _of_release_or_load(self, told: registry.Expectation, row: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        if told.holds == "release":
            return fetch_facts(self._connection, "release_id", {str(row["release_id"])})
        return fetch_facts(self._connection, "is_new", {1})

    def _hold(
        self, fact: Mapping[str, Any], told: registry.Expectation, text: str, others: Sequence[Mapping[str, Any]]
    ) -> None:
        key = (str(fact["fact_id"]), told.name)
        if key in self._released or key in self._held:
            return
        self._held[key] = Held(
            fact_table=str(fact["fact_table"]),
            fact_id=key[0],
            expectation=told.name,
            severity=told.severity,
            reason=text,
            own_quote=str(fact["quote"]),
            other_quote=str(others[0]["quote"]) if others else None,
            other_fact_id=str(others[0]["fact_id"]) if others else None,
        )

    def _hold_derived(self, held: Held) -> None:
        """Sums that rest on the claim of a held fact fall with it."""
        for fact in self._connection.execute(_DERIVED, {"fact": held.fact_id}).mappings():
            key = (str(fact["fact_id"]), held.expectation)
            if key not in self._held and key not in self._released:
                reason = f"added up from fact {held.fact_id}, which is held back: {held.reason}"
                self._held[key] = Held(
                    fact_table=str(fact["fact_table"]),
                    fact_id=key[0],
                    expectation=held.expectation,
                    severity=held.severity,
                    reason=reason,
                    own_quote=str(fact["quote"]),
                    other_quote=held.own_quote,
                    other_fact_id=held.fact_id,
                )


def _detail(
    told: registry.Expectation,
    row: Mapping[str, Any],
    text: str,
    own: Mapping[str, Any] | None,
    others: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """A broken group as JSON for check_result, incidents and alerts."""
    pair = str(row.get("pair_id") or (own or {}).get("pair_id") or "").partition(":")[0] or None
    facts = [own, *others] if own is not None else []
    columns = {
        key: float(value) if isinstance(value, Decimal) else value  # PostgreSQL's sums and averages
        for key, value in row.items()
        if isinstance(value, (int, float, str, Decimal)) and key not in (*ROLES, "subject", "pair_id")
    }
    return {
        "subject": str(row.get("subject") or pair or row.get("source_id") or told.name),
        "scope": told.scope,
        "is_held": told.severity == "error" and told.holds != "nothing",
        "pair_id": pair,
        "source": row.get("source_id") or (own or {}).get("source_id"),
        "release_id": row.get("release_id") or (own or {}).get("release_id"),
        "reason": text,
        "fact_id": str(own["fact_id"]) if own is not None else None,
        "numbers": columns,
        "facts": [
            {key: fact[key] for key in ("fact_id", "quote", "title", "url", "published", "value", "unit_code")}
            for fact in facts
        ],
    }


def _carried_detail(told: registry.Expectation, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "subject": row["source_id"] if told.scope == "source" else f"{row['pair_id']} {told.name} {row['release_id']}",
        "scope": told.scope,
        "is_held": True,
        "pair_id": str(row["pair_id"]).partition(":")[0],
        "source": row["source_id"],
        "release_id": row["release_id"],
        "reason": row["reason"],
        "fact_id": row["fact_id"],
        "is_carried": True,
        "numbers": {},
        "facts": [],
    }


def fetch_facts(connection: sa.Connection, column: str, values: set[Any]) -> list[dict[str, Any]]:
    """Rows of `gate_fact`, with the title and link of their release, whose `column` is among `values`."""
    fact = sa.table("gate_fact", sa.column("release_id"), sa.column(column))
    release = sa.table("gate_release", sa.column("release_id"), sa.column("title"), sa.column("url"))
    joined = fact.outerjoin(release, fact.c.release_id == release.c.release_id)
    query = sa.select(sa.literal_column("gate_fact.*"), release.c.title, release.c.url).select_from(joined)
    ordered, found = sorted(values), []
    for start in range(0, len(ordered), 500):
        chosen = query.where(fact.c[column].in_(ordered[start : start + 500]))
        found += [dict(row) for row in connection.execute(chosen).mappings()]
    return sorted(found, key=lambda row: str(row["fact_id"]))
