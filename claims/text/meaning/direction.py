"""Which way a directed figure runs: of two parties, who sells or invests and who buys or receives."""

from __future__ import annotations

from bisect import bisect_left

from claims.text.meaning.features import code, hash_text
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.sides import Cast

FLOW = ("export", "import", "sell", "buy", "invest", "inflow", "loan", "grant", "opposite", "our", "balance", "cargo")
LOOK = 16
SUFFIX = 3

_flow: dict[int, int] | None = None


def flow_numbers() -> dict[int, int]:
    """Concept number to position in FLOW, for words that tell or turn a direction."""
    global _flow
    if _flow is None:
        ids = concept_ids()
        _flow = {ids[name]: number for number, name in enumerate(FLOW, start=1)}
    return _flow


def flow_words(page: Page, at: int) -> tuple[int, int, int]:
    """The nearest flow word before the figure, after it, and in the sentence before (0 where there is none)."""
    numbers = flow_numbers()
    sentence = page.quantity_sentences[at]
    first, after = page.sentence_words[sentence]
    inside, beyond = page.quantity_words[at]

    def nearest(words: range) -> int:
        for index in words:
            for concept in page.concepts[index]:
                if concept in numbers:
                    return numbers[concept]
        return 0

    left = nearest(range(beyond - 1, max(first, inside - LOOK) - 1, -1))
    right = nearest(range(beyond, min(after, beyond + LOOK)))
    earlier = 0
    if sentence:
        start, end = page.sentence_words[sentence - 1]
        earlier = nearest(range(end - 1, max(start, end - 2 * LOOK) - 1, -1))
    return left, right, earlier


def role_features(page: Page, people: Cast, at: int, who: str, other: str) -> list[tuple[int, int]]:
    """How one party stands in the figure's sentence, or in those before: (template, argument) pairs without its role."""
    out: list[tuple[int, int]] = []
    quantity, sentence = page.quantities[at], page.quantity_sentences[at]
    is_home = int(who == people.home)
    has_home = int(people.home in (who, other))
    nearest: dict[int, int] = {}
    for index in people.by_sentence[sentence]:
        start, _, code_of, _ = people.marks[index]
        if code_of == who:
            side = 1 if start < quantity.start else 2
            if side == 1 or side not in nearest:
                nearest[side] = index
    rival = [people.marks[i] for i in people.by_sentence[sentence] if people.marks[i][2] == other]
    for side, index in nearest.items():
        out.extend(mention_features(page, people, at, index, side))
        start = people.marks[index][0]
        ahead = [mark for mark in rival if (mark[0] < quantity.start) == (side == 1)]
        nearer = sum(1 for mark in ahead if (mark[0] > start) == (side == 1))
        out.append((203, side | (min(nearer, 2) << 2) | (min(len(ahead), 2) << 4)))
    if not nearest:
        out.append((204, is_home | (has_home << 1) | (int(bool(rival)) << 2)))
        for back in range(sentence - 1, max(-1, sentence - 3), -1):
            found = [i for i in people.by_sentence[back] if people.marks[i][2] == who]
            if found:
                out.extend(
                    (template + 20, argument) for template, argument in mention_features(page, people, at, found[-1], 1)
                )
                break
    out.append((205, is_home | (has_home << 1) | (min(len(nearest), 1) << 2) | (int(bool(rival)) << 3)))
    rank = people.focus.index(who) if who in people.focus[:3] else 3
    out.append((206, rank | (has_home << 2)))
    return out


def mention_features(page: Page, people: Cast, at: int, index: int, side: int) -> list[tuple[int, int]]:
    """The form of a mention and the words beside it: case endings and prepositions carry the direction."""
    start, end, _, kind = people.marks[index]
    word = bisect_left(page.starts, start)
    follows = bisect_left(page.starts, end)
    kind_number = hash_text(kind) & 0x3F
    ending = hash_text(page.text[max(start, end - SUFFIX) : end].lower())
    out = [(210, side | (kind_number << 2)), (211, ending), (212, (ending << 2 | side) & 0x3FFFFF)]
    if word > 0:
        out.append((213, page.stems[word - 1]))
    if word > 1:
        out.append((214, page.stems[word - 2]))
    if follows < len(page.stems):
        out.append((215, page.stems[follows]))
        for concept in page.concepts[follows]:
            out.append((217, concept))
    if follows + 1 < len(page.stems):
        out.append((216, page.stems[follows + 1]))
        for concept in page.concepts[follows + 1]:
            out.append((218, concept))
    for concept in page.concepts[word - 1] if word else ():
        out.append((219, concept))
    return out


def orientation_features(page: Page, people: Cast, at: int, giver: str, taker: str, measure: int) -> list[int]:
    """Feature codes for the figure running from `giver` to `taker`."""
    left, right, earlier = flow_words(page, at)
    out: list[int] = []
    for role, who, other in ((1, giver, taker), (2, taker, giver)):
        for template, argument in role_features(page, people, at, who, other):
            out.append(code(template, argument, role | (measure << 2)))
            out.append(code(template, argument, role | (left << 6) | (1 << 20)))
            if template in (203, 204, 205, 210, 211, 213):
                out.append(code(template, argument, role | (left << 6) | (right << 11) | (1 << 21)))
            if not left:
                out.append(code(template, argument, role | (earlier << 6) | (3 << 19)))
    return out
