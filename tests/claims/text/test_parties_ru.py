"""Countries in Russian by the halves of compounds, peoples, adjectives and bywords that agencies use."""

from __future__ import annotations

import pytest

from claims.text.parties import mentions


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("ирано-армянский оборот", ["IR", "AM"]),
        ("молдо-румынского фонда", ["MD", "RO"]),
        ("украино-польской торговли", ["UA", "PL"]),
        ("туркмено-афганские проекты", ["TM", "AF"]),
        ("азербайджано-турецкий форум", ["AZ", "TR"]),
        ("вьетнамо-белорусское предприятие", ["VN", "BY"]),
        ("аргентинцы купили завод", ["AR"]),
        ("канадцам и словакам", ["CA", "SK"]),
        ("латышские консервы", ["LV"]),
        ("коста-риканский кофе", ["CR"]),
        ("поставки в Поднебесную", ["CN"]),
        ("товары из Страны восходящего солнца", ["JP"]),
        ("экспорт РА вырос, Армения довольна", ["AM", "AM"]),
        ("РА и РМ", []),
        ("завод в Алматинской области", ["KZ"]),
        ("в Пермском крае", ["RU"]),
        ("цех во Внутренней Монголии", ["CN"]),
        ("через порты Клайпеды и Антверпена", ["LT", "BE"]),
    ],
)
def test_countries(words: str, codes: list[str]) -> None:
    assert [one.code for one in mentions(words, "ru")] == codes
