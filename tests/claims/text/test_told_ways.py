"""The way of a change that its own words do not tell is that of the last word of change before it."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read


def changes(lang: str, home: str, text: str) -> list[float]:
    found = read(Document("1", text, lang=lang, published="2024-05-16", home=home)).claims
    return [round(one.value, 1) for one in found if one.aspect == "change_pct"]


@pytest.mark.parametrize(
    ("lang", "home", "text", "wanted"),
    [
        ("en", "IN", "Trade with Kenya shrank: in January by 41%, in February by a third.", [-41.0, -33.3]),
        (
            "en",
            "IN",
            "Exports to Kenya were $1.6 billion in 2023. That was lower than in 2022, by 8.8 per cent.",
            [-8.8],
        ),
        ("en", "IN", "In 2023 exports to Kenya came to $1.69 billion, 35% under those of 2022.", [-35.0]),
        ("en", "IN", "In 2023 exports to Kenya came to $1.69 billion, 3.7 percent under the figure for 2022.", [-3.7]),
        ("en", "IN", "Trade with Kenya did not shrink in 2023: it went from strength to strength, by 12%.", [12.0]),
        ("ru", "BY", "Товарооборот с Польшей в 2023 году составил 3,2 млрд долларов, упав на 6 процентов.", [-6.0]),
        ("ru", "BY", "Торговля с Польшей, упавшая в 2009 году на 40%, восстанавливается.", [-40.0]),
        ("ru", "BY", "За полугодие торговля с Польшей сдулась на четверть, до 1,2 млрд долларов.", [-25.0]),
        ("ru", "BY", "За девять месяцев экспорт в Польшу убыл на 5,4%, до 200 млн долларов.", [-5.4]),
        ("ru", "BY", "Экспорт в Польшу понизился на 12 процентов, до 1,8 миллиарда долларов.", [-12.0]),
        ("ru", "BY", "Торговля с Польшей упала: за семь месяцев почти наполовину, до 530 миллионов долларов.", [-50.0]),
        ("ru", "BY", "Падение торговли с Польшей, если посчитать, семьдесят один процент.", [-71.0]),
        ("ru", "BY", "Из-за санкций экспорт в Польшу упал за два года почти на треть.", [-33.3]),
        ("ru", "BY", "Экспорт в Польшу не падал, а возрос на 8 процентов.", [8.0]),
        ("kk", "KZ", "Беларусьпен тауар айналымы былтыр 620 млн доллар болды, минус 5,5%.", [-5.5]),
        ("kk", "KZ", "Ресеймен сауда былтыр 13 пайызға шегініп, 2 млрд доллар болды.", [-13.0]),
        ("kk", "KZ", "Ресеймен сауда былтыр 20 пайызға тарылды.", [-20.0]),
        ("kk", "KZ", "Ресеймен сауда былтыр 42 пайызға бірден кеміп кетті.", [-42.0]),
    ],
)
def test_the_last_word_of_change_before_it(lang: str, home: str, text: str, wanted: list[float]) -> None:
    assert changes(lang, home, text) == wanted


def test_a_sign_before_a_rate_whose_unit_is_told_once() -> None:
    text = "По крупным направлениям экспорта России картина такая. Германия: -1,6%. Великобритания: -15,8. Италия: -2."
    assert changes("ru", "RU", text) == [-1.6, -15.8, -2.0]
