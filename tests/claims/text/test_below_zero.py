"""Degrees below zero bear their sign; other figures do not."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "value", "direction"),
    [
        ("en", "It was minus 32 degrees at dawn.", -32, None),
        ("en", "It was -20C at dawn.", -20, None),
        ("en", "It fell to minus 5 degrees Celsius.", -5, "down"),
        ("ru", "Днём было минус 18 градусов.", -18, None),
        ("kk", "Түнде минус 25 градус болды.", -25, None),
        ("en", "It was 32 degrees at dawn.", 32, None),
        ("en", "It rose 20 degrees.", 20, "up"),
        ("en", "The fund made minus 4 percent.", 4, "down"),
    ],
)
def test_degrees(lang: str, text: str, value: float, direction: str | None) -> None:
    assert [(q.value, q.direction) for q in quantities(text, lang)] == [(value, direction)]


def test_range_of_degrees() -> None:
    assert [(q.value, q.value_high) for q in quantities("Expect 5-10 degrees.", "en")] == [(5, 10)]
