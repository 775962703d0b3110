"""What stewards have decided on facts held back, as far as the gate needs it."""

from __future__ import annotations

import sqlalchemy as sa

_LATEST = """
select fact_id, expectation from (
    select fact_id, expectation, verdict,
        row_number() over (partition by fact_id, expectation order by decided_at desc, decision_id) as nth
    from steward_decision
) as decided where nth = 1 and verdict = 'release'"""


def released(connection: sa.Connection) -> frozenset[tuple[str, str]]:
    """The (fact_id, expectation) that a steward has released: such a fact is never held for the same reason again."""
    return frozenset((str(fact), str(name)) for fact, name in connection.exec_driver_sql(_LATEST))
