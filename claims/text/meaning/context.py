"""What else the text says around a figure: who is named near it, and which times."""

from __future__ import annotations

from claims.text.meaning.features import code
from claims.text.meaning.page import Page
from claims.text.meaning.sides import IS_GROUP, Cast, Near
from claims.text.meaning.times import Times


def company_features(page: Page, people: Cast, near: Near, at: int, unit: int, out: list[int]) -> None:
    """Which countries stand in and before the figure's sentence, and how many the whole text deals with."""
    before, after, earlier = near
    home = people.home
    has_home = foreign_before = groups = past = 0
    for who in before:  # counted one by one, for sets made for each figure would be felt
        has_home |= int(who == home)
        foreign_before += int(who != home)
        groups |= int(who in IS_GROUP)
    foreign = foreign_before
    for who in after:
        has_home |= int(who == home)
        foreign += int(who != home and who not in before)
        groups |= int(who in IS_GROUP)
    for who in earlier:
        past += int(who != home)
    foreign, foreign_before, past = min(foreign, 3), min(foreign_before, 2), min(past, 2)
    doc = min(people.foreign, 4)
    out.append(code(50, foreign | (has_home << 2) | (groups << 3), unit))
    out.append(code(51, foreign_before | (past << 2), unit))
    out.append(code(52, doc | (past << 3) | (foreign << 5), unit))
    out.append(code(53, doc, unit | (int(home is None) << 3)))
    if people.focus and foreign:
        is_named = people.other in before or people.other in after
        out.append(code(54, int(is_named) | (foreign << 1), unit))
    for side, codes in ((0, before), (1, after)):
        if codes:
            out.append(code(55, side | (int(codes[0] == home) << 1) | (int(codes[0] in IS_GROUP) << 2), unit))
    pairs = people.pair_words[page.quantity_sentences[at]]
    if pairs:
        out.append(code(56, pairs, unit))


def time_features(page: Page, times: Times, at: int, unit: int, out: list[int]) -> None:
    """Kinds of time expression in the figure's sentence, and the nearest on each side."""
    quantity = page.quantities[at]
    nearest = [0, 0]
    kinds = set()
    for index in times.by_sentence[page.quantity_sentences[at]]:
        mark = times.marks[index]
        kind = times.kinds[index]
        kinds.add(kind)
        if mark.start < quantity.start:
            nearest[0] = kind
        elif not nearest[1]:
            nearest[1] = kind
    for kind in kinds:
        out.append(code(60, kind))
    for side in (0, 1):
        out.append(code(61, nearest[side], side | (unit << 1)))
    if not kinds:
        out.append(code(62, unit))
