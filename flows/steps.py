"""The steps of a load as plain functions: landed ids to a batch, that to a staged and audited load, that to tables."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from claims.model import Document, Reading
from claims.read import Unreadable
from claims.tables.error import TableError
from flows import alerts, ledger, lineage
from flows.inputs import TABLE_TYPES, Refusal
from flows.progress import watched
from flows.reading import landed_document, read_all
from flows.workshop import Staged, Workshop
from raw import kinds
from raw.landing import Landing

if TYPE_CHECKING:
    from expectations.incidents import Turn
    from warehouse.audit import Audit
    from warehouse.batch import Batch
    from warehouse.publish import Published

MOST_LINES: Final = 12
_WITHOUT_LINKS: Final = frozenset((kinds.RECORD, kinds.PDF, kinds.LETTER))


@dataclass(frozen=True, slots=True)
class Gaps:
    """Documents that could not be read, and what became no claim of tables that could: cells, columns and rows."""

    refused: tuple[Refusal, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Gaps) -> Gaps:
        return Gaps(self.refused + other.refused, self.left_out + other.left_out)


@dataclass(frozen=True)
class Read:
    """What was read from landed documents, as a batch, and the counts a person wants to see."""

    batch: Batch
    refused: tuple[Refusal, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    gaps: Gaps = field(default_factory=Gaps)
    counts: dict[str, int] = field(default_factory=dict)
    ways: dict[str, tuple[str, ...]] = field(default_factory=dict)


def is_table(landing: Landing, release_id: str) -> bool:
    """Whether a landed document is a statistical table, by the type it came with."""
    return landing.sidecar(release_id).content_type in TABLE_TYPES


def read_texts(workshop: Workshop, release_ids: Iterable[str]) -> tuple[Refusal, ...]:
    """Read landed texts into the workshop's readings, those already read left alone; says what cannot be read."""
    refused: list[Refusal] = []
    wanted = [one for one in release_ids if one not in workshop.readings and not is_table(workshop.landing, one)]
    for one in watched(read_all(_documents(workshop.landing, wanted)), "reading", len(wanted)):
        if isinstance(one, Refusal):
            refused.append(one)
        else:
            workshop.readings[one.document.id] = one
    return tuple(refused)


def _documents(landing: Landing, release_ids: Iterable[str]) -> Iterator[Document | Refusal]:
    for release_id in release_ids:
        try:
            yield landed_document(landing, release_id)
        except Unreadable as error:
            name = landing.sidecar(release_id).name or release_id
            yield Refusal(name, error.what, f"{error.next_step}; its bytes are kept as {release_id}", release_id)


def read_batch(workshop: Workshop, release_ids: Sequence[str]) -> Read:
    """Everything that landed documents say, texts and tables, as one batch; kept in the workshop until it is staged."""
    key = tuple(release_ids)
    if key not in workshop.batches:
        workshop.batches[key] = _read_batch(workshop, release_ids)
    return workshop.batches[key]


def _read_batch(workshop: Workshop, release_ids: Sequence[str]) -> Read:
    from warehouse.batch import from_readings, merged

    ways = ledger.ways_of(workshop, release_ids)
    refused = list(read_texts(workshop, release_ids))
    landing = workshop.landing
    tables, table_refusals, table_notes = _read_tables(workshop, release_ids)
    readings = [workshop.readings[one] for one in release_ids if one in workshop.readings]
    released = {reading.document.id: _released(landing, reading) for reading in readings}
    batch = merged([from_readings(readings, released), *tables])
    notes = [*_notes(readings), *table_notes]
    counts = {
        "releases": len(readings),
        "tables": len(tables),
        "claims": batch.claims.num_rows,
        "unplaced": batch.unplaced.num_rows,
        "observations": batch.observations.num_rows,
    }
    refused += table_refusals
    ledger.refused(workshop, ways, refused)
    readable = set(batch.releases["release_id"].to_pylist())
    known = {one: ways[one] for one in ways if one in readable}
    return Read(batch, tuple(refused), tuple(notes), Gaps(tuple(refused), tuple(table_notes)), counts, known)


def readable_now(workshop: Workshop, release_ids: Iterable[str]) -> int:
    """How many documents that could not be read can be now: by a mended reader, or a layout that was declared since."""
    wanted = tuple(release_ids)
    if not wanted:
        return 0
    read = read_batch(workshop, wanted)
    workshop.batches.pop(wanted)
    return read.batch.releases.num_rows


def _released(landing: Landing, reading: Reading) -> dict[str, str]:
    """What is known of a text beyond its reading; one without claims names its reader too, or an older one's stand."""
    from claims.text.meaning.assemble import READER

    reader = reading.claims[0].reader if reading.claims else READER
    known = {**landing.sidecar(reading.document.id).as_record(), "reader": reader}
    if "edition_of" not in known and (edition := _edition_of(landing, reading.document, known)):
        known["edition_of"] = edition
    return known


def _edition_of(landing: Landing, document: Document, known: Mapping[str, str]) -> str | None:
    """Which page a file is a language version of: only pages that a connector fetched land with the answer.

    The document's own address is not asked for: it may be that of the publisher's default version.
    """
    if known.get("content_type") in _WITHOUT_LINKS:
        return None
    data = landing.bytes_of(document.id)
    if b"hreflang" not in data.lower():
        return None
    from raw.connect.editions import edition_of

    return edition_of(data, known.get("url"), document.lang)


def _read_tables(
    workshop: Workshop, release_ids: Iterable[str]
) -> tuple[list[Batch], list[Refusal], list[tuple[str, str]]]:
    from claims.tables.read import READER, read_table
    from warehouse.batch import from_observations

    batches: list[Batch] = []
    refused: list[Refusal] = []
    notes: list[tuple[str, str]] = []
    landing = workshop.landing
    for release_id in release_ids:
        sidecar = landing.sidecar(release_id)
        if sidecar.content_type not in TABLE_TYPES:
            continue
        name = sidecar.name or release_id
        try:
            table = read_table(landing.bytes_of(release_id), name, workshop.layout(sidecar.source))
        except TableError as error:
            next_step = f"{error.next}; its bytes are kept as {release_id}"
            refused.append(Refusal(name, f"{error.what} ({error.where})", next_step, release_id))
            continue
        notes.extend((name, line) for line in table.notes)
        released = {**sidecar.as_record(), "release_id": release_id, "reader": READER}
        batches.append(from_observations(table.observations, released))
    return batches, refused, notes


def _notes(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    from claims.text.unread import looks_unread

    for reading in readings:
        name = reading.document.title or reading.document.id
        if not reading.claims and not reading.unplaced:
            yield name, "no figure of economic cooperation in it; kept as a release without claims"
        if looks_unread(reading.document.text):
            yield name, f"it looks like none of the languages that are read; taken for {reading.document.lang}"
        if reading.document.published is None:
            yield name, "no publication date: periods such as 'last year' stay open; give --published, or a sidecar"


def tell(gaps: Gaps, log: logging.Logger) -> None:
    """Leave word in the log of what could not be read, and of what was left out of tables, a line a document."""
    for refusal in gaps.refused:
        log.warning("refused %s: %s", refusal.name, refusal.reason, extra={"release_ids": [refusal.release_id]})
    left_out: dict[str, list[str]] = {}
    for name, line in gaps.left_out:
        left_out.setdefault(name, []).append(line)
    for name, lines in left_out.items():
        more = f"; and {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else ""
        log.info("of %s: %s%s", name, "; ".join(lines[:MOST_LINES]), more)


def _told(told: lineage.Told | None) -> AbstractContextManager[None]:
    return told.watched() if told else nullcontext()


def stage(workshop: Workshop, release_ids: Sequence[str], *, is_told: bool = True) -> str:
    """Stage what landed documents say; the id of the load. `is_told`: to a receiver of lineage, if there is one."""
    read = read_batch(workshop, release_ids)
    sources = (workshop.landing.sidecar(one).source or "unknown" for one in release_ids)
    told = lineage.begin(workshop.settings, sources) if is_told else None
    with _told(told):
        load = workshop.warehouse.stage(read.batch)
    workshop.batches.pop(tuple(release_ids))
    workshop.staged[load.load_id] = Staged(load, told=told, ways=read.ways)
    return load.load_id


def gate(workshop: Workshop, load_id: str) -> Audit:
    """Run every expectation over a staged load."""
    from expectations.gate import audit

    staged = workshop.staged[load_id]
    with _told(staged.told):
        staged.audit = audit(workshop.warehouse, staged.load, folders=alerts.folders(workshop.settings))
    return staged.audit


def publish(workshop: Workshop, load_id: str) -> Published:
    """Publish an audited load in one transaction. Raises ValueError where it was not audited."""
    staged = workshop.staged[load_id]
    if staged.audit is None:
        raise ValueError(f"load {load_id} has not passed the gate")
    with _told(staged.told):
        staged.published = workshop.warehouse.publish(staged.load, staged.audit)
    ledger.published(workshop, staged.ways)
    if staged.told:
        staged.told.complete(load_id, {name: table.num_rows for name, table in staged.load.rows.items()})
    return staged.published


def follow_up(workshop: Workshop, load_id: str) -> tuple[Turn, ...]:
    """Open and close incidents after a load, and send what alerts are due; the incidents that turned.

    Loads that an earlier process published and died before following up are followed up as well.
    """
    staged = workshop.staged[load_id]
    is_unstored = staged.published is not None and staged.published.is_nothing_new
    turns = alerts.follow_up(workshop, staged.audit if is_unstored else None)
    workshop.staged.pop(load_id)
    return turns


def is_published(workshop: Workshop, load_id: str) -> bool:
    """Whether a load on its way is published already: what fails from then on is no fault of its documents."""
    staged = workshop.staged.get(load_id)
    return staged is not None and staged.published is not None
