"""Words that stand for a group: what they mention, and where they mention nothing."""

from __future__ import annotations

import pytest

from claims.model import GROUPS, Document
from claims.text.meaning.scene import party_options, scene
from claims.text.meaning.stand_ins import called


def mentioned(text: str, lang: str = "en", title: str | None = None) -> list[tuple[str, str]]:
    one = scene(Document(id="d", text=text, title=title, home="KZ", lang=lang), lang)
    return [(text[start:end], who) for start, end, who, kind in one.people.marks if kind == "called"]


def test_such_words_stand_for_groups_of_the_claim_model() -> None:
    assert frozenset().union(*called().values()) <= set(GROUPS)


@pytest.mark.parametrize(
    ("lang", "text", "word", "who"),
    [
        ("en", "The EAEU met in Minsk. Trade within the union came to $5 billion.", "the union", "EAEU"),
        ("en", "ASEAN and Chile met. Exports to the bloc grew by 5%.", "the bloc", "ASEAN"),
        ("ru", "Саммит ШОС прошёл в Дели. Торговля стран организации выросла на 5%.", "организации", "SCO"),
        ("ru", "Центральная Азия и Япония. Экспорт региона вырос на 5%.", "региона", "CA5"),
        ("kk", "ЕАЭО кеңесі өтті. Одақтың саудасы 5 млрд доллар болды.", "Одақтың", "EAEU"),
    ],
)
def test_the_group_last_named_that_may_be_called_so(lang: str, text: str, word: str, who: str) -> None:
    assert mentioned(text, lang) == [(word, who)]


def test_a_group_of_the_title_counts_and_no_group_is_no_mention() -> None:
    text = "Trade within the union came to $5 billion."
    assert mentioned(text, title="EAEU council meets") == [("the union", "EAEU")]
    assert mentioned(text) == []
    assert mentioned("OTS leaders met. The union of bakers sold $5 million.") == []


def test_a_group_called_by_a_word_is_a_candidate() -> None:
    text = "EAEU ministers met in Minsk. Kenya sent a guest. Trade of Kenya with the union came to $5 billion."
    one = scene(Document(id="d", text=text, home="KZ", lang="en"), "en")
    assert ("EAEU", "KE") in party_options(one, 0, 1).items


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Trade with Africa grew. Chad and Egypt took most of what we sold to the continent for $5 m.", 2),
        ("en", "Latin America (LAC) met Egypt. Exports to the region fell to $5 million. Chile took half.", 3),
        ("en", "Egypt met ASEAN. Exports to the region fell to $5 million.", 0),
        ("en", "Africa met ASEAN. Exports to the region fell to $5 million, those to the continent rose.", 2),
        ("en", "Egypt lost a province. Exports of the region fell to $5 million.", 0),
        ("ru", "Торговля с Африкой растёт. На континент Египет поставил товаров на 5 млн долларов.", 2),
        ("kk", "Африкамен сауда өсті. Құрлыққа Мысыр 5 миллион долларға тауар сатты.", 2),
    ],
)
def test_a_part_of_the_world_may_be_called_so_again(lang: str, text: str, words: int) -> None:
    assert len(scene(Document(id="d", text=text, home="EG", lang=lang), lang).people.parts) == words


def test_such_a_part_is_no_party_and_leaves_one_alone() -> None:
    text = "Egypt's trade with Africa grew in 2019. Exports to the continent came to $5 billion. Chad bought most."
    assert ("EG",) in party_options(scene(Document(id="d", text=text, home="EG", lang="en"), "en"), 0, 1).items
