"""A batch: what one load brings, as Arrow tables, whether it was read from prose or from tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

import pyarrow as pa

from claims.model import Reading
from claims.tables.observation import SCHEMA as OBSERVATION_SCHEMA
from warehouse.arrow import texts, where_in

_TEXT: Final[pa.DataType] = pa.string()
_DAY: Final[pa.DataType] = pa.date32()
_INT: Final[pa.DataType] = pa.int64()
_REAL: Final[pa.DataType] = pa.float64()
_SPAN: Final[list[tuple[str, pa.DataType]]] = [("release_id", _TEXT), ("start", _INT), ("end", _INT)]
SCHEMAS: Final[dict[str, pa.Schema]] = {
    "releases": pa.schema(
        [
            ("release_id", _TEXT),
            ("source", _TEXT),
            ("url", _TEXT),
            ("fetched_at", pa.timestamp("us", tz="UTC")),
            ("published", _DAY),
            ("lang", _TEXT),
            ("home", _TEXT),
            ("title", _TEXT),
            ("text", _TEXT),
            ("content_type", _TEXT),
            ("is_official", pa.bool_()),
            ("reader", _TEXT),
            ("edition_of", _TEXT),
        ]
    ),
    "claims": pa.schema(
        [
            ("claim_id", _TEXT),
            ("release_id", _TEXT),
            ("measure", _TEXT),
            ("aspect", _TEXT),
            ("value", _REAL),
            ("value_high", _REAL),
            ("hedge", _TEXT),
            ("unit", _TEXT),
            ("status", _TEXT),
            ("period_start", _DAY),
            ("period_end", _DAY),
            ("parties", pa.list_(_TEXT)),
            ("from_party", _TEXT),
            ("to_party", _TEXT),
            ("product", _TEXT),
            ("start", _INT),
            ("end", _INT),
            ("quote", _TEXT),
            ("resolution", _REAL),
            ("rule", _TEXT),
            ("confidence", _REAL),
        ]
    ),
    "unplaced": pa.schema([*_SPAN, ("quote", _TEXT), ("value", _REAL), ("unit", _TEXT), ("reason", _TEXT)]),
    "officials": pa.schema([*_SPAN, ("name", _TEXT), ("post", _TEXT), ("country", _TEXT)]),
    "events": pa.schema([*_SPAN, ("name", _TEXT), ("kind", _TEXT)]),
    "areas": pa.schema([*_SPAN, ("code", _TEXT), ("isic", _TEXT)]),
    "signed": pa.schema([*_SPAN, ("kind", _TEXT), ("title", _TEXT)]),
    "observations": pa.schema([pa.field("release_id", _TEXT), *OBSERVATION_SCHEMA]),
}


@dataclass(frozen=True)
class Batch:
    """What one load brings, each table in the schema of its name; every release named stands in `releases`, once."""

    releases: pa.Table = field(default_factory=SCHEMAS["releases"].empty_table)
    claims: pa.Table = field(default_factory=SCHEMAS["claims"].empty_table)
    unplaced: pa.Table = field(default_factory=SCHEMAS["unplaced"].empty_table)
    officials: pa.Table = field(default_factory=SCHEMAS["officials"].empty_table)
    events: pa.Table = field(default_factory=SCHEMAS["events"].empty_table)
    areas: pa.Table = field(default_factory=SCHEMAS["areas"].empty_table)
    signed: pa.Table = field(default_factory=SCHEMAS["signed"].empty_table)
    observations: pa.Table = field(default_factory=SCHEMAS["observations"].empty_table)

    def tables(self) -> dict[str, pa.Table]:
        """The batch's tables by name, in the columns of SCHEMAS."""
        return {name: getattr(self, name).select(schema.names).cast(schema) for name, schema in SCHEMAS.items()}


def from_readings(readings: Iterable[Reading], released: Mapping[str, Mapping[str, Any]]) -> Batch:
    """A batch of read releases, of each document its newest reading.

    `released` gives by document id what is known beyond the reading: `source`, `url`, `fetched_at` (ISO, UTC),
    `published`, `lang`, `home`, `title`, `content_type`, `is_official` (true unless said otherwise), `edition_of` and
    `reader`, all optional but `fetched_at` where `published` is missing too. Raises ValueError for a document without
    any date.
    """
    newest: dict[str, tuple[Reading, dict[str, Any]]] = {}
    for reading in readings:
        row = _release(reading, released.get(reading.document.id, {}))
        known = newest.get(reading.document.id)
        if known is None or reader_order(known[1]["reader"]) <= reader_order(row["reader"]):
            newest[reading.document.id] = reading, row
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for reading, row in newest.values():
        rows["releases"].append(row)
        rows["claims"].extend(_claims(reading))
        for name in ("unplaced", "officials", "events", "areas", "signed"):
            rows[name].extend(_named(reading, name))
    return Batch(**{name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()})


def from_observations(observations: pa.Table, release: Mapping[str, Any]) -> Batch:
    """A batch of one statistical table; `release` as in `from_readings`, with its `release_id`."""
    row = _described(str(release["release_id"]), release)
    row["reader"] = str(release.get("reader") or "table")
    ids = pa.array([row["release_id"]], _TEXT).take(pa.array([0] * observations.num_rows, pa.int32()))
    return Batch(
        releases=pa.Table.from_pylist([row], schema=SCHEMAS["releases"]),
        observations=observations.add_column(0, "release_id", ids).select(SCHEMAS["observations"].names),
    )


def merged(batches: Iterable[Batch]) -> Batch:
    """Several batches as one; of a document that stands in several, the newest reading."""
    parts = [batch.tables() for batch in batches]
    newest: dict[str, tuple[str, int]] = {}
    for place, part in enumerate(parts):
        releases = part["releases"]
        for release_id, reader in zip(texts(releases, "release_id"), texts(releases, "reader"), strict=True):
            newest[release_id] = max(newest.get(release_id, ("", -1)), (reader_order(reader), place))
    chosen = [[one for one, (_, its_place) in newest.items() if its_place == place] for place in range(len(parts))]
    tables = {name: [schema.empty_table()] for name, schema in SCHEMAS.items()}
    for part, own in zip(parts, chosen, strict=True):
        for name, rows in part.items():
            tables[name].append(where_in(rows, "release_id", own))
    return Batch(**{name: pa.concat_tables(rows) for name, rows in tables.items()})


def reader_order(reader: str) -> str:
    """A key under which reader versions sort by number: `text 1.10` after `text 1.9`."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), reader)


def _release(reading: Reading, meta: Mapping[str, Any]) -> dict[str, Any]:
    document = reading.document
    own = {"text": document.text, "title": document.title, "lang": document.lang, "home": document.home}
    own |= {"published": document.published, "url": document.url}
    known = {key: value for key, value in meta.items() if value is not None}
    row = _described(document.id, {**known, **{key: value for key, value in own.items() if value is not None}})
    row["reader"] = str(
        meta.get("reader") or max((claim.reader for claim in reading.claims), key=reader_order, default="")
    )
    return row


def _described(release_id: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    published, fetched = _day(meta.get("published")), _moment(meta.get("fetched_at"))
    if published is None and fetched is None:
        raise ValueError(f"release {release_id}: neither published nor fetched_at is known; give one of them")
    return {
        "release_id": release_id,
        "source": str(meta.get("source") or "unknown"),
        "url": meta.get("url"),
        "fetched_at": fetched or datetime.combine(published or date.min, datetime.min.time(), UTC),
        "published": published,
        "lang": meta.get("lang"),
        "home": meta.get("home"),
        "title": meta.get("title"),
        "text": meta.get("text"),
        "content_type": meta.get("content_type"),
        "is_official": bool(meta.get("is_official", True)),
        "edition_of": meta.get("edition_of"),
    }


def _claims(reading: Reading) -> Iterable[dict[str, Any]]:
    for claim in reading.claims:
        row = {name: getattr(claim, name) for name in SCHEMAS["claims"].names if name not in ("release_id", "claim_id")}
        row |= {"claim_id": claim.claim_id, "release_id": reading.document.id, "parties": sorted(claim.parties)}
        row |= {"period_start": _day(claim.period_start), "period_end": _day(claim.period_end)}
        yield row


def _named(reading: Reading, name: str) -> Iterable[dict[str, Any]]:
    slots = [slot for slot in SCHEMAS[name].names if slot != "release_id"]
    for item in getattr(reading, name):
        yield {"release_id": reading.document.id, **{slot: getattr(item, slot) for slot in slots}}


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    text = str(value)[:10]
    return date.fromisoformat(text) if len(text) == 10 else None


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
