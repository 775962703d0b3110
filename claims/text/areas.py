"""Fields of cooperation that a text names, in the small vocabulary of claims/lexicon/areas.toml."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.pack import ROOT, pack, parse
from claims.model import Area
from claims.text.phrases import Phrases
from claims.text.sentences import sentences
from claims.text.words import lower


def areas(text: str, lang: str) -> tuple[Area, ...]:
    """Each field once, where it is named first in a sentence that speaks of cooperation, in order of the text."""
    terms, cues = _phrases(lang)
    sections = isic_sections()
    lowered = lower(text)
    places = terms.find(lowered)
    if not places:
        return ()
    cued = [start for start, _, _ in cues.find(lowered)]
    found: dict[str, Area] = {}
    spans = [(one.start, one.end) for one in sentences(text, lang)]
    at = cue = 0
    for start, end, code in places:
        while at < len(spans) - 1 and spans[at][1] <= start:
            at += 1
        while cue < len(cued) and cued[cue] < spans[at][0]:
            cue += 1
        if code not in found and cue < len(cued) and cued[cue] < spans[at][1]:
            found[code] = Area(code, sections[code], start, end)
    return tuple(found.values())


@lru_cache(maxsize=1)
def isic_sections() -> dict[str, str]:
    """Code of a field -> its section of ISIC Rev. 4."""
    return {code: entry["isic"] for code, entry in parse(ROOT / "areas.toml").items()}


@lru_cache(maxsize=8)
def _phrases(lang: str) -> tuple[Phrases, Phrases]:
    data = pack(lang, "areas")
    return Phrases(data["terms"]), Phrases({"cue": data["cues"]["words"]})
