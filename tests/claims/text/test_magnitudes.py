"""How round figures are, and how they compare with others of their unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.magnitudes import ALONE, RATIOS, ROUNDNESS, comparisons, ratio, roundness
from claims.text.quantities import quantities


@pytest.mark.parametrize(
    ("value", "kind"), [(0.0, 0), (5e9, 0), (1.5e9, 1), (-25.0, 1), (1.02e9, 2), (4321.0, 3), (0.125, 2), (123456.0, 3)]
)
def test_roundness_counts_significant_digits(value: float, kind: int) -> None:
    assert roundness(value) == kind


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_every_pair_of_numbers_has_a_kind(value: float, other: float) -> None:
    assert 0 <= roundness(value) < ROUNDNESS
    assert 0 <= ratio(value, other) < ALONE < RATIOS


def test_a_larger_figure_has_a_higher_kind_of_ratio() -> None:
    kinds = [ratio(value, 100.0) for value in (1, 20, 60, 90, 100, 110, 150, 300, 700, 5000)]
    assert kinds == sorted(set(kinds))


def test_a_figure_is_compared_with_those_of_its_unit_near_by() -> None:
    text = "Trade grew by 5% to $2.1 billion; by 2030 it is to reach $10 billion, and 12 projects will help."
    rate, now, goal, projects = comparisons(quantities(text, "en"), [0] * 4)
    assert rate[1:] == (ALONE, ALONE, 1)
    assert now[1:] == (ALONE, ratio(2.1, 10), 0)
    assert goal == (0, ratio(10, 2.1), ALONE, 1)
    assert projects[1:3] == (ALONE, ALONE)


def test_figures_of_far_sentences_are_not_compared() -> None:
    found = quantities("Trade came to $2 billion. It is to reach $10 billion.", "en")
    assert [told[1:] for told in comparisons(found, [0, 9])] == [(ALONE, ALONE, 1)] * 2


@given(st.lists(st.tuples(st.sampled_from(("tonnes", "dollars")), st.integers(1, 5)), min_size=1, max_size=30))
def test_what_stands_far_off_changes_no_comparison(told: list[tuple[str, int]]) -> None:
    own = quantities(" ".join(f"Trade came to {value} billion {unit}." for unit, value in told), "en")
    far = quantities("Trade came to $900 billion.", "en")
    places = list(range(len(own)))
    assert comparisons([*own, *far], [*places, len(own) + 9])[: len(own)] == comparisons(own, places)
