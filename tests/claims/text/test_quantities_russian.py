"""One construction a test: what Russian says with a number, and what the reader makes of it.

Each line is a passage and the figures to be found in it, in the notation of `news_figures.txt`.
"""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities
from tests.claims.text.test_quantities_news import Expected, matches, parsed

CONSTRUCTIONS = {
    "an ending hung on digits parts them from no scale": """
        вложено порядка 60-ти миллионов евро => 60e6 approx EUR
        более 20-ти тысяч тонн => 20000 gt tonne
        на 15-ть млн долларов => 15e6 USD
        около 40-ка предприятий => 40 approx""",
    "an ending of counts on a small figure makes no ordinal of it": """
        работы идут на 2-х площадках и ещё 34-х => 2; 34
        в начале 90-х строили завод =>
        12-х классов мало =>""",
    "times hung on a whole figure as on a broken one": """
        порты дали 2-кратный рост, дороги — 2,5-кратный => 100 up percent; 150 up percent
        отмечено 3-кратное падение вывоза => 66.67 down percent
        в команду взяли 2-кратного чемпиона => 2""",
    "a mark between a verb and its sum": """
        торговля перевалила за отметку в 5 млрд долларов => 5e9 gt USD
        продажи перевалили рубеж в 7 млн евро => 7e6 gt EUR
        вывоз вышел за планку в 9 млн тонн => 9e6 gt tonne
        оборот вплотную подошёл к рубежу в 2 млрд долларов => 2e9 below USD
        закупки не дотянули до отметки в 3 млн евро => 3e6 lt EUR""",
    "a bound inside the smaller part of a sum": """
        12 миллиардов 300 с лишним миллионов долларов => 12.3e9 gt USD""",
    "a scale after a bound inside, written short": """
        кредит на 300 с лишним млн евро => 300e6 gt EUR""",
    "scales as adjectives": """
        торговля взяла 5-миллиардный рубеж в долларах => 5e9
        преодолели полуторамиллиардную отметку => 1.5e9 gt
        двухмиллионный кредит в евро => 2e6
        миллиардная аудитория и многомиллионные убытки =>""",
    "a rate as an adjective": """
        после 15 %-ного роста отмечено 4%-ное падение => 15 up percent; 4 down percent""",
    "the verb tells the way of what an adverb told first": """
        вывоз упал вдвое — на 54% => 50 down percent; 54 down percent
        ввоз вырос втрое, на 204% => 200 up percent; 204 up percent""",
    "sums risen from and to, each with its sign": """
        рост с $40 до $70 млн => 40e6 up USD; 70e6 up USD""",
    "money written short": """
        12 млрд грн => 12e9 UAH""",
    "by half in one word": """
        закупки снизились наполовину, до 12 млн евро => 50 down percent; 12e6 EUR
        порт загружен наполовину => 50 percent""",
}


@pytest.mark.parametrize(("text", "wanted"), [case for lines in CONSTRUCTIONS.values() for case in parsed(lines)])
def test_construction(text: str, wanted: list[Expected]) -> None:
    found = quantities(text, "ru")
    assert len(found) == len(wanted), found
    for read, expected in zip(found, wanted, strict=True):
        assert matches(read, expected), read
        assert read.hedge == expected.hedge, read
        assert expected.direction is None or read.direction == expected.direction, read
