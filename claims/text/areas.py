"""Fields of cooperation that a text names, in the small vocabulary of claims/lexicon/areas.toml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.model import Area
from claims.text.phrases import Phrases
from claims.text.sentences import sentences
from claims.text.words import words

_BEFORE: Final = re.compile(r"([\w-]+)[\s\u00a0](?:of[\s\u00a0]|for[\s\u00a0])?$")
_AFTER: Final = re.compile(r"[\s\u00a0]([\w-]+)")


def areas(text: str, lang: str) -> tuple[Area, ...]:
    """Each field once, where it is named first in a sentence that speaks of cooperation, in order of the text."""
    terms, cues, titles = _tables(lang)
    sections = isic_sections()
    lowered = words(text).lowered
    places = terms.find(text)
    if not places:
        return ()
    cued = [start for start, _, _ in cues.find(text)]
    found: dict[str, Area] = {}
    spans = [(one.start, one.end) for one in sentences(text, lang)]
    at = cue = 0
    for start, end, code in places:
        while at < len(spans) - 1 and spans[at][1] <= start:
            at += 1
        while cue < len(cued) and cued[cue] < spans[at][0]:
            cue += 1
        if (
            code not in found
            and cue < len(cued)
            and cued[cue] < spans[at][1]
            and not _is_title(lowered, start, end, titles)
        ):
            found[code] = Area(code, sections[code], start, end)
    return tuple(found.values())


def _is_title(lowered: str, start: int, end: int, titles: tuple[str, ...]) -> bool:
    """Whether the words belong to a post, a ministry or an event: "Minister of Energy", "Energy Forum"."""
    before = _BEFORE.search(lowered, max(0, start - 30), start)
    after = _AFTER.match(lowered, end)
    return (before is not None and before.group(1).startswith(titles)) or (
        after is not None and after.group(1).startswith(titles)
    )


@lru_cache(maxsize=1)
def isic_sections() -> dict[str, str]:
    """Code of a field -> its section of ISIC Rev. 4."""
    return {code: entry["isic"] for code, entry in pack(".", "areas").items()}


@lru_cache(maxsize=8)
def _tables(lang: str) -> tuple[Phrases, Phrases, tuple[str, ...]]:
    data = pack(lang, "areas")
    return Phrases(data["terms"]), Phrases({"cue": data["cues"]["words"]}), tuple(data["titles"]["words"])
