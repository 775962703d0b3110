"""When: the time phrases of a text with the dates that they stand for.

Kinds: `period` (of a flow), `base` (what something is compared with), `horizon` (of a target), `since`, `as_of`
(the date of a stock, or "now"), `day` (of meetings and signings), `vague` (no dates, or a second reading). Follow-
ups such as "a year earlier" are resolved against the period before them in the text.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claims.lexicon.pack import pack
from claims.text import parties, period_parts, period_years
from claims.text.period_bases import unsaid
from claims.text.period_calendar import Context, Maker, Span, months, whole_year
from claims.text.period_tags import FAR, GAP, TAKEN, Item, grammar, tags
from claims.text.words import words as cut_words

MAKERS: Final[dict[str, Maker]] = {
    name.removeprefix("make_"): function
    for room in (period_years, period_parts)
    for name, function in vars(room).items()
    if name.startswith("make_")
}
_ANCHORED: Final = frozenset(("same_before", "same_of_year", "years_before", "years_after", "anchor", "since_anchor"))
_LOOKBACK: Final = 7
_NEAR: Final = 2
_PIECE: Final = 300


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
    context = _context(text, lang, published, home)
    found = sorted(_phrases(tagged, items, lang, context), key=lambda one: one.at)
    placed: list[tuple[int, int, Span]] = []
    anchor: Span | None = None
    taken = {index for one in found for index in range(one.at, one.stop)}
    for one in found:
        words = items[one.at : one.stop]
        spans = _follow_up(one.make, words, anchor, context) if one.make in _ANCHORED else list(one.spans)
        if any(span.kind == "period" for span in spans) and _is_base(tagged, one, lang, taken):
            spans = [replace(span, kind="base") if span.kind == "period" else span for span in spans]
        if spans and spans[0].kind in ("period", "as_of", "since") and spans[0].start:
            anchor = spans[0]
        placed += [(words[0].start, words[-1].end, span) for span in spans if span.kind != "nothing"]
    told = [one for one in placed if one[2].kind in ("period", "base", "as_of") and one[2].start]
    placed += unsaid(cut_words(text).lowered, lang, told)
    placed.sort(key=lambda one: one[0])
    return [_mention(*one) for one in placed]


def _mention(at: int, stop: int, span: Span) -> TimeMention:
    start = span.start.isoformat() if span.start else None
    end = span.end.isoformat() if span.end else None
    return TimeMention(at, stop, start, end, span.kind, span.grain)


def _phrases(tagged: str, items: list[Item], lang: str, context: Context) -> list[_Found]:
    """Phrases in the order of the rules; in pieces of bounded length, so that a long text costs no more a word."""
    found: list[_Found] = []
    start = 0
    while start < len(tagged):
        end = min(len(tagged), start + _PIECE)
        while end < len(tagged) and end - start < 2 * _PIECE and tagged[end] not in (GAP, FAR):
            end += 1
        found += _phrases_of_piece(tagged[start:end], start, items, lang, context)
        start = end
    return found


def _phrases_of_piece(piece: str, offset: int, items: list[Item], lang: str, context: Context) -> list[_Found]:
    found: list[_Found] = []
    present = set(piece)
    for rule in grammar(lang).rules:
        for need in rule.needs:
            if need <= present:
                break
        else:
            continue
        for match in rule.pattern.finditer(piece):
            at, stop = match.span()
            if at == stop or TAKEN in piece[at:stop]:
                continue
            is_follow_up = rule.make in _ANCHORED
            spans = () if is_follow_up else tuple(MAKERS[rule.make](items[offset + at : offset + stop], context))
            if spans or is_follow_up:
                found.append(_Found(offset + at, offset + stop, rule.make, spans))
                piece = piece[:at] + TAKEN * (stop - at) + piece[stop:]
    return found


def _context(text: str, lang: str, published: str | None, home: str | None) -> Context:
    day = date.fromisoformat(published) if published else None
    years = pack(".", "fiscal_years")
    country = home if home in years["starts"] else _fiscal_country(text, lang, years["starts"])
    month, first = years["starts"].get(country, (1, 1))
    return Context(day, month, first, country in years["named_by_start"])


def _fiscal_country(text: str, lang: str, starts: Container[str]) -> str | None:
    """The first country named that keeps a fiscal year; looked for only where the text has a word for one."""
    if not any(word in text for word in pack(lang, "periods")["fiscal"]["words"]) and not _SPLIT_YEAR.search(text):
        return None
    return next((one.code for one in parties.mentions(text, lang) if one.code in starts), None)


_SPLIT_YEAR: Final = re.compile(r"20\d\d[-–/]\d\d(?!\d)")


def _is_base(tagged: str, one: _Found, lang: str, taken: set[int]) -> bool:
    """Whether the phrase tells a base: "compared with", "than in", "from 4 bn in"; in Kazakh after it."""
    chars = grammar(lang).chars
    name_of = {chars.get(name, ""): name for name in ("base", "than", "from", "stop", ",", "money", "pct", "not_year")}
    amount = False
    for index in range(one.at - 1, max(-1, one.at - 1 - _LOOKBACK), -1):
        name = name_of.get(tagged[index], "")
        if name == "stop" or index in taken:
            break
        if name == "base" or (name == "than" and one.at - index <= _NEAR) or (name == "from" and amount):
            return True
        amount = amount or name in ("money", "pct", "not_year")
    after = chars.get("base_after")
    return after is not None and after in tagged[one.stop : one.stop + 3]


def _follow_up(make: str, words: list[Item], anchor: Span | None, context: Context) -> list[Span]:
    """A phrase that points at a period told before: that one, the same a year earlier, the same months of a year."""
    if make == "anchor":
        return [replace(anchor, kind="period")] if anchor else []
    if make == "since_anchor":
        known = anchor and anchor.start and context.published
        return [Span(anchor.start, context.published, "since", "multi_year")] if anchor and known else []
    if make == "years_after":
        counts = [word.value for word in words if word.name == "num"] or [1]
        return [_shifted(anchor, -counts[-1])] if anchor and anchor.start and anchor.grain != "multi_year" else []
    years = [word.value for word in words if word.name == "year"]
    if make == "same_of_year":
        if not anchor or not anchor.start or not anchor.end or not years:
            return [replace(span, kind="base") for span in whole_year(years[0])] if years else []
        return months(years[0], anchor.start.month, anchor.end.month, "base")
    counts = [word.value for word in words if word.name == "num"] if make == "years_before" else []
    if any(word.name == "dec" for word in words):
        counts = [10 * (counts[-1] if counts else 1)]
    if anchor and anchor.start and anchor.end and anchor.grain != "multi_year":
        return [_shifted(anchor, counts[-1] if counts else 1)]
    if context.published and make != "same_before":
        count = counts[-1] if counts else 1
        return [replace(span, kind="base") for span in whole_year(context.published.year - count)]
    return [Span(None, None, "base", "none")]


def _shifted(anchor: Span, years: int) -> Span:
    def back(day: date | None) -> date | None:
        if day is None or day.year - years < 1900:
            return None
        is_month_end = (day.month, day.day) == (2, 29)
        return day.replace(year=day.year - years, day=28) if is_month_end else day.replace(year=day.year - years)

    end = back(anchor.end)
    if anchor.end and end and anchor.end.month == 2 and anchor.end.day >= 28:
        end = months(end.year, 2, 2)[0].end
    return Span(back(anchor.start), end, "base" if years > 0 else "period", anchor.grain)
