"""What is being built is under way with what it costs and will make, whatever the verbs beside the figures say."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import Head
from claims.text.meaning.scene import scene
from claims.text.meaning.under_way import with_works_under_way
from claims.text.reader import read

CAPACITY, COST = "capacity", "project_investment"


def stages(text: str, lang: str, measure: str, status: str = "planned") -> list[str]:
    page = scene(Document("1", text, lang=lang), lang).page
    heads = [Head(at, measure, "level", status, (0.9,) * 4) for at in range(len(page.quantities))]
    return [head.status for head in with_works_under_way(page, lang, heads)]


@pytest.mark.parametrize(
    ("lang", "measure", "text"),
    [
        (
            "en",
            CAPACITY,
            "A mill which is being built by firms from Lima will make 40,000 tonnes of paper a year.",
        ),
        ("en", CAPACITY, "A firm from Lima is adding a hall with an output of 900 lorries a year."),
        ("en", COST, "Construction of the terminal has begun and will cost $70 million."),
        ("ru", CAPACITY, "Цех, который возводится под Лимой, будет выпускать 900 грузовиков в год."),
        ("ru", COST, "Строительство моста началось весной и обойдётся в 70 млн долларов."),
        ("kk", CAPACITY, "Салынып жатқан зауыт жылына 40 мың тонна қағаз шығармақ."),
        ("kk", COST, "Лима маңында 70 млн долларлық зауыт салынуда."),
    ],
)
def test_what_is_being_built_is_under_way(lang: str, measure: str, text: str) -> None:
    assert stages(text, lang, measure) == ["in_progress"]


@pytest.mark.parametrize(
    ("lang", "measure", "text"),
    [
        ("en", CAPACITY, "A mill is being built, and in the next stage it will make 40,000 tonnes of paper a year."),
        ("en", COST, "Construction of the terminal has not begun; it will cost $70 million."),
        ("en", COST, "A road is being built. Another one will cost $70 million."),
        ("ru", CAPACITY, "Строится цех, а второй будет выпускать 900 грузовиков в год."),
        ("ru", COST, "Строительство моста ещё не началось и обойдётся в 70 млн долларов."),
        ("kk", COST, "Зауыт салынып жатыр, ал келесі кезеңі 70 млн доллар тұрады."),
    ],
)
def test_another_thing_is_as_it_was_read(lang: str, measure: str, text: str) -> None:
    assert stages(text, lang, measure) == ["planned"]


def test_money_behind_works_may_be_spent_already() -> None:
    assert stages("The dam is being built for $70 million.", "en", COST, "actual") == ["actual"]


def test_a_figure_behind_one_of_its_kind_is_another_things() -> None:
    assert stages("A road is being built for $70 million, a bridge for $20 million.", "en", COST) == [
        "in_progress",
        "planned",
    ]


def test_a_claim_says_so() -> None:
    text = (
        "Kazakh firms are building a plant in Kyrgyzstan that will cost $70 million, the Kyrgyz economy minister said "
        "in Astana. It will make 40,000 tonnes of paper a year."
    )
    first = read(Document("1", text, lang="en", home="KG", published="2024-09-05")).claims[0]
    assert (first.measure, first.status) == (COST, "in_progress")
