"""A time told in brackets is that of the figure that these hold."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.scene import period_options, scene

FIRST = kinds_of("turnover", "level", "actual")


def periods(text: str, lang: str, at: int) -> set[str]:
    one = scene(Document("d", text, lang=lang, published="2024-02-08", home="MK"), lang)
    return {(start or "none")[:4] for start, _ in period_options(one, at, FIRST).items}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In 2023 trade with Chad was 5 billion (2022: 4.6 billion)."),
        ("en", "In 2023 trade with Chad was 5 billion (in 2022 – 4.6 billion)."),
        ("ru", "В 2023 году торговля с Чадом составила 5 млрд долларов (в 2022 году — 4,6 млрд)."),
    ],
)
def test_it_is_none_of_the_figure_before(lang: str, text: str) -> None:
    assert "2022" not in periods(text, lang, 0)
    assert "2022" in periods(text, lang, 1)


def test_a_time_alone_in_brackets_is_that_of_the_figure_before() -> None:
    assert "2022" in periods("Trade with Chad was 5 billion (2022).", "en", 0)
