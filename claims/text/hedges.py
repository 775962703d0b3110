"""How the text bounds a figure: words before it, verbs that govern it, words after it."""

from __future__ import annotations

from typing import Final

from claims.text.digits import HYPHENS
from claims.text.figure import Figure
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary

_REACH: Final = 7
_SUM: Final = 100.0
_INTEREST: Final = 40.0  # percent: hardly anybody lends at more
_NOUN_REACH: Final = 3
_RAISE_REACH: Final = 14
_ASSESSED_REACH: Final = 12
_ENDS: Final = ".;:\n("
_CODE: Final = 3
_RATE: Final = 6  # how many words the number of a rate takes at most
_ASIDES: Final = frozenset(",(")
_EACH: Final = frozenset(("a", "an", "per"))
_PLUS: Final = frozenset("+")
_QUOTES: Final = frozenset('"“”')
_SIGNS: Final = frozenset("$€£¥₹")
_MET: Final = {"met": "ge", "passed": "gt"}  # a goal said to be met, or passed


def read_hedge(figure: Figure, vocabulary: Vocabulary) -> None:
    """Find the hedge before or after the figure, where none stood inside it, and widen its span over it."""
    figure.hedge_first = figure.first
    if figure.hedge == "eq" and figure.passage.words[figure.first - 2] in vocabulary.prefixes:
        _hung_before(figure)
    if figure.hedge == "eq":
        _before(figure, vocabulary)
    if figure.hedge == "eq" and figure.unit is not None:
        _assessed(figure, vocabulary)
    if figure.hedge == "eq":
        read_after(figure, vocabulary, figure.last)
    if figure.hedge == "eq" and figure.passage.words[max(figure.last, figure.noun_last)] in _EACH:
        _after_each(figure, vocabulary)
    if figure.hedge == "eq" and figure.noun is not None and figure.unit is None:
        _after_noun(figure, vocabulary)
    if figure.hedge == "eq" and figure.passage.words[figure.last - 1].endswith(vocabulary.approx_tails or (" ",)):
        figure.hedge, figure.rule = "approx", "-дай"


def read_after(figure: Figure, vocabulary: Vocabulary, place: int) -> None:
    """A hedge that begins at `place`, a comma apart at most: "or more", "с лишним", "астам"; or inside: "fifty-odd"."""
    passage = figure.passage
    start = place + 1 if passage.words[place] == "," else place
    after, found = follow(vocabulary.after, passage, start)
    if not isinstance(found, tuple):
        return
    is_sign = passage.words[after - 1] in _PLUS and passage.glued(after)  # "0.8 million tonnes, +32 %"
    is_change = passage.words[after][0].isdecimal() and (passage.keys[after - 1] in vocabulary.direction or is_sign)
    if found[1] == "plus" and passage.words[after].isalpha() and _is_sum(figure, vocabulary):
        return  # "cost $60 million plus marketing"
    is_apart = start > place and follow_back(vocabulary.before, passage, after)[1] is not None
    is_next = (is_apart or passage.words[start] in vocabulary.links["or"]) and _begins_figure(figure, after)
    is_next = is_next or (passage.words[place] == "," and _begins_part(figure, vocabulary, after))
    is_joint = passage.words[start] in vocabulary.links["or"] or passage.words[start] in vocabulary.links["and"]
    is_next |= is_joint and found[0] != "approx" and _governs(passage, after, vocabulary)
    is_next |= is_joint and _is_number(passage, after + (passage.words[after] in vocabulary.links["to"]), vocabulary)
    if is_change or is_next or passage.words[after] in vocabulary.not_followed:
        return  # "16 percent, and more than half of it", "11 pages and over 20 annexes", "$5, or nearly 3 percent"
    hedge, rule = found
    if rule in vocabulary.compared and not passage.words[start - 1].endswith(vocabulary.ablatives):
        return  # "2 мың тоннаға көп" is more by so much, "2 мың тоннадан көп" more than so much
    if hedge == "le" and rule in vocabulary.raised and _raised_after(figure, vocabulary, after):
        return
    figure.hedge, figure.rule = _MET.get(hedge) or hedge, rule
    figure.last = max(figure.last, after)


def _after_each(figure: Figure, vocabulary: Vocabulary) -> None:
    """ "€15 per week or more", "$9 an hour and up": what it is told by stands between."""
    words, last = figure.passage.words, max(figure.last, figure.noun_last)  # "7,000 steps a day or more"
    is_joint = words[last + 2] in vocabulary.links["or"] or words[last + 2] in vocabulary.links["and"]
    if is_joint and (figure.unit is not None or figure.noun is not None):
        read_after(figure, vocabulary, last + 2)


def _is_sum(figure: Figure, vocabulary: Vocabulary) -> bool:
    return figure.is_money or vocabulary.follows_sign(figure.passage, figure.number.first)


def _begins_figure(figure: Figure, place: int) -> bool:
    """Whether a figure in digits begins at `place`, a sign or code of money before it or not."""
    passage, words = figure.passage, figure.passage.words
    is_sign = words[place] in _SIGNS or (len(words[place]) == _CODE and passage.original(place).isupper())
    return words[place][0].isdecimal() or (is_sign and words[place + 1][0].isdecimal())


def _is_number(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a bare number, in digits or words, stands at `place`."""
    return passage.words[place][0].isdecimal() or passage.keys[place] in vocabulary.number


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


def _after_noun(figure: Figure, vocabulary: Vocabulary) -> None:
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


def _before(figure: Figure, vocabulary: Vocabulary) -> None:
    passage, place = figure.passage, figure.first
    skips, verb_skips = vocabulary.sets["skips any"], vocabulary.sets["skips verb"]
    verbs_only = is_definite = False
    is_extreme = passage.words[figure.number.last + 2] in vocabulary.sets["times extremes"]
    for _ in range(_REACH):
        first, found = follow_back(vocabulary.before, passage, place)
        if found is not None and passage.words[first - 1] in HYPHENS and passage.glued(first):
            return  # "a six-under 64"
        if isinstance(found, tuple) and not (verbs_only and not vocabulary.is_verb(found[1])):
            if is_definite and found[1] in vocabulary.comparing and not _is_mark(figure, vocabulary):
                figure.is_compared = True
                return  # "16 % more than the $13 billion of the year before" compares
            if not (is_extreme and vocabulary.is_verb(found[1])):  # not "nearing two-year highs"
                _take(figure, vocabulary, first, found)
            return
        word, key = passage.words[place - 1], passage.keys[place - 1]
        if place <= 0 or word == BARRIER:
            return
        if word in _QUOTES:
            place -= 1
            continue  # "now "well over" 50 million users"
        if key in verb_skips or word in verb_skips:
            verbs_only = verbs_only or not (key in skips or word in skips)
        elif key not in skips and word not in skips:
            return
        if is_extreme:
            return  # "close to a 52-week high" is close to the high
        is_definite |= word in vocabulary.sets["skips definite"] or word in vocabulary.sets["directions owners"]
        place -= 1


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
    if rule in vocabulary.framing and _is_frame(figure, vocabulary, first):
        return  # "work goes on under 7 contracts"
    is_own = is_by or figure.kind == "multiple" or _is_rate_bound(figure, vocabulary, first)
    is_own = is_own or figure.passage.words[first - 1] in vocabulary.sets["nouns of"]  # "fees of up to £3,000"
    if hedge == "le" and rule in vocabulary.raised and not is_own and _follows_raising(figure, vocabulary, first):
        figure.hedge_first, figure.is_goal = first, True
        first, own = follow_back(vocabulary.before, figure.passage, first)  # "вырастет как минимум до 15 процентов"
        if own is None or own[0] in ("eq", "from", "between", "le"):
            return
        hedge, rule = own
    if rule in vocabulary.excepting and figure.kind in ("percent", "fraction") and figure.value < _SUM:
        figure.value, figure.hedge_first = _SUM - figure.value, first  # "all but 5 percent of it"
        return
    figure.hedge, figure.rule, figure.hedge_first = hedge, rule, first
    first, lead = follow_back(vocabulary.before, figure.passage, first)
    if isinstance(lead, tuple) and lead[0] in ("between", "from"):
        figure.lead = lead[0]
        figure.hedge_first = first if lead[0] == "between" else figure.hedge_first  # "to between about 5 and 6 percent"


def _is_rough_size(figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Под 60 процентов», «с Чили — под сорок»: no rate of interest, and nothing that is counted."""
    is_free = figure.is_bare and not figure.passage.words[figure.last][0].isalpha()
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
    if passage.words[stop + 1].isalpha() and not passage.is_capital(stop + 1):
        return True
    after, found = follow(vocabulary.currency, passage, stop - 1)
    return isinstance(found, tuple) and after > stop + 1


def _leads_rate(passage: Passage, vocabulary: Vocabulary, place: int) -> bool:
    """«Плюс 12 %, до 3 млрд»: a sign before a rate tells a change, as a verb does; «плюс до 3 млрд» adds."""
    if not passage.words[place][0].isdecimal():
        return False
    found = follow(vocabulary.units, passage, place + 1)[1]
    return isinstance(found, tuple) and found[0] == "percent"
