"""What speaks for each candidate set of parties of a figure, as feature codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.text.meaning.features import code, hash_text
from claims.text.meaning.page import Page
from claims.text.meaning.party_stands import item_features, stand_features, stands
from claims.text.meaning.sides import (
    IS_GROUP,
    SENTENCES_BACK,
    Cast,
    Near,
    Parties,
    focus_pair,
    members,
    recently,
)
from claims.text.sorted_numbers import first_from

_GROUPS: Final = set(IS_GROUP)


@dataclass(frozen=True, slots=True)
class Company:
    """Who stands around a figure: what all candidate sets of it are held against."""

    here: set[str]
    has_group: bool
    title: set[str]
    last_named: set[str]
    focus: Parties | None
    frames: tuple[tuple[int, str], tuple[int, str]]
    told_words: int
    home_place: int
    lead: int
    lately: dict[str, int]
    headed: Parties
    group_words: dict[str, int]
    is_lent: bool
    is_owing: bool
    is_beyond: bool


def company(page: Page, people: Cast, near: Near, at: int) -> Company:
    """The company of figure `at`."""
    sentence = page.quantity_sentences[at]
    here = {*near[0], *near[1]}
    return Company(
        here,
        not here.isdisjoint(_GROUPS),
        set(people.title),
        last_sentence(people, sentence),
        focus_pair(people) if len(people.focus) > 1 else None,
        ((117, people.sections[sentence]), (118, people.leads[sentence])),
        people.pair_words[sentence],
        place_of(people.home, near),
        ahead_of_others(people),
        recently(people, page, sentence),
        people.headed[sentence],
        group_words(page, people, sentence),
        sentence in people.lent,
        sentence in people.owing,
        sentence in people.beyond,
    )


def group_words(page: Page, people: Cast, sentence: int) -> dict[str, int]:
    """For each group named in a sentence, the stem of the word before it ("with", "within", "of")."""
    out = {}
    for index in people.by_sentence[sentence]:
        start, _, who, _ = people.marks[index]
        if who in IS_GROUP and who not in out:
            word = first_from(page.starts, start)
            out[who] = page.stems[word - 1] if word > page.sentence_words[sentence][0] else 1
    return out


def group_features(people: Cast, around: Company, parties: Parties, measure: int) -> list[int]:
    """What speaks for a group alone, or for a group and a country in it or out of it."""
    group = next((who for who in parties if who in IS_GROUP), None)
    if group is None:
        return [code(178, int(bool(around.group_words)) | int(people.home in around.here) << 1, len(parties))]
    inside = members().get(group, frozenset())
    country = next((who for who in parties if who != group), None)
    kind = 0 if country is None else 1 + int(country in inside) + (2 if country == people.home else 0)
    kind |= int(people.home in inside) << 3
    return [
        code(173, around.group_words.get(group, 0), kind),
        code(174, hash_text(group), kind | measure << 4),
        code(175, around.told_words, kind | min(len(around.here), 3) << 4),
        code(176, kind | int(group in people.title) << 4, measure),
        code(179, kind | int(country in around.here) << 4 | int(group in around.here) << 5, int(group in people.title)),
    ]


def candidate_features(
    page: Page, people: Cast, near: Near, at: int, sets: Sequence[Parties], measure: int
) -> list[list[int]]:
    """Feature codes for each candidate set; `measure` is the number of the figure's measure."""
    around = company(page, people, near, at)
    here, crowd = around.here, min(len(around.here), 2)
    alone: dict[str, list[int]] = {}
    about = stands(page, people, at)
    out: list[list[int]] = []
    for parties in sets:
        codes = set_features(people, around, parties, measure)
        codes += item_features(about, parties, people.home, measure)
        covered = among(parties, here)
        for who in parties:
            if who not in alone:
                alone[who] = member_features(people, near, who, around.lately) + mention_features(
                    page, people, at, who, measure
                )
                alone[who] += opening_features(people, around, who)
                alone[who] += stand_features(about, who, people.home, measure)
            named = people.named.get(who, 0) | (int(who == people.home) << 3)
            codes.append(code(114, named, crowd | (covered << 2)))
            codes += alone[who]
        out.append(codes)
    return out


def among(parties: Parties, named: set[str]) -> int:
    """How many of some parties are among those named."""
    count = 0
    for who in parties:
        if who in named:
            count += 1
    return count


def set_features(people: Cast, around: Company, parties: Parties, measure: int) -> list[int]:
    """What speaks for a candidate set as a whole."""
    here, members = around.here, parties
    crowd, size = min(len(here), 3), len(members)
    covered = among(members, here)
    absent = size - covered
    left_over = min(len(here) - covered, 3)
    is_focus = 2 if around.focus is None else int(parties == around.focus)
    has_home = 2 if people.home is None else int(people.home in members)
    groups = among(members, _GROUPS) | int(around.has_group) << 2
    shape = covered | (absent << 2) | (left_over << 4) | (has_home << 6) | (is_focus << 8)
    last = among(members, around.last_named) | min(len(around.last_named), 3) << 2
    codes = [
        code(100, shape),
        code(101, shape, measure),
        code(102, is_focus | (has_home << 2), crowd),
        code(103, size, groups & 3),
        code(104, is_focus, measure),
        code(105, left_over | (absent << 2), is_focus),
        code(106, among(members, around.title) | min(len(around.title), 3) << 2),
        code(107, groups, is_focus | (size << 2)),
        code(160, around.told_words, covered | (absent << 2) | (has_home << 4) | (is_focus << 6)),
        code(161, last, covered | (has_home << 2) | (crowd << 4)),
        code(168, shape, around.home_place),
        code(169, is_focus | (has_home << 2) | (around.lead << 4), crowd | (covered << 2)),
    ]
    codes += together_features(people, around, parties, covered | absent << 2)
    is_headed = 0 if not around.headed else 2 if parties == around.headed else 1
    codes += [
        code(177, is_headed, min(crowd, 2)),
        code(196, is_headed, has_home | is_focus << 2),
        code(193, has_home | int(people.is_about_home) << 2, is_focus | crowd << 2),
    ]
    codes += group_features(people, around, parties, measure)
    if around.is_owing:
        lent = 1 + int(around.is_lent) | size << 2
        codes += [code(180, lent, measure), code(181, lent, covered | has_home << 2 | crowd << 4)]
    if around.is_beyond:
        codes += [code(182, size, measure), code(183, size, covered | has_home << 2 | crowd << 4)]
    for template, frame in around.frames:
        told = 0 if not frame else 2 if frame in members else 1
        codes.append(code(template, told, min(crowd, 2) | (is_focus << 2)))
        codes.append(code(template, told, (has_home << 4) | (1 << 8)))
    return codes


def together_features(people: Cast, around: Company, parties: Parties, named: int) -> list[int]:
    """What speaks for so many parties: a word as "the three", a list of them in the text, the title."""
    several = (around.told_words >> 3 & 3) | int(parties in people.companies) << 2
    several |= int(around.title == set(parties)) << 3
    return [code(191, len(parties), several), code(192, several | len(parties) << 4, named)]


def member_features(people: Cast, near: Near, who: str, lately: dict[str, int]) -> list[int]:
    """What speaks for one party of a candidate set, whoever the others are."""
    before, after, earlier = near
    home = int(who == people.home)
    rank = (people.focus.index(who) if who in people.focus[:4] else 4) | (home << 3)
    left = before.index(who) + 1 if who in before else 0
    right = (after.index(who) + 1 if who in after else 0) << 3
    back = earlier.index(who) + 1 if who in earlier else 0
    named = people.named.get(who, 0) | (home << 3)
    late = min(lately.get(who, 15), 15) | int(bool(before or after)) << 4
    return [
        code(171, late, home | int(bool(left | right)) << 1),
        code(172, late, rank),
        code(115, named, left | right),
        code(110, left | right, home),
        code(111, rank, min(people.foreign, 5)),
        code(112, back | (int(bool(before or after)) << 3), home),
        code(113, rank, left | right | (back << 6)),
    ]


def opening_features(people: Cast, around: Company, who: str) -> list[int]:
    """What speaks for a party by whether the text opens with it, most of all where a sentence says "the country"."""
    told = int(who == people.opening) | int(who == people.home) << 1 | int(who in around.here) << 2
    told |= int(people.is_about_home) << 3
    return [code(194, told, around.told_words >> 5), code(195, told, int(people.home == people.opening))]


def place_of(who: str | None, near: Near) -> int:
    """Whether someone is named before the figure, after it, in the sentences before, or nowhere near."""
    return next((number for number, codes in enumerate(near) if who in codes), 3)


def ahead_of_others(people: Cast) -> int:
    """By how much the foremost party but the home country is named more than the next, 0 to 3."""
    others = [people.named[who] for who in people.foremost[:2]]
    return min(others[0] - (others[1] if len(others) > 1 else 0), 3) if others else 0


def last_sentence(people: Cast, sentence: int) -> set[str]:
    """Who is named in the nearest sentence before that names anyone."""
    for back in range(sentence - 1, max(-1, sentence - 1 - SENTENCES_BACK), -1):
        if people.by_sentence[back]:
            return {people.marks[index][2] for index in people.by_sentence[back]}
    return set()


def mention_features(page: Page, people: Cast, at: int, who: str, measure: int) -> list[int]:
    """How a party's mention nearest the figure, in its sentence, is worded: its kind and the words beside it."""
    sentence, figure = page.quantity_sentences[at], page.quantities[at].start
    home = int(who == people.home)
    found = [index for index in people.by_sentence[sentence] if people.marks[index][2] == who]
    if not found:
        return [code(162, 0, home), code(170, 0, measure | home << 6)]
    start, end, _, kind = people.marks[min(found, key=lambda index: abs(people.marks[index][0] - figure))]
    side = 1 if start < figure else 2
    first, after = page.sentence_words[sentence]
    word, follows = first_from(page.starts, start), first_from(page.starts, end)
    before = page.stems[word - 1] if word > first else 0
    behind = page.stems[follows] if follows < after else 0
    kind_number = hash_text(kind) & 0x3FF
    return [
        code(162, kind_number, home | side << 1),
        code(163, kind_number, measure | 1 << 6),
        code(164, before, home | side << 1),
        code(165, behind, home | side << 1),
        code(166, page.suffixes[follows - 1] if follows > word else 0, home | side << 1),
        code(170, side, measure | home << 6),
        code(167, int(who in people.title) | side << 1, measure),
    ]
