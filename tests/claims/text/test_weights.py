"""Pounds that weigh, and pounds that pay."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A 230-pound guard joined the Bears."),
        ("en", "The baby weighed 9 pounds."),
        ("en", "It came to 9 pounds and some ounces."),
        ("en", "Police seized 40 pounds of cocaine."),
        ("en", "He has lost about 60 pounds."),
        ("en", "The suit is 12 pounds heavier."),
        ("en", "At 6 feet 7 inches and 240 pounds, he stands out."),
        ("en", "The forward, 6-4 and 215 pounds, was taken first."),
        ("ru", "Боксёр весит 140 фунтов."),
    ],
)
def test_weights(lang: str, text: str) -> None:
    found = quantities(text, lang)[-1]
    assert found.unit == "count"
    assert (found.noun or "").startswith(("pound", "фунт"))


@pytest.mark.parametrize(
    "text",
    [
        "It was a 50-pound fine.",
        "He was fined 50 pounds.",
        "She found a 20-pound note.",
        "The firm lost 60 million pounds.",
        "The storm did 900 pounds of damage.",
        "She makes 12 pounds an hour.",
        "The suit costs £12.",
    ],
)
def test_money(text: str) -> None:
    assert [q.unit for q in quantities(text, "en")] == ["GBP"]
