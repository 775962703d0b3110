"""What trade leaves over for one side is no claim; what is sold, bought or traded beside it stays one."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.balances import is_balance
from claims.text.meaning.forms import forms
from claims.text.meaning.page import lay_out
from claims.text.quantities import quantities
from claims.text.reader import read
from claims.text.sentences import sentences


def balances(lang: str, text: str) -> list[float]:
    """The values of a text that are balances."""
    page = lay_out(text, forms(lang), sentences(text, lang), quantities(text, lang))
    return [one.value for at, one in enumerate(page.quantities) if is_balance(page, lang, at)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The deficit in trade with Chile widened by 12 percent to $3.1 billion.", [12, 3.1e9]),
        ("en", "Trade with Chile left a gap of some $150 million in its favour.", [1.5e8]),
        ("en", "The gap in our timber trade with Chile went from $9 billion in 2009 to $12 billion.", [9e9, 12e9]),
        ("en", "Chile's exports exceeded imports by $2 billion.", [2e9]),
        ("en", "Peru recorded a $2 billion trade surplus with Chile.", [2e9]),
        ("ru", "Дефицит в торговле с Чили вырос в 2,5 раза и дошёл до $100,6 млн.", [150, 1.006e8]),
        ("ru", "Положительное сальдо в торговле с Чили сократилось до 3 млрд долларов против 4 млрд.", [3e9, 4e9]),
        ("ru", "Экспорт превысил импорт на 2 млрд долларов.", [2e9]),
        ("kk", "Чилимен сауда тапшылығы 12 пайызға өсіп, 3 млрд долларға жетті.", [12, 3e9]),
        ("kk", "Чилимен саудадағы оң сальдо 300 млн долларды құрады.", [3e8]),
    ],
)
def test_a_balance_and_its_change(lang: str, text: str, found: list[float]) -> None:
    assert balances(lang, text) == pytest.approx(found)


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Exports were $5 billion, leaving a surplus of $2 billion.", [2e9]),
        ("en", "Turnover of $5 billion brought a surplus of $2 billion in our favour.", [2e9]),
        ("en", "The trade deficit with Chile was $5 billion, while exports to it rose to $3 billion.", [5e9]),
        ("en", "A surplus of $2 billion was left, compared with imports of $3 billion.", [2e9]),
        ("kk", "Сальдо 2 млрд доллар, экспорт 5 млрд доллар болды.", [2e9]),
        ("en", "Despite the deficit exports to Chile rose by 9 percent.", []),
        ("en", "Peru bridged the gap with a loan of $1.5 billion.", []),
        ("ru", "Экспорт составил 5 млрд долларов, импорт 3 млрд, сальдо 2 млрд долларов.", [2e9]),
        ("ru", "Оборот достиг 5 млрд долларов с положительным сальдо в 2 млрд долларов.", [2e9]),
        ("ru", "Дефицит в торговле с Чили сократился на 12%, экспорт вырос на 20%.", [12]),
        ("ru", "На покрытие дефицита бюджета Чили выделила 500 млн долларов.", []),
        ("kk", "Экспорт 5 млрд доллар, импорт 3 млрд доллар, сальдо 2 млрд доллар болды.", [2e9]),
        ("kk", "Кеме тапшылығы салдарынан тасымал 8 пайызға азайды.", []),
    ],
)
def test_what_stands_beside_a_balance_is_none(lang: str, text: str, found: list[float]) -> None:
    assert balances(lang, text) == pytest.approx(found)


def test_a_balance_is_not_claimed() -> None:
    text = "In 2019 trade between Kenya and Uganda came to $5 billion and left a gap of $2 billion in Kenya's favour."
    found = read(Document("1", text, lang="en", published="2020-02-03", home="KE")).claims
    assert [one.value for one in found] == [5e9]
