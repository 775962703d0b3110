"""Who gives, where words bind it: shares of imports and exports, money taken from somebody."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read


@pytest.mark.parametrize(
    ("home", "text", "giver", "taker"),
    [
        ("PE", "Доля Перу в китайских закупках рыбной муки превысила 30%.", "PE", "CN"),
        ("PE", "Доля Перу в импорте рыбной муки Китаем достигла 42%.", "PE", "CN"),
        ("CL", "Доля Китая в чилийском экспорте меди достигла 42%.", "CL", "CN"),
        ("CL", "Доля поставок Китая в чилийском импорте достигла 42%.", "CN", "CL"),
        ("CL", "Чилийский оператор порта взял у немецких банков кредит в 35 млн евро.", "DE", "CL"),
        ("CL", "Компания из Чили заняла у двух кредиторов из Японии 400 млн долларов.", "JP", "CL"),
        ("CL", "ENAP вложила в экономику Перу свыше 18 млрд долларов.", "CL", "PE"),
        ("CL", "В 2019 году Перу инвестировало в экономику Сантьяго 1,1 млрд долларов.", "PE", "CL"),
        ("CL", "Чили получит от Японии кредит на 400 млн долларов.", "JP", "CL"),
    ],
)
def test_words_around_the_name_tell_who_gives(home: str, text: str, giver: str, taker: str) -> None:
    (found,) = read(Document("1", text, lang="ru", published="2020-02-03", home=home)).claims
    assert (found.from_party, found.to_party) == (giver, taker)
