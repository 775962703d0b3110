"""What a connector hands over: one document's bytes and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from raw.card import Card
from raw.connect.editions import edition_of
from raw.connect.polite import Answer
from raw.sidecar import Sidecar


@dataclass(frozen=True, slots=True)
class Found:
    """One document to land."""

    data: bytes
    sidecar: Sidecar


def page(card: Card, url: str, answer: Answer, **said: str | None) -> Found:
    """A fetched page under the source's name; `said` is what the index told of it (title, published, lang)."""
    kind = answer.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
    name = PurePosixPath(urlsplit(url).path).name or "index.html"
    known = {key: value for key, value in said.items() if value}
    edition = edition_of(answer.data, url) if "html" in kind else None
    own = {"source": card.name, "name": name, "url": url, "content_type": kind, "home": card.home}
    return Found(answer.data, Sidecar.from_record({**own, "edition_of": edition, **known}))
