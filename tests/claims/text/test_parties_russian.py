"""Russian names that stand for countries: provinces, peoples, short names of states."""

from __future__ import annotations

import pytest

from claims.text.parties import mentions

NAMED = [
    ("завод в Смоленской области и порт Приморского края", ["RU", "RU"]),
    ("фермеры Павлодарской области торгуют с Джизаком", ["KZ", "UZ"]),
    ("соглашение Витебской области с Таласской областью", ["BY", "KG"]),
    ("договорились с кенийцами и филиппинцами", ["KE", "PH"]),
    ("контракт для АРЕ", ["EG"]),
    ("груз до Улаанбаатара", ["MN"]),
]


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_a_name_stands_for_its_country(text: str, codes: list[str]) -> None:
    assert [one.code for one in mentions(text, "ru")] == codes
