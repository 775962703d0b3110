"""`make honest`: what the gate raises over texts that no one falsified: python -m tests.expectations.honest

The releases of tests/gold/apart/published were written by several hands, each true to itself. What the gate finds in
them as labelled are contradictions between hands and false alarms; what it finds more in them as read are misreadings.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from claims.model import Claim, Document, Reading
from claims.text.meaning.elided import said
from claims.text.meaning.scene import scene
from claims.text.reader import read
from claims.text.train.gold import aligned, of_record
from expectations import gate
from tests.gold.read_apart import apart
from warehouse.audit import Audit
from warehouse.batch import from_readings
from warehouse.store import Warehouse

DAY: Final = date(2026, 1, 1)
"""A day after all of them."""
_OF_SOURCES: Final = "freshness.source"
"""What it tells of is the days of publication, not what is told."""


def as_labelled(record: dict[str, Any]) -> Reading:
    """A document with the claims that its labels make, each as exact as its words."""
    document = of_record(record).document
    one = scene(document, record["lang"])
    labels = aligned(record["claims"], one.page.quantities, one.spans, one.more)
    return Reading(document, claims=tuple(_claim(document, label, one, at) for at, label in sorted(labels.items())))


def _claim(document: Document, label: dict[str, Any], one: Any, at: int) -> Claim:
    told = said(one.page.quantities[at], one.more[at], label["measure"], label["aspect"])
    own = {name: label[name] for name in ("measure", "aspect", "unit", "start", "end", "hedge", "status", "product")}
    own |= {"period_start": label["period_start"], "period_end": label["period_end"]}
    high = label["value_high"]
    return Claim(
        document_id=document.id,
        value=float(label["value"]),
        value_high=None if high is None else float(high),
        quote=document.text[label["start"] : label["end"]],
        parties=tuple(sorted(label["parties"])),
        from_party=label["from"],
        to_party=label["to"],
        resolution=told.resolution,
        reader="labels/1",
        **own,
    )


def raised(readings: Iterable[Reading], folder: Path) -> Audit:
    """What the gate says of some readings in a warehouse of their own."""
    found = list(readings)
    released = {reading.document.id: _meta(reading.document) for reading in found}
    folder.mkdir(parents=True, exist_ok=True)
    with Warehouse(f"sqlite:///{folder}/warehouse.db", str(folder / "lake")) as warehouse:
        return gate.audit(warehouse, warehouse.stage(from_readings(found, released), DAY), today=DAY)


def _meta(document: Document) -> dict[str, Any]:
    return {"source": "honest", "fetched_at": datetime.combine(DAY, datetime.min.time(), UTC)}


def alarms(audit: Audit) -> Iterator[tuple[str, int]]:
    """The expectations that failed, with how many groups failed each."""
    for result in audit.results:
        if result.status == "failed" and result.expectation != _OF_SOURCES:
            yield result.expectation, len(result.details)


def main() -> int:
    """Print both tables."""
    records = apart()["published"]
    for title, readings in (
        ("as labelled", map(as_labelled, records)),
        ("as read", (read(of_record(record).document) for record in records)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            audit = raised(readings, Path(folder))
        found = dict(alarms(audit))
        print(f"{len(records)} releases {title}: {sum(found.values())} alarms, {len(audit.held)} facts held back")
        for name, count in sorted(found.items()):
            print(f"  {name:32}{count:4}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
