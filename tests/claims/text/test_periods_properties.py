"""What holds for times of any text: the same twice, sane spans, and a cost in proportion to its length."""

from __future__ import annotations

import gc
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "kk"]))
def test_any_text_is_read_the_same_twice_and_spans_lie_in_it(text: str, lang: str) -> None:
    found = mentions(text, lang, PUBLISHED, "KZ")
    assert found == mentions(text, lang, PUBLISHED, "KZ")
    assert all(0 <= one.start < one.end <= len(text) for one in found)


WORDS = re.findall(
    r"\S+",
    "in the first last year years of 2023 5 months January - to May by , . half quarter fiscal since ago same period",
)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([PUBLISHED, None, "2024-01-01", "2024-02-29"]))
@settings(max_examples=300)
def test_any_order_of_time_words_gives_sane_spans(order: list[str], published: str | None) -> None:
    for one in mentions(" ".join(order), "en", published, "IN"):
        assert (one.period_start is None) == (one.period_end is None)
        if one.period_start and one.period_end:
            assert one.period_start <= one.period_end


@pytest.mark.slow
@pytest.mark.parametrize("word", ["in ", "2023 ", "last year ", "from 1 ", "January ", "in the of ", "1 2 3 ", "- "])
def test_hostile_repetition_costs_no_more_a_character(word: str) -> None:
    def seconds(count: int, turn: int) -> float:
        text = "x" * turn + " " + word * count  # another text each turn: the last ones are remembered
        gc.collect()
        gc.disable()  # what a collection costs depends on all else that the process holds
        try:
            start = time.process_time()
            mentions(text, "en", PUBLISHED, "KZ")
            return time.process_time() - start
        finally:
            gc.enable()

    seconds(1000, 0)
    small, large = (min(seconds(count, turn) for turn in (1, 2, 3)) for count in (5_000, 50_000))
    assert large < 40 * max(small, 0.005)
