"""How the text bounds a figure: words before it, verbs that govern it, words after it."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS
from claims.text.figure import Figure
from claims.text.hedges_behind import after_each, after_noun, read_after
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_REACH: Final = 7
_SUM: Final = 100.0
_INTEREST: Final = 40.0  # percent: hardly anybody lends at more
_RAISE_REACH: Final = 14
_ASSESSED_REACH: Final = 12
_ROUND: Final = 2
_GIVEN_REACH: Final = 5
_TIME_REACH: Final = 5
_ENDS: Final = ".;:\n("
_INNER: Final = frozenset(",;")
_EACH: Final = frozenset(("a", "an", "per"))
_QUOTES: Final = frozenset('"“”')


def read_hedge(figure: Figure, vocabulary: Vocabulary) -> None:
    """Find the hedge before or after the figure, where none stood inside it, and widen its span over it."""
    figure.hedge_first = figure.first
    if figure.hedge != "eq":
        _led(figure, vocabulary)
    if figure.hedge == "eq" and figure.passage.words[figure.first - 2] in vocabulary.prefixes:
        _hung_before(figure)
    if figure.hedge == "eq":
        _before(figure, vocabulary)
    if figure.hedge == "eq" and figure.unit is not None:
        _assessed(figure, vocabulary)
    if figure.hedge == "eq":
        read_after(figure, vocabulary, figure.last)
    if figure.hedge == "eq" and figure.passage.words[max(figure.last, figure.noun_last)] in _EACH:
        after_each(figure, vocabulary)
    if figure.hedge == "eq" and figure.noun is not None and figure.unit is None:
        after_noun(figure, vocabulary)
    if figure.hedge == "eq" and figure.passage.words[figure.last - 1].endswith(vocabulary.approx_tails or (" ",)):
        figure.hedge, figure.rule = "approx", "-дай"


def _led(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "From 60 or more to 90": what leads to a figure whose hedge was read behind it."""
    first, found = follow_back(vocabulary.before, figure.passage, figure.first)
    if isinstance(found, tuple) and found[0] in ("between", "from"):
        _take(figure, vocabulary, first, found)


def _before(figure: Figure, vocabulary: Vocabulary) -> None:
    passage, place = figure.passage, figure.first
    skips, verb_skips = vocabulary.sets["skips any"], vocabulary.sets["skips verb"]
    verbs_only = is_definite = is_timed = False
    is_extreme = passage.words[figure.number.last + 2] in vocabulary.sets["times extremes"]
    for _ in range(_REACH):
        first, found = follow_back(vocabulary.before, passage, place)
        if found is not None and passage.words[first - 1] in HYPHENS and passage.glued(first):
            return  # "a six-under 64"
        if isinstance(found, tuple) and found[1] in vocabulary.adjacent and _is_led_on(figure, first, vocabulary):
            return  # "handed over to 12 boards", "was over in 90 seconds"
        if verbs_only and passage.keys[figure.last] in vocabulary.sets["times units"]:
            return  # «превысил за десять месяцев»: how long it took
        if isinstance(found, tuple) and not (verbs_only and not vocabulary.is_verb(found[1])):
            if is_definite and found[1] in vocabulary.comparing and not _is_mark(figure, vocabulary):
                figure.is_compared = True
                return  # "16 % more than the $13 billion of the year before" compares
            if not (is_extreme and vocabulary.is_verb(found[1])):  # not "nearing two-year highs"
                _take(figure, vocabulary, first, found)
                figure.hedge_first = figure.first if is_timed else figure.hedge_first  # a time may be one
            return
        word, key = passage.words[place - 1], passage.keys[place - 1]
        if place <= 0 or word == BARRIER:
            return
        if word in _QUOTES:
            place -= 1
            continue  # "now "well over" 50 million users"
        if (earlier := _past_time(passage, place, vocabulary)) < place:
            is_timed |= _holds_figure(passage, earlier, place, vocabulary)
            place, verbs_only = earlier, True
            continue
        if key in verb_skips or word in verb_skips:
            verbs_only = verbs_only or not (key in skips or word in skips)
        elif key not in skips and word not in skips:
            return
        if is_extreme:
            return  # "close to a 52-week high" is close to the high
        is_definite |= word in vocabulary.sets["skips definite"] or word in vocabulary.sets["directions owners"]
        place -= 1


def _past_time(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """Where a time begins that ends at `place`, else `place`: «превысил за десять месяцев девять миллионов»."""
    sets = vocabulary.sets
    if passage.keys[place - 1] not in sets["times units"] and passage.keys[place - 1] not in sets["times months"]:
        return place
    for first in range(place - 2, max(place - _TIME_REACH, -1), -1):
        if passage.words[first] in sets["times dating"]:
            return first
        if not passage.words[first].isalnum():
            return place
    return place


def _holds_figure(passage: Passage, first: int, after: int, vocabulary: Vocabulary) -> bool:
    places = range(first, after)
    return any(passage.words[at][0].isdecimal() or passage.keys[at] in vocabulary.number for at in places)


def _is_led_on(figure: Figure, first: int, vocabulary: Vocabulary) -> bool:
    """Whether a preposition stands between the word at `first` and its figure."""
    links = vocabulary.links
    between = figure.passage.words[first + 1 : figure.first]
    return any(word in links["to"] or word in vocabulary.rules["in_plain"] for word in between)


def _hung_before(figure: Figure) -> None:
    """ "A sub-$300 phone", "a sub-ten-second run"."""
    passage, first = figure.passage, figure.first
    if passage.words[first - 1] in HYPHENS and passage.glued(first) and passage.glued(first - 1):
        figure.hedge, figure.rule, figure.hedge_first = "lt", passage.words[first - 2], first - 2


def _assessed(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "Estimates the cost at $22 billion", «оценивает работы в 1 млрд»: the thing parts the verb from the sum."""
    words = figure.passage.words
    if words[figure.first - 1] not in vocabulary.assessed:
        return
    for place in range(figure.first - 2, max(figure.first - _ASSESSED_REACH, -1), -1):
        if words[place] in _ENDS or words[place] == BARRIER:
            return
        if words[place] in vocabulary.assessing:
            figure.hedge, figure.rule = "approx", words[place]
            return


def _is_mark(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Below the $90 level": what stands after the figure says that it is a threshold."""
    return figure.passage.words[figure.last] in vocabulary.sets["skips marks"]


def _take(figure: Figure, vocabulary: Vocabulary, first: int, found: tuple[str, str]) -> None:
    hedge, rule = found
    if hedge in ("between", "from"):
        figure.lead = "between" if rule in vocabulary.spanning else hedge
        figure.hedge_first = first
        return
    is_small = rule in vocabulary.sums_only and figure.value < _SUM and not _is_near(figure, rule, vocabulary)
    is_small = is_small and not _is_rough_size(figure, vocabulary)
    if hedge == "eq" or is_small:
        return
    if figure.noun in vocabulary.sets["skips assessors"] and rule.rpartition(" ")[2] in vocabulary.sets["nouns of"]:
        return  # "the average estimate of 14 analysts" is theirs
    if rule in vocabulary.comparing and _is_then(figure, rule, vocabulary):
        return  # "4 points lower than five years earlier"
    is_by = figure.passage.words[first - 1] in vocabulary.links["by"]
    is_lasting = is_by or figure.passage.keys[first - 1] in vocabulary.sets["times lasting"]
    if rule in vocabulary.not_with_time and not is_lasting and _is_stretch(figure, vocabulary):
        return  # "over five years" is a time
    is_manner = figure.passage.words[figure.first] in vocabulary.sets["multiple_rules manner"]
    is_factor = is_manner or first + 1 < figure.first
    if figure.kind == "multiple" and is_factor and rule in vocabulary.sets["multiple_rules comparators"]:
        return  # «меньше в восемь раз», «больше втрое» compare
    if rule in vocabulary.rounded and not _may_round(figure, first, vocabulary):
        return  # «соглашения под 118 проектов», «займы под 20 проектов»
    if rule in vocabulary.framing and _is_frame(figure, vocabulary, first):
        return  # "work goes on under 7 contracts"
    is_own = is_by or figure.kind == "multiple" or _is_rate_bound(figure, vocabulary, first)
    is_own = is_own or figure.passage.words[first - 1] in vocabulary.sets["nouns of"]  # "fees of up to £3,000"
    if hedge == "le" and rule in vocabulary.raised and not is_own and _follows_raising(figure, vocabulary, first):
        figure.hedge_first, figure.is_goal = first, True
        first, own = follow_back(vocabulary.before, figure.passage, first)  # "вырастет как минимум до 15 процентов"
        if own is None or own[0] in ("eq", "from", "between", "le"):
            return
        if follow(vocabulary.after, figure.passage, first - 1)[1] is not None:
            return  # «с 60 и более до 90»: that of the figure before
        hedge, rule = own
    if rule in vocabulary.excepting and _is_excepted(figure, first):
        return
    figure.hedge, figure.rule, figure.hedge_first = hedge, rule, first
    first, lead = follow_back(vocabulary.before, figure.passage, first)
    if isinstance(lead, tuple) and lead[0] in ("between", "from"):
        figure.lead = lead[0]
        figure.hedge_first = first if lead[0] == "between" else figure.hedge_first  # "to between about 5 and 6 percent"


def _is_excepted(figure: Figure, first: int) -> bool:
    """Whether "all but" bounds nothing: of a share the rest is told, and of what is counted so many are left out."""
    if figure.kind in ("percent", "fraction") and figure.value < _SUM:
        figure.value, figure.hedge_first = _SUM - figure.value, first  # "all but 5 percent of it"
        return True
    return figure.kind == "plain" and figure.unit is None  # "all but two of the 40 hostages"


def _may_round(figure: Figure, first: int, vocabulary: Vocabulary) -> bool:
    """Whether two figures and noughts tell a value, and it is not what something is given for at the word `first`.

    People are nearly three hundred, and never nearly 318.
    """
    is_round = len(f"{figure.value:.0f}".rstrip("0")) <= _ROUND
    return is_round and not _is_given(figure.passage, first, vocabulary)


def _is_given(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word of lending, of ground or of signing stands before, in the same part of the sentence."""
    for back in range(place - 1, max(place - _GIVEN_REACH, -1), -1):
        if passage.keys[back] in vocabulary.sets["hedges lending"]:
            return True
        if passage.words[back] in _ENDS or passage.words[back] == BARRIER:
            return False
    return False


def _is_rough_size(figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Под 60 процентов», «с Чили — под сорок»: no rate of interest, and nothing that is counted."""
    passage = figure.passage
    is_free = figure.is_bare and not passage.words[figure.last][0].isalpha()
    is_free |= passage.keys[figure.number.first] in vocabulary.joined  # «под полсотни фирм»
    return bool(vocabulary.signs) and (is_free or (figure.unit == "percent" and figure.value >= _INTEREST))


def _is_then(figure: Figure, rule: str, vocabulary: Vocabulary) -> bool:
    """Whether a comparative sets something against a time gone by; "more than five years ago" bounds the time."""
    rules, first = vocabulary.sets, rule.partition(" ")[0]
    if first in rules["nouns skips"] or first not in rules["multiple_rules comparators"]:
        return False
    is_past = figure.passage.words[max(figure.noun_last, figure.last)] in rules["times distant"]
    return is_past and figure.noun in rules["times units"] and " " in rule


def _is_near(figure: Figure, rule: str, vocabulary: Vocabulary) -> bool:
    """ "Within two miles of the road", "within 30 km": how far at most."""
    rules = vocabulary.sets
    is_far = figure.noun is not None and figure.noun.rpartition(" ")[2] in rules["skips distances"]
    return is_far and rule in rules["skips inside"]


def _is_frame(figure: Figure, vocabulary: Vocabulary, place: int) -> bool:
    """Whether a count is of documents or programmes under which something is done, and no verb or rise leads to it."""
    words, key = figure.passage.words, figure.passage.keys[place - 1]
    is_bound = words[place - 1] in vocabulary.sets["directions is"] or words[place - 1] in vocabulary.links["by"]
    is_bound |= words[place - 1] in vocabulary.links["to"] or key in vocabulary.direction
    is_bound |= words[place - 1] in vocabulary.counting
    return figure.unit is None and figure.noun in vocabulary.frames and not is_bound


def _is_rate_bound(figure: Figure, vocabulary: Vocabulary, place: int) -> bool:
    """ "Prices rose up to 12 percent": right after the verb "up to" bounds the rate, and names no goal."""
    words, keys = figure.passage.words, figure.passage.keys
    is_up = words[place] in vocabulary.sets["directions particles"] and figure.kind == "percent"
    return (
        is_up and words[place - 1] in vocabulary.sets["directions finite"] and keys[place - 1] in vocabulary.direction
    )


def _is_stretch(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Over five years", "over 58 laps", "over a three-game span": what something goes on through."""
    passage, last, rules = figure.passage, figure.number.last, vocabulary.sets
    if passage.words[last] in HYPHENS and passage.glued(last):
        return passage.words[figure.first - 1] in rules["directions articles"]
    return passage.keys[figure.last] in rules["times units"] or passage.keys[last] in rules["times play"]


def _follows_raising(figure: Figure, vocabulary: Vocabulary, place: int) -> bool:
    """ "Increase trade up to $5 billion" names a goal: a verb of raising stands before, in the same sentence."""
    passage = figure.passage
    raising = vocabulary.sets["skips raising"]
    for back in range(place - 1, max(place - _RAISE_REACH, -1), -1):
        word = passage.words[back]
        if word == "." and _is_inner(passage, vocabulary, back):
            continue  # «вырос с 1,2 млрд долл. до 1,9 млрд»
        if word in _ENDS and not (word == "(" and back == place - 1):
            return False  # "fell by 5 % (to 4 billion)" is told of the level, a bracket further back of something else
        if f"{word} {passage.words[back + 1]}" in vocabulary.raised:
            continue  # "up to 10 tractors and up to 5 ploughs": the bound of the figure before raises nothing
        key = passage.keys[back]
        if back == place - 1 and word in vocabulary.sets["skips puts"]:
            return passage.words[back - 1] in vocabulary.sets["directions is"]  # "was put up to $40"
        if back == place - 1 and key in vocabulary.sets["skips raising_objects"]:
            return False  # "takes up to 10 days": what is raised stands between
        if vocabulary.direction.get(key) == "down" and vocabulary.direction.get(passage.keys[place]) == "up":
            return False  # "cut up to 10,000 jobs"
        if key in raising or (key in vocabulary.direction and word not in vocabulary.sets["directions bounds"]):
            return True
        if word in vocabulary.sets["skips signs"] and _leads_rate(passage, vocabulary, back + 1):
            return True
    return False


def _is_inner(passage: Passage, vocabulary: Vocabulary, stop: int) -> bool:
    """Whether a full stop shortens a word within a sentence: «млн долл. до», «долл. США»."""
    if passage.words[stop + 1] in _INNER or (passage.words[stop + 1].isalpha() and not passage.is_capital(stop + 1)):
        return True  # «на 14,2 тыс., до 610 тыс.»
    after, found = follow(vocabulary.currency, passage, stop - 1)
    return isinstance(found, tuple) and after > stop + 1


def _leads_rate(passage: Passage, vocabulary: Vocabulary, place: int) -> bool:
    """«Плюс 12 %, до 3 млрд»: a sign before a rate tells a change, as a verb does; «плюс до 3 млрд» adds."""
    if not passage.words[place][0].isdecimal():
        return False
    found = follow(vocabulary.units, passage, place + 1)[1]
    return isinstance(found, tuple) and found[0] == "percent"
