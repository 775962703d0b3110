"""The spelling a document is read in: its own but for slips of script, or Cyrillic for Kazakh in other letters."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from claims.model import Document
from claims.text.lookalikes import in_one_script
from claims.text.scripts import respeller


@dataclass(frozen=True, slots=True)
class Spelling:
    """Text and title as read; `origin[i]` is where character i stands in the document; None: as written."""

    text: str
    title: str
    origin: array[int] | None


def spell(document: Document, lang: str) -> Spelling:
    """The spelling to read a document of `lang` in."""
    title = document.title or ""
    respell = respeller(document.text) if lang == "kk" else None
    if respell is not None:
        respelt = respell(document.text)
        return Spelling(respelt.text, respell(title).text, respelt.origin)
    if lang == "en":
        return Spelling(document.text, title, None)
    return Spelling(in_one_script(document.text), in_one_script(title), None)
