"""The matrix that models are fitted on."""

from __future__ import annotations

from array import array

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.text.meaning.features import slots
from claims.text.train.fit import design


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), min_size=1, max_size=8), st.integers(1, 3))
def test_a_row_counts_the_features_of_a_list_that_all_have_often_enough(lists: list[list[int]], at_least: int) -> None:
    matrix, table = design([array("Q", codes) for codes in lists], at_least)
    flat = [code for codes in lists for code in codes]
    often = {code for code in flat if flat.count(code) >= at_least}
    expected = np.zeros(matrix.shape)
    for row, codes in enumerate(lists):
        for code in codes:
            if code in often:
                expected[row, int(table[slots([code])[0]]) - 1] += 1
    assert matrix.shape == (len(lists), len(often))
    assert matrix.has_canonical_format
    assert (matrix.toarray() == expected).all()
