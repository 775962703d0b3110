"""Small releases for the tests: a few claims each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import text

from claims.model import Claim, Document, Reading
from warehouse.audit import Audit
from warehouse.batch import Batch, from_readings
from warehouse.publish import Published
from warehouse.store import Warehouse


def claim(document_id: str, value: float, **fields: Any) -> Claim:
    """A claim on the turnover of Belarus and Kazakhstan in 2022, unless fields say otherwise."""
    base = Claim(
        document_id=document_id,
        measure="turnover",
        aspect="level",
        value=value,
        unit="USD",
        start=0,
        end=4,
        quote="text",
        period_start="2022-01-01",
        period_end="2022-12-31",
        parties=("BY", "KZ"),
        resolution=1e7,
        reader="text 1",
    )
    return replace(base, **fields)


def reading(document_id: str, published: str, *claims: Claim, text: str = "text of a release", **parts: Any) -> Reading:
    """A document of that day with its claims, each at a place of its own."""
    placed = tuple(
        replace(one, document_id=document_id, start=number * 4, end=number * 4 + 4) for number, one in enumerate(claims)
    )
    return Reading(Document(document_id, text, published=published, lang="en", home="KZ"), placed, **parts)


def batch(*readings: Reading, **released: Any) -> Batch:
    """Readings as a batch; `released` holds for each of them."""
    return from_readings(readings, {one.document.id: {"source": "ministry", **released} for one in readings})


def load(warehouse: Warehouse, *readings: Reading, audit: Audit | None = None, **released: Any) -> Published:
    """Stage and publish readings in one load."""
    return warehouse.publish(warehouse.stage(batch(*readings, **released)), audit or Audit())


def rows(warehouse: Warehouse, query: str) -> list[dict[str, Any]]:
    """Rows of a query."""
    with warehouse.engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]
