"""What a text names beside its figures: officials, events, fields of cooperation, documents signed.

Kept apart from the reading of claims, for it costs as much again and not everyone asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from claims.model import Area, Document, Event, Official, SignedDocument
from claims.text.areas import areas
from claims.text.events import events
from claims.text.language import detect
from claims.text.parties import LENDERS, mentions
from claims.text.people import officials
from claims.text.scripts import respeller
from claims.text.signed import signed

_Placed = TypeVar("_Placed", Official, Event, Area, SignedDocument)


@dataclass(frozen=True, slots=True)
class Named:
    """Each kind in the order of the text; offsets are into the text of the document."""

    officials: tuple[Official, ...] = ()
    events: tuple[Event, ...] = ()
    areas: tuple[Area, ...] = ()
    signed: tuple[SignedDocument, ...] = ()


def named(document: Document) -> Named:
    """Officials, events, fields and signed documents of a document. Pure and linear in its length."""
    text, lang = document.text, document.lang or detect(document.text)
    respell = respeller(text) if lang == "kk" else None
    if respell is not None:
        respelt = respell(text)
        found = _named(respelt.text, lang, document.home)
        origin = list(respelt.origin)
        return Named(
            _moved(found.officials, origin),
            _moved(found.events, origin),
            _moved(found.areas, origin),
            _moved(found.signed, origin),
        )
    return _named(text, lang, document.home)


def _named(text: str, lang: str, home: str | None) -> Named:
    countries = [mention for mention in mentions(text, lang) if mention.code != LENDERS]
    people = officials(text, lang, countries, home)
    return Named(people, events(text, lang, countries, people), areas(text, lang, countries), signed(text, lang))


def _moved(found: tuple[_Placed, ...], origin: list[int]) -> tuple[_Placed, ...]:
    return tuple(replace(one, start=origin[one.start], end=origin[one.end]) for one in found)
