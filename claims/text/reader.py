"""Reading one document: its claims, the figures that no rule could place, and what else the text names.

read(Document(id="1", text="Last year trade with Norland grew by 5% to $2 bn.", home="KZ", published="2024-03-01"))
"""

from __future__ import annotations

from claims.model import Document, Reading
from claims.text.language import detect
from claims.text.meaning.assemble import claim, unplaced
from claims.text.meaning.bundle import models
from claims.text.meaning.decide import OUT_OF_SCOPE, choose, first_pass, second_pass
from claims.text.meaning.scene import scene

EMIT = 0.5
REVIEW = 0.25


def read(document: Document) -> Reading:
    """All that is read from a document. Pure: the same document gives the same reading, on every machine."""
    lang = document.lang or detect(document.text)
    one = scene(document, lang)
    if not one.units:
        return Reading(document)
    fitted = models()
    chances = second_pass(one, first_pass(one, fitted), fitted)
    claims, left = [], []
    for at in range(len(one.units)):
        in_scope = 1.0 - chances["measure"][at][OUT_OF_SCOPE]
        if in_scope < REVIEW:
            continue
        choice = choose(one, at, chances, fitted)
        if in_scope >= EMIT:
            confidence = 1.0
            for chance in choice.odds:
                confidence *= chance
            claims.append(claim(one, choice, confidence))
        else:
            left.append(unplaced(one, choice, f"may be {choice.measure}, but its scope is in doubt"))
    return Reading(document, claims=tuple(claims), unplaced=tuple(left))
