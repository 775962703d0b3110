"""The quantity layer: every figure of a text with unit, hedge and direction, and nothing about what it measures.

    quantities("Trade rose by nearly a third, to over $24.2 bn", "en")

The words are data (`claims/lexicon/<lang>/quantities.toml`); the passes here know only how figures are put together.
One walk over the tokens finds numbers; each is looked at with bounded reach, so that the time is linear in the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from claims.text import fractions, hedges, multiples, units
from claims.text.ages import is_age
from claims.text.another import is_another
from claims.text.below_zero import take_sign
from claims.text.currencies_apart import UNTOLD, Currency, is_exchange_rate, named_currency, tell_currencies
from claims.text.dates import is_date
from claims.text.digits import skip_digits
from claims.text.directions import read_direction
from claims.text.figure import Figure
from claims.text.half_units import add_half, read_unit_and_half
from claims.text.hedges_behind import read_after
from claims.text.joins import join
from claims.text.lexemes import DIGITS
from claims.text.named_figures import is_name
from claims.text.not_quantities import after_chain, is_label
from claims.text.numbers import read_number
from claims.text.scores import is_score
from claims.text.short_scales import short_scale
from claims.text.tokens import Passage, blocks, decimal_mark
from claims.text.unit_words import read_one_percent
from claims.text.vocabulary import Vocabulary, vocabulary
from claims.text.weights import weigh

_MONEY_SCALE: Final = 1e5
_NEAR: Final = 32
_MOSTLY: Final = 2
_SELDOM: Final = 3
_COINS: Final = frozenset(("cent", "pence"))
_MOST_FIGURES: Final = 1000  # in a block of 16,000 characters; what holds more is a table of numbers, not prose


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure. `start`/`end` span hedge to unit, `figure_start`/`figure_end` number and scale; base units.

    unit: ISO 4217 code, `XXX` (money of a currency not told), `percent`, `tonne` or `count`; `currency_name` is the
    name the text uses where several countries' money bears it ("dollar", "manat"). kind: plain, percent, multiple,
    fraction, elided. A multiple's value is the change in percent ("doubled" is 100). `resolution` is one unit of the
    last place as written. `direction` is that of the words ("fell", "more"), also for a level reached ("rose to").
    `scale` is the thousand, million or lakh of the number, 0 for none; `lent` is that too where a neighbour lends it.
    """

    start: int
    end: int
    figure_start: int
    figure_end: int
    value: float
    value_high: float | None
    hedge: str
    direction: str | None
    unit: str
    currency_name: str | None
    noun: str | None
    kind: str
    resolution: float
    rule: str
    scale: float = 0.0
    lent: float = 0.0


def quantities(text: str, lang: str) -> list[Quantity]:
    """All quantities of `text` in its order. Any string is read; nothing is raised for odd input."""
    words = vocabulary(lang)
    decimal = decimal_mark(text, words.decimal)
    found: list[Figure] = []
    for offset, block in blocks(text):
        passage = Passage(block, offset, words.keys, words.parents, decimal)
        figures = _figures(passage, words)
        tell_currencies(figures, words)
        figures = join(figures, words)
        for figure in figures:
            _close(figure)
        found += figures
    _lend_currency(found, words)
    return [_quantity(figure) for figure in found]


def as_record(quantity: Quantity) -> dict[str, Any]:
    """The quantity as a line of `communique quantities` shows it; offsets span hedge to unit."""
    fields = ("start", "end", "value", "value_high", "hedge", "direction", "unit", "noun")
    return {field: getattr(quantity, field) for field in fields}


def _figures(passage: Passage, words: Vocabulary) -> list[Figure]:
    starters = words.starters
    found: list[Figure] = []
    done = 0
    places = [place for place, key in enumerate(passage.keys) if key in starters]
    for place in places[:_MOST_FIGURES]:
        if place < done:
            continue
        figure, done = _read(passage, place, words)
        if figure is not None:
            found.append(figure)
    return found


def _read(passage: Passage, place: int, words: Vocabulary) -> tuple[Figure | None, int]:
    """The figure at `place`, if there is one, and the place from which to go on."""
    if passage.keys[place] in words.fraction and is_another(passage, place, words):
        return None, place + 1
    measured, special = None, fractions.read_share(passage, place, words)
    if special is not None:
        pass
    elif passage.keys[place] is not DIGITS:
        measured = fractions.read_measured_part(passage, place, words)
    elif passage.words[place + 1] == "/":
        special = fractions.read_slashed(passage, place, words)
    if special is None and measured is None and passage.keys[place] is not DIGITS:
        special = (
            read_unit_and_half(passage, place, words)
            or fractions.read_fraction(passage, place, words)
            or fractions.read_every(passage, place, words)
            or multiples.read_word_multiple(passage, place, words)
            or read_one_percent(passage, place, words)
        )
    if special is not None:
        special.last = words.after_ending(passage, special.last)
        hedges.read_hedge(special, words)
        _settle(special, words)
        return special, special.last
    number = measured or read_number(passage, place, words)
    if number is None:
        return None, skip_digits(passage, place) if passage.words[place][0].isdecimal() else place + 1
    if is_label(passage, number, words) or is_date(passage, number, words):
        return None, after_chain(passage, number) if number.is_digits else number.last
    figure = Figure(passage, number, number.first, number.last, number.value, number.resolution)
    if is_age(figure, words):
        return None, number.last
    if is_score(figure, words):
        return None, number.last + 2
    _surround(figure, words)
    is_part = measured is not None or passage.words[number.last - 2] == "/"
    if is_part and figure.unit is None and passage.keys[number.last] in words.sets["fraction_rules measured"]:
        figure.noun = passage.words[number.last]  # "1/2 teaspoon salt"
    if is_name(figure, words):
        return None, after_chain(passage, number) if number.is_digits else number.last
    if is_exchange_rate(figure) or figure.noun in words.sets["not heads"]:
        return None, number.last
    return figure, figure.last


def _surround(figure: Figure, words: Vocabulary) -> None:
    """Endings, hedges inside, unit, noun, hedge around and direction of a number."""
    passage = figure.passage
    figure.last = words.after_ending(passage, figure.last)
    if figure.number.is_rough:
        figure.hedge, figure.rule = "approx", "inverted"
    else:
        read_after(figure, words, figure.last)
    if figure.hedge != "eq":
        key = passage.keys[figure.last]
        kind, by = words.number.get(key) or ("scale", short_scale(passage, figure.number.first, figure.last, words))
        if kind == "scale" and by == figure.number.resolution:  # «12 миллиардов 300 с лишним миллионов»
            figure.last += 1
        elif by and kind in ("scale", "mul") and not figure.number.scale:  # "два с лишним миллиона"
            figure.value, figure.resolution = figure.value * by, figure.resolution * by
            figure.number.scale, figure.last = by, figure.last + 1
            figure.number.last = figure.last
    if multiples.read_counted_multiple(figure, words):
        figure.last = words.after_ending(passage, figure.last)
    elif not fractions.read_ratio(figure, words):
        units.read_unit(figure, words)
        weigh(figure, words)
        figure.last = words.after_ending(passage, figure.last)
        if figure.unit is None and figure.noun is None:
            units.read_noun(figure, words)
            add_half(figure, words)
            take_sign(figure, words)
    if figure.number.is_ambiguous_mark and not figure.number.scale and words.marks_thousands(figure.unit, figure.noun):
        figure.value, figure.resolution = float(round(figure.value * 1000)), 1.0
    hedges.read_hedge(figure, words)
    _settle(figure, words)


def _settle(figure: Figure, words: Vocabulary) -> None:
    if figure.kind == "multiple":
        multiples.settle_factor(figure, words)
    else:
        read_direction(figure, words)


def _close(figure: Figure) -> None:
    passage = figure.passage
    figure.start = passage.offset + passage.starts[min(figure.hedge_first, figure.first)]
    figure.end = passage.offset + passage.ends[figure.last - 1]


def _lend_currency(figures: list[Figure], words: Vocabulary) -> None:
    """A sum in millions without currency or noun takes that of the nearest sum before it in its paragraph, else the one
    that the text mostly counts in, else that of the nearest sum before it, or else after it; where no sum has one, the
    one currency that the text names.
    """
    usual = _usual_currency(figures, words.usual_currency)
    held: Currency | None = next(
        ((f.unit, f.currency_name) for f in figures if f.unit is not None and f.is_money and not _is_coin(f)), None
    )
    is_told = held is not None or not any(_lacks_currency(figure) for figure in figures)
    untold = (None if is_told else named_currency(figures, words)) or (UNTOLD, None)
    told: Figure | None = None
    before: Figure | None = None
    for figure in figures:
        prior, before = before, figure
        if figure.unit is not None and figure.is_money:
            if (figure.unit != UNTOLD or figure.currency_name) and not _is_coin(figure):
                held, told = (figure.unit, figure.currency_name), figure
        elif prior is not None and _changes_count(prior, figure):
            continue
        elif _lacks_currency(figure):
            is_near = told is not None and _shares_paragraph(told, figure)
            figure.unit, figure.currency_name = (held if is_near else usual or held) or (
                untold if _is_about_money(figure, words) else (None, None)
            )


def _usual_currency(figures: list[Figure], of_language: str) -> Currency | None:
    """The currency that sums of a text are in where they do not say: that in which the language counts what countries
    do with each other, if the text names it a third as often as any other, else one named twice as often as any other.
    """
    told = [
        (f.unit, f.currency_name)
        for f in figures
        if f.unit and f.is_money and (f.unit != UNTOLD or f.currency_name) and not _is_coin(f)
    ]
    counts = Counter(unit for unit, _ in told)
    if not counts:
        return None
    (usual, most), *others = counts.most_common(2)
    if counts[of_language] * _SELDOM >= most:
        usual = of_language
    elif others and most < _MOSTLY * others[0][1]:
        return None
    return next(one for one in told if one[0] == usual)


def _lacks_currency(figure: Figure) -> bool:
    return figure.unit is None and figure.noun is None and figure.number.scale >= _MONEY_SCALE


def _is_coin(figure: Figure) -> bool:
    """Cents and pence are of no currency told, and nothing large is counted in them."""
    return figure.currency_name in _COINS


def _shares_paragraph(one: Figure, two: Figure) -> bool:
    passage = one.passage
    return passage is two.passage and "\n" not in passage.raw[passage.starts[one.first] : passage.starts[two.first]]


def _changes_count(prior: Figure, figure: Figure) -> bool:
    """ "5 million bushels, 3 million lower than in May": the change right after a count is counted in the same."""
    is_counted = prior.unit is None and prior.noun is not None and prior.number.scale >= _MONEY_SCALE
    is_near = prior.passage is figure.passage and figure.core_start - prior.core_end <= _NEAR
    return is_counted and is_near and figure.direction is not None


def _is_about_money(figure: Figure, words: Vocabulary) -> bool:
    """Whether the passage speaks of trade or cost, where a sum's currency is never said."""
    return not words.sets["nouns money_context"].isdisjoint(figure.passage.keys)


def _quantity(figure: Figure) -> Quantity:
    passage, number = figure.passage, figure.number
    return Quantity(
        figure.start,
        figure.end,
        passage.offset + passage.starts[number.first],
        passage.offset + passage.ends[number.last - 1],
        figure.value,
        figure.value_high,
        figure.hedge,
        figure.direction,
        figure.unit or "count",
        figure.currency_name,
        figure.noun,
        figure.kind,
        figure.resolution,
        figure.rule,
        number.scale,
        figure.lent,
    )
