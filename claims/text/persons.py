"""Where the person stands who holds a post: after it, past titles, or before it and a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.pack import pack
from claims.text.departments import BLANK, CAPITAL, WORD, stems, words_of
from claims.text.names import SURNAME
from claims.text.parties import PartyMention
from claims.text.posts import Post, between, gap_after, titles

Span = tuple[int, int]
_PARTICLE: Final = (
    "(?:bin|ibn|al|el|ul|von|van|de|da|do|dos|das|der|den|le|la|di|del|Al|El|Bin|Ibn|бен|бин|ибн|аль|ас|ад|ар|аш|аз|ат|ан|эль|эс|эр|эд|эт|эш"
    "|Аль|Эль|оглы|кызы|фон|ван|дер|де|ди|да|дос|ла|дель|әл)"
    "[ \u00a0-]"
)
_INITIALS: Final = rf"(?:{CAPITAL}\.{BLANK}?){{1,2}}{WORD}"
_FULL: Final = rf"{WORD}(?:{BLANK}(?:{CAPITAL}\.(?={BLANK}{CAPITAL}))?(?:{_PARTICLE}){{0,2}}{WORD}){{0,4}}"
_NAME: Final = re.compile(f"{_INITIALS}|{_FULL}")
_IS: Final = rf"(?:,{BLANK}*(?:who{BLANK}(?:is|was){BLANK})?|{BLANK}(?:is|was){BLANK}|{BLANK}[–—]{BLANK})"
_BEFORE: Final = re.compile(rf"({_INITIALS}|{_FULL}){_IS}(?:(?:the|an?|the then){BLANK})?$")
_ASIDE: Final = rf"(?:{BLANK}\([^()\n]{{1,60}}\))?"
"""What each of several does, in brackets: "Cabinet Secretaries Peter Otieno (Trade) and …"."""
_NEXT: Final = re.compile(rf"{_ASIDE}(?:,{BLANK}(?:and{BLANK}|и{BLANK})?|{BLANK}(?:and|и|мен|және){BLANK})")
_POSSESSIVE: Final = ("'s", "’s")
_ACRONYM: Final = re.compile(r"(?![IVX]+\b)[^\W\d_]{2,6}\b")
_NOT_FIRST: Final = re.compile(r"(?:ович|евич|ьич|овн|евн|ичн|ұлы|улы|қызы|кызы|оглы)")
_LEADS: Final = re.compile(r",|[–—]|\b(?:is|was)\b")
_LEAD: Final = 8
_LEFT: Final = 90  # characters before a post where the name may stand
_KEY: Final = 3
_ENDING: Final = 2  # letters of a case
_HYPHENS: Final = ("-", "‑")
_HE: Final = "He"
"""A Chinese surname, before another capitalised word."""
_SHEIKH: Final = re.compile(rf"Sheikha?{BLANK}(?={WORD}{BLANK}(?:{_PARTICLE}){{0,2}}{WORD})")
"""A title before a full name; before one word it is part of the name."""
_ADJECTIVE: Final = re.compile(r"\w{3,}(?:ого|его|ому|ему|ых|их)\b")


def person_after(
    text: str, post: Post, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]
) -> Span | None:
    """The person after a post; one behind a comma is closed by a mark, unless a country came between."""
    here, is_plain = gap_after(text, post.after)
    title = titles(lang).match(text, here)
    person = person_at(text, title.end() if title else here, lang, mentions, heads)
    if person is None or is_plain or title or len(post.codes) > 1 or (post.codes and post.after > post.end):
        return person
    is_whole = " " in text[person[0] : person[1]] and _closed(lang).match(text, person[1])
    return person if is_whole else None


def next_person(text: str, at: int, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]) -> Span | None:
    """The person joined to the one that ends at `at`: "and Ann Lee"."""
    link = _NEXT.match(text, at)
    return person_at(text, link.end(), lang, mentions, heads) if link else None


def next_served(
    text: str, at: int, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]
) -> tuple[str, Span] | None:
    """The next in a post of several that names each one's country: «послы Чили Ана Сото, Кении Питер Отиено»."""
    link = _NEXT.match(text, at)
    land = next(iter(between(mentions, link.end(), link.end() + 1)), None) if link else None
    if land is None or land.kind != "name":
        return None
    person = person_at(text, gap_after(text, land.end)[0], lang, mentions, heads)
    return (land.code, person) if person and " " in text[person[0] : person[1]] else None


def person_before(
    text: str, post: Post, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]
) -> Span | None:
    """The person before a post and a comma, the country perhaps between: "Ann Lee, Chile's Minister of Trade"."""
    start = post.start
    served = [m for m in between(mentions, max(0, start - 40), start) if m.end <= start <= m.end + 3]
    start = served[-1].start if served and post.codes else start
    if not _LEADS.search(text, max(0, start - _LEAD), start) or text.startswith(_POSSESSIVE, post.after):
        return None
    match = _BEFORE.search(text, max(0, start - _LEFT), start)
    if match is None:
        return None
    title = titles(lang).match(text, match.start(1), match.end(1))
    person = person_at(text, title.end() if title else match.start(1), lang, mentions, heads)
    return person if person and person[1] == match.end(1) and " " in text[person[0] : person[1]] else None


def person_at(text: str, at: int, lang: str, mentions: Sequence[PartyMention], heads: frozenset[int]) -> Span | None:
    """The span of the person that begins here: capitalised words up to one that is no name."""
    sheikh = _SHEIKH.match(text, at)
    at = sheikh.end() if sheikh else at
    name = _NAME.match(text, at)
    if name is None or name.group().isupper() or text[name.end() : name.end() + 1] in ("»", '"', "”"):
        return None
    if lang != "en" and (text[at].isascii() or (lang == "ru" and _ADJECTIVE.match(text, at))):
        return None  # «директор Karachaganak Petroleum», «министр развития Дальнего Востока»: firms and places
    stop, end = words_of(lang, "stop"), name.end()
    lands = [m for m in between(mentions, at + 1, end) if m.kind != "leader"]
    if lands and not (lands[0].kind == "name" and lands[0].end == end and " " not in text[at : lands[0].start - 1]):
        end = lands[0].start  # but "Finance Minister Sinisa Mali"
    here = at
    second = ""
    for number, word in enumerate(re.split(r"(?<=\w)[ \u00a0]", text[at:end])):
        is_over = number > 1 and second[:1].isupper() and SURNAME.search(second) and not _NOT_FIRST.search(word)
        is_stop = word.lower().rstrip(".") in stop and not (number == 0 and word == _HE and end > at + len(_HE))
        if is_stop or here in heads or is_over or (word.isupper() and _ACRONYM.match(word)):
            end = here - 1
            break
        second = word if number == 1 else second
        here += len(word) + 1
    if text[end : end + 1].isspace() and text.startswith(stems(lang, "regions"), end + 1):
        end = text.rfind(" ", at, end)  # «кеңесші Мариано Феррейра Ақмола облысында»
    person = text[at : max(at, end)].rstrip(" \u00a0-–—")
    person = person[:-2] if person.endswith(_POSSESSIVE) else person
    parts = person.lower().split()
    nouns = words_of(lang, "department")
    if not parts or parts[-1] in nouns or parts[-1] in words_of(lang, "ranks") or _is_post(parts[0], lang):
        return None
    if any(m.kind == "name" and m.end >= at + len(person) for m in between(mentions, at, at + 1)):
        return None  # "the President of the Socialist Republic of Viet Nam, the Prime Minister of …"
    return (at, at + len(person)) if len(parts[-1]) > 1 else None


def leader_of(text: str, post_start: int, span: Span, mentions: Sequence[PartyMention]) -> str | None:
    """The country of a leader whose whole surname stands within the span."""
    for one in between(mentions, post_start, span[1]):
        if one.kind == "leader" and one.end > span[0] and text[one.end : one.end + 1] not in _HYPHENS:
            return one.code
    return None


def _is_post(first: str, lang: str) -> bool:
    """Whether a run begins with a post of its own ("Deputy Governor Ann Lee")."""
    return any(
        first.startswith(head) and len(first) - len(head) <= (0 if lang == "en" else _ENDING)
        for head in _first_words(lang).get(first[:_KEY], ())
    )


@lru_cache(maxsize=8)
def _closed(lang: str) -> re.Pattern[str]:
    """What follows a name set between commas: a mark, or a word of speaking."""
    verbs = "|".join(sorted(words_of(lang, "speaking")))
    member = rf"(?:{BLANK}(?:MP|MEP|QC|KC)\b)?"
    return re.compile(rf"{member}(?:[,).;:\n]|$|[\s\u00a0](?:{verbs})\b)" if verbs else r"[,).;:\n]|$")


@lru_cache(maxsize=8)
def _first_words(lang: str) -> dict[str, list[str]]:
    """The first words of posts by their first letters."""
    table: dict[str, list[str]] = {}
    for phrase in pack(lang, "people")["posts"]["words"]:
        head = phrase.split()[0].rstrip("*")
        table.setdefault(head[:_KEY], []).append(head)
    return table
