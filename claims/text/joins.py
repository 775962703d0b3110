"""What neighbouring figures lend each other: elided scales and units, shared hedges, restatements."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from claims.text.cases import is_dative
from claims.text.closing_verbs import carry_back
from claims.text.figure import Figure
from claims.text.lent_rates import is_aside, lend_rate, lend_share
from claims.text.lent_scales import is_other_than_weight, scale_beside
from claims.text.multiples import carry_fall, change_of
from claims.text.ranges import are_ends, carry_scale, explains_change, lent_scale, merge
from claims.text.shared_changes import carry_direction, elliptic_direction, in_brackets, is_repeated
from claims.text.vocabulary import Vocabulary

_ALIKE: Final = 50.0  # times: sums further apart are not of one scale
_LINK: Final = 72
_NEAREST: Final = 40
_FAR: Final = 90
_FARTHEST: Final = 160
_LENDERS: Final = 3
_SUBJECT: Final = 4
_WORDY: Final = 100.0
_HUNDRED: Final = 100.0
_SMALL: Final = 1000.0
_STOPS: Final = frozenset((".", "!", "?"))
_APART: Final = 4
_MARK: Final = frozenset(",;:()")
_SUM: Final = 1e5
_HEAVIEST: Final = 1e6  # weights are told in thousands and millions of tonnes


def join(figures: list[Figure], vocabulary: Vocabulary) -> list[Figure]:
    """The figures of one passage after merging ranges and lending; order is kept."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before is not None and before.passage is figure.passage:
            link = _between(before, figure, vocabulary)
            if link is not None:
                prior = joined[-2] if len(joined) > 1 else None
                carry_scale(before, figure, link)
                if explains_change(prior, before, figure, link, vocabulary):
                    figure.hedge, figure.rule = "eq", ""
                elif are_ends(prior, before, figure, link, vocabulary):
                    merge(before, figure)
                    continue
                _restate(before, figure, link, vocabulary)
                if link.lstrip(", –—") in vocabulary.links["to"] and before.kind in ("percent", "multiple"):
                    figure.hedge = "eq" if figure.hedge == "le" else figure.hedge  # "up 5 %, to 3 billion"
                carry_direction(joined, figure, link, vocabulary)
                carry_fall(joined, figure, vocabulary)
                if figure.passage.words[figure.last] in vocabulary.links["each"]:
                    _bound_alike(before, figure, link, vocabulary)
            if figure.direction is None:
                figure.direction = elliptic_direction(joined, figure, vocabulary)
        joined.append(figure)
    for before, figure in zip(joined[-2::-1], joined[:0:-1], strict=True):
        lends = before.unit is None and before.noun is None and before.passage is figure.passage
        link = _between(before, figure, vocabulary) if lends else None
        if link is not None:
            _lend(before, figure, link, vocabulary)
            _share(before, figure, link, vocabulary)
        elif before.is_money and not before.number.scale:
            _lend_scale(before, figure, vocabulary)
    for before, figure in pairwise(joined):
        if before.kind == "elided" and before.unit == figure.unit == "percent" and before.passage is figure.passage:
            _list_on(before, figure, vocabulary)
    for place, figure in enumerate(joined):
        for before in reversed(joined[max(place - _LENDERS, 0) : place]):
            if before.passage is not figure.passage or _lend_across(before, figure, vocabulary):
                break
    carry_back(joined, vocabulary)
    return joined


def _between(before: Figure, figure: Figure, vocabulary: Vocabulary) -> str | None:
    is_past_noun = before.noun is not None and before.noun_last > before.last  # "270 coal jobs, or 15 percent"
    start = before.passage.ends[before.noun_last - 1] if is_past_noun else before.core_end
    end = figure.passage.starts[figure.first]
    if end - start > _LINK or end < start:
        return None
    text = before.passage.raw[start:end].strip(" °").lower()
    if before.noun is not None and not is_past_noun and text.startswith(before.noun):
        text = text[len(before.noun) :].lstrip()
        scale, _, rest = text.partition(" ")
        text = rest if scale in vocabulary.sets["not degrees"] else text  # "2 degrees Celsius (3.6 Fahrenheit)"
    text = text[2:] if text.startswith("- ") else text  # "a 6- or 7-cent increase"
    if figure.number.scale and text.rpartition(" ")[2] in vocabulary.rules["unit_articles"]:
        text = text.rpartition(" ")[0]  # "between 700 million and a billion"
    return None if "\n" in text else text.strip()


def _lend(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "3.4 and 3.9 million tonnes", "from 1.5 to 2.8 billion": the first takes scale and unit of the second."""
    is_joint = link in vocabulary.links["and"] or link in vocabulary.links["to"] or link in vocabulary.links["or"]
    is_joint = (
        is_joint
        or (before.lead == "from" and _rises_apart(link, vocabulary))
        or link in (",", "/", "-", "–")
        or (link == "" and (before.lead == "from" or vocabulary.lends_adjacent))
    )
    is_factor = link != "," or before.value < figure.number.value  # not "hit 312, six times the limit"
    is_factor = is_factor and figure.kind == "multiple" and before.is_bare and before.kind == "plain"
    if is_joint and is_factor and before.value > 1:
        before.value = change_of(before.value, is_down=figure.direction == "down")  # "5 and 7 times heavier"
        before.unit, before.kind, before.direction = figure.unit, figure.kind, figure.direction
    is_lender = figure.kind in ("plain", "percent") or (figure.kind == "elided" and link == ",")  # "17, 12 and 5 %"
    if not is_joint or not is_lender or before.kind != "plain":
        return
    if link == "," and before.number.scale:
        return
    if before.unit is None and before.noun is None and (figure.unit or figure.number.scale or figure.noun):
        scale = lent_scale(before, figure)
        if scale != 1.0:
            before.resolution *= scale
            before.value *= scale
            if before.value_high is not None:
                before.value_high *= scale
            before.number.scale = before.lent = scale
        before.unit, before.currency_name = figure.unit, figure.currency_name
        before.noun = before.noun or figure.noun
        before.direction = before.direction or figure.direction
        before.kind = "elided"


def _rises_apart(link: str, vocabulary: Vocabulary) -> bool:
    """ "From 68 in 2020 to 150 thousand tonnes": a time or place of the first stands between it and what it rose to."""
    *rest, last = link.split() or [""]
    return 0 < len(rest) <= _APART and last in vocabulary.links["to"] and _MARK.isdisjoint(link)


def _lend_scale(before: Figure, figure: Figure, vocabulary: Vocabulary) -> None:
    """ "From $40 to $70 million", "EUR 41, 12 and 71 million": a sum with a sign is of the size of the one it leads."""
    scale = figure.number.scale
    if before.number.scale or not scale or not figure.value or before.passage is not figure.passage:
        return
    link = _between(before, figure, vocabulary)
    is_risen = before.lead == "from" and figure.unit in (None, before.unit) and link in vocabulary.links["to"]
    is_listed = (link == "," or link in vocabulary.links["and"]) and figure.noun is None
    is_own = figure.unit is None or (figure.unit == before.unit and before.resolution < 1)  # "£4.7 and £3.9 billion"
    is_listed = is_listed and before.number.is_digits and is_own
    is_alike = 1 <= _ALIKE * before.value * scale / figure.value <= _ALIKE**2
    if (is_risen or is_listed) and is_alike:
        before.value, before.resolution = before.value * scale, before.resolution * scale
        before.number.scale = before.lent = scale


def _share(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Exceeded 3 and 5 million tonnes", "fell 3 and 5 %": one hedge, one direction of rates for both."""
    if link not in vocabulary.links["and"] or before.kind != "elided":
        return
    if figure.hedge == "eq" and before.hedge not in ("eq", "range"):
        figure.hedge, figure.rule = before.hedge, before.rule
    if figure.unit == "percent":
        figure.direction = figure.direction or before.direction


def _list_on(before: Figure, figure: Figure, vocabulary: Vocabulary) -> None:
    """ "Down 17, 12 and 5 per cent": what leads the list tells of all rates in it."""
    link = _between(before, figure, vocabulary)
    if link == "," or (link is not None and link in vocabulary.links["and"]):
        figure.direction = figure.direction or before.direction


def _bound_alike(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Almost 12% and 14% respectively": one hedge for both."""
    if link in vocabulary.links["and"] and figure.hedge == "eq" and before.hedge != "range":
        figure.hedge, figure.rule = before.hedge, before.rule


def _restate(before: Figure, figure: Figure, link: str, vocabulary: Vocabulary) -> None:
    """ "Over 2 trillion rubles ($15.6 bln)": the same sum in another currency is bounded alike."""
    if link not in vocabulary.links["restate"] or figure.hedge != "eq" or before.hedge in ("eq", "range"):
        return
    is_counted = figure.unit is None and before.unit is None and figure.noun is not None
    if is_counted and is_repeated(before, figure, link):
        figure.hedge, figure.rule = before.hedge, before.rule  # "about 6 inches (15 cm)", not "over 10 billion (10.8)"
    if before.is_money and figure.is_money and before.unit != figure.unit:
        figure.hedge, figure.rule = before.hedge, before.rule


def _lend_across(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Exports were 5 and imports 3 billion", "4.3 billion with Landia, 2 with Umbria": over a few words.

    Decimals and hedged numbers without a unit ask for one even from the sentence before. Says whether the search for a
    lender ends here: it goes on past rates in brackets.
    """
    passage = before.passage
    text = passage.raw[before.core_end : figure.core_start]
    if "\n" in text or len(text) > _FARTHEST:
        return True
    if _counts_time(before, vocabulary):
        return False  # "5.4 billion, a year before 4.9": a time lends nothing and hides nothing
    is_near = len(text) <= _FAR and not any(mark in text for mark in ".;!?")
    is_next = is_near and len(text) <= _NEAREST
    if before.is_bare and before.kind == "plain" and _is_scaled(figure):
        if is_near and (before.resolution < 1 or (is_next and _is_joined(before, text, vocabulary))):
            _take(before, figure)
        return True
    asks = figure.is_bare and figure.kind == "plain" and not _counts_time(figure, vocabulary)
    if asks and _is_scaled(before) and before.lead == "from" and text.strip() in vocabulary.links["to"]:
        scale = before.number.scale
        if 1 <= _ALIKE * figure.value * scale / (before.value or 1) <= _ALIKE**2:  # "from 512 million to 1,076"
            _take(figure, before)
            return True
    if asks and (_is_signed_rate(before, figure, vocabulary) or _is_bare_rate(before, figure, vocabulary)):
        return True
    if asks and passage.words[figure.first - 1] in vocabulary.links["by"]:
        if before.is_money and is_aside(before):
            return False  # "by 14 % ($9 million), that with Chile by 8"
        if lend_rate(before, figure, text, vocabulary):
            return True
    beyond = passage.words[figure.last]
    stands_off = not beyond[0].isalpha() or beyond in vocabulary.links["integer_tails"]
    is_hedged = figure.hedge != "eq" and not figure.number.is_digits and figure.value < _WORDY
    if before.unit == "tonne" and is_other_than_weight(before, figure, vocabulary):
        return True
    if asks and before.unit == "tonne" and is_near and (figure.value >= _SMALL or not before.number.scale):
        figure.unit, figure.kind = "tonne", "elided"
    elif asks and _is_scaled(before):
        is_listed = (
            is_next and vocabulary.is_list(text) and figure.value < _SMALL and not _is_said(before, figure, vocabulary)
        )
        if _is_no_count(before, figure, vocabulary) or (stands_off and (is_hedged or is_listed)):
            _take(figure, before)
    elif asks and before.unit == "percent" and (before.kind == "percent" or in_brackets(before)):
        return lend_share(before, figure, is_near and vocabulary.is_list(text))
    elif figure.unit is None and figure.noun is None and figure.number.scale:
        if before.unit == "percent":
            return False
        is_large = figure.number.scale >= _SUM or (figure.value >= _SUM and stands_off)
        if _is_scaled(before) and (is_large if before.unit != "tonne" else figure.number.scale <= _HEAVIEST):
            figure.unit, figure.currency_name = before.unit, before.currency_name
    return True


def _is_no_count(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a bare number after a sum has decimals, stands alone, or ends a change."""
    if figure.resolution < 1:
        return True
    if not _is_said(before, figure, vocabulary) and figure.value < _SMALL and _stands_alone(before, figure, vocabulary):
        return True
    return _ends_change(before, figure, vocabulary)


def _is_said(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a small number in words by one in digits counts: "$30 million. Two, at sea, are late", "and two more"."""
    is_count = figure.value < _HUNDRED and not figure.value % 1.0
    passage, after = figure.passage, figure.passage.keys[figure.number.last]
    begins = passage.words[figure.first - 1] in _STOPS
    is_apart = is_count and not figure.number.is_digits and before.number.is_digits
    return is_apart and (begins or vocabulary.direction.get(after) == "up")


def _is_joined(before: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """ "Exports were 5 and imports 3 billion"; but "the toll stood at 181, and damage is put at $15 billion", where the
    first is no sum and past the comma another verb stands.
    """
    if before.value >= _SMALL or not vocabulary.has_and(text):
        return False
    _, comma, rest = text.partition(",")
    if not comma or vocabulary.sets["directions is"].isdisjoint(rest.split()):
        return True
    subject = before.passage.keys[max(before.first - _SUBJECT, 0) : before.first]
    return not vocabulary.sets["nouns money_context"].isdisjoint(subject)


def _is_signed_rate(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """«520 миллионов, минус 22»: makes a bare number after a sign in words a rate, and says whether it did."""
    passage, sign = figure.passage, figure.hedge_first - 1
    sign -= passage.words[sign] in vocabulary.sets["skips any"]  # «плюс ещё пять»
    if passage.words[sign] not in vocabulary.signs or figure.value >= _HUNDRED:
        return False
    if before.number.scale and before.passage.words[before.hedge_first - 1] in vocabulary.signs:
        return False  # balances: «с Перу минус 10,5 миллиарда, с Чили плюс полтора»
    beyond = passage.words[figure.last]
    is_free = not beyond[0].isalpha() or beyond in vocabulary.sets["nouns stops"]
    is_free = is_free and passage.words[figure.last + 1] not in vocabulary.signs  # «минус 12 и минус 4,4 млн»
    if not is_free or not (before.unit == "percent" or _is_scaled(before)):
        return False
    figure.unit, figure.kind = "percent", "elided"
    figure.direction = vocabulary.direction.get(passage.keys[sign])
    return True


def _is_bare_rate(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Просел на 19 — до 171 млн», «выросла на 29»: makes a bare number by which something changed a rate."""
    passage = figure.passage
    if not vocabulary.signs or figure.direction is None or figure.value >= _HUNDRED:
        return False
    if passage.words[figure.hedge_first - 1] not in vocabulary.links["by"]:
        return False
    verb = range(figure.hedge_first - 2, figure.hedge_first - 6, -1)
    if not any(passage.keys[place] in vocabulary.direction for place in verb if place >= 0):
        return False
    beyond, times = passage.words[figure.last], vocabulary.sets["times units"]
    if beyond[0].isalpha() and beyond not in vocabulary.sets["nouns stops"]:
        return False
    lead = figure.hedge_first - 2
    is_rough = passage.keys[lead] in times and passage.keys[lead - 1] not in vocabulary.number
    if passage.keys[figure.last] in times or is_rough:
        return False  # «отстаёт на три года», «года на полтора», but «за два года на сорок»
    if not (before.unit == "percent" or _is_scaled(before)):
        return False
    figure.unit, figure.kind = "percent", "elided"
    return True


def _counts_time(figure: Figure, vocabulary: Vocabulary) -> bool:
    after = figure.number.last
    return figure.unit is None and figure.passage.keys[after] in vocabulary.sets["times units"]


def _stands_alone(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """A bare number that ends its phrase, with no word on the way that says things are counted ("their number")."""
    passage = figure.passage
    after, last = figure.last, figure.number.last - 1
    if passage.words[after] == "," == passage.words[figure.first - 1] and passage.words[figure.first - 2].isalpha():
        return False  # "Korean mills, 107, make cloth"
    if passage.words[after][0].isalpha() or vocabulary.is_declined(passage.words[last], passage.keys[last]):
        return False
    if passage.words[after] in "(—–" and (
        passage.words[after + 1][0].isdecimal() or not passage.words[after + 1].isalnum()
    ):
        return False  # a count, and what it is worth
    between = passage.keys[before.last : figure.first]
    return vocabulary.sets["nouns count_context"].isdisjoint(between)


def _ends_change(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """«134,6 миллионнан 96-ға»: from a sum in the ablative to a bare number in the dative, of like size."""
    passage, scale = figure.passage, before.number.scale
    if before.last != figure.first or not is_dative(passage, figure.last, vocabulary):
        return False
    is_from = passage.words[before.last - 1].endswith(vocabulary.ablatives)
    return is_from and 1 <= _ALIKE * figure.value * scale / (before.value or 1) <= _ALIKE**2


def _is_scaled(figure: Figure) -> bool:
    return bool(figure.number.scale) and figure.unit != "percent" and figure.noun is None


def _take(bare: Figure, lender: Figure) -> None:
    number = lender.number
    scale = scale_beside(bare.value, lender.value, number.scale, number.resolution)
    bare.value *= scale
    if bare.value_high is not None:
        bare.value_high *= scale
    bare.resolution *= scale
    bare.unit, bare.currency_name, bare.kind = lender.unit, lender.currency_name, "elided"
    bare.number.scale = bare.lent = scale
