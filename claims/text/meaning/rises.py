"""Where a level rose from and to over a span of years: "between 2003 and 2013 trade grew from 410 million to 1.4 bn".

Told with both years and both amounts, the first amount is the first year's and the second the last year's; nothing is
left to choose.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.elided import is_money
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.page import Page
from claims.text.meaning.times import Period, Times
from claims.text.periods import TimeMention
from claims.text.vocabulary import vocabulary

_YEAR: Final = 4
_PERCENT: Final = "percent"
_SPANS: Final = ("period", "base")


@lru_cache(maxsize=8)
def end_words(lang: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words before the amount risen from and beside that risen to, and endings of the amount risen from."""
    clauses = packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]
    return frozenset(clauses["risen_from"]), frozenset(clauses["risen_to"]), vocabulary(lang).ablatives


def rises(page: Page, lang: str, times: Times) -> dict[int, Period]:
    """The period of each figure that is an end of a rise or fall over a span of named years, by figure."""
    out: dict[int, Period] = {}
    spans = _spans(page, times)
    for at in range(len(page.quantities) - 1) if spans else ():
        sentence = page.quantity_sentences[at]
        if sentence in spans and is_rise(page, lang, at):
            out[at], out[at + 1] = (_whole(year) for year in spans[sentence])
    return out


def _whole(year: str) -> Period:
    return f"{year}-01-01", f"{year}-12-31"


def _spans(page: Page, times: Times) -> dict[int, tuple[str, str]]:
    """First and last year by sentence, where a span of named years is the only time that it tells."""
    found = {}
    for sentence, numbers in enumerate(times.by_sentence):
        marks = [mark for mark in (times.marks[number] for number in numbers) if not _is_unsaid(page, mark)]
        if len({(mark.start, mark.end) for mark in marks}) != 1:
            continue
        for mark in marks:
            first, last = mark.period_start or "", mark.period_end or ""
            years = first[:_YEAR], last[:_YEAR]
            is_whole = first.endswith("01-01") and last.endswith("12-31") and years[0] < years[1]
            told = page.text[mark.start : mark.end]
            if mark.kind in _SPANS and is_whole and years[0] in told and years[1][2:] in told:
                found[sentence] = years
    return found


def _is_unsaid(page: Page, mark: TimeMention) -> bool:
    """Whether a mention is no time of its sentence: a day, or the amount risen from as the base that it tells."""
    year = (mark.period_start or "")[:_YEAR]
    return mark.kind == "day" or (mark.kind == "base" and year not in page.text[mark.start : mark.end])


def is_rise(page: Page, lang: str, at: int) -> bool:
    """Whether a figure is told as what something rose from, and the next one as what it rose to."""
    low, high = page.quantities[at], page.quantities[at + 1]
    if page.quantity_sentences[at + 1] != page.quantity_sentences[at]:
        return False
    if _PERCENT in (low.unit, high.unit) and not (low.unit == high.unit and _is_of_share(page, at)):
        return False
    if low.value_high is not None or high.value_high is not None or is_money(low.unit) != is_money(high.unit):
        return False
    risen_from, risen_to, endings = end_words(lang)
    (inside, beyond), (inner, outer) = page.quantity_words[at : at + 2]
    words = page.words
    if beyond > inner or inner - beyond > 1:
        return False
    beside = words[max(0, beyond) : inner + 1] if risen_from else words[inner : outer + 1]
    is_led = bool(risen_from.intersection(words[max(0, inside - 1) : inside + 1]))
    is_ended = bool(endings) and words[beyond - 1].endswith(endings)
    return (is_led or is_ended) and not risen_to.isdisjoint(beside)


def _is_of_share(page: Page, at: int) -> bool:
    """Whether a word for a share stands before a percentage: that of growth is no amount of a year."""
    first, share = page.sentence_words[page.quantity_sentences[at]][0], concept_ids()["share"]
    return any(share in page.concepts[word] for word in range(first, page.quantity_words[at][0]))
