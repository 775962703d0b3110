"""Who stands right behind a figure by a preposition: "1.6 billion to New Zealand" is of New Zealand's trade.

Whatever else a sentence names, such a country is one of the figure's parties.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.lexicon import pack as packs
from claims.text.meaning.page import GAP_NONE, Page
from claims.text.meaning.sides import IS_GROUP, Cast
from claims.text.sorted_numbers import first_from
from claims.text.vocabulary import vocabulary

_REACH: Final = 6
_KINDS: Final = frozenset(("name", "demonym", "capital", "city", "leader"))


@lru_cache(maxsize=8)
def _ties(lang: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Prepositions that tie who follows to the figure before them, words that may stand between, and those of ways."""
    clauses = packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]
    behind, skips, ways = (frozenset(clauses[name]) for name in ("ties_behind", "tie_skips", "ties_of_ways"))
    return behind, skips, ways


@lru_cache(maxsize=8)
def _bearing(lang: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Endings, and whole words, that tie a figure to the name behind them."""
    clauses = packs.pack(lang if lang in packs.languages() else "en", "stages")["clauses"]
    return tuple(clauses["bearing_endings"]), frozenset(clauses["bearing"])


def receivers(page: Page, lang: str, people: Cast) -> dict[int, str]:
    """The country that stands right behind a figure, by figure."""
    (ties, skips, _), articles = _ties(lang), vocabulary(lang).sets["skips definite"]
    out: dict[int, str] = {}
    for at, (inside, beyond) in enumerate(page.quantity_words) if ties else ():
        _, after = page.sentence_words[page.quantity_sentences[at]]
        is_within = beyond > inside and page.words[beyond - 1] in ties  # "tonnes of" is a unit
        if (
            beyond + 1 < after
            and page.words[beyond] in skips
            and page.gaps[beyond] == page.gaps[beyond + 1] == GAP_NONE
        ):
            beyond += 1  # "and $9 million worth to Chile"
        name = beyond if is_within else beyond + 1
        if name >= after or not (is_within or (page.words[beyond] in ties and page.gaps[beyond] == GAP_NONE)):
            continue
        if page.words[name] in articles and name + 1 < after and page.gaps[name] == GAP_NONE:
            name += 1
        who = _named_at(page, people, at, name) if page.gaps[name] == GAP_NONE else None
        if who:
            out[at] = who
    return out


def rivals(page: Page, lang: str, people: Cast, at: int, who: str) -> frozenset[str]:
    """Who stands behind the same preposition before a figure: "$5 million went to Peru, and $9 million to Chile" has
    nothing of Chile's trade with Peru, unless Peru is named again.
    """
    articles, beyond = vocabulary(lang).sets["skips definite"], page.quantity_words[at][1]
    numbers = people.by_sentence[page.quantity_sentences[at]]
    governed: dict[int, str] = {}
    for number in numbers:
        start, _, _, kind = people.marks[number]
        word = first_from(page.starts, start)
        word -= word > 0 and page.words[word - 1] in articles
        if kind in _KINDS and word > 0 and page.words[word - 1] in _ties(lang)[2]:
            governed[number] = page.words[word - 1]
    own = next((n for n in numbers if n in governed and first_from(page.starts, people.marks[n][0]) >= beyond), -1)
    if own < 0 or people.marks[own][2] != who:
        return frozenset()
    again = {people.marks[number][2] for number in numbers if number >= own}
    led = {people.marks[n][2] for n, tie in governed.items() if n < own and tie == governed[own]}
    return frozenset(led - again)


def bearers(page: Page, lang: str, people: Cast) -> dict[int, str]:
    """The country that a figure is said of as what it comes with, by figure: "5 млрд доллар айналыммен Қытай бірінші",
    "айналымы 5 млрд доллар болатын Ресей"; words of the pack, by ending or whole, tie it to the name behind them.
    """
    endings, whole = _bearing(lang)
    ands, out = vocabulary(lang).links["and"], dict[int, str]()
    for at, (_, beyond) in enumerate(page.quantity_words) if endings else ():
        _, after = page.sentence_words[page.quantity_sentences[at]]
        following = page.quantity_words[at + 1][0] if at + 1 < len(page.quantity_words) else after
        for word in range(beyond - 1, min(beyond + _REACH, after - 1, following)):
            if word >= beyond and (page.gaps[word] != GAP_NONE or _named_at(page, people, at, word)):
                break
            is_tie = page.words[word] in whole or page.words[word].endswith(endings)
            if is_tie and page.words[word] not in ands and page.gaps[word + 1] == GAP_NONE:
                who = _named_at(page, people, at, word + 1)
                if who:
                    out[at] = who
                    break
    return out


def _named_at(page: Page, people: Cast, at: int, word: int) -> str | None:
    """The country whose name begins with a word."""
    for number in people.by_sentence[page.quantity_sentences[at]]:
        start, _, who, kind = people.marks[number]
        if kind in _KINDS and who not in IS_GROUP and first_from(page.starts, start) == word:
            return who
    return None
