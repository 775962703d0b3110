"""What a bare number takes over from a figure told a few words before: its unit, its scale, or that it is a rate."""

from __future__ import annotations

from typing import Final

from claims.text.cases import is_dative
from claims.text.figure import Figure
from claims.text.lent_rates import is_aside, lend_rate, lend_share
from claims.text.lent_scales import is_other_than_weight, scale_beside
from claims.text.shared_changes import in_brackets
from claims.text.vocabulary import Vocabulary

_ALIKE: Final = 50.0  # times: sums further apart are not of one scale
_NEAREST: Final = 40
_FAR: Final = 90
_FARTHEST: Final = 160
_SUBJECT: Final = 4
_WORDY: Final = 100.0
_HUNDRED: Final = 100.0
_SMALL: Final = 1000.0
_MARKS: Final = frozenset((":", "-", "–", "—"))
_STOPS: Final = frozenset((".", "!", "?", ";"))
_SUM: Final = 1e5
_HEAVIEST: Final = 1e6  # weights are told in thousands and millions of tonnes


def lend_across(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
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
    if _is_told_apart(figure, vocabulary):
        return True
    if before.is_bare and before.kind == "plain" and _is_scaled(figure):
        if is_near and (before.resolution < 1 or (is_next and _is_joined(before, text, vocabulary))):
            _take(before, figure)
        return True
    asks = figure.is_bare and figure.kind == "plain" and not _counts_time(figure, vocabulary)
    if asks and _rises_to(before, figure, text, vocabulary):
        _take(figure, before)
        return True
    if asks and (_is_signed_rate(before, figure, vocabulary) or _is_bare_rate(before, figure, vocabulary)):
        return True
    if asks and passage.words[figure.first - 1] in vocabulary.links["by"]:
        if before.is_money and is_aside(before):
            return False  # "by 14 % ($9 million), that with Chile by 8"
        if lend_rate(before, figure, text, vocabulary):
            return True
    if before.unit == "tonne" and is_other_than_weight(before, figure, vocabulary):
        return True
    if asks and before.unit == "tonne" and is_near and (figure.value >= _SMALL or not before.number.scale):
        figure.unit, figure.kind = "tonne", "elided"
    elif asks and _is_scaled(before):
        if _is_no_count(before, figure, vocabulary) or _goes_on(before, figure, text if is_next else "", vocabulary):
            _take(figure, before)
    elif asks and before.unit == "percent" and (before.kind == "percent" or in_brackets(before)):
        return lend_share(before, figure, is_near and vocabulary.is_list(text))
    elif figure.unit is None and figure.noun is None and figure.number.scale:
        return _lend_to_scaled(before, figure, vocabulary)
    return True


def _lend_to_scaled(before: Figure, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "5 million tonnes, then 6 million": a scale of its own and no unit. Says what `lend_across` says."""
    if before.unit == "percent":
        return False
    is_large = figure.number.scale >= _SUM or (figure.value >= _SUM and _stands_off(figure, vocabulary))
    if _is_scaled(before) and (is_large if before.unit != "tonne" else figure.number.scale <= _HEAVIEST):
        figure.unit, figure.currency_name = before.unit, before.currency_name
    return True


def _rises_to(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """ "From 512 million to 1,076": a bare number to which a sum rose, and which is of its size in its scale."""
    if not _is_scaled(before) or before.lead != "from" or text.strip() not in vocabulary.links["to"]:
        return False
    return 1 <= _ALIKE * figure.value * before.number.scale / (before.value or 1) <= _ALIKE**2


def _is_told_apart(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a bare number is told with the things that it counts, so that no sum before it lends it anything."""
    return _is_headed(figure, vocabulary) or _is_priced(figure, vocabulary)


def _is_headed(figure: Figure, vocabulary: Vocabulary) -> bool:
    """«Контейнеров – 18,4 тысячи», "Wagons: 200": what is counted stands before a dash or a colon."""
    passage, mark = figure.passage, figure.hedge_first - 1
    if figure.unit is not None or figure.number.scale >= _SUM:
        return False
    return passage.words[mark] in _MARKS and passage.keys[mark - 1] in vocabulary.sets["nouns headings"]


def _is_priced(figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "Six, for $28 million": a count in words, and its price; but "imports 3, for 5 million more"."""
    passage, last = figure.passage, figure.last
    is_count = figure.unit is None and not figure.number.is_digits and passage.words[last] == ","
    if not is_count or passage.words[last + 1] not in vocabulary.sets["nouns worth"]:
        return False
    return any(word[0].isdecimal() or word in vocabulary.sign_before for word in passage.words[last + 2 : last + 4])


def _stands_off(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether nothing that could be counted follows a number."""
    beyond = figure.passage.words[figure.last]
    return not beyond[0].isalpha() or beyond in vocabulary.links["integer_tails"]


def _goes_on(before: Figure, figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a bare number is hedged in words or, in a list whose text goes before, told of no things counted."""
    if not _stands_off(figure, vocabulary):
        return False
    is_hedged = figure.hedge != "eq" and not figure.number.is_digits and figure.value < _WORDY
    things = vocabulary.sets["nouns thing_context"]
    is_listed = vocabulary.is_list(text) and figure.value < _SMALL and not _is_said(before, figure, vocabulary)
    return is_hedged or (is_listed and things.isdisjoint(figure.passage.keys[before.last : figure.first]))


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
