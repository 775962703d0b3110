"""A group within which a partner is ranked is no party of what the two trade."""

from __future__ import annotations

import pytest

from claims.text.meaning.ranked_within import without_ranking_groups
from claims.text.parties import mentions

RANKED = [
    ("en", "Vietnam is Germany's largest partner in ASEAN, with two-way trade worth 11 billion dollars."),
    ("en", "Germany remains Uzbekistan's second most important supplier among the members of the European Union."),
    ("en", "South Africa is India's biggest market in Africa."),
    ("ru", "Узбекистан – второй по величине торговый партнёр Германии в Центральной Азии."),
    ("ru", "Вьетнам – крупнейший партнёр Германии среди стран АСЕАН."),
    ("ru", "Германия – крупнейший партнёр Узбекистана в Евросоюзе."),
    ("kk", "Өзбекстан – Германияның Орталық Азиядағы екінші сауда серіктесі."),
    ("kk", "Вьетнам – Германияның АСЕАН-дағы ірі серіктесі."),
]
MEANT = [
    ("en", "Germany is the largest partner of ASEAN in Europe, Vietnam the third."),
    ("en", "Vietnam exports goods to partners in ASEAN."),
    ("en", "Germany's largest market in ASEAN grew."),
    ("ru", "Германия и Вьетнам говорили о торговле с АСЕАН."),
    ("kk", "Германия мен Вьетнам АСЕАН елдерімен сауда жасайды."),
]


@pytest.mark.parametrize(("lang", "text"), RANKED)
def test_a_group_that_tells_a_rank_is_left_out(lang: str, text: str) -> None:
    left = without_ranking_groups(text, lang, mentions(text, lang))
    assert {len(one.code) for one in left} == {2}
    assert "EU" not in {one.code for one in left}


@pytest.mark.parametrize(("lang", "text"), MEANT)
def test_a_group_that_is_meant_stays(lang: str, text: str) -> None:
    left = without_ranking_groups(text, lang, mentions(text, lang))
    assert "ASEAN" in {one.code for one in left}
