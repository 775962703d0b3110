"""Numbers on a grid: products are exact, and tables are laid out as C takes them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.grid import FINENESS, WHOLE, held, product, strips


@given(rows=st.integers(1, 5), wide=st.integers(1, 3), seed=st.integers(0, 99))
def test_a_strip_has_its_columns_row_by_row(rows: int, wide: int, seed: int) -> None:
    weights = held(np.random.default_rng(seed).normal(size=(rows, wide * WHOLE)))
    laid = strips(weights)
    assert laid.dtype == np.float32
    for row in range(rows):
        for column in range(wide * WHOLE):
            strip, within = divmod(column, WHOLE)
            assert laid[(strip * rows + row) * WHOLE + within] == weights[row, column]


@given(seed=st.integers(0, 99))
def test_products_are_the_same_in_any_order(seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows, weights = held(draw.normal(size=(3, 40))), held(draw.normal(size=(40, WHOLE)))
    order = draw.permutation(40)
    assert np.array_equal(product(rows, weights), product(rows[:, order], weights[order]))


def test_what_is_held_is_a_whole_number_of_steps_and_near() -> None:
    given_weights = np.random.default_rng(5).normal(size=100).astype(np.float32)
    found = held(given_weights)
    assert np.array_equal(found * 2**FINENESS, np.round(found * 2**FINENESS))
    assert np.abs(found - given_weights).max() <= 2.0 ** -(FINENESS + 1)
