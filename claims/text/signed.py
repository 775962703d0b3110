"""Documents signed or to be signed, as a text names them.

A kind of document counts in a sentence with a verb of signing, and where something says what it is about: a subject
after it ("an agreement on customs"), before it (Kazakh), or a name in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.model import SignedDocument
from claims.text.phrases import Phrases
from claims.text.sentences import sentences
from claims.text.words import words

_CLAUSE_END: Final = re.compile(r"\.(?!\d)|[;:!?\n(]|,(?!\d)|\s[–—]\s")
_QUOTED: Final = re.compile(r"[\s\u00a0]?[«\"“„]([^«»\"“”„\n]{3,160})[»\"”]")
_NEXT_WORD: Final = re.compile(r"[\s\u00a0]+([^\s\u00a0,.;:]+)")
_SUBJECT_BEFORE: Final = re.compile(r"[^.;:!?\n(«»\"“”]*$")
_LONGEST: Final = 180
_start = attrgetter("start")


def signed(text: str, lang: str) -> tuple[SignedDocument, ...]:
    """Each document once, in order; `title` is its kind with its subject as the text words it."""
    kinds, verbs, joins, enders = _tables(lang)
    lowered = words(text).lowered
    places = kinds.find(text)
    if not places:
        return ()
    signings = [start for start, _, _ in verbs.find(text)]
    found: dict[str, SignedDocument] = {}
    spans = sentences(text, lang)
    for start, end, kind in places:
        number = bisect_right(spans, start, key=_start) - 1
        if number < 0 or start >= spans[number].end:
            continue
        sentence = spans[number]
        if bisect_left(signings, sentence.start) == bisect_left(signings, sentence.end):
            continue
        document = _document(text, lowered, start, end, kind, sentence.start, sentence.end, joins, enders, lang)
        if document is not None:
            found.setdefault(document.title.lower(), document)
    return tuple(found.values())


def _document(
    text: str,
    lowered: str,
    start: int,
    end: int,
    kind: str,
    first: int,
    last: int,
    joins: frozenset[str],
    enders: frozenset[str],
    lang: str,
) -> SignedDocument | None:
    quoted = _QUOTED.match(text, end)
    if quoted:
        return SignedDocument(kind, quoted.group(1), start, quoted.end())
    if lang == "kk":
        return _subject_before(text, lowered, start, end, kind, first, joins)
    word = _NEXT_WORD.match(lowered, end)
    if word is None or word.group(1) not in joins or word.end() > last:
        return None
    stop = min(last, end + _LONGEST)
    close = _CLAUSE_END.search(text, word.end(), stop)
    stop = close.start() if close else stop
    stop = next((at.start() for at in _NEXT_WORD.finditer(lowered, word.end(), stop) if at.group(1) in enders), stop)
    if stop - end < 5:
        return None
    return SignedDocument(kind, " ".join(text[start:stop].split()), start, stop)


def _subject_before(
    text: str, lowered: str, start: int, end: int, kind: str, first: int, joins: frozenset[str]
) -> SignedDocument | None:
    """In Kazakh "… туралы келісім": the clause before the joining word is the subject."""
    clause = _SUBJECT_BEFORE.search(text, max(first, start - _LONGEST), start)
    if clause is None:
        return None
    at = text.rfind(", ", clause.start(), start)
    left = at + 2 if at >= 0 else clause.start()
    told = lowered[left:start].split()
    if not told or not any(word in joins for word in told[-3:]):
        return None
    left += len(text[left:start]) - len(text[left:start].lstrip())
    return SignedDocument(kind, " ".join(text[left:end].split()), left, end)


@lru_cache(maxsize=8)
def _tables(lang: str) -> tuple[Phrases, Phrases, frozenset[str], frozenset[str]]:
    data = pack(lang, "signed")
    joins, enders = frozenset(data["joins"]["words"]), frozenset(data["ends"]["words"])
    return Phrases(data["kinds"]), Phrases({"verb": data["verbs"]["words"]}), joins, enders
