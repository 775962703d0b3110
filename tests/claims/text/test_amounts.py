"""Changes told by their amount are no levels."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

TOLD = [
    ("Товарооборот Грузии с Венгрией вырос на 136,5 миллиона долларов (на 2,4%).", [("change_abs", 136.5e6)]),
    (
        "За прошлый год товарооборот Грузии с Чехией составил 5,8 млрд долларов, на 40 млн долларов (2%) больше.",
        [("level", 5.8e9), ("change_abs", 40e6)],
    ),
    (
        "Товарооборот Грузии с Венгрией сократился более чем на $50 млн, до $730 млн.",
        [("change_abs", -50e6), ("level", 730e6)],
    ),
    ("Прирост товарооборота Грузии с Венгрией составил 50 млн долларов.", [("change_abs", 50e6)]),
    ("Прибавка к товарообороту Грузии с Венгрией - $9,2 млрд.", [("change_abs", 9.2e9)]),
    ("Грузия закупила в Венгрии товаров на 75 млн долларов, больше, чем в 2018 году.", [("level", 75e6)]),
    ("При снижении цен товарооборот Грузии с Венгрией составил 90 млн долларов.", [("level", 90e6)]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_so_much_more_or_less_is_a_change(text: str, wanted: list[tuple[str, float]]) -> None:
    found = read(Document("1", text, lang="ru", published="2020-02-03", home="GE")).claims
    assert [(one.aspect, one.value) for one in found if one.unit != "percent"] == wanted


def test_english_tells_it_by_a_preposition() -> None:
    text = "Last year trade between Georgia and Hungary grew by $50 million to $730 million."
    found = read(Document("1", text, lang="en", published="2020-02-03", home="GE")).claims
    assert [(one.aspect, one.value) for one in found] == [("change_abs", 50e6), ("level", 730e6)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Trade of Georgia with Hungary reached $5 billion, that is $300 million, or 6.4%, more than in 2018.",
            [("level", 5e9), ("change_abs", 300e6)],
        ),
        (
            "Trade of Georgia with Hungary reached $340 million, up $40 million (13%) on 2018.",
            [("level", 340e6), ("change_abs", 40e6)],
        ),
        (
            "Trade of Georgia with Hungary was EUR 3.1 billion, EUR 200 million (7 percent) less than in 2018.",
            [("level", 3.1e9), ("change_abs", -200e6)],
        ),
        (
            "Trade of Georgia with Hungary was $300 million, up from $280 million in 2018.",
            [("level", 300e6), ("level", 280e6)],
        ),
    ],
)
def test_english_tells_it_beside_a_rate(text: str, wanted: list[tuple[str, float]]) -> None:
    found = read(Document("1", text, lang="en", published="2020-02-03", home="GE")).claims
    assert [(one.aspect, one.value) for one in found if one.unit != "percent"] == wanted


def test_kazakh_tells_it_by_a_case_and_more_or_less() -> None:
    text = "Былтыр Грузия мен Венгрия арасындағы сауда 2018 жылғыдан 40 млн долларға (13%) артық болды."
    found = read(Document("1", text, lang="kk", published="2020-02-03", home="GE")).claims
    assert [(one.aspect, one.value) for one in found if one.unit != "percent"] == [("change_abs", 40e6)]


def test_a_dash_stands_for_the_verb_of_change() -> None:
    text = "Торговля Чили с Китаем выросла в 2,3 раза, с Перу - на треть, с Японией - примерно на 8%."
    found = read(Document("1", text, lang="ru", published="2020-02-03", home="CL")).claims
    assert [(one.aspect, one.value) for one in found] == [("change_pct", 130), ("change_pct", 33.33), ("change_pct", 8)]
