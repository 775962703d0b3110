"""Where sentences end, and what never ends one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import sentences

CASES = [
    (
        "en",
        "Mr. Ames of the U.S. delegation spoke. Trade rose.",
        ["Mr. Ames of the U.S. delegation spoke.", "Trade rose."],
    ),
    (
        "en",
        "Aid of Rs. 400 crore came from the U.S. Treasury. It trades with the U.S. In 2005 it grew.",
        [
            "Aid of Rs. 400 crore came from the U.S. Treasury.",
            "It trades with the U.S.",
            "In 2005 it grew.",
        ],
    ),
    (
        "en",
        "Trade rose in 2013.In 2014 it fell.Thanks to oil it grew.[2] See www.Site.com now.",
        ["Trade rose in 2013.", "In 2014 it fell.", "Thanks to oil it grew.[2]", "See www.Site.com now."],
    ),
    ("en", "It was $3.5 bn. in 2020. It fell!", ["It was $3.5 bn. in 2020.", "It fell!"]),
    (
        "ru",
        "В 2023 г. товарооборот вырос. А. Смирнов доволен.",
        ["В 2023 г. товарооборот вырос.", "А. Смирнов доволен."],
    ),
    (
        "ru",
        "Оборот вырос.В мае он упал.Итак, спад. Встреча с Р. Демидовым и К.Л. Орловым прошла на 5 млн. р. Все рады.",
        [
            "Оборот вырос.",
            "В мае он упал.",
            "Итак, спад.",
            "Встреча с Р. Демидовым и К.Л. Орловым прошла на 5 млн. р.",
            "Все рады.",
        ],
    ),
    (
        "ru",
        "Это 5 млн долл. США. Так было в 2022 г. Потом упало.",
        ["Это 5 млн долл. США.", "Так было в 2022 г.", "Потом упало."],
    ),
    (
        "ru",
        "Рост за 7 мес. 2022 г. невелик. Ждут 9 мес. Потом решат.",
        ["Рост за 7 мес. 2022 г. невелик.", "Ждут 9 мес.", "Потом решат."],
    ),
    ("ru", "МОСКВА, 13 авг. /ТАСС/. Ввоз упал.", ["МОСКВА, 13 авг. /ТАСС/.", "Ввоз упал."]),
    ("ru", "«Хорошо!» – сказал он. Все ушли.", ["«Хорошо!» – сказал он.", "Все ушли."]),
    ("kk", "Өсім 5 млрд. АҚШ доллары. Бұл көп.", ["Өсім 5 млрд. АҚШ доллары.", "Бұл көп."]),
    ("kk", "Бұл 2023 ж. болды. Т.б. елдер де бар.", ["Бұл 2023 ж. болды.", "Т.б. елдер де бар."]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(lang: str, text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in sentences(text, lang)] == expected


def test_items_of_a_list_stand_in_the_paragraph_of_their_lead_in() -> None:
    text = "Heading\n\nThe sides agreed:\n- on trade;\n- on transport.\nNext paragraph."
    found = sentences(text, "en")
    assert [one.paragraph for one in found] == [0, 1, 1, 1, 2]
    assert [one.is_heading for one in found] == [True, False, False, False, False]


@given(st.text(alphabet=" .!?\nabАБ1,;:-«»\"'", max_size=200), st.sampled_from(["en", "ru", "kk"]))
def test_sentences_are_ordered_and_cover_every_word(text: str, lang: str) -> None:
    found = sentences(text, lang)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end for before, one in zip(ends, found, strict=False))
    covered = "".join(text[one.start : one.end] for one in found)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(a.paragraph <= b.paragraph for a, b in pairwise(found))


@pytest.mark.parametrize("joint", ["; ", ", ", " ", "\t"])
def test_a_sentence_longer_than_anybody_writes_is_cut_between_words(joint: str) -> None:
    text = joint.join(["Chad sold 5 goats"] * 500) + "."
    found = sentences(text, "en")
    assert len(found) > 5
    assert all(one.end - one.start <= 1000 for one in found)
    assert [word for one in found for word in text[one.start : one.end].split()] == text.split()
    assert {one.paragraph for one in found} == {0}


def test_a_word_without_end_is_cut_nowhere() -> None:
    text = "9" * 5000 + " " + "x" * 3000 + " goats"
    assert [text[one.start : one.end] for one in sentences(text, "en")] == ["9" * 5000, "x" * 3000, "goats"]
