"""What tells one thing counted or valued from its look-alikes: cues of topics around each figure, as codes.

Of use to the reading of the measure alone, so these codes are apart from those that all readings share.
"""

from __future__ import annotations

from typing import Final

from claims.text.meaning.cues import Cued, anywhere, before, both_sides, templates
from claims.text.meaning.features import whole_sentence
from claims.text.meaning.page import Page

_T: Final = templates(240)
LONGEST_SPAN: Final = 10


def topic_features(page: Page, units: list[int]) -> list[list[int]]:
    """The codes that tell the topic of each figure of a page."""
    cued = Cued(page, page.topics)
    out: list[list[int]] = []
    shared: dict[int, list[int]] = {}
    for at, unit in enumerate(units):
        codes = [_T[20] | unit]
        inside, beyond = page.quantity_words[at]
        for index in range(inside, min(beyond, inside + LONGEST_SPAN)):
            codes += [_T[0] | cue << 22 | unit for cue in cued.cues[index]]
        both_sides(cued, at, unit, _T, codes)
        sentence = page.quantity_sentences[at]
        place = sentence << 3 | unit  # a number, for a pair takes longer to find
        if place not in shared:
            shared[place] = anywhere(cued, sentence, unit, _T) + before(cued, sentence, unit, _T)
            whole_sentence(page, at, unit, shared[place])
        out.append(codes + shared[place])
    return out
