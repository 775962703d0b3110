"""What a new reader reads otherwise: claims gained, lost and changed, by measure and language, with their quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from claims.model import Claim, Reading

_KNOWN = text(
    "SELECT claim_id, measure, aspect, status, value, unit_code, period_start, period_end, pair_id, from_party_id, "
    "to_party_id, product, hedge, quote, quote_start, quote_end FROM claim c "
    "JOIN dim_release r ON r.release_id = c.release_id AND r.reader = c.reader WHERE c.release_id = :id"
)


@dataclass
class Difference:
    """Counts by (kind, measure, language), where kind is gained, lost or changed, and the cases with their quotes."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    cases: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    same: int = 0

    def add(self, kind: str, measure: str, reading: Reading, quote: str, told: str) -> None:
        """One claim that is not as it was."""
        lang = reading.document.lang or ""
        self.counts[kind, measure, lang] += 1
        self.cases.append((kind, measure, lang, quote, told))


def compare(connection: Connection, readings: Iterable[Reading]) -> Difference:
    """Readings by the present reader against the claims that stand in the warehouse."""
    found = Difference()
    for reading in readings:
        known = {row["claim_id"]: row for row in connection.execute(_KNOWN, {"id": reading.document.id}).mappings()}
        new = {claim.claim_id: claim for claim in reading.claims}
        found.same += len(known.keys() & new.keys())
        lost = {(row["quote_start"], row["quote_end"]): row for key, row in known.items() if key not in new}
        for key, claim in new.items():
            if key in known:
                continue
            before = lost.pop((claim.start, claim.end), None)
            if before is None:
                found.add("gained", claim.measure, reading, claim.quote, "")
            else:
                found.add("changed", claim.measure, reading, claim.quote, "; ".join(_changes(before, claim)))
        for row in lost.values():
            found.add("lost", row["measure"], reading, row["quote"], "")
    return found


def _changes(before: Any, claim: Claim) -> Iterator[str]:
    after = {
        "measure": claim.measure,
        "aspect": claim.aspect,
        "status": claim.status,
        "value": float(claim.value),
        "unit_code": claim.unit,
        "hedge": claim.hedge,
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "pair_id": "-".join(sorted(claim.parties)) or None,
        "from_party_id": claim.from_party,
        "to_party_id": claim.to_party,
        "product": claim.product,
    }
    for name, value in after.items():
        old = before[name]
        old = old if old is None or isinstance(old, float) else str(old)
        if old != value:
            yield f"{name} {old} -> {value}"
