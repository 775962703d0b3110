"""Landed bytes to documents and readings; plain functions that know the landing zone and the claims room."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.lexicon.pack import NoPack
from claims.model import Document, Reading
from claims.read import Defaults, Unreadable, documents, read, record
from flows.inputs import Item, Refusal
from raw import kinds
from raw.landing import Landing, release_id_of
from raw.sidecar import Sidecar

# Below this many characters in all, starting worker processes costs more than it saves.
_WORTH_WORKERS = 2_000_000
_CHUNK = 16
_COSTLY = (".pdf", ".eml")
"""Forms that can be made to cost far more than their size."""
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", kinds.LETTER: ".eml", kinds.PDF: ".pdf"}


def document_of(data: bytes, sidecar: Sidecar, where: str, release_id: str | None = None) -> Document:
    """One document under its release id; what it says itself goes before its sidecar. Raises Unreadable."""
    release_id = release_id or release_id_of(data)
    said = Defaults(release_id, sidecar.title, sidecar.lang, sidecar.published, sidecar.home, sidecar.url)
    if sidecar.content_type == kinds.RECORD:
        return replace(record(data, where, said), id=release_id)
    ending = _ENDINGS.get(sidecar.content_type or "", ".txt")
    try:
        if ending in _COSTLY or data.startswith(b"%PDF-"):
            from flows import apart  # late, as all that few starts need

            return apart.read(data, where + ending, said)
        return next(documents(data, where + ending, said))
    except Unreadable as error:
        raise Unreadable(error.what, where, error.next_step) from error


def landed_document(landing: Landing, release_id: str) -> Document:
    """A landed document. Raises NotLanded, Unreadable."""
    sidecar = landing.sidecar(release_id)
    return document_of(landing.bytes_of(release_id), sidecar, sidecar.name or release_id, release_id)


def as_documents(items: Iterable[Item | Refusal]) -> Iterator[Document | Refusal]:
    """Items as documents under the names they came with: a record's own id, else the id it would land under."""
    for item in items:
        if isinstance(item, Refusal):
            yield item
        elif item.is_table:
            yield Refusal(item.name, "this is a table, not a text", "read tables with: communique run " + item.name)
        else:
            try:
                document = document_of(item.data, item.sidecar, item.name)
            except Unreadable as error:
                yield Refusal(item.name, error.what, error.next_step)
                continue
            is_record = item.sidecar.content_type == kinds.RECORD and item.sidecar.name
            own = item.sidecar.name if is_record else None
            yield replace(document, id=own or document.id, source=item.source or item.name)


def read_all(found: Iterable[Document | Refusal], workers: int = 0) -> Iterator[Reading | Refusal]:
    """Readings in the order of the documents; `workers` processes, 0 for as many as pay. Memory stays bounded."""
    held: list[Document | Refusal] = []
    chars = 0
    source = iter(found)
    for one in source:
        held.append(one)
        chars += len(one.text) if isinstance(one, Document) else 0
        if chars > _WORTH_WORKERS:
            break
    workers = workers or ((os.cpu_count() or 1) if chars > _WORTH_WORKERS else 1)
    if workers == 1:
        yield from map(_read_one, _chain(held, source))
        return
    yield from _read_with(workers, _chain(held, source))


def _chain(held: list[Document | Refusal], rest: Iterator[Document | Refusal]) -> Iterator[Document | Refusal]:
    yield from held
    held.clear()
    yield from rest


def _read_chunk(chunk: list[Document | Refusal]) -> list[Reading | Refusal]:
    return [_read_one(one) for one in chunk]


def _read_one(one: Document | Refusal) -> Reading | Refusal:
    """A reading; a text in a language whose pack is still being written is refused, and stops no other."""
    if isinstance(one, Refusal):
        return one
    try:
        return read(one)
    except NoPack as error:
        return Refusal(one.source or one.id, error.what, error.next_step, None if one.source else one.id)


def _read_with(workers: int, found: Iterator[Document | Refusal]) -> Iterator[Reading | Refusal]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from itertools import islice
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Reading | Refusal]]] = deque()
        while chunk := list(islice(found, _CHUNK)):
            waiting.append(pool.submit(_read_chunk, chunk))
            if len(waiting) > workers * 4:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
