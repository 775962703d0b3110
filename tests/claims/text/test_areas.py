"""Fields of cooperation: by their own words, by goods and by works; what only looks like a field."""

from __future__ import annotations

import pytest

from claims.text.areas import areas
from claims.text.parties import mentions
from claims.text.terms import Terms
from claims.text.words import words

FOUND = [
    ("en", "Oman will buy more wheat and steel from Latvia.", ["agriculture", "metallurgy"]),
    ("en", "Peru plans to build an oil pipeline to Brazil.", ["oil_and_gas"]),
    ("en", "A potash plant worth $90 million is going up near the border.", ["chemicals"]),
    ("en", "Exports of cars and medicines to Chile doubled.", ["automotive", "pharmaceuticals"]),
    ("en", "The railway project links the two capitals.", ["transport"]),
    ("en", "They discussed trade, industry and infrastructure.", ["industry", "construction"]),
    (
        "en",
        "The talks focused on green electricity, pork and critical raw materials.",
        ["renewable_energy", "food", "mining"],
    ),
    ("ru", "Интерес вызывают атомные технологии.", ["nuclear_energy"]),
    ("kk", "Жиында құрылыс, денсаулық сақтау мен туризм мәселелері қаралды.", ["construction", "health", "tourism"]),
    ("ru", "Словакия поставляет станки и покупает пшеницу.", ["machinery", "agriculture"]),
    ("ru", "Стороны построят АЭС и нефтепровод.", ["nuclear_energy", "oil_and_gas"]),
    ("ru", "Обсуждены проекты в промышленности, строительстве и туризме.", ["industry", "construction", "tourism"]),
    ("kk", "Екі ел бидай мен мұнай саудасын арттырады.", ["agriculture", "oil_and_gas"]),
    ("kk", "Порт пен теміржол жобасы талқыланды.", ["transport"]),
    ("en", "Exports to Peru grew. In the other direction came cashmere. Also a little wheat.", ["agriculture"]),
    ("ru", "Главное — цемент. Торговля с Перу выросла.", ["building_materials"]),
]


@pytest.mark.parametrize(("lang", "text", "codes"), FOUND)
def test_a_field_is_named_by_itself_by_goods_and_by_works(lang: str, text: str, codes: list[str]) -> None:
    assert [one.code for one in areas(text, lang)] == codes


def test_far_from_any_country_a_text_tells_of_matters_at_home() -> None:
    text = "Exports to Peru grew." + " It rained." * 9 + " The plant makes cement, and sales grew."
    assert [one.code for one in areas(text, "en")] == ["building_materials"]
    assert areas(text, "en", mentions(text, "en")) == ()
    text += " Chad buys most of it."
    assert [one.code for one in areas(text, "en", mentions(text, "en"))] == ["building_materials"]


NOT_FOUND = [
    ("en", "The harvest of wheat began on Monday."),  # no cooperation, trade or project
    ("en", "Exports to Peru grew. It rained. People danced. The harvest of wheat began on Monday."),  # nor close by
    ("en", "The Ministry of Trade, Industry and Energy published its figures for exports."),
    ("en", "Energy and Natural Resources Minister Ayla Tan spoke of exports."),
    ("en", "Ilmar Customs Administration told of exports."),
    ("en", "The project covers the construction of a school."),
    ("en", "Exporters asked for a better business environment."),
    ("en", "Ours is an important export industry."),
    ("en", "The Department of Trade and Industry expects larger exports."),
    ("en", "They thanked their partners for the hospitality."),
    ("en", "The deal will fuel growth."),
    ("en", "Let us build bridges of partnership."),
    ("ru", "Стороны отметят юбилей дипломатических отношений."),
    ("ru", "Министр промышленности и торговли рассказал об экспорте."),
    ("ru", "Проект предусматривает строительство школы."),
    ("ru", "Инвестиционный климат в стране улучшился."),
    ("kk", "Көлік министрі экспорт туралы айтты."),
    ("kk", "Мұнайсыз экспорт өсті."),
]


@pytest.mark.parametrize(("lang", "text"), NOT_FOUND)
def test_a_word_that_only_occurs_is_no_field(lang: str, text: str) -> None:
    assert areas(text, lang) == ()


def test_a_field_of_a_title_counts_where_it_is_told_of_again() -> None:
    text = "The Minister of Tourism arrived. The sides agreed to cooperate in tourism."
    (found,) = areas(text, "en")
    assert text[found.start : found.end] == "tourism"
    assert found.start == text.rindex("tourism")


def test_the_longest_term_counts_over_hyphens_and_line_ends() -> None:
    terms = Terms({"short": ["palm"], "long": ["palm oil*"], "stem": ["agro-forest*"]})
    cut = words("palm\noils, palm tree, Agro-forestry")
    assert [label for _, _, label in terms.find(cut)] == ["long", "short", "stem"]


def test_a_stem_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        Terms({"x": ["oi* well"]})
