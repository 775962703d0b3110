"""Figures between a country and what is no party: a part of the world, or a bank of many states."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read


@pytest.mark.parametrize(
    ("lang", "home", "text", "who", "gives"),
    [
        ("en", "CN", "China will lend Africa $50 billion over three years, the premier said.", "CN", True),
        ("ru", "CN", "Китай предоставит странам Африки кредиты на 50 млрд долларов.", "CN", True),
        ("kk", "KZ", "Қытай Африкаға 50 млрд доллар несие береді.", "CN", True),
        ("en", "EG", "Egyptian investments in Africa have reached $10.2 billion.", "EG", True),
        ("en", "", "China's exports to Africa reached $178.8 billion last year.", "CN", True),
        ("en", "IN", "India bought goods worth $40 billion from Africa in 2023.", "IN", False),
        ("kk", "KZ", "Қытайдың Африкадан импорты 116,8 млрд долларға жетті.", "CN", False),
        ("en", "", "Kenya received a loan of $500 million from the African Development Bank.", "KE", False),
        ("en", "", "Kenya received a loan of $500 million from the World Bank.", "KE", False),
    ],
)
def test_the_side_that_has_a_code_gives_or_takes_as_told(
    lang: str, home: str, text: str, who: str, gives: bool
) -> None:
    (claim,) = read(Document("d", text, lang=lang, published="2024-10-28", home=home or None)).claims
    assert claim.parties == (who,)
    record = claim.as_record()
    assert (record["from"], record["to"]) == ((who, None) if gives else (None, who))
