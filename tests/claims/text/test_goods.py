"""Goods are found by their names, and figures take the one that they are of, or none."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.forms import forms
from claims.text.meaning.goods import PAIR, Good, canonical, goods
from claims.text.meaning.page import Page, lay_out
from claims.text.quantities import quantities
from claims.text.reader import read
from claims.text.sentences import sentences


def page(text: str, lang: str) -> Page:
    return lay_out(text, forms(lang), sentences(text, lang), quantities(text, lang))


def named(text: str, lang: str) -> list[str]:
    return [good.name for good in goods(page(text, lang), lang).named if not good.links & PAIR]


@pytest.mark.parametrize(
    "text, lang, names",
    [
        ("Sunflower oil went north, crude oil went south.", "en", ["sunflower oil", "crude oil"]),
        ("Подсолнечное масло, сырая нефть и пшеница.", "ru", ["sunflower oil", "crude oil", "wheat"]),
        ("Күнбағыс майы мен ұн әкелінді.", "kk", ["sunflower oil", "flour"]),
        ("Медицинский центр, рисунок в газете, лестница и лукавство.", "ru", []),
        ("The driver in the carpet of power plants was tired of the oil price.", "en", ["carpets"]),
    ],
)
def test_the_longest_name_counts_and_no_word_that_only_begins_alike(text: str, lang: str, names: list[str]) -> None:
    assert named(text, lang) == names


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("тракторов", "ru", ["tractors"]),
        ("бидайдың", "kk", ["wheat"]),
        ("счастья", "ru", []),
        ("стали", "ru", ["steel"]),
        ("стало", "ru", []),
        ("медью", "ru", ["copper"]),
        ("меда", "ru", ["honey"]),
    ],
)
def test_a_verb_that_begins_as_a_good_does_names_none(text: str, lang: str, names: list[str]) -> None:
    assert named(text, lang) == names


def test_two_goods_joined_are_a_good_of_their_own_too() -> None:
    own = goods(page("They sold rice and tea. Wheat, beef and honey were bought.", "en"), "en").named
    assert [good.name for good in own if good.links & PAIR] == ["rice and tea"]
    assert own[0] == Good(2, 3, "rice", 2) and own[1] == Good(2, 5, "rice and tea", PAIR)


def test_a_name_has_one_form() -> None:
    assert canonical("Fertilizer") == canonical("mineral fertilisers".replace("mineral ", "")) == "fertilisers"
    assert canonical("tea and rice") == canonical("rice and tea") == "rice and tea"
    assert canonical("dream catchers") == "dream catchers"


@pytest.mark.parametrize(
    "lang, text, told",
    [
        (
            "en",
            "In 2023 Georgia sold goods worth $900 million to Turkey, of which wine $120 million. "
            "Hazelnuts brought in $80 million.",
            [None, "wine", "hazelnuts"],
        ),
        (
            "ru",
            "В 2023 году экспорт Казахстана в Китай составил 14 млрд долларов. Пшеницы отправлено 900 тыс. тонн, "
            "масла подсолнечного — 60 тыс. тонн.",
            [None, "wheat", "sunflower oil"],
        ),
        (
            "kk",
            "2023 жылы Қазақстан Өзбекстанға 3,1 млрд доллардың тауарын экспорттады. "
            "Оның ішінде ұн экспорты 500 мың тонна болды.",
            [None, "flour"],
        ),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_good_that_its_words_tell(lang: str, text: str, told: list[str | None]) -> None:
    found = read(Document(id="1", text=text, lang=lang, published="2024-03-01", home="KZ"))
    assert [claim.product for claim in found.claims] == told


def test_measures_that_are_of_no_good_have_none() -> None:
    text = "Last year 8 joint projects for tractors and wheat created 1,400 jobs in Kazakhstan and Belarus."
    found = read(Document(id="1", text=text, lang="en", published="2024-03-01", home="KZ"))
    assert found.claims and {claim.product for claim in found.claims} == {None}
