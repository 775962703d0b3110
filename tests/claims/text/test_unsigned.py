"""Papers said not to be ready are planned."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import Head
from claims.text.meaning.scene import scene
from claims.text.meaning.unsigned import is_unsigned, with_unsigned
from claims.text.reader import read


def told(text: str, lang: str) -> list[bool]:
    page = scene(Document("1", text, lang=lang), lang).page
    return [is_unsigned(page, lang, at) for at in range(len(page.quantities))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Three agreements are not yet translated."),
        ("en", "Still to be signed are four memoranda."),
        ("en", "Five documents are being drafted by the lawyers."),
        ("ru", "Три соглашения ещё не переведены."),
        ("ru", "По четырём документам работа не завершена."),
        ("ru", "На согласовании пять меморандумов."),
        ("kk", "Үш келісімге әлі қол қойылған жоқ."),
        ("kk", "Бес құжат дайындалуда."),
    ],
)
def test_papers_that_are_not_ready(lang: str, text: str) -> None:
    assert told(text, lang) == [True]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Three agreements were signed, and the text of the treaty is not yet ready."),
        ("en", "Three of the papers under negotiation have been signed."),
        ("en", "Not yet in the capital, the guests signed four memoranda."),
        ("ru", "Три соглашения подписаны, а договор о границе ещё не готов."),
        ("ru", "Подписано пять меморандумов."),
        ("kk", "Үш келісімге қол қойылды, ал шарт дайындалуда."),
    ],
)
def test_papers_beside_what_is_not_ready(lang: str, text: str) -> None:
    assert not any(told(text, lang))


def test_the_stage_follows_for_papers_alone() -> None:
    page = scene(Document("1", "Three agreements are not yet translated.", lang="en"), "en").page
    odds = (0.9, 0.9, 0.9, 0.9)
    heads = [Head(0, "agreements", "level", "actual", odds), Head(0, "projects", "level", "actual", odds)]
    assert [one.status for one in with_unsigned(page, "en", heads)] == ["planned", "actual"]


def test_a_claim_says_so() -> None:
    text = "Казахстан и Армения подписали в Астане семь документов. Ещё по четырём соглашениям работа не завершена."
    claims = read(Document("1", text, lang="ru", home="KZ", published="2024-04-15")).claims
    assert [claim.status for claim in claims] == ["actual", "planned"]
