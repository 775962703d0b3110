"""Clauses: a sentence parts where both sides have a verb, and a figure is told by the verb of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.lexicon import pack as packs
from claims.model import Document
from claims.text.meaning.clauses import Clauses, clauses, governor
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.stages import weak_forms
from claims.text.meaning.verb_forms import verb_forms
from claims.text.train.gold import labelled


def laid(text: str, lang: str = "en") -> Scene:
    return scene(Document("d", text, lang=lang, published="2023-09-26", home="KZ"), lang)


def parted(one: Scene) -> Clauses:
    return clauses(one.page, one.lang, verb_forms(one.lang).of_page(one.page), weak_forms())


def parts(text: str, lang: str = "en") -> list[str]:
    one = laid(text, lang)
    return [" ".join(one.page.words[own.first : own.after]) for row in parted(one).by_sentence for own in row]


def governors(text: str, lang: str = "en") -> list[str]:
    """The word that governs each figure, empty where none does."""
    one = laid(text, lang)
    told = parted(one)
    out = []
    for at, (inside, beyond) in enumerate(one.page.quantity_words):
        own = told.by_sentence[one.page.quantity_sentences[at]][told.of_figure[at]]
        verb = governor(own, inside, beyond, told.verb_last)
        out.append(one.page.words[verb] if verb >= 0 else "")
    return out


def test_a_sentence_parts_where_both_sides_have_a_verb() -> None:
    assert parts("The mill employs 300 people and will hire 200 more.") == [
        "the mill employs people",
        "and will hire more",
    ]
    assert parts("Полигон построен, а завод откроют в 2025 году.", "ru") == [
        "полигон построен",
        "а завод откроют в году",
    ]


def test_lists_and_asides_part_nothing() -> None:
    assert len(parts("The mill makes paper, board, boxes and bags (mostly for export).")) == 1
    assert len(parts("Trade with Landia, a neighbour, reached $3 billion.")) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "By 2030, the ministry says, the mill will employ 300."),
        ("en", "The mill will employ 300 by 2030, the ministry said."),
        ("ru", "К 2030 году, сообщили в министерстве, на заводе будут работать 300 человек."),
        ("kk", "2030 жылға дейін, дейді министрлік, зауытта 300 адам жұмыс істейді."),
    ],
)
def test_an_aside_that_says_who_tells_parts_nothing(lang: str, text: str) -> None:
    assert len(parts(text, lang)) == 1


def test_where_verbs_come_last_a_piece_without_one_belongs_to_the_next() -> None:
    first, second = parts("Зауыт салынды, ал келесі жылы 200 адам жұмысқа алынады.", "kk")
    assert first.endswith("салынды") and second.startswith("ал")


def test_the_verb_before_a_figure_governs_it_or_else_the_one_behind() -> None:
    assert governors("The mill employs 300 people and will hire 200 more.") == ["employs", "will"]
    assert governors("Seven projects were completed, and two are being prepared.") == ["completed", "prepared"]


def test_the_stage_of_one_clause_is_not_told_for_the_figure_of_another() -> None:
    """Templates 360 to 391 tell a figure's own clause alone; what follows it does not change them but for one code."""

    def told(text: str) -> set[int]:
        return {code for code in laid(text).own["status"][0] if 360 <= code >> 44 < 374}

    before = told("Landian exports: the mill in Kazakhstan employs 300 people.")
    assert before
    assert before <= told("Landian exports: the mill in Kazakhstan employs 300 people and will hire more.")


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_says_what_opens_a_clause(lang: str) -> None:
    told = packs.pack(lang, "stages")["clauses"]
    assert told["opened_by"] and isinstance(told["verb_last"], bool)
    assert [word for word in told["opened_by"] if word != word.lower() or "ё" in word] == []


def test_clauses_cover_their_sentence_in_order_and_hold_their_figures() -> None:
    for document in labelled()[::9]:
        one = scene(document.document, document.document.lang or "en")
        found = parted(one)
        for (first, after), row in zip(one.page.sentence_words, found.by_sentence, strict=True):
            assert (row[0].first, row[-1].after) == (first, after)
            assert all(left.after == right.first and left.start < right.start for left, right in pairwise(row))
        for at, sentence in enumerate(one.page.quantity_sentences):
            assert 0 <= found.of_figure[at] < len(found.by_sentence[sentence])


def test_what_stands_behind_a_semicolon_belongs_to_no_verb_before_it() -> None:
    assert parts("Four mills were finished in May; a fifth, for $9 million, near Lae, will follow.")[0] == (
        "four mills were finished in may"
    )
    assert governors("Four mills were finished in May; 2 more, near Lae, will follow.")[-1] == "will"
    first, second = parts("Зауыт салынды; кен орнында 200 адам жұмысқа алынады.", "kk")
    assert first.endswith("салынды") and second.startswith("кен")


def test_a_side_of_a_semicolon_without_a_verb_is_no_clause() -> None:
    assert len(parts("The mill employs 300 people and makes paper; board too.")) == 2
