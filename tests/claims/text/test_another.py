"""Ordinals that go on with a count, told apart from parts of a whole."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two men were killed and a third was hurt.", [2]),
        ("Three officers were hurt and a fourth died.", [3]),
        ("She scored two goals and set up a third.", [2]),
        ("Two people were shot and a third stabbed.", [2]),
        ("The pilot flew 2 jets and tried a third.", [2]),
    ],
)
def test_ordinals(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, "en")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two firms lost a third of their value.", [2, 33.33]),
        ("At two firms sales fell by a third.", [2, 33.33]),
        ("Two towns voted, and nearly a third of people stayed at home.", [2, 33.33]),
        ("Two in five say they vote and a third do not.", [40, 33.33]),
        ("Two men were held. A third of the street was shut.", [2, 33.33]),
        ("For two years a third was lost.", [2, 33.33]),
    ],
)
def test_parts(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, "en")] == values
