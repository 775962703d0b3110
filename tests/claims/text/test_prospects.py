"""Trade that may come to be is planned, and of the whole year."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

TEXTS = [
    ("ru", "Товарооборот Чили и Перу по итогам этого года может превысить 5 млрд долларов.", "planned", "2024-12-31"),
    (
        "ru",
        "Торговля Чили и Перу в 2023 году дала 4 млрд долларов, а по итогам этого года может перевалить за 5 млрд.",
        "planned",
        "2024-12-31",
    ),
    ("ru", "Товарооборот Чили и Перу по итогам этого года превысил 5 млрд долларов.", "actual", "2024-09-30"),
    ("en", "Trade between Chile and Peru reached $5 billion in 2023.", "actual", "2023-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "status", "end"), TEXTS)
def test_the_verb_of_a_figure_tells_whether_trade_is_to_come(lang: str, text: str, status: str, end: str) -> None:
    last = read(Document("1", text, lang=lang, published="2024-10-15", home="CL")).claims[-1]
    assert (last.status, last.period_end) == (status, end)
