"""Fills `gate_reread`: what the second reading finds of every claim that a load brings in prose, a claim a row."""

from __future__ import annotations

from itertools import islice
from typing import Final

import sqlalchemy as sa

from expectations.reread import KINDS, judge
from expectations.working_set import finish

CHUNK: Final = 5_000
_NEW = (
    "select claim.*, release_text.text from gate_claim as claim"
    " left join stage_release_text as release_text on release_text.release_id = claim.release_id"
    " where claim.origin = 'stated'"
)


def fill(connection: sa.Connection) -> int:
    """Read every new claim again, a chunk at a time; returns the count of claims.

    A kind is 1 where the claim does not bear it, 0 where it does, and null where there was nothing to judge.
    """
    place = "%s" if connection.dialect.name == "postgresql" else "?"
    insert = f"insert into gate_reread values ({', '.join([place] * (len(KINDS) + 3))})"  # noqa: S608
    reader = connection.exec_driver_sql(_NEW).mappings()
    count = 0
    while claims := list(islice(reader, CHUNK)):
        rows = []
        for claim in claims:
            found = judge(dict(claim), claim["text"])
            told = "; ".join(words for is_broken, words in found.values() if is_broken)
            rows.append(
                (
                    claim["claim_id"],
                    claim["release_id"],
                    *(int(found[kind][0]) if kind in found else None for kind in KINDS),
                    told,
                )
            )
        connection.exec_driver_sql(insert, rows)
        count += len(rows)
    finish(connection, "gate_reread", "claim_id")
    return count
