"""Whose money a sum is in: told by its name, apart from the sum, or by the rest of the text."""

import pytest

from claims.lexicon.kazakh import belonging
from claims.text.quantities import quantities


def units(text: str, lang: str) -> list[tuple[float, str]]:
    return [(one.value, one.unit) for one in quantities(text, lang) if one.unit != "count"]


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("kk", "62 млн канада долларын құймақ", "CAD"),
        ("kk", "1,4 миллиард австралиялық доллар болды", "AUD"),
        ("kk", "175 миллион фиджи долларына", "FJD"),
        ("kk", "306 миллион жаңазеландиялық долларға", "NZD"),
        ("kk", "20 млн сауд риялы", "SAR"),
        ("ru", "5 млн эстонских крон", "EEK"),
        ("ru", "40 млн туркменских манатов", "TMT"),
        ("ru", "30 млн португальских эскудо", "PTE"),
        ("ru", "200 млн саудовских риалов", "SAR"),
        ("ru", "оборот достиг 254,6 млн ам.долларов", "USD"),
        ("en", "9.2 billion Australian dlrs", "AUD"),
    ],
)
def test_a_currency_is_known_by_its_owner(lang: str, text: str, unit: str) -> None:
    assert [own for _, own in units(text, lang)] == [unit]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Fuel is 53 cents. Revenue was six billion.", [(53, "XXX"), (6e9, "XXX")]),
        ("en", "It cost €2 billion, fuel 53 cents. Sales were six billion.", [(2e9, "EUR"), (53, "XXX"), (6e9, "EUR")]),
        ("ru", "Дизель стоит 53 цента. Выручка была шесть миллиардов.", [(53, "XXX"), (6e9, "XXX")]),
    ],
)  # fmt: skip
def test_no_sum_takes_over_cents(lang: str, text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "С 2011 года перевалило за миллиард. Долларов. Это без академии.", [(1e9, "USD")]),
        ("en", "It is worth two and a half billion. Euros. With twenty to come.", [(2.5e9, "EUR")]),
        ("en", "Exports were 598 million. Trade in euros grew, in yen it fell.", [(598e6, "XXX")]),
    ],
)
def test_a_currency_may_be_a_sentence_of_its_own(lang: str, text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Торговля в долларах, 7 сделок.\n\nИмпорт составил восемьдесят миллионов.", [(8e7, "USD")]),
        ("ru", "Экспорт в млн долларов, 7 строк.\n\nЭкспорт — восемьдесят миллионов.", [(8e7, "USD")]),
        ("en", "We count trade in dollars and had 3 deals; exports were eighty million.", [(8e7, "USD")]),
        ("en", "We count trade in dollars or euros and had 3 deals; exports were eighty million.", [(8e7, "XXX")]),
    ],
)  # fmt: skip
def test_the_one_currency_that_a_text_names_is_that_of_its_sums(
    lang: str, text: str, expected: list[tuple[float, str]]
) -> None:
    assert units(text, lang) == expected


def test_the_adjective_of_belonging_follows_the_last_vowel_and_consonant() -> None:
    assert [belonging(stem) for stem in ("канада", "фиджи", "иран", "перу", "египет")] == [
        "канадалық", "фиджилік", "ирандық", "перулық", "египеттік",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Кредит — 2 млрд юаней, ещё 3 млрд юаней, экспорт $5 млрд.\n\nИмпорт — шесть миллиардов.", "USD"),
        ("en", "A loan of 2 bn yuan, then 3 bn yuan, exports of $5 bn.\n\nImports were six billion.", "CNY"),
        (
            "ru",
            "Кредит — 2 млрд юаней, экспорт $5 млрд.\n\nВывезли на 3 млрд юаней, ввезли на шесть миллиардов.",
            "CNY",
        ),
    ],
)
def test_a_sum_is_in_the_money_of_its_paragraph_or_in_the_usual_one(lang: str, text: str, expected: str) -> None:
    assert units(text, lang)[-1] == (6e9, expected)
