"""Stages: every pack has every cue and form, forms are told by chain and clause, and codes tell future from past."""

from __future__ import annotations

import pytest

from claims.lexicon import pack as packs
from claims.model import Document
from claims.text.meaning.cues import Cued, cue_ids
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.stages import since, weak_forms
from claims.text.meaning.verb_forms import form_ids, verb_forms


def laid(text: str, lang: str) -> Scene:
    return scene(Document("d", text, lang=lang, published="2023-09-26", home="KZ"), lang)


def forms(text: str, lang: str) -> dict[str, str]:
    page = laid(text, lang).page
    names = {number: name for name, number in form_ids().items()}
    return {word: names[form] for word, form in zip(page.words, verb_forms(lang).of_page(page), strict=True) if form}


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_every_section_and_every_cue(lang: str) -> None:
    pack = packs.pack(lang, "stages")
    assert set(pack) == set(packs.pack("en", "stages"))
    assert set(pack["cues"]) == set(cue_ids("stages"))
    assert all(pack["cues"].values())
    assert {"intends", "intended", "did", "going", "infinitive"} <= set(pack["forms"]) | set(pack["chains"])


@pytest.mark.parametrize("lang", packs.languages())
def test_words_are_lower_case_and_told_once_and_chains_are_of_forms(lang: str) -> None:
    pack = packs.pack(lang, "stages")
    lists = {**pack["cues"], **{f"{name} {key}": v for name, own in pack["forms"].items() for key, v in own.items()}}
    for name, words in lists.items():
        if isinstance(words, list):
            assert len(words) == len(set(words)), name
            assert [word for word in words if word != word.lower().strip() or "ё" in word] == [], name
    known = set(pack["forms"]) | set(pack["chains"])
    told = {part for pairs in pack["chains"].values() for pair in pairs for part in pair.split()}
    assert told <= known


def test_forms_of_english_chain_from_word_to_word() -> None:
    assert forms("The plant has been completed.", "en") == {"completed": "perfect"}
    assert forms("The plant will be completed.", "en") == {"completed": "future"}
    assert forms("The plant is still being constructed.", "en") == {"constructed": "going"}


def test_a_perfective_russian_verb_in_the_present_form_speaks_of_the_future() -> None:
    assert forms("Стороны построят завод.", "ru") == {"построят": "future"}
    assert forms("Стороны построили завод.", "ru") == {"построили": "did"}
    assert forms("Стороны строят завод.", "ru") == {"строят": "going"}


def test_an_imperfective_russian_verb_speaks_of_the_present() -> None:
    assert forms("Фонд получает 3 млн евро.", "ru") == {"получает": "does"}
    assert forms("Фонд получит 3 млн евро.", "ru") == {"получит": "future"}
    assert forms("Банк предоставляет заем.", "ru") == {"предоставляет": "does"}


def test_nouns_that_end_like_verbs_have_no_form() -> None:
    assert forms("Бюджет, кредит, суверенитет, мазут, причал, Сенегал, Ереван и полиэтилена.", "ru") == {}
    assert forms("The state-owned, gas-fired Ganges plant.", "en") == {}
    assert forms("Жапон зауыты.", "kk") == forms("Бірлескен.", "kk") == {}


def test_a_russian_verb_in_the_plural_is_no_participle() -> None:
    assert forms("Министры говорят.", "ru") == {"говорят": "does"}
    assert forms("Закон принят.", "ru") == {"принят": "passive_past"}


def test_a_kazakh_past_of_a_stem_in_a_vowel_is_no_present() -> None:
    assert forms("Сауда азайды.", "kk") == {"азайды": "did"}
    assert forms("Сауда өседі.", "kk") == {"өседі": "does"}


def test_a_kazakh_ending_counts_where_its_clause_closes() -> None:
    assert forms("Зауыт ашылмақ.", "kk") == {"ашылмақ": "will"}
    assert "жетті" in forms("Сауда 2 млрд долларға жетті.", "kk")
    assert "жетті" not in forms("Сауда жетті 2 млрд долларға.", "kk")


def test_cues_are_of_all_languages_alike() -> None:
    number = cue_ids("stages")["discussed"]
    for text, lang in (
        ("They discussed 3 projects.", "en"),
        ("Обсудили 3 проекта.", "ru"),
        ("3 жоба талқыланды.", "kk"),
    ):
        page = laid(text, lang).page
        assert number in Cued(page, page.stages).of_sentence(0)


def test_stages_tell_a_thing_to_come_from_one_that_is() -> None:
    will, has = (
        set(laid(f"Kazakhstan {verb} wheat worth $2 billion to France.", "en").own["status"][0])
        for verb in ("will export", "has exported")
    )
    assert will - has and has - will


def test_a_period_stands_ahead_of_the_day_of_publication_or_behind_it() -> None:
    day = "2023-09-26"
    spans = [("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-08-31"),
             ("2022-01-01", "2022-12-31"), ("2020-01-01", "2020-12-31"), ("1992-01-01", "1992-12-31")]  # fmt: skip
    assert [since(day, *span) for span in spans] == [1, 2, 3, 4, 5, 6]
    assert since(None, *spans[0]) == since(day, None, None) == 0


def test_weak_forms_are_forms() -> None:
    assert weak_forms() < frozenset(form_ids().values())
