"""Work on parts, shared out among cores."""

from __future__ import annotations

from collections.abc import Sequence

from claims.text.train.cores import on_each


def total(given: Sequence[int], part: list[int]) -> int:
    return sum(given[index] for index in part)


def test_each_part_is_worked_on_in_its_place() -> None:
    parts = [[0, 1], [], [2], [0, 2]]
    assert on_each(total, [1, 10, 100], parts) == [11, 0, 100, 101]
    assert on_each(total, [2, 20, 200], parts) == [22, 0, 200, 202]
