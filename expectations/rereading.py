"""Fills `gate_reread`: what the second reading finds of every claim that a load brings in prose."""

from __future__ import annotations

from itertools import islice
from typing import Final

import sqlalchemy as sa

from expectations.reread import judge

CHUNK: Final = 5_000
_NEW = "select * from gate_claim where origin = 'stated' order by release_id, claim_id"
_TEXT = sa.text("select text from stage_release_text where release_id = :release")
_INSERT = sa.text(
    "insert into gate_reread (claim_id, kind, is_broken, detail) values (:claim_id, :kind, :is_broken, :detail)"
)


def fill(connection: sa.Connection) -> int:
    """Read every new claim again, holding one release's text and one chunk at a time; returns the count of findings."""
    reader = connection.exec_driver_sql(_NEW).mappings()
    release, text, count = None, None, 0
    while claims := list(islice(reader, CHUNK)):
        findings = []
        for claim in claims:
            if claim["release_id"] != release:
                release = claim["release_id"]
                text = connection.execute(_TEXT, {"release": release}).scalar()
            for kind, is_broken, detail in judge(dict(claim), text):
                findings.append(
                    {
                        "claim_id": claim["claim_id"],
                        "kind": kind,
                        "is_broken": int(is_broken),
                        "detail": detail if is_broken else "",
                    }
                )
        if findings:
            connection.execute(_INSERT, findings)
        count += len(findings)
    connection.exec_driver_sql("create index gate_reread_kind on gate_reread (kind, claim_id)")
    return count
