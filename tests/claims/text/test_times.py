"""Which periods a figure may hold for."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.scene import period_options, scene

BASES = [
    ("kk", "2023 жылы сауда 5 млрд доллар болып, 2021 жылмен салыстырғанда 12 пайызға өсті.", 1),
    ("ru", "В 2023 году экспорт в Латвию по сравнению с 2021 годом вырос на 12%.", 0),
    ("en", "In 2023 exports to Latvia rose by 12% compared with 2021.", 0),
]


@pytest.mark.parametrize(("lang", "text", "at"), BASES)
def test_a_change_holds_for_the_period_that_grew_not_for_the_base(lang: str, text: str, at: int) -> None:
    one = scene(Document(id="1", text=text, lang=lang, home="KZ", published="2024-03-01"), lang)
    years = [
        {start[:4] for start, _ in period_options(one, at, kinds_of("turnover", aspect, "actual")).items if start}
        for aspect in ("change_pct", "level")
    ]
    assert years == [{"2023"}, {"2021", "2023"}]


ALONE = [
    ("kk", "2022 жылы Латвияға экспорт 80 млн доллар болды. Бұл бір жыл бұрынғыдан 16 пайызға артық."),
    ("ru", "В 2022 году экспорт в Латвию составил 80 млн долларов. Это на 16% больше, чем годом ранее."),
    ("en", "In 2022 exports to Latvia came to $80 million. That was 16% more than a year earlier."),
]


@pytest.mark.parametrize(("lang", "text"), ALONE)
def test_a_base_alone_in_its_sentence_is_no_candidate_of_a_change_where_the_year_after_is(lang: str, text: str) -> None:
    one = scene(Document(id="1", text=text, lang=lang, home="KZ", published="2023-03-01"), lang)
    at = next(at for at, figure in enumerate(one.page.quantities) if figure.unit == "percent")
    years = [
        {start[:4] for start, _ in period_options(one, at, kinds_of("exports", aspect, "actual")).items if start}
        for aspect in ("change_pct", "level")
    ]
    assert years == [{"2022"}, {"2021", "2022"}]


def test_a_base_that_stands_alone_in_its_sentence_makes_a_candidate_of_the_year_after_it() -> None:
    text = "Compared with 2021, exports to Latvia rose by 12%."
    one = scene(Document(id="1", text=text, lang="en", home="KZ", published="2024-03-01"), "en")
    items = period_options(one, 0, kinds_of("exports", "change_pct", "actual")).items
    assert ("2022-01-01", "2022-12-31") in items
    assert ("2021-01-01", "2021-12-31") not in items
