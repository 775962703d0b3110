"""Places among sorted numbers are those that bisect tells."""

from bisect import bisect_left, bisect_right
from random import Random

import pytest

from claims.text.sorted_numbers import first_above, first_from


@pytest.mark.parametrize("size", [0, 1, 2, 7, 100])
def test_places_are_those_of_bisect(size):
    draw = Random(size)
    for _ in range(50):
        numbers = sorted(draw.randrange(60) for _ in range(size))
        for wanted in (-1, 0, draw.randrange(60), 60, *numbers[:3]):
            assert first_from(numbers, wanted) == bisect_left(numbers, wanted)
            assert first_above(numbers, wanted) == bisect_right(numbers, wanted)
