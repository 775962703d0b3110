"""What one country trades with all the world is no claim; what it trades with another, and another's part of it, is."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

TOLD = {
    "en": "In 2019 trade between Kenya and Uganda came to $700 million. ",
    "ru": "В 2019 году товарооборот Киргизии и Турции составил 700 млн долларов. ",
    "kk": "2019 жылы Қазақстан мен Моңғолия арасындағы сауда 700 млн доллар болды. ",
}
HOMES = {"en": "KE", "ru": "KG", "kk": "KZ"}


def values(lang: str, text: str) -> list[float]:
    """What is claimed beside what two countries traded."""
    document = Document("1", TOLD[lang] + text, lang=lang, published="2020-02-03", home=HOMES[lang])
    return [one.value for one in read(document).claims][1:]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Uganda's foreign trade was $12 billion in 2019, Kenya's $28 billion."),
        ("en", "Foreign trade of Uganda grew by 9 percent to $12 billion."),
        ("en", "Kenya's total exports rose by 9 percent to $7 billion."),
        ("en", "Uganda imported goods worth $8 billion from all countries."),
        ("ru", "Внешнеторговый оборот Киргизии за полгода составил 3,9 млрд долларов, Турции за квартал – 126,3."),
        ("ru", "Общий экспорт Турции вырос на 9% и достиг 170 млрд долларов."),
        ("ru", "Весь импорт республики за год составил 5 млрд долларов."),
        ("ru", "Турция продала товаров во все страны мира на 170 млрд долларов."),
        ("kk", "Моңғолияның сыртқы сауда айналымы 21 млрд доллар болды."),
        ("kk", "Моңғолияның жалпы экспорты 19 млрд долларға жетті."),
    ],
)
def test_all_trade_of_one_country_is_no_claim(lang: str, text: str) -> None:
    assert values(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "claimed"),
    [
        ("en", "Kenya's total exports to Uganda reached $640 million.", [6.4e8]),
        ("en", "Total exports to Uganda reached $640 million.", [6.4e8]),
        ("en", "Uganda accounts for 12 percent of Kenya's total exports.", [12.0]),
        ("ru", "Общий экспорт Киргизии в Турцию составил 90 млн долларов.", [9e7]),
        ("ru", "Весь экспорт в Турцию составил 90 млн долларов.", [9e7]),
        ("ru", "Весь вывоз республики в Турцию составил 90 млн долларов.", [9e7]),
        ("ru", "Внешнеторговый оборот Киргизии с Турцией вырос на 12%.", [12.0]),
        ("kk", "Қазақстанның Моңғолияға жалпы экспорты 100 млн доллар болды.", [1e8]),
    ],
)
def test_what_two_trade_stays_a_claim(lang: str, text: str, claimed: list[float]) -> None:
    assert values(lang, text) == claimed


def test_trade_of_a_group_is_a_claim() -> None:
    text = "In 2019 the EAEU's foreign trade with Turkey grew by 9 percent. The EAEU's foreign trade grew by 3 percent."
    found = read(Document("1", text, lang="en", published="2020-02-03", home="KG")).claims
    assert 9.0 in [one.value for one in found]
