"""A load under way: what a batch comes to, staged and not yet published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from warehouse import forms
from warehouse.arrow import texts, unique_texts, where_in, where_not_finite, where_not_in
from warehouse.schema import FACT_TABLES, MEASURE_TABLES
from warehouse.scope import Scope


@dataclass(slots=True)
class Load:
    """A staged load: `rows` are what the tables would hold for its scope, `facts` has the order of turns too."""

    load_id: str
    batch_id: str
    started_at: datetime
    release_count: int
    claim_count: int
    pair_ids: tuple[str, ...]
    scope: Scope
    facts: pa.Table
    rows: dict[str, pa.Table] = field(default_factory=dict)


class BadBatch(ValueError):
    """A batch that cannot be loaded; says which row of which table."""


def check(tables: dict[str, pa.Table]) -> None:
    """Refuse a batch that is at odds with itself. Raises BadBatch."""
    listed = texts(tables["releases"], "release_id")
    released = set(listed)
    if len(listed) > len(released):
        raise BadBatch("releases: a release stands there twice; put batches together by warehouse.batch.merged")
    for name, rows in tables.items():
        stray = where_not_in(rows, "release_id", released)
        if stray.num_rows:
            raise BadBatch(f"{name}: release {stray['release_id'][0]} is not among the batch's releases")
    for name in ("claims", "observations"):
        wrong = where_not_finite(tables[name], "value")
        if wrong.num_rows:
            raise BadBatch(f"{name}: a value of release {wrong['release_id'][0]} is no finite number")
    strange = where_not_in(tables["claims"], "measure", MEASURE_TABLES)
    if strange.num_rows:
        raise BadBatch(f"claims: measure {strange['measure'][0]} of release {strange['release_id'][0]} is unknown")


def split(facts: pa.Table) -> dict[str, pa.Table]:
    """Facts by the table that their measure belongs to."""
    tables = {name: forms.empty(name) for name in FACT_TABLES}
    for name in sorted({MEASURE_TABLES[measure] for measure in unique_texts(facts, "measure")}):
        measures = [measure for measure, its_table in MEASURE_TABLES.items() if its_table == name]
        tables[name] = forms.conform(name, where_in(facts, "measure", measures))
    return tables


def batch_id(tables: dict[str, pa.Table], claims: pa.Table) -> str:
    """Hash of the documents of a batch, as read by which reader, and of their claims."""
    releases = tables["releases"]
    ids_and_readers = zip(texts(releases, "release_id"), texts(releases, "reader"), strict=True)
    read = [f"{release_id} {reader}" for release_id, reader in ids_and_readers]
    return hash_of([*sorted(read), *sorted(texts(claims, "claim_id"))])


def hash_of(parts: Iterable[str]) -> str:
    """The first 32 hex digits of the sha256 of lines."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\n")
    return digest.hexdigest()[:32]
