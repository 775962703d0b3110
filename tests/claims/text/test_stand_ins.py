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
