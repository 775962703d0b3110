"""Numbers that are part of the name of a thing: "a Titan 4 rocket", "the 9 Pro", "1080p video", "nine 3-pointers"."""

from __future__ import annotations

from typing import Final

from claims.lexicon.pack import NoPack
from claims.text.cases import is_dative
from claims.text.digits import Number
from claims.text.figure import Figure
from claims.text.gazetteer import gazetteer
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–—−")
_SIGNS: Final = frozenset("+-−–")
_COUNTED: Final = 8
_SHOT: Final = 3
_EVEN: Final = 100  # bets are quoted on a hundred
_COUNTRY: Final = "Cn"  # how the gazetteer tags countries
_PEOPLE: Final = "Cd"  # and what is of them
_QUOTES: Final = frozenset("'’”\"`")
_BEGINNINGS: Final = frozenset((BARRIER, *".!?»”"))


def is_model(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """Whether what follows the digits makes them the name of a model, a format or a kind of shot."""
    last, first, rules = number.last, number.first, vocabulary.sets
    if passage.words[first - 1] in rules["not model_tails"] and passage.words[first - 2].isdecimal():
        return passage.is_capital(first - 1)  # "a 737 MAX 9"
    if passage.words[last - 1].isalpha():
        is_format = passage.words[last - 2] + passage.words[last - 1] in rules["not formats"]
        is_format = is_format and passage.is_capital(last - 1)  # "a 4K film", but "4k houses"
        return is_format and not vocabulary.follows_sign(passage, number.first)  # "$4K" is money
    after, is_glued = passage.words[last], passage.glued(last)
    if is_glued and after in _QUOTES and passage.words[last + 1] == "s" and passage.glued(last + 1):
        return number.is_plain  # "the 6's dashboard"
    if is_glued and after in _HYPHENS and passage.glued(last + 1):
        return passage.words[last + 1] in rules["not hung_names"] or passage.words[last + 1] in rules["not graded"]
    if is_glued and after == "(":
        is_letter = len(passage.words[last + 1]) == 1 and passage.words[last + 1].isalpha()
        return number.is_plain and is_letter and passage.words[last + 2] == ")"  # "a 401(k)", "section 501(c)"
    if is_glued:
        is_format = number.is_plain and passage.words[number.first] + after in rules["not formats"]
        return is_format and not vocabulary.follows_sign(passage, number.first)
    is_shot = number.value == _SHOT and after in rules["not hung_names"]  # "eight 3 pointers"
    is_shot |= after in rules["not graded"]
    return number.is_plain and (is_shot or (passage.is_capital(last) and after in rules["not model_tails"]))


def is_priced(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "Pays R290", "costs R61 more", "N500 per bag": a letter before bare digits that is the sign of a currency."""
    words, rules, first = passage.words, vocabulary.sets, number.first
    if follow_back(vocabulary.sign_before, passage, first)[0] != first - 1:
        return False
    after, place = words[number.last], first - 2
    place -= words[place] in rules["skips any"] or follow_back(vocabulary.before, passage, first - 1)[1] is not None
    place -= words[place] in rules["skips any"]
    unit = passage.keys[number.last + 1]
    is_each = after == "per" or (
        after in rules["fraction_rules unit_articles"]
        and (unit in rules["times units"] or unit in rules["fraction_rules measured"])
    )
    return is_each or after in rules["nouns skips"] or passage.keys[place] in rules["not paying"]


def is_lettered(passage: Passage, number: Number) -> bool:
    """Whether a letter touches the digits, which after a label is no scale: "Section 39B", "Phase 2b"."""
    place = number.last - 1
    return len(passage.words[place]) == 1 and passage.words[place].isalpha() and passage.glued(place)


def counts_nothing(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether the noun after a bare number is one thing that the number belongs to: "a Titan 4 rocket"."""
    number, noun = figure.number, figure.noun
    if noun is None:
        return True
    is_hung = figure.passage.words[number.last] in _HYPHENS or figure.passage.glued(number.last)
    if not vocabulary.tells_plurals or not number.is_digits or number.value == 1 or is_hung:
        return False
    rules = vocabulary.sets
    is_measure = noun in rules["not glued_units"] or noun in rules["times units"] or noun in rules["not measures"]
    return not (is_measure or noun in rules["fraction_rules measured"] or vocabulary.is_plural(noun))


def named_by(passage: Passage, place: int) -> int:
    """The place of the word that names: "Miller's 500 index" is named by the word before the apostrophe."""
    if place > 1 and passage.words[place] == "s" and passage.words[place - 1] in _QUOTES:
        return place - 2
    return place


def is_name(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Boeing 747", "S&P 500": a capitalised word that leads a bare number which counts nothing."""
    passage, place = figure.passage, named_by(figure.passage, figure.first - 1)
    if place < figure.first - 1 and _is_owned(figure, place, vocabulary):
        return False
    if _is_odds(figure):
        return True
    if place > 0 and not figure.number.is_digits and figure.noun is None and figure.unit is None:
        return passage.is_capital(figure.first) and passage.words[place].isalpha()  # "the Group of Seven"
    if _opens_range(passage, figure.number, vocabulary):
        return False
    if not figure.number.is_plain or figure.unit or figure.number.scale or figure.hedge != "eq" or place < 0:
        return False
    is_firm = passage.words[place - 1] == "&" and passage.glued(place)  # "the S&P 500"
    names = vocabulary.sets["not names"]
    is_family = passage.words[place - 1] in names and passage.is_capital(place)  # "the Stoxx Europe 600"
    if is_firm or is_family or passage.words[place] in names:
        return True
    if passage.keys[place - 1] in vocabulary.sets["not names_of"] and passage.is_capital(place - 1):
        return passage.words[place] in vocabulary.sets["nouns of"]  # "the Group of 20"
    if passage.words[place] in vocabulary.before or passage.keys[place] in vocabulary.before:
        return False
    if is_dative(passage, figure.last, vocabulary) and passage.keys[figure.last] in vocabulary.direction:
        return False  # «Қазақстандікі 12-ге өсті»
    if passage.keys[place] in vocabulary.number:
        return False  # "One 420 megawatt plant"
    if passage.words[place - 1] in vocabulary.links["and"] and _is_count(passage, place - 2):
        return False  # "Stokes made 80 and Pope 77"
    if passage.is_capital(place) and _is_country(passage, place, vocabulary):
        return False  # "Mexico takes 37 %, Peru 33"
    if _is_where_counted(passage, place, vocabulary):
        return False
    begins = place == 0 or passage.words[place - 1] in _BEGINNINGS
    if begins and not vocabulary.tells_plurals:
        return False
    return (
        (counts_nothing(figure, vocabulary) or (not begins and _is_numbered_work(figure, vocabulary)))
        and passage.is_capital(place)
        and passage.words[place].isalpha()
        and passage.words[place] not in vocabulary.sets["not not_names"]
        and not passage.words[place].endswith(vocabulary.cases or (" ",))  # «Германияға 100-150 мың тонна»
    )


def _opens_range(passage: Passage, number: Number, vocabulary: Vocabulary) -> bool:
    """ "In Chile 85-90 million tonnes": digits that a scale follows at the end of the range."""
    place = number.last
    if passage.words[place] not in _HYPHENS or not passage.words[place + 1].isdecimal():
        return False
    key = passage.keys[place + 2]
    return key in vocabulary.abbreviation or vocabulary.number.get(key, ("", 0.0))[0] == "scale"


def is_scaled_later(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a hedge parts the digits before `place` from their scale: «к концу марта 15 с лишним миллиардов»."""
    after, hedge = follow(vocabulary.after, passage, place)
    return hedge is not None and vocabulary.number.get(passage.keys[after], ("add", 0.0))[0] != "add"


def _is_where_counted(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """«Предприятий в Андижане 31»: what is counted was told before, and where; "Boeing" is in other letters."""
    sets = vocabulary.sets
    if passage.words[place].isascii() or sets["not place_preps"].isdisjoint(passage.words[max(0, place - 2) : place]):
        return False
    return not sets["nouns count_context"].isdisjoint(passage.keys[max(0, place - _COUNTED) : place])


def _is_count(passage: Passage, place: int) -> bool:
    return passage.words[place].isdecimal() and not passage.is_capital(place - 1)


def _is_country(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is, or ends, a country's name, which no number belongs to."""
    word, before = passage.words[place], passage.words[place - 1]
    try:
        known = gazetteer(vocabulary.lang)
    except NoPack:  # the layer of figures comes first in a pack
        return False
    names = [known.single.get(word, ""), *(code for *rest, code in known.phrases.get(before, ()) if rest == [word])]
    return any(name.split(" ")[1:2] == [_COUNTRY] for name in names)


def is_of_people(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is of a country, or the next one is: "Syrian refugees", "South Sudanese children"."""
    single = gazetteer(vocabulary.lang).single
    return any(
        passage.is_capital(at) and single.get(passage.words[at], "").split(" ")[1:2] == [_PEOPLE]
        for at in (place, place + 1)
    )


def _is_odds(figure: Figure) -> bool:
    """ "At +350", "listed at -110": what a bet on a hundred pays."""
    passage, number = figure.passage, figure.number
    sign = number.first - 1
    if passage.words[sign] not in _SIGNS or not passage.glued(number.first) or passage.glued(sign):
        return False
    is_bare = number.is_plain and not number.scale and figure.noun is None and figure.unit is None
    return is_bare and number.value >= _EVEN and number.value % 5 == 0


def _is_owned(figure: Figure, place: int, vocabulary: Vocabulary) -> bool:
    """ "Fewer than Tarn's 26 a year ago": nothing that could bear the name follows; but "Standard & Poor's 500"."""
    passage, last = figure.passage, figure.number.last
    is_bare = not passage.words[last].isalpha() or passage.keys[last] in vocabulary.sets["nouns stops"]
    return is_bare and passage.words[place - 1] != "&"


def _is_numbered_work(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "The Duyen Hai 2 thermal power project", "Xekaman 1 Hydropower Plant": the number is part of a plant's name."""
    is_work = figure.noun in vocabulary.sets["not works"]
    return is_work and (figure.value > 1 or figure.passage.is_capital(figure.number.last))
