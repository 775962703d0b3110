"""Hedges that stand behind their figure: "or more", «с лишним», "астам", not those of the next figure."""

from __future__ import annotations

from typing import Final

from claims.text.figure import Figure
from claims.text.tokens import Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_NOUN_REACH: Final = 3
_CODE: Final = 3
_RATE: Final = 6  # how many words the number of a rate takes at most
_ASIDES: Final = frozenset(",(")
_PLUS: Final = frozenset("+")
_SIGNS: Final = frozenset("$€£¥₹")
_MET: Final = {"met": "ge", "passed": "gt"}  # a goal said to be met, or passed


def read_after(figure: Figure, vocabulary: Vocabulary, place: int) -> None:
    """A hedge that begins at `place`, a comma apart at most: "or more", "с лишним", "астам"; or inside: "fifty-odd"."""
    passage = figure.passage
    start = place + 1 if passage.words[place] == "," else place
    after, found = follow(vocabulary.after, passage, start)
    if not isinstance(found, tuple):
        return
    is_sign = passage.words[after - 1] in _PLUS and passage.glued(after)  # "0.8 million tonnes, +32 %"
    is_change = passage.words[after][0].isdecimal() and (passage.keys[after - 1] in vocabulary.direction or is_sign)
    if found[1] == "plus" and passage.words[after].isalpha() and _adds(figure, after, vocabulary):
        return  # "cost $60 million plus marketing", "4 percent plus a bonus"
    is_apart = start > place and follow_back(vocabulary.before, passage, after)[1] is not None
    is_next = (is_apart or passage.words[start] in vocabulary.links["or"]) and _begins_figure(figure, after)
    is_next = is_next or (is_apart and _is_number(passage, after, vocabulary))  # "3 million books, roughly nine a head"
    is_next = is_next or (passage.words[place] == "," and _begins_part(figure, vocabulary, after))
    is_joint = passage.words[start] in vocabulary.links["or"] or passage.words[start] in vocabulary.links["and"]
    is_next |= is_joint and found[0] != "approx" and _governs(passage, after, vocabulary)
    is_next |= is_joint and _bounds_next(passage, start, after, vocabulary)
    if is_change or is_next or passage.words[after] in vocabulary.not_followed:
        return  # "16 percent, and more than half of it", "11 pages and over 20 annexes", "$5, or nearly 3 percent"
    hedge, rule = found
    if rule in vocabulary.compared and not passage.words[start - 1].endswith(vocabulary.ablatives):
        return  # "2 мың тоннаға көп" is more by so much, "2 мың тоннадан көп" more than so much
    if hedge == "le" and rule in vocabulary.raised and _raised_after(figure, vocabulary, after):
        return
    figure.hedge, figure.rule = _MET.get(hedge) or hedge, rule
    figure.last = max(figure.last, after)


def after_each(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "€15 per week or more", "$9 an hour and up": what it is told by stands between."""
    words, last = figure.passage.words, max(figure.last, figure.noun_last)  # "7,000 steps a day or more"
    is_joint = words[last + 2] in vocabulary.links["or"] or words[last + 2] in vocabulary.links["and"]
    if is_joint and (figure.unit is not None or figure.noun is not None):
        read_after(figure, vocabulary, last + 2)


def _adds(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """Whether "plus" leads to something more: behind a sum or a rate, or before an article."""
    is_thing = figure.passage.words[place] in vocabulary.rules["unit_articles"]
    return is_thing or figure.unit == "percent" or _is_sum(figure, vocabulary)


def _is_sum(figure: Figure, vocabulary: Vocabulary) -> bool:
    return figure.is_money or vocabulary.follows_sign(figure.passage, figure.number.first)


def _begins_figure(figure: Figure, place: int) -> bool:
    """Whether a figure in digits begins at `place`, a sign or code of money before it or not."""
    passage, words = figure.passage, figure.passage.words
    is_sign = words[place] in _SIGNS or (len(words[place]) == _CODE and passage.original(place).isupper())
    return words[place][0].isdecimal() or (is_sign and words[place + 1][0].isdecimal())


def _is_number(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a bare number, or a part of something, stands at `place`: "20", "twenty", "a quarter", "a million"."""
    place += passage.words[place] in vocabulary.rules["unit_articles"]
    key = passage.keys[place]
    return passage.words[place][0].isdecimal() or key in vocabulary.number or key in vocabulary.fraction


def _bounds_next(passage: Passage, start: int, after: int, vocabulary: Vocabulary) -> bool:
    """ "12 rooms and up to 30 beds": the words bound the number after them; not "from 60 or more to 90"."""
    if passage.words[after] not in vocabulary.links["to"]:
        return _is_number(passage, after, vocabulary)
    first, found = follow_back(vocabulary.before, passage, after + 1)
    return found is not None and start < first < after and _is_number(passage, after + 1, vocabulary)


def _governs(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "Was down 9 percent and under the consensus of $5": a preposition with a thing of its own is no bound."""
    word, sets = passage.words[place], vocabulary.sets
    is_opened = word in sets["skips definite"] or word in sets["directions owners"]
    return is_opened and follow_back(vocabulary.before, passage, place)[1] is not None


def _begins_part(figure: Figure, vocabulary: Vocabulary, place: int) -> bool:
    """«14 млрд, и больше половины ушло», «125 млрд, без малого треть»: the hedge is that of the part told next."""
    passage = figure.passage
    place += passage.words[place] in vocabulary.links["by"]
    is_part = passage.keys[place] in vocabulary.fraction or passage.keys[place] in vocabulary.half
    return is_part and follow_back(vocabulary.before, passage, place)[1] is not None


def after_noun(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "9 тысяч занятых, если не больше", "30 бірлескен кәсіпорыннан астам": the hedge follows what is counted."""
    words, last = figure.passage.words, figure.last
    if words[last + 1] in vocabulary.after_noun:
        read_after(figure, vocabulary, last + 1)
    for place in range(last, last + _NOUN_REACH if vocabulary.noun_cases else last):
        key = figure.passage.keys[place]
        if not words[place][0].isalpha() or key in vocabulary.number or figure.hedge != "eq":
            return
        if key in vocabulary.fraction:
            return  # "42 компанияның жартысына жуығы": nearly half of 42, not nearly 42
        if words[place].endswith(vocabulary.noun_cases):
            read_after(figure, vocabulary, place + 1)


def _raised_after(figure: Figure, vocabulary: Vocabulary, place: int) -> bool:
    """The verb that makes "-ға дейін" a goal stands next to it, or past the rate: «402 млн-ға дейін, 16 %-ға өсті»."""
    passage, raising = figure.passage, vocabulary.sets["skips raising"]
    if passage.words[place] in _ASIDES and passage.words[place + 1][0].isdecimal():
        for at in range(place + 2, place + _RATE):
            after, found = follow(vocabulary.units, passage, at)
            if isinstance(found, tuple) and found[0] == "percent":
                place = vocabulary.after_ending(passage, after)
                place += passage.words[place] == ")"
                break
    return passage.keys[place] in raising
