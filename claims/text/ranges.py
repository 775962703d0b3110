"""Two figures that are the ends of one range, and those that look alike but are not."""

from __future__ import annotations

from typing import Final

from claims.text.directions import led_direction
from claims.text.figure import Figure
from claims.text.lent_scales import scale_beside
from claims.text.multiples import change_of
from claims.text.range_ends import from_extreme, from_named, is_ranged, is_spanned
from claims.text.vocabulary import Vocabulary

_HYPHENS: Final = frozenset("-‐‑–—")
_CLOSE: Final = 2.5
_LARGE: Final = 1000.0
_TEN: Final = 10.0
_HUNDRED: Final = 100.0
_REACH: Final = 9
_ADVERB: Final = 4  # from how far "up", "down" and "short" tell a change
_NEAR: Final = 2.25  # of what a figure rose by: beyond it the second tells what it rose to
_FAR: Final = 5
_ASIDES: Final = frozenset(("", ",", "(", "–", "—", "-"))
_EACH: Final = frozenset(("a", "an", "per", "/"))
_FROM: Final = ("ge",)  # "от 40 до 50 млрд" begins like a lower bound


def follows_end(prior: Figure | None, low: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "Went from 2 million to 3 million to 5 million": one level after another."""
    if prior is None or prior.lead != "from" or prior.passage is not low.passage or prior.value_high is not None:
        return False
    between = low.passage.raw[prior.core_end : low.core_start].strip().lower()
    return link in vocabulary.links["to"] and between in vocabulary.links["to"]


def without_each(high: Figure, link: str) -> str:
    """The link of two ends told by the same thing: "34 cents per share to 36 cents per share"."""
    *tail, join = link.split() or [""]
    is_each = bool(tail) and tail[0] in _EACH
    return join if is_each and tail == high.passage.words[high.last : high.last + len(tail)] else link


def are_ends(prior: Figure | None, low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """Whether two figures are the ends of a range, however told; `prior` stands before them."""
    if follows_end(prior, low, link, vocabulary):
        return False
    return is_range(low, high, without_each(high, link), vocabulary) or is_times_range(low, high, link, vocabulary)


def carry_scale(low: Figure, high: Figure, link: str) -> None:
    """«Миллионов двадцать – двадцать пять»: a scale told before a rough number is that of a higher one after a dash."""
    scale = low.number.scale
    is_open = low.number.is_rough and low.value_high is None and not high.number.scale and link in _HYPHENS
    is_alike = low.kind == high.kind == "plain" and (low.unit is None or low.unit == high.unit)
    if is_open and is_alike and low.number.value == low.value < high.value * scale and high.value < _LARGE:
        high.value, high.resolution, high.number.scale = high.value * scale, high.resolution * scale, scale


def is_range(low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """Whether two figures with `link` between are the ends of a range: "20-30", "from 40 to 50 billion"."""
    is_led = low.lead == "between" or (low.hedge in _FROM and vocabulary.from_hedges)  # «от четверти до трети»
    is_led |= _are_parts(low, high, link, vocabulary)
    kinds = ("plain", "percent", "fraction") if is_led else ("plain", "percent")
    if high.kind not in kinds or low.kind not in kinds or low.value_high is not None:
        return False
    if high.unit and low.unit and high.unit != low.unit:
        return False
    if low.kind == "percent" and high.kind == "plain" and low.rule != "inverted":
        return False  # but «процента два-три»
    start = from_extreme(low, link, vocabulary)
    if start is not None:
        return _are_extremes(low, high, start, vocabulary)
    if low.noun is not None and low.lead is None and low.rule != "inverted":  # but «лет пять-шесть»
        return _is_measured_twice(low, high, link, vocabulary)
    low_value = _scaled(low, high)
    if low.lead == "between" and link in vocabulary.links["and"]:
        return True
    if low_value >= high.value:
        return False
    if link in vocabulary.links["and"] and _is_closed(high, vocabulary):
        return True
    if link == "" and high.rule in vocabulary.links["up_to"]:
        return low.passage.words[low.last - 1].endswith(vocabulary.ablatives) and high.hedge == "le"
    if link in _HYPHENS:
        is_apart = low.passage.starts[high.first] - low.core_end > 1 and link == "—"
        return not is_apart or _are_said(low, high)
    if link in vocabulary.links["to"]:
        return _are_ends(low, high, link, low_value, vocabulary)
    if link == ",":
        return _is_guess(low, high, low_value, vocabulary)
    if link in vocabulary.links["or"]:
        if _is_listed(low, vocabulary):
            return False
        return low.is_bare and low.value < high.value <= 2 * low_value and not low.number.scale
    return False


def _are_parts(low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "A quarter to a third of students": parts next to each other; not "rose by half to a third"."""
    is_joint = link in vocabulary.links["to"] and low.kind == high.kind == "fraction" and low.last == high.first - 1
    return is_joint and low.value < high.value and not _moves(low, vocabulary)


def _are_said(low: Figure, high: Figure) -> bool:
    """«Шесть — десять миллиардов»: both in words, near each other, the first with nothing of its own."""
    is_bare = low.is_bare and not low.number.is_digits and not high.number.is_digits
    return is_bare and high.number.value <= _CLOSE * _scaled(low, high)


def _is_closed(high: Figure, vocabulary: Vocabulary) -> bool:
    """«45 пен 50 миллион доллардың арасы»: the word after both makes them the ends of a range; takes it in."""
    is_closed = high.passage.words[high.last] in vocabulary.links["closed_by"]
    high.last += is_closed
    return is_closed


def _are_extremes(low: Figure, high: Figure, start: int, vocabulary: Vocabulary) -> bool:
    """ "Ranged from a low of 2 to a high of 3"; "rose from a low of 2 to a high of 3" is a change."""
    low.lead, low.hedge_first = "from", start
    if not is_spanned(low, start, vocabulary) and (
        led_direction(low, vocabulary) or low.passage.keys[start - 1] in vocabulary.led
    ):
        return False
    return low.noun == high.noun and _scaled(low, high) < high.value


def _are_ends(low: Figure, high: Figure, link: str, low_value: float, vocabulary: Vocabulary) -> bool:
    """Whether "to" joins the ends of a range, rather than a change with the level that it led to."""
    if low.lead is None and from_named(low, vocabulary) and led_direction(low, vocabulary):
        low.lead = "from"
        return False  # "lifted the score from a rating of 41 to 46"
    is_open = low.is_bare or (not low.number.scale and bool(high.number.scale) and low.noun is None)
    if low.lead == "from":
        is_said = low.unit == high.unit and low.passage.words[low.hedge_first - 1].isalpha()
        is_open = is_open or (is_said and not _is_revised(low, vocabulary))  # "make from $9 to $14"
        is_moved = (
            low.passage.words[low.hedge_first - 1] in vocabulary.sets["directions moved"]
        )  # "went from 0.6 to 0.9"
        is_moved = is_moved or _is_brought(low, high, vocabulary)
        return vocabulary.from_is_range and is_open and not (is_moved or _moves(low, vocabulary))
    if low.lead is None and low.value >= _LARGE and _is_amount(low, vocabulary) and high.value > _NEAR * low_value:
        return False  # "fell by 8,000 to 209,000"
    is_alike = low.unit == high.unit or (high.unit is None and high.noun is None and bool(high.number.scale))
    is_alike = is_alike or (low.unit is None and low.number.scale == high.number.scale)  # "5 to 6 million euros"
    if not is_open and low.lead is None and is_alike and link in vocabulary.links["to_closed"]:
        is_size = _is_amount(low, vocabulary) or low.kind == "percent"
        if (low.is_money and _is_attribute(low, high, vocabulary)) or is_ranged(low, vocabulary):
            return True
        is_moved = _moves(low, vocabulary) or (low.direction is not None and _is_amount(low, vocabulary))
        return not is_moved or (high.value <= _CLOSE * low.value and is_size)
    if low.lead is None and not low.number.is_digits and high.value > _FAR * low_value and _is_amount(low, vocabulary):
        return False  # "rose by five to 505"
    if low.lead is None and low.number.is_digits and high.value > _CLOSE * low_value and _moves(low, vocabulary):
        return False  # "fell 8,000 to 209,000"
    return is_open or (low.hedge in _FROM and vocabulary.from_hedges) or low.lead == "between"


def _is_measured_twice(low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "Heat of 400 degrees to 700 degrees", "10 years to 15 years": each end with its measure."""
    if low.noun is None or low.noun != high.noun or link not in vocabulary.links["to"] or low.value >= high.value:
        return False
    rules = vocabulary.sets
    is_measure = low.noun in rules["times units"] or low.noun in rules["not glued_units"]
    is_measure = is_measure or low.noun.removesuffix("s") in rules["fraction_rules measured"]
    return is_ranged(low, vocabulary) or (is_measure and not _moves(low, vocabulary))


def explains_change(prior: Figure | None, low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """«42 %-ға (18 мыңнан 56 мыңға дейін)»: after a change in the dative, two ends say from what to what."""
    if link != "" or high.rule not in vocabulary.links["up_to"] or high.hedge != "le" or prior is None:
        return False
    passage = low.passage
    if prior.passage is not passage or prior.kind not in ("percent", "multiple") or prior.direction == "down":
        return False
    is_dative = passage.words[prior.last - 1].endswith(vocabulary.datives or ("\n",))
    return is_dative and passage.raw[prior.core_end : low.core_start].strip() in _ASIDES


def is_times_range(low: Figure, high: Figure, link: str, vocabulary: Vocabulary) -> bool:
    """ "Two to three times", «в 2–3 раза», «2-3 есе»: both ends are factors. Makes the lower one a change too."""
    if high.kind != "multiple" or high.value_high is not None or low.kind != "plain" or not low.is_bare:
        return False
    is_link = link in _HYPHENS or link in vocabulary.links["to"] or link in vocabulary.links["or"]
    if not 1 < low.value < high.number.value or not is_link:
        return False
    low.value = change_of(low.value, is_down=high.direction == "down")
    low.resolution *= 100.0
    return True


def _is_attribute(low: Figure, high: Figure, vocabulary: Vocabulary) -> bool:
    """ "The $30 to $40 bill", "an estimated $3 million to $4 million gap": a noun follows."""
    words, rules = low.passage.words, vocabulary.sets
    articles = rules["directions articles"]
    is_opened = words[low.hedge_first - 1] in articles or words[low.first - 1] in articles
    return is_opened and words[high.last].isalpha() and words[high.last] not in rules["nouns stops"]


def _is_revised(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Going from $5 to $9", "revised the price from $5 to $9"."""
    rules, first = vocabulary.sets, figure.hedge_first
    keys = figure.passage.keys[max(first - _REACH, 0) : first]
    is_said = not (rules["directions revises"].isdisjoint(keys) and rules["directions moves"].isdisjoint(keys))
    return is_said or led_direction(figure, vocabulary) is not None


def _is_brought(low: Figure, high: Figure, vocabulary: Vocabulary) -> bool:
    """ "Brought the capacity of the mill from 20 to 36 thousand tons"; but "takes a firm from 3 to 5 days".

    What is brought stands between, and is no name: "brings Ghana from 3 to 5 million a year".
    """
    passage, rules, has_object = low.passage, vocabulary.sets, False
    if high.noun in rules["times units"] or passage.words[low.hedge_first - 1] in rules["directions mass_leads"]:
        return False
    for place in range(low.hedge_first - 1, max(low.hedge_first - _REACH, -1), -1):
        if not passage.words[place].isalpha():
            return False
        if passage.keys[place] in rules["directions brings"]:
            return has_object
        has_object |= not passage.is_capital(place)
    return False


def _moves(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a verb of change stands before: "rose from 2 to 3" is no range."""
    passage = figure.passage
    verb = passage.keys[figure.hedge_first - 1 - passage.words[figure.hedge_first - 1].endswith("ly")]
    if figure.lead == "from" and verb in vocabulary.led:
        return True  # "escalated from 2 to 3 percent"
    for place in range(figure.hedge_first - 1, max(figure.hedge_first - _REACH, -1), -1):
        if passage.words[place] in ".;:\n":
            return False
        is_far = place < figure.hedge_first - _ADVERB and passage.words[place] in vocabulary.sets["directions adverbs"]
        if passage.keys[place] in vocabulary.direction and not is_far:
            return True  # not "a levy on short lets would bring in"
    return False


def _is_guess(low: Figure, high: Figure, low_value: float, vocabulary: Vocabulary) -> bool:
    """ "Sixty, seventy million euros", as people guess aloud: two round numbers in words, next to each other."""
    step, words = high.value - low_value, low.passage.words
    if low.number.is_digits or high.number.is_digits or not vocabulary.guesses or not low.is_bare:
        return False
    is_next = low_value > step > 0 and low_value % step == 0 and not high.is_bare
    beyond = low.passage.keys[high.last + 1] in vocabulary.number and not words[high.last].isalnum()
    is_list = beyond or words[high.last] in vocabulary.links["and"] or _is_listed(low, vocabulary)
    return is_next and not is_list


def _is_listed(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Five, eight or nine per cent": a number stands before, a comma apart."""
    words, place = figure.passage.words, figure.first - 2
    return words[place + 1] == "," and (words[place].isdecimal() or figure.passage.keys[place] in vocabulary.number)


def _is_amount(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a figure says by how much: "by $4 billion to $6 billion"."""
    return figure.passage.words[figure.hedge_first - 1] in vocabulary.links["by"]


def lent_scale(low: Figure, high: Figure) -> float:
    """The scale that `low` takes over from `high`; 1 where it has its own or is too large to need one."""
    if low.number.scale or not high.number.scale or low.value >= max(1000.0, high.value / high.number.scale * 1000):
        return 1.0
    return scale_beside(low.value, high.value, high.number.scale, high.number.resolution)


def _factor(low: Figure, high: Figure) -> float:
    """`lent_scale`, or a hundred: "two or three hundred guests"."""
    is_hundred = high.number.resolution == _HUNDRED and not high.number.is_digits and not high.number.scale
    return _HUNDRED if is_hundred and low.is_bare and low.value < _TEN else lent_scale(low, high)


def _scaled(low: Figure, high: Figure) -> float:
    return low.value * _factor(low, high)


def merge(low: Figure, high: Figure) -> None:
    """Make `low` the range from it to `high`."""
    by = _factor(low, high)
    scaled, low.resolution = low.value * by, low.resolution * by
    if high.unit == "tonne" and low.unit is None and high.value and not high.number.scale and high.number.value:
        scaled *= high.value / high.number.value
    low.value, low.value_high, low.hedge = scaled, high.value, "range"
    low.resolution = max(low.resolution, high.resolution)
    low.unit, low.noun = low.unit or high.unit, high.noun or low.noun
    low.kind = low.kind if low.rule == "inverted" else high.kind
    low.currency_name = low.currency_name or high.currency_name
    low.last = high.last
    low.number.last = high.number.last
    low.number.scale = high.number.scale
    low.direction = low.direction or high.direction
    low.rule = low.rule or "range"
