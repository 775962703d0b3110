"""Holds that stand without being found anew: what a steward rejected, and what was found when its document was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from warehouse.audit import Held

REJECTED: Final = "steward.rejected"

_RELEASED = """
select fact_id, expectation, decided_at from (
    select fact_id, expectation, verdict, decided_at,
        row_number() over (partition by fact_id, expectation order by decided_at desc, decision_id) as nth
    from steward_decision
) as decided where nth = 1 and verdict = 'release'"""
_REJECTED = """
select fact.fact_table, fact.fact_id, fact.quote, decision.decided_by, decision.why
from gate_fact as fact
join (
    select fact_id, decided_by, why, row_number() over (partition by fact_id order by decided_at desc, decision_id) as
    nth from steward_decision where verdict = 'reject'
) as decision on decision.fact_id = fact.fact_id and decision.nth = 1
where fact.is_rejected = 1
order by fact.fact_id"""
_CARRIED = """
select fact.fact_table, fact.pair_id, fact.source_id, fact.release_id, held.fact_id, held.expectation, held.severity,
    held.reason, held.own_quote, held.other_quote, held.other_fact_id, fact.correction_id
from quarantine as held
join gate_fact as fact on fact.fact_id = held.fact_id
where held.expectation in :names and fact.is_new = 0 and fact.is_rejected = 0
order by held.fact_id"""


def released(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """What stewards have released: (fact_id, expectation) to the day of the decision (20231231).

    Such a fact is never held for the same reason again, and neither is any other of those that it contradicted then.
    """
    rows = connection.exec_driver_sql(_RELEASED)
    return {(str(fact), str(name)): _day(decided) for fact, name, decided in rows}


def _day(moment: datetime | str) -> int:
    """The day in UTC, as 20231231: PostgreSQL tells moments by the clock of its own zone, SQLite as text in UTC."""
    told = moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else str(moment)
    return int(told[:10].replace("-", ""))


def rejected(connection: sa.Connection) -> list[Held]:
    """Staged facts that a steward rejected: they stay in quarantine for ever, and none is held against them."""
    return [
        Held(
            fact_table=str(row["fact_table"]),
            fact_id=str(row["fact_id"]),
            expectation=REJECTED,
            severity="error",
            reason=f"rejected by {row['decided_by']}: {row['why']}",
            own_quote=str(row["quote"]),
        )
        for row in connection.exec_driver_sql(_REJECTED).mappings()
    ]


def carried(connection: sa.Connection, names: Sequence[str]) -> list[dict[str, Any]]:
    """What expectations that judge only what is new have put in quarantine, where its document is not new now."""
    if not names:
        return []
    statement = sa.text(_CARRIED).bindparams(sa.bindparam("names", expanding=True))
    return [dict(row) for row in connection.execute(statement, {"names": list(names)}).mappings()]


def as_held(row: dict[str, Any]) -> Held:
    """A carried row as the hold that it was."""
    names = ("fact_table", "fact_id", "expectation", "severity", "reason", "own_quote", "other_quote", "other_fact_id")
    return Held(**{name: row[name] for name in names})
