"""When: the time phrases of a text with the dates that they stand for.

Kinds: `period` (of a flow), `base` (what something is compared with), `horizon` (of a target), `since`, `as_of`
(the date of a stock, or "now"), `day` (of meetings and signings), `vague` (no dates, or a second reading). Follow-
ups such as "a year earlier" are resolved against the period before them in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claims.lexicon.pack import pack
from claims.text import period_fiscal, period_parts, period_solar, period_spans, period_years
from claims.text.period_anchors import ANCHORED, follow_up, pointed_at, so_many
from claims.text.period_bases import since_until, unsaid, years_after
from claims.text.period_calendar import Maker, Span
from claims.text.period_homes import Calendars, calendars
from claims.text.period_tags import GAP, TAKEN, Item, Tagged, grammar, tags
from claims.text.period_told import told_year
from claims.text.words import words as cut_words

MAKERS: Final[dict[str, Maker]] = {
    name.removeprefix("make_"): function
    for room in (period_years, period_parts, period_spans, period_fiscal, period_solar)
    for name, function in vars(room).items()
    if name.startswith("make_")
}
_SOLAR: Final = ("solar_months", "solar_part", "solar_year")
_SOON: Final = 3
"""Words in which what makes a base follows it."""
_ENDED: Final = ("months", "season")
"""Parts of a year that are told by both their ends."""
_COMPARING: Final = ("base_year", "since")
"""What may make a base by itself: "over 2021", «по сравнению с 2022 годом»."""
_PARTS: Final = ("part", "months", "half_year", "first_months", "first_quarters", "span_months")
_LOOKBACK: Final = 7
_NEAR: Final = 2
_FROM: Final = 20
"""Characters between "from" and the first word of an amount, beyond which it is from somebody."""
_NAME: Final = re.compile(r"\b[A-ZА-ЯЁ][a-zа-яё]{2}")
"""Begins a name, where no sign of money does: imports from Mali rose 64 % in 2021, exports from Rs 4 bn in 2020."""
_PIECE: Final = 300
_BESIDE: Final = 40
_REACH: Final = 6
_AHEAD: Final = ("horizon_year", "horizon_years", "horizon_decade", "by_month", "at_end", "decade")
AMOUNTS: Final = ("money", "pct", "not_year")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time phrase: offsets, inclusive ISO dates (None where it has none), kind and grain."""

    start: int
    end: int
    period_start: str | None
    period_end: str | None
    kind: str
    grain: str


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    stop: int
    make: str
    spans: tuple[Span, ...]


def mentions(text: str, lang: str, published: str | None, home: str | None) -> list[TimeMention]:
    """Every time phrase in order. `published` is an ISO date or None: then nothing relative has dates."""
    marked = tags(text, lang)
    tagged, items = marked.line, marked.items
    by = calendars(text, lang, published, home)
    found = _in_days(sorted(_phrases(tagged, items, lang, by), key=lambda one: one.at), items, text)
    if by.usual.published is None and (year := _told_year(text, marked, found, lang)):
        by = by.written_in(year)
        found = _in_days(sorted(_phrases(tagged, items, lang, by), key=lambda one: one.at), items, text)
    placed: list[tuple[int, int, Span]] = []
    compared: list[tuple[int, int, Span]] = []
    before: list[Span] = []
    ended: list[Span] = []
    taken = {index for one in found for index in range(one.at, one.stop)}
    for one in found:
        words = items[one.at : one.stop]
        context = by.at(words[0].start)
        spans = list(one.spans)
        if one.make in ANCHORED:
            spans = follow_up(one.make, words, _known(one.make, text, before, placed, words[0].start), context)
        if one.make == "first_months":
            spans = so_many(words, ended) or spans
            if context.published is None and not spans[0].start:
                spans = [told for told in [pointed_at(words, before, context)] if told] or spans
        is_period = any(span.kind == "period" for span in spans)
        way = _base_word(text, marked, one, lang, taken) if is_period else ""
        if way or (is_period and _is_grown_to(marked.line, one, lang, spans, before)):
            spans = [replace(span, kind="base") if span.kind == "period" else span for span in spans]
        elif spans and spans[0].kind == "horizon" and _is_set_against(marked.line, one, lang):
            spans = [replace(span, kind="base") for span in spans]
        if one.make in _COMPARING or way in ("base", "than", "level"):
            compared += [(words[0].start, words[-1].end, span) for span in spans]
        if spans and spans[0].kind in ("period", "as_of", "since") and spans[0].start:
            before.append(spans[0])
        if one.make in _ENDED:
            ended += [span for span in spans[:1] if span.kind == "period"]
        placed += [(words[0].start, words[-1].end, span) for span in spans if span.kind != "nothing"]
    told = [one for one in placed if one[2].kind in ("period", "base", "as_of") and one[2].start]
    placed += unsaid(cut_words(text).lowered, lang, told)
    placed += since_until(placed, text, _SENTENCE_END, by.usual.published)
    placed += years_after(compared, placed, text, _SENTENCE_END, by.usual.published)
    placed.sort(key=lambda one: one[0])
    return [_mention(at, stop, span) for at, stop, span in placed]


def _known(
    make: str, text: str, before: Sequence[Span], placed: Sequence[tuple[int, int, Span]], start: int
) -> list[Span]:
    """What a phrase may count from: the periods before it, and what is compared with where it follows right on that."""
    if make == "year_before_that":
        return [span for _, _, span in placed if span.kind in ("period", "base") and span.start]
    return [*before, *_bases_beside(text, placed[-1:] if make == "years_after" else (), start)]


def _bases_beside(text: str, told: Sequence[tuple[int, int, Span]], start: int) -> list[Span]:
    """What the same sentence compares with: "from 55 million in 2002 to 9 million the year after" counts from it."""
    return [
        one for _, end, one in told if one.kind == "base" and one.start and not _SENTENCE_END.search(text, end, start)
    ]


def _told_year(text: str, marked: Tagged, found: list[_Found], lang: str) -> int | None:
    """The year of publication as the text tells it."""
    named = _named_years(text, marked, found, lang)
    compared = _compared(text, marked, found, lang, named) + _set_against(text, marked, found, named)
    return told_year(marked.items, named, compared)


def _set_against(text: str, marked: Tagged, found: list[_Found], named: list[tuple[int, int, bool]]) -> list[int]:
    """Years after those that the months of a sentence are set against, or last year at its end.

    "In January-May, 4 % more than in the same months of 2009", "from 41 million in 2021 to 36 million last year".
    """
    bases = {at: year for at, year, is_base in named if is_base}
    out: list[int] = []
    for one, then in pairwise(found):
        names = {item.name for item in marked.items[one.at : one.stop]}
        last, following = marked.items[one.stop - 1], marked.items[then.at]
        if _SENTENCE_END.search(text, last.end, following.start):
            continue
        if then.at in bases and one.make in _ENDED and names.isdisjoint(_DATED):
            out.append(bases[then.at] + 1)
        if one.at in bases and then.make == "last_year":
            out.append(bases[one.at] + 2)
    return out


def _compared(
    text: str, marked: Tagged, found: list[_Found], lang: str, named: list[tuple[int, int, bool]]
) -> list[int]:
    """Years of which a sentence tells beside what "last year" was: "in May 2023 more than in May of last year"."""
    taken = {index for one in found for index in range(one.at, one.stop)}
    years = {at: None if is_base else year for at, year, is_base in named}
    out: list[int] = []
    own, since = None, 0
    for one in found:
        items = marked.items[one.at : one.stop]
        if any(item.name == "year" for item in items):
            own, since = years.get(one.at), items[-1].end
        elif own is not None and one.make in _LAST_YEARS and any(item.name in _LAST for item in items):
            is_base = one.make == "same_before" or _is_base(text, marked, one, lang, taken)
            if is_base and not _SENTENCE_END.search(text, since, items[0].start):
                out.append(own)
    return out


def _named_years(text: str, marked: Tagged, found: list[_Found], lang: str) -> list[tuple[int, int, bool]]:
    """(item, year, whether something is compared with it) of each phrase that names one year."""
    taken = {index for one in found for index in range(one.at, one.stop)}
    named = []
    for one in found:
        years = [item.value for item in marked.items[one.at : one.stop] if item.name == "year"]
        if len(years) == 1:
            is_base = one.make == "same_of_year" or _is_base(text, marked, one, lang, taken)
            named.append((one.at, years[0], is_base))
    return named


def _in_days(found: list[_Found], items: list[Item], text: str) -> list[_Found]:
    """Parts of the solar year as the days in brackets behind them tell: "four months of it (March 21-July 21)"."""
    for at in range(len(found) - 1):
        one, then = found[at], found[at + 1]
        is_told = one.make in _SOLAR and then.make == "span_days"
        if is_told and text[items[one.stop - 1].end : items[then.at].start].strip() == "(":
            found[at] = replace(one, spans=then.spans)
    return found


def _mention(at: int, stop: int, span: Span) -> TimeMention:
    start = _written(span.start) if span.start else None
    end = _written(span.end) if span.end else None
    return TimeMention(at, stop, start, end, span.kind, span.grain)


@lru_cache(maxsize=4096)  # the days that texts tell are few
def _written(day: date) -> str:
    return day.isoformat()


def _phrases(tagged: str, items: list[Item], lang: str, by: Calendars) -> list[_Found]:
    """Phrases in the order of the rules, of the pieces that no phrase reaches out of.

    A piece has a bounded length, so that a long text costs no more a word.
    """
    found: list[_Found] = []
    for piece in grammar(lang).piece.finditer(tagged):
        start, last = piece.span()
        while start < last:
            end = min(last, start + _PIECE)
            while end < last and end - start < 2 * _PIECE and tagged[end] != GAP:
                end += 1
            found += _phrases_of_piece(tagged[start:end], start, items, lang, by)
            start = end
    return found


def _phrases_of_piece(piece: str, offset: int, items: list[Item], lang: str, by: Calendars) -> list[_Found]:
    found: list[_Found] = []
    rules = grammar(lang)
    for number in rules.fitting(piece):
        rule = rules.rules[number]
        for match in rule.pattern.finditer(piece):
            at, stop = match.span()
            if at == stop or TAKEN in piece[at:stop]:
                continue
            is_follow_up, words = rule.make in ANCHORED, items[offset + at : offset + stop]
            spans = () if is_follow_up else tuple(MAKERS[rule.make](words, by.at(words[0].start)))
            if not spans and by.usual.published is None and rule.make not in _AHEAD:
                spans = (Span(None, None, "vague", "none"),)
            if spans or is_follow_up:
                found.append(_Found(offset + at, offset + stop, rule.make, spans))
                piece = piece[:at] + TAKEN * (stop - at) + piece[stop:]
    return found


_DATED: Final = ("year", "this", "last", "thisyr", "lastyr", "previous")
_LAST_YEARS: Final = ("same_before", "last_year")
_LAST: Final = ("last", "lastyr")
_SENTENCE_END: Final = re.compile(r"[.!?;]\s+(?=[^\W\d_a-zа-яё])|\n")


@lru_cache(maxsize=8)
def _names(lang: str) -> dict[str, str]:
    """The classes that tell what stands before a base, by their characters."""
    chars = grammar(lang).chars
    return {chars.get(name, ""): name for name in ("base", "than", "level", "from", "stop", "money", "pct", "not_year")}


def _is_grown_to(tagged: str, one: _Found, lang: str, spans: list[Span], before: list[Span]) -> bool:
    """«Вырос к I кварталу 2014 года»: a part of a year behind «к», earlier than the period told before it."""
    k, told, span = grammar(lang).chars.get("k"), before[-1:], spans[0]
    if k is None or one.make not in _PARTS or not one.at or tagged[one.at - 1] != k:
        return False
    return any(last.start and span.end and last.start > span.end for last in told)


def _is_base(text: str, marked: Tagged, one: _Found, lang: str, taken: set[int]) -> bool:
    """Whether the phrase tells a base."""
    return bool(_base_word(text, marked, one, lang, taken))


def _base_word(text: str, marked: Tagged, one: _Found, lang: str, taken: set[int]) -> str:
    """What makes the phrase a base, if anything: "base" ("compared with"), "than", "from" ("from 4 bn in").

    In Kazakh it stands behind.
    """
    tagged, items = marked.line, marked.items
    chars, name_of = grammar(lang).chars, _names(lang)
    amount, is_from = -1, False
    for index in range(one.at - 1, max(-1, one.at - 1 - _LOOKBACK), -1):
        name = name_of.get(tagged[index], "")
        if name == "stop" or index in taken:
            break
        if name == "base" or (name == "than" and one.at - index <= _NEAR):
            return name
        if name == "level" and one.at - index == 1:
            return name  # «на 6 % больше показателей 2022 года»
        if is_from and name in AMOUNTS:
            return "from"
        if name == "from" and amount >= 0 and items[amount].start - items[index].end <= _FROM:
            return "" if _NAME.search(text, items[index].end, items[amount].start) else "from"
        is_from = is_from or (name == "from" and one.at - index == 1)
        amount = index if name in AMOUNTS else amount
    after = tagged[one.stop : one.stop + _REACH].partition(chars["stop"])[0]
    if not after or "base_after" not in chars:
        return ""
    word = after.find(chars["base_after"], 0, _SOON)
    if word >= 0 and taken.isdisjoint(range(one.stop, one.stop + word)):
        return "base"  # but not «былтыр 2019 жылға қарағанда»
    return "than" if chars["more_after"] in after and _is_exceeded(text, items, one, lang) else ""


def _is_set_against(tagged: str, one: _Found, lang: str) -> bool:
    """«2019 жылға қарағанда»: what would be the end of a plan is compared with."""
    return tagged[one.stop : one.stop + 1] == grammar(lang).chars.get("base_after")


def _is_exceeded(text: str, items: list[Item], one: _Found, lang: str) -> bool:
    """Whether a word of more or less is told of a phrase: "2022 жылдан көп", "2022 жылғы көрсеткіштен көп"."""
    base, last = pack(lang, "periods")["base"], items[one.stop - 1]
    told = text[last.start : last.end].lower()
    if told.endswith(tuple(base["attributes"])):
        told = next(iter(text[last.end : last.end + _BESIDE].lower().split()), "")
    return told.endswith(tuple(base["endings"]))
