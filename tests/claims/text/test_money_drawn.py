"""Money told to be gone already, as a part of a sum or so far, is actual."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.drawn import is_drawn, with_drawn
from claims.text.meaning.heads import Head
from claims.text.meaning.scene import scene
from claims.text.reader import read


def told(text: str, lang: str) -> list[bool]:
    page = scene(Document("1", text, lang=lang), lang).page
    return [is_drawn(page, lang, at) for at in range(len(page.quantities))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The line is of $500 million, of which $200 million has been drawn."),
        ("en", "They promised $500 million; of this sum they have already paid out some $200 million."),
        ("en", "The bank promised $500 million and has so far disbursed $200 million."),
        ("ru", "Портфель — 500 млн долларов, из этой суммы уже освоено 200 млн."),
        ("ru", "Обещано 500 млн долларов, освоено из них 200 млн."),
        ("ru", "Из обещанных 500 млн долларов банк перечислил, потрачено пока 200 млн."),
        ("kk", "500 млн доллар уәде етілді, оның 200 миллионы игерілді."),
    ],
)
def test_a_part_that_is_gone(lang: str, text: str) -> None:
    assert told(text, lang) == [False, True]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Of this, $200 million will be drawn next year."),
        ("en", "Of this, $200 million has been promised."),
        ("en", "The bank has so far promised $200 million."),
        ("en", "They have already paid most of the $200 million."),
        ("ru", "Из этой суммы 200 млн долларов ещё обещаны."),
        ("ru", "Пока не освоено 200 млн долларов."),
        ("ru", "Уже освоено из 200 млн долларов немало."),
        ("kk", "Оның 200 млн доллары келесі жылы игеріледі."),
    ],
)
def test_what_is_to_come_is_not(lang: str, text: str) -> None:
    assert not any(told(text, lang))


def test_the_stage_follows_for_money_but_of_trade() -> None:
    page = scene(Document("1", "Of this sum, $200 million has been spent.", lang="en"), "en").page
    odds = (0.9, 0.9, 0.9, 0.9)
    heads = [Head(0, "financing", "level", "planned", odds), Head(0, "exports", "level", "planned", odds)]
    assert [one.status for one in with_drawn(page, "en", heads)] == ["actual", "planned"]


def test_a_claim_says_so() -> None:
    text = (
        "Korea will lend Uzbekistan $500 million for hospitals, the finance ministry in Tashkent said. "
        "Of this sum, $200 million has been drawn."
    )
    assert [claim.status for claim in read(Document("1", text, lang="en", home="UZ")).claims] == ["planned", "actual"]
