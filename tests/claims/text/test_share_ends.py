"""Both ends of a share that rose or fell are shares."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.reader import read

RISEN = [
    (
        "ru",
        "MD",
        "В 2019 году экспорт Молдовы в Чехию вырос. Доля Чехии в нём увеличилась с 8,35% до 9,97%.",
        [8.35, 9.97],
    ),
    ("ru", "MD", "В 2019 году доля Чехии в экспорте Молдовы сократилась с 12,1% в 2018 году до 11,6%.", [12.1, 11.6]),
    ("en", "KE", "In 2019 the share of Uganda in Kenyan exports fell from 12.1% to 11.6%.", [12.1, 11.6]),
]


@pytest.mark.parametrize(("lang", "home", "text", "values"), RISEN)
def test_ends_of_a_share_are_shares(lang: str, home: str, text: str, values: list[float]) -> None:
    found = read(Document("1", text, lang=lang, published="2020-02-03", home=home)).claims
    told = [(one.aspect, one.value) for one in found if one.unit == "percent"]
    assert told == [("share_pct", value) for value in values]


def test_a_pace_of_growth_is_no_share() -> None:
    text = "В 2019 году рост товарооборота Молдовы и Чехии замедлился с 12% до 7%."
    found = read(Document("1", text, lang="ru", published="2020-02-03", home="MD")).claims
    assert "share_pct" not in [one.aspect for one in found]
