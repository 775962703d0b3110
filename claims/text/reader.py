"""Reading one document: its claims, the figures that no rule could place, and what else the text names.

read(Document(id="1", text="Last year trade with Norland grew by 5% to $2 bn.", home="KZ", published="2024-03-01"))
"""

from __future__ import annotations

import gc

from claims.lexicon.pack import be_whole
from claims.model import Document, Reading
from claims.text.language import detect
from claims.text.meaning.first_look import look
from claims.text.meaning.spelling import spell
from claims.text.named import named


def read(document: Document, *, first_look: bool = True) -> Reading:
    """All that is read from a document. Pure: the same document gives the same reading, on every machine.

    A text of which nothing could be claimed is not laid out; `first_look=False` lays it out all the same. Raises
    NoPack for a text in a language that has no whole pack.
    """
    collects = gc.isenabled()
    if collects:
        gc.disable()  # what is laid out is kept to the end, and is no garbage before: to look for some takes long
    try:
        return _read(document, first_look)
    finally:
        if collects:
            gc.enable()


def _read(document: Document, first_look: bool) -> Reading:
    lang = document.lang or detect(document.text)
    be_whole(lang)
    spelling = spell(document, lang)
    if first_look and not look(lang).may_claim(spelling.text, spelling.title):
        return Reading(document)
    from claims.text.meaning.bundle import models  # numpy is loaded for texts that need it
    from claims.text.meaning.confidence import calibration
    from claims.text.meaning.reading import choices, sort_out
    from claims.text.meaning.scene import scene

    one = scene(document, lang, spelling, is_kept=False)
    if not one.may_claim:
        return Reading(document)
    claims, left = sort_out(one, choices(one, models()), calibration())
    others = named(document)
    return Reading(
        document,
        claims=claims,
        unplaced=left,
        officials=others.officials,
        events=others.events,
        areas=others.areas,
        signed=others.signed,
    )
