"""What holds for every text: the style of a number does not matter, spans are spans, nothing raises, time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.text.quantities import as_record, quantities

LANGUAGES = ("en", "ru", "kk")
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# Text rich in what the layer looks at, besides plain noise.
FIGURES = st.text(alphabet="0123456789.,'%$€-–+() \n", max_size=60)
WORDS = st.lists(
    st.sampled_from(
        [
            "up",
            "to",
            "between",
            "from",
            "5",
            "20",
            "million",
            "bn",
            "more",
            "than",
            "половина",
            "3",
            "есе",
            "в",
            "раза",
            "до",
            "and",
            "-",
            "–",
            "%",
            "$",
            "third",
            "one",
            "млрд",
            "-ға",
            "жуық",
        ]
    ),
    max_size=25,
).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=200), FIGURES, WORDS)


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" and {spelled(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


def only_value(text: str, lang: str = "en") -> float:
    found = quantities(text, lang)
    assert len(found) == 1, (text, found)
    return found[0].value


@given(st.integers(2, 999))
def test_styles_of_thousands_agree(thousands: int) -> None:
    value = thousands * 1000.0
    for written in (
        f"{thousands},000",
        f"{thousands} 000",
        f"{thousands}\u00a0000",
        f"{thousands} thousand",
        f"{thousands}k",
        f"{spelled(thousands)} thousand",
    ):
        assert only_value(f"They built {written} houses.") == value, written


@given(st.integers(2, 999), st.integers(1, 9))
def test_styles_of_billions_agree(whole: int, tenth: int) -> None:
    value = (whole * 10 + tenth) * 1e8
    for written, lang in (
        (f"trade of ${whole}.{tenth} billion", "en"),
        (f"trade of ${whole}.{tenth}bn", "en"),
        (f"trade of {whole} billion {tenth}00 million dollars", "en"),
        (f"trade of ${whole * 1000 + tenth * 100} million", "en"),
        (f"торговля на {whole},{tenth} млрд долларов", "ru"),
        (f"торговля на {whole} миллиардов {tenth}00 миллионов долларов", "ru"),
        (f"сауда {whole},{tenth} млрд доллар", "kk"),
        (f"сауда {whole} миллиард {tenth}00 миллион доллар", "kk"),
    ):
        found = quantities(written, lang)
        assert [(q.value, q.unit) for q in found] == [(value, "USD")], written


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
@settings(max_examples=300)
def test_spans_are_ordered_and_inside(text: str, lang: str) -> None:
    found = quantities(text, lang)
    for quantity in found:
        assert 0 <= quantity.start <= quantity.figure_start < quantity.figure_end <= quantity.end <= len(text)
        assert quantity.value_high is None or quantity.value <= quantity.value_high
        assert quantity.resolution > 0
        assert set(as_record(quantity)) == {"start", "end", "value", "value_high", "hedge", "direction", "unit", "noun"}
    assert [q.figure_start for q in found] == sorted(q.figure_start for q in found)


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
def test_reading_twice_gives_the_same(text: str, lang: str) -> None:
    assert quantities(text, lang) == quantities(text, lang)


@example("'10", "en")
@example("/0", "en")
@example("-100", "en")
@given(ANY_TEXT, st.sampled_from(LANGUAGES))
@settings(max_examples=100)
def test_plain_paragraphs_around_only_move_offsets(text: str, lang: str) -> None:
    text = text.strip().replace("\n", " ")
    before, after = "Nothing is counted in this paragraph.\n\n", "\n\nNor is anything in the last of them."
    moved = quantities(before + text + after, lang)
    assert [(q.start - len(before), q.end - len(before), q.value, q.hedge, q.kind) for q in moved] == [
        (q.start, q.end, q.value, q.hedge, q.kind) for q in quantities(text, lang)
    ]


def test_unknown_language_is_read_as_english() -> None:
    assert [q.value for q in quantities("about 5 million euros", "xx")] == [5e6]


HOSTILE = {
    "digits": "7",
    "commas": "1,",
    "points": "1.",
    "spaces": " ",
    "newlines": "\n",
    "words": "million ",
    "hedges": "more than about ",
    "signs": "$",
    "ranges": "5-",
    "elided": "3, ",
    "lists": "3 and ",
    "halves": "half a ",
    "mixed": "over $3 bn (about 2 bn euros) or 5% of 3, ",
    "long words": "a",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_time_is_linear(name: str, lang: str) -> None:
    """Eight times the text takes about eight times the time, whatever it repeats; the floor absorbs noise."""
    unit = HOSTILE[name]
    small, large = unit * (60_000 // len(unit)), unit * (480_000 // len(unit))
    quantities(small, lang)
    first, second = (min(_seconds(text, lang) for _ in range(3)) for text in (small, large))
    assert second < 30 * first + 0.5


def _seconds(text: str, lang: str) -> float:
    start = time.process_time()
    quantities(text, lang)
    return time.process_time() - start
