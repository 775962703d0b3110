"""WARC files (web archives): the HTML responses in them, each under its own address and time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from raw.card import Card
from raw.connect import folder
from raw.connect.found import Found
from raw.connect.settings import WarcSettings
from raw.connect.state import PullState
from raw.sidecar import Sidecar


def items(card: Card, state: PullState) -> Iterator[Found]:
    """HTML pages of the archives under `settings.path` whose address matches `settings.links`, in the files' order."""
    wanted = card.connector.settings_of(WarcSettings).links
    for archive in folder.items(card, state):
        known = archive.sidecar
        for one in records(archive.data, card, wanted):
            yield Found(one.data, replace(one.sidecar, source=known.source, home=known.home, lang=known.lang))


def records(data: bytes, card: Card, wanted: re.Pattern[str]) -> Iterator[Found]:
    """The pages in one archive; a record over the card's size, or of another kind, is passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    most = card.limits.max_bytes
    archive = ArchiveIterator(
        io.BytesIO(data), record_types=WarcRecordType.response, max_content_length=most, auto_decode="all"
    )
    for record in archive:
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
        http = record.http_headers
        kind = str(http.get("Content-Type") or "") if http else ""
        if not http or http.status_code != 200 or "html" not in kind.lower() or not wanted.search(url):
            continue
        wanted_bytes, is_plain = (
            record.content_length,
            not (http.get("Content-Encoding") or http.get("Transfer-Encoding")),
        )
        body = record.reader.read(most)
        if is_plain and len(body) < min(wanted_bytes, most):
            continue  # the archive breaks off within it
        moment = record.record_date.isoformat() if record.record_date else None
        known = Sidecar(source=card.name, name=url[-200:], url=url, content_type="text/html", home=card.home)
        yield Found(body, Sidecar.from_record({**known.as_record(), "fetched_at": moment}))
