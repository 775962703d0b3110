"""Changes told as factors ("doubled", "1.5 times", "в 1,5 раза", "3 есе") and parts of a whole ("two thirds", "треть").

A factor f is a change of (f - 1) * 100 percent up, or of (1 - 1 / f) * 100 percent down where the words say less.
"""

from __future__ import annotations

from typing import Final

from claims.text.digits import Number, tidy
from claims.text.figure import Figure
from claims.text.tokens import BARRIER, Passage
from claims.text.tries import follow, follow_back
from claims.text.vocabulary import Vocabulary
from claims.text.ways_after import way_after

_HYPHENS: Final = frozenset("-‐‑–")
_GROWTH_REACH: Final = 8
_PAST_REACH: Final = 8
_QUOTES: Final = frozenset("'’")
_OBJECT: Final = 5  # words that may part "multiply" from "by"
_RATIO_REACH: Final = 14
_ENDS: Final = frozenset((BARRIER, *";:\n"))
_LINK: Final = 72
_DASHES: Final = frozenset("-–—")
_STOPS: Final = frozenset(".,;:()\n")


def read_word_multiple(passage: Passage, place: int, vocabulary: Vocabulary) -> Figure | None:
    """A verb or adverb that is a factor by itself: "doubled", "вдвое", "екі еселеу"."""
    key = passage.keys[place]
    factor = vocabulary.multiple.get(key)
    if factor is None:
        return None
    word = passage.words[place]
    rules = vocabulary.sets
    if passage.words[place + 1] in rules["multiple_rules not_followers"]:
        return None  # "avoidance of double taxation"
    if (
        word in rules["multiple_rules adverbs"]
        and passage.words[place + 1] not in rules["multiple_rules adverb_followers"]
        and not _grows_by(passage, place, vocabulary)
    ):
        return None  # "scored twice"
    if word in vocabulary.sets["multiple_rules bare"]:
        leads, followers = (
            vocabulary.sets["multiple_rules bare_leads"],
            vocabulary.sets["multiple_rules bare_followers"],
        )
        before = passage.keys[place - 1]
        is_hit = passage.words[place - 1] in vocabulary.sets["multiple_rules hits"]
        if is_hit or before in vocabulary.sets["fraction_rules unit_articles"] or before in vocabulary.number:
            return None  # "a triple", "two doubles": hits, rooms
        follows = passage.words[place + 1] in followers or not passage.words[place + 1].isalpha()
        if not (follows or passage.words[place - 1] in leads or passage.keys[place - 1] in vocabulary.before):
            return None
    if passage.words[place + 1] in _HYPHENS and passage.glued(place + 1):
        return None  # "double-digit", "twice-weekly"
    if passage.words[place - 1] in _HYPHENS and passage.glued(place) and passage.glued(place - 1):
        return None  # "a triple-double"
    number = Number(place, place + 1, factor, 1.0, is_digits=False)
    figure = Figure(passage, number, place, place + 1, factor, 1.0)
    figure.kind, figure.unit = "multiple", "percent"
    return figure


def _grows_by(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """ "Increased almost twice", "grew by more than twice"; "was raised twice" tells occasions."""
    first, found = follow_back(vocabulary.before, passage, place)
    if not isinstance(found, tuple) or found[0] == "eq":
        return False
    first -= passage.words[first - 1] in vocabulary.links["by"]
    is_bound = passage.words[first - 1] in vocabulary.sets["directions bounds"]
    return passage.keys[first - 1] in vocabulary.direction and not is_bound


def read_counted_multiple(figure: Figure, vocabulary: Vocabulary) -> bool:
    """A number of times: turns the figure into a multiple where the text compares, and says whether it did."""
    passage, place = figure.passage, figure.last
    if passage.words[place] in _HYPHENS and passage.glued(place) and passage.glued(place + 1):
        place += 1
    after, found = follow(vocabulary.times, passage, place)
    if found is None:
        if vocabulary.inverts and _is_inverted(figure, vocabulary):
            found, after = "fold", figure.last
        elif vocabulary.multiply and _is_multiplied(passage, figure.first, vocabulary):
            found, after = "fold", figure.last  # "multiplied by five"
        else:
            return False
    if found == "again" or passage.words[after] in vocabulary.sets["multiple_rules not_followers"]:
        return False
    if passage.words[place] == "x" and _enlarges(passage, after, vocabulary):
        return False
    if found == "times" and not _compares(figure, after, vocabulary):
        return False
    figure.last = after
    figure.kind, figure.unit, figure.noun = "multiple", "percent", None
    return True


def _is_inverted(figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Раза в два с половиной»: takes in the word for times before the number; not «раз в пять лет»."""
    passage, place = figure.passage, figure.first - 2
    if place < 0 or passage.words[place + 1] not in vocabulary.sets["multiple_rules leads"]:
        return False
    if follow(vocabulary.times, passage, place)[1] != "times":
        return False
    after = passage.keys[figure.last]
    is_free = not after[0].isalpha() or after in vocabulary.direction or after in vocabulary.sets["nouns stops"]
    if not is_free or after in vocabulary.sets["times units"] or figure.value <= 1:
        return False
    if place and (passage.words[place - 1][0].isdecimal() or passage.keys[place - 1] in vocabulary.number):
        return False
    figure.first, figure.hedge, figure.rule = place, "approx", "inverted"
    return True


def _is_multiplied(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """ "Multiplied by five", "multiply their trade by two"."""
    if passage.keys[first - 2] in vocabulary.multiply:
        return True
    rules = vocabulary.sets
    if passage.words[first - 1] in rules["nouns of"] and passage.words[first - 2] in rules["multiple_rules factors"]:
        return True  # "by a factor of four"
    if passage.words[first - 1] not in vocabulary.links["by"]:
        return False
    for place in range(first - 2, max(first - 2 - _OBJECT, -1), -1):
        if passage.keys[place] in vocabulary.multiply:
            return True
        if not passage.words[place].isalpha():
            return False
    return False


def _enlarges(passage: Passage, after: int, vocabulary: Vocabulary) -> bool:
    """ "A 5x lens": a power that the thing named next has, where nothing is compared or grows."""
    rules, key = vocabulary.sets, passage.keys[after]
    if not passage.words[after].isalpha() or key in vocabulary.direction:
        return False
    return not (key in rules["nouns stops"] or passage.words[after] in rules["multiple_rules comparators"])


def _compares(figure: Figure, after: int, vocabulary: Vocabulary) -> bool:
    """ "1.5 times more", "grew three times"; not "three times a week"."""
    passage = figure.passage
    if vocabulary.times_always:
        return passage.words[after] not in vocabulary.sets["multiple_rules occasions"]
    if not vocabulary.sets["directions than"].isdisjoint(passage.words[after + 1 : after + 3]):
        return True  # "200 times heavier than", "a billion times more massive than"
    if (
        passage.words[after] in vocabulary.not_with_time
        and passage.words[after + 1] in vocabulary.sets["fraction_rules unit_articles"]
    ):
        return False  # "scored five times over a long spell"
    if passage.words[after] in vocabulary.sets["directions change_nouns"]:
        return True  # "a 10-times increase"
    if (
        figure.number.scale
        or passage.keys[_past_year(passage, after, vocabulary)] in vocabulary.sets["multiple_rules ratios"]
    ):
        return False  # "downloaded 100 million times", "7.9 times earnings"
    if _is_ratio_too(figure, after, vocabulary):
        return False
    leads = vocabulary.sets["multiple_rules leads"]
    if any(passage.words[figure.first - back] in leads for back in (1, 2, 3)):
        return True  # "в шесть раз"
    is_verb = passage.keys[figure.first - 1] in vocabulary.direction or figure.resolution < 1
    if not is_verb and _past_year(passage, after, vocabulary) == after + 2:
        return False  # "cut its rate five times this year", but "grew 2.5 times last year"
    if figure.resolution < 1 or passage.words[after] in vocabulary.sets["multiple_rules comparators"]:
        return True
    if passage.words[after] in vocabulary.sets["multiple_rules occasions"]:
        return False
    back = range(figure.first - 1, max(figure.first - _GROWTH_REACH, -1), -1)
    bounds = vocabulary.sets["directions bounds"]  # "40 or more points six times"
    return any(passage.keys[place] in vocabulary.direction and passage.words[place] not in bounds for place in back)


def _past_year(passage: Passage, place: int, vocabulary: Vocabulary) -> int:
    """The place after "this year" or "next year's": "11 times this year's core profit"."""
    rules = vocabulary.sets
    if passage.words[place] not in rules["multiple_rules near"] or passage.keys[place + 1] not in rules["times units"]:
        return place
    return place + 2 + 2 * (passage.words[place + 2] in _QUOTES)


def _is_ratio_too(figure: Figure, after: int, vocabulary: Vocabulary) -> bool:
    """ "3.3 times earnings, down from 4.1 times": a ratio like the one before it, where nothing is compared."""
    passage, rules = figure.passage, vocabulary.sets
    if passage.words[after] in rules["multiple_rules comparators"]:
        return False
    for place in range(figure.first - 1, max(figure.first - _RATIO_REACH, 0), -1):
        is_ratio = passage.keys[place] in rules["multiple_rules ratios"]
        if is_ratio and follow(vocabulary.times, passage, place - 1)[0] == place:
            return True
        if passage.words[place] in _ENDS:
            return False
    return False


def settle_factor(figure: Figure, vocabulary: Vocabulary) -> None:
    """Turn the factor in `value` into the change in percent, now that the words around it are known."""
    factor = figure.value
    way = None if _tells_rise(figure, vocabulary) else _way(figure, vocabulary)
    if factor == 1 and vocabulary.once_more:
        factor = 2.0  # «бір есе көп» is twice as much
    is_more = vocabulary.once_more and factor < 1 and way == "up"  # «жарты есе артты»: by half of it
    down = (factor < 1 and not is_more) or (way == "down" and not _looks_back(figure, vocabulary))
    figure.direction = "down" if down else "up"
    if is_more:
        figure.value = tidy(factor * 100)
    elif factor < 1:
        figure.value = round((1 - factor) * 100, 2)
    else:
        figure.value = change_of(factor, is_down=down)
    figure.resolution *= 100.0


def _tells_rise(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Dropped in May, then doubled", «5 млрд-тан кем сауданы екі еселеу»: the word itself tells a rise."""
    keys, rising = figure.passage.keys, vocabulary.sets["multiple_rules rising"]
    if keys[figure.number.first] in rising:
        return True
    is_last = figure.number.first < figure.last - 1 and keys[figure.last - 1] in rising
    return is_last and way_after(figure.passage, figure.last, vocabulary) is None


def change_of(factor: float, *, is_down: bool) -> float:
    """The change in percent that a factor of one or more stands for: 3 is 200 up, or 66.67 down."""
    return round((1 - 1 / factor) * 100, 2) if is_down else round((factor - 1) * 100, 6)


def carry_fall(joined: list[Figure], figure: Figure, vocabulary: Vocabulary) -> None:
    """«Вывоз упал на 72 %, до 5 млн, ввоз — вдвое»: the verb left out behind a dash tells the way of a factor too."""
    if figure.kind != "multiple" or figure.direction != "up" or figure.number.value <= 1:
        return
    before = next((one for one in joined[:-3:-1] if one.kind in ("percent", "multiple")), None)
    if before is None or before.passage is not figure.passage or before.direction != "down":
        return
    link = figure.passage.raw[before.core_end : figure.core_start]
    if len(link) > _LINK or any(mark in link for mark in (". ", ":", "(", ")", "\n")):
        return
    dash = figure.hedge_first - 1
    dash -= figure.passage.words[dash] in vocabulary.sets["multiple_rules leads"]
    is_rise = figure.passage.keys[figure.number.first] in vocabulary.sets["multiple_rules rising"]
    if figure.passage.words[dash] not in _DASHES or is_rise or _way(figure, vocabulary) is not None:
        return
    figure.value, figure.direction = change_of(figure.number.value, is_down=True), "down"


def _looks_back(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Five years ago there were six times fewer" tells a rise."""
    keys, past = figure.passage.keys, vocabulary.sets["multiple_rules past"]
    end = figure.last + _PAST_REACH
    end = next((place for place in range(figure.last, end) if figure.passage.words[place] in ".:;"), end)
    around = range(max(figure.hedge_first - _PAST_REACH, 0), end)
    at = next((place for place in around if keys[place] in past), 0)
    compared = figure.passage.words[figure.last : max(at, figure.last)]
    return at > 0 and vocabulary.sets["directions than"].isdisjoint(compared)  # «вдвое меньше, чем год назад» fell


def _way(figure: Figure, vocabulary: Vocabulary) -> str | None:
    passage = figure.passage
    way = way_after(passage, figure.last, vocabulary)
    words, likened = passage.words, vocabulary.sets["directions likened"]
    if words[figure.last] in likened and words[figure.last + 1] in vocabulary.sets["multiple_rules fewer"]:
        return "down"  # "three times as few"
    is_aside = words[figure.first - 1] == "," and not words[figure.last].isalnum()
    key = passage.keys[figure.first - 2]
    if is_aside and (key in vocabulary.direction or key in vocabulary.led):
        return vocabulary.direction.get(key) or vocabulary.led[key]  # "deliveries collapsed, sixfold, as ..."
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - _GROWTH_REACH, -1), -1):
        if way is not None or passage.words[place] in _STOPS or passage.words[place][0].isdecimal():
            break
        way = vocabulary.direction.get(passage.keys[place])
    return way
