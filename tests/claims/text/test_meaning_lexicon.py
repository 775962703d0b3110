"""The meaning layer of the language packs: every pack speaks of every concept, in words that can match."""

from __future__ import annotations

import pytest

from claims.lexicon import pack as packs
from claims.text.meaning.lexicon import Phrases, add_phrases, concept_ids, lexicon


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_every_concept(lang: str) -> None:
    pack = packs.pack(lang, "meaning")
    assert set(pack["concepts"]) == set(concept_ids())
    assert all(pack["concepts"].values())


@pytest.mark.parametrize("lang", packs.languages())
def test_entries_are_lower_case_and_not_twice_under_one_concept(lang: str) -> None:
    for name, words in packs.pack(lang, "meaning")["concepts"].items():
        assert len(words) == len(set(words)), name
        for word in words:
            assert word == word.lower().strip() and "*" not in word.replace("* ", " ").removesuffix("*"), (name, word)


def test_words_stems_and_phrases_give_their_concepts() -> None:
    ids = concept_ids()
    english = lexicon("en")
    assert ids["export"] in english.look_up("exporters")[2]
    assert ids["import"] not in english.look_up("important")[2]
    phrases = english.look_up("trade")[3]
    assert isinstance(phrases, Phrases)
    assert ids["turnover"] in phrases.found(["trade", "turnover", "grew"], 1, 3)
    assert ids["turnover"] not in phrases.found(["trade", "unions"], 1, 2)
    assert ids["turnover"] in lexicon("ru").look_up("товарооборота")[2]
    assert ids["turnover"] in lexicon("kk").look_up("айналымы")[2]


def test_no_phrase_runs_on_into_the_next_sentence() -> None:
    english = lexicon("en")
    words = ["we", "spoke", "of", "trade", "flows", "rose"]
    begun = [english.look_up(word)[3] for word in words]

    def of_trade(sentences: list[tuple[int, int]]) -> tuple[int, ...]:
        concepts: list[tuple[int, ...]] = [() for _ in words]
        add_phrases(words, begun, concepts, sentences)
        return concepts[3]

    assert concept_ids()["turnover"] in of_trade([(0, 6)])
    assert of_trade([(0, 4), (4, 6)]) == ()


@pytest.mark.parametrize(
    ("lang", "word", "concept"),
    [
        ("ru", "долларов", "share"),
        ("ru", "миллионов", "distance"),
        ("ru", "грузинский", "cargo"),
        ("ru", "портфель", "cargo"),
        ("ru", "центральный", "price"),
        ("ru", "семнадцать", "people"),
        ("ru", "долгосрочный", "own_economy"),
        ("ru", "частных", "time_unit"),
        ("ru", "начала", "done"),
        ("ru", "хотя", "plan"),
        ("ru", "целлюлозный", "target"),
        ("ru", "собрание", "capacity"),
        ("ru", "закончили", "law"),
        ("kk", "хабарлады", "plant"),
        ("kk", "болатын", "good"),
        ("kk", "жеті", "reach"),
        ("kk", "орынбасары", "rank"),
        ("en", "shrimp", "fall"),
        ("en", "surgeons", "rise"),
        ("en", "citrus", "place_count"),
        ("en", "treatment", "agreement"),
        ("en", "entitled", "enterprise"),
    ],
)
def test_a_word_that_merely_begins_like_another_has_no_share_in_its_meaning(lang: str, word: str, concept: str) -> None:
    assert concept_ids()[concept] not in lexicon(lang).look_up(word)[2]


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("сельхозэкспорта", "export"),
        ("реэкспортом", "export"),
        ("агроимпорт", "import"),
        ("проинвестировали", "invest"),
        ("перекачано", "cargo"),
    ],
)
def test_compounds_and_prefixed_verbs_mean_what_their_heads_do(word: str, concept: str) -> None:
    assert concept_ids()[concept] in lexicon("ru").look_up(word)[2]
