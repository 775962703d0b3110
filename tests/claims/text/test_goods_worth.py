"""Goods that came or went are trade even where no verb of selling stands: "goods worth $16 million arrived"."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.first_look import look
from claims.text.reader import read


@pytest.mark.parametrize(
    ("lang", "text", "giver", "taker"),
    [
        ("en", "Turkish goods worth $16 million arrived in China.", "TR", "CN"),
        ("en", "China received Turkish goods worth $16 million.", "TR", "CN"),
        ("ru", "Россия вывезла в Беларусь товаров на 16 млн долларов.", "RU", "BY"),
        ("ru", "Из Турции в Китай прибыло товаров на 16 млн долларов.", "TR", "CN"),
        ("ru", "Китай получил турецких товаров на 16 млн долларов.", "TR", "CN"),
        ("ru", "Товаров из Турции поступило в Китай на 16 млн долларов.", "TR", "CN"),
        ("en", "Kazakhstan places goods worth $16 million in China.", "KZ", "CN"),
        ("kk", "Қытайдан Түркияға 16 миллион доллардың тауары келді.", "CN", "TR"),
        ("kk", "Түркиядан Қытайға 16 миллион доллардың тауары жетті.", "TR", "CN"),
    ],
)
def test_a_sentence_alone(lang: str, text: str, giver: str, taker: str) -> None:
    found = read(Document("1", text, lang=lang, published="2020-02-03")).claims
    assert [(one.measure, one.value, one.from_party, one.to_party) for one in found] == [
        ("exports", 1.6e7, giver, taker)
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В Турции на 16 процентов подорожал проезд."),
        ("kk", "Түркияда 16 миллион теңге ұрланды."),
    ],
)
def test_a_sum_of_no_goods_is_not_looked_at(lang: str, text: str) -> None:
    assert not look(lang).may_claim(text, "")
