"""Whether a change went up or down where its own words do not tell, by the last word of change before it.

"Trade shrank: in January by 41 %", «спад, следовательно, почти на треть», "palm oil (-37.4)". The quantity layer binds
a word of change to its figure closely, for it reads texts of all kinds; what is known to be a change of trade or
investment has its way from further off in its sentence, too: of 511 such labelled changes 504 go that way. Where the
sentence tells none, the change is taken for a rise.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.text.meaning.choice import Choice
from claims.text.meaning.page import Page
from claims.text.tokens import lower
from claims.text.vocabulary import vocabulary

_CHANGES: Final = ("change_pct", "change_abs")
_SIGN: Final = re.compile(r"(?:^|[\s(\[,/;:|])[-−–]\Z")
_SIGN_ROOM: Final = 2


@lru_cache(maxsize=8)
def _words(lang: str) -> re.Pattern[str]:
    """The words of change of a language, fallen ones in the group `down`."""
    pack = vocabulary(lang).pack
    words, own = pack["directions"], pack["told_ways"]
    idle = frozenset((*words["bounds"].split(), *words["not_words"].split(), *own["slowed"].split()))
    ways = []
    for way in ("down", "up"):
        plain = [re.escape(word.rstrip("*~")) + (r"\w*" if word[-1] in "*~" else "") for word in words[way].split()
                 if word not in idle]  # fmt: skip
        ways.append(f"(?P<{way}>{'|'.join([*filter(None, (own[way],)), *plain])})")
    denied = rf"(?<!\b{own['denied']} )" if own["denied"] else ""
    return re.compile(rf"\b{denied}(?:{'|'.join(ways)})\b")


def told_way(page: Page, lang: str, choice: Choice) -> str | None:
    """The way of a chosen change, `up` or `down`; None where nothing tells it, and for all that is no change."""
    if choice.aspect not in _CHANGES:
        return None
    return page.quantities[choice.at].direction or _way_before(page, lang, choice.at)


def _way_before(page: Page, lang: str, at: int) -> str | None:
    last, first = page.quantities[at].start, page.sentences[page.quantity_sentences[at]].start
    if _SIGN.search(page.text[max(last - _SIGN_ROOM, 0) : last]):
        return "down"
    told = [found.lastgroup for found in _words(lang).finditer(lower(page.text[first:last]))]
    return told[-1] if told else None
