"""A currency's part in settlements and a country's trade with all the world are no claims."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.scene import scene
from claims.text.meaning.unclaimed import claimable
from claims.text.reader import read


def percentages(lang: str, home: str, text: str) -> list[float]:
    found = read(Document("1", text, lang=lang, published="2020-02-03", home=home)).claims
    return [one.value for one in found if one.unit == "percent"]


@pytest.mark.parametrize(
    ("lang", "home", "text"),
    [
        (
            "ru",
            "KG",
            "В 2019 году товарооборот с Россией вырос на 13%, а доля рубля во взаимных расчётах достигла 90%.",
        ),
        ("ru", "KG", "В 2019 году торговля Киргизии и России выросла на 13%. 90% взаиморасчётов идёт в рублях."),
        (
            "ru",
            "KG",
            "В 2019 году торговля Киргизии и Турции выросла на 13%. Доля лиры в ней превысила 90%.",
        ),
        (
            "en",
            "KE",
            "In 2019 trade between Kenya and Uganda grew by 13%, and 90% of it was settled in local currencies.",
        ),
        (
            "en",
            "RU",
            "In 2019 trade with China grew by 13%. The share of settlements in roubles and yuan reached 90%.",
        ),
        ("en", "RU", "In 2019 trade between Russia and China grew by 13%; 90% of payments were made in yuan."),
        (
            "kk",
            "KZ",
            "2019 жылы Қазақстан мен Ресейдің саудасы 13 пайызға өсті. Есеп айырысудың 90 пайызы рубльмен жүрді.",
        ),
    ],
)
def test_a_part_of_settlements_is_no_claim(lang: str, home: str, text: str) -> None:
    assert percentages(lang, home, text) == [13.0]


@pytest.mark.parametrize("words", ["Общий объем внешней торговли", "Внешнеторговый оборот"])
def test_all_trade_of_a_country_is_no_claim(words: str) -> None:
    text = (
        "Товарооборот России и Грузии сократился в 2019 году на 28,7 процента. "
        f"{words} Грузии в 2019 году сократился на 10,8 процента."
    )
    assert percentages("ru", "RU", text) == [-28.7]


def test_foreign_trade_of_two_is_one() -> None:
    text = "Внешнеторговый оборот Грузии с Россией сократился в 2019 году на 28,7 процента."
    assert percentages("ru", "RU", text) == [-28.7]


@pytest.mark.parametrize(
    "words",
    [
        "қаржы салған алғашқы 10 елдің қатарында",
        "негізгі 5 серіктесінің бірі",
        "ең ірі үш сауда серіктесінің ішінде",
    ],
)
def test_how_far_a_ranking_of_countries_goes_is_no_claim(words: str) -> None:
    text = f"Норвегия – Қазақстанның {words}, өзара сауда 2019 жылы 300 млн долларға жетті."
    found = read(Document("1", text, lang="kk", published="2020-02-03", home="KZ")).claims
    assert [one.value for one in found] == [3e8]


@pytest.mark.parametrize(
    "words",
    [
        "and $3 billion to our economy",
        "and $3 billion a year to the Kenyan economy",
        "and our economy would gain $3 billion",
    ],
)
def test_what_an_economy_gains_by_trade_is_no_claim(words: str) -> None:
    text = f"The accord with Uganda would add $5 billion a year to trade between Kenya and Uganda, {words}."
    found = read(Document("1", text, lang="en", published="2020-02-03", home="KE")).claims
    assert [one.value for one in found] == [5e9]


def left_in(text: str, lang: str) -> list[float]:
    """The values of a text that are left when each of its figures was taken for turnover."""
    page = scene(Document("1", text, lang=lang, published="2020-02-03"), lang)
    odds = (0.9,) * 7
    taken = [
        Choice(at, "turnover", "level", "actual", ("KE", "UG"), (None, None), None, None, odds)
        for at in range(len(page.page.quantities))
    ]
    return [page.page.quantities[one.at].value for one in claimable(page.page, lang, page.people, taken)]


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("en", "1. Trade with Uganda was $5 million.\n2. Of seven papers two await signing.", [5e6, 7, 2]),
        ("ru", "1) С Угандой торгуем на 5 млн долларов.\n 2) Чай?", [5e6]),
        ("kk", "1. Угандамен сауда 5 млн доллар болды.\n12. Шай туралы.", [5e6]),
        ("en", "Signed on Friday:\n3 agreements\n5 contracts", [3, 5]),
        ("en", "Projects in work, all told, number 3. Uganda has more.", [3]),
    ],
)
def test_the_number_of_an_item_is_no_claim(lang: str, text: str, left: list[float]) -> None:
    assert left_in(text, lang) == left


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("ru", "С Угандой у нас 5 млн долларов оборота на двоих.", [5e6]),
        ("en", "There is trade of $5 million between the two.", [5e6]),
        ("ru", "Оборот вырос до 5 млн долларов, а проектов на 2 больше.", [5e6, 2]),
        ("en", "Between the 12 plants there are 4 ports.", [12, 4]),
    ],
)
def test_how_many_share_what_is_told_is_no_claim(lang: str, text: str, left: list[float]) -> None:
    assert left_in(text, lang) == left
