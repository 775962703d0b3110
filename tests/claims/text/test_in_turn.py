"""Lists told in turn bind by place: figures to times, and to parties."""

from __future__ import annotations

import pytest

from claims.lexicon import pack as packs
from claims.model import Document
from claims.text.meaning.in_turn import InTurn
from claims.text.meaning.scene import scene


def told(text: str, lang: str = "en") -> InTurn:
    return scene(Document("d", text, lang=lang, published="2017-08-03", home="CN"), lang).in_turn


def test_figures_take_the_years_of_their_place() -> None:
    found = told("Sales to Iraq were $85 million, $239 million and $288 million in 1978, 1979 and 1980, respectively.")
    assert [period[0] for period in found.periods.values() if period[0]] == ["1978-01-01", "1979-01-01", "1980-01-01"]


def test_only_what_is_joined_is_a_list_and_months_are_those_of_one_year() -> None:
    found = told("In June it was $70 million, up from $40, $39 and $36 million in March, April and May respectively.")
    assert [period[0] for period in found.periods.values()] == ["2017-03-01", "2017-04-01", "2017-05-01"]
    late = told("It was 7 billion ($1.1 billion), from $40 and $39 million in October and November respectively.")
    assert [period[0] for period in late.periods.values()] == ["2016-10-01", "2016-11-01"]


def test_figures_take_the_parties_of_their_place_and_no_other() -> None:
    found = told("Trade with Angola, Kenya and Ghana went up 28 percent, 67 percent and 22 percent, respectively.")
    assert [who for who, _ in found.parties.values()] == ["AO", "KE", "GH"]
    assert found.narrowed_parties(1, [("AO", "CN"), ("CN", "KE"), ("GH", "KE")]) == [("CN", "KE")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Торговля с Анголой и Кенией выросла на 28% и 67% соответственно."),
        ("kk", "Ангола мен Кения саудасы тиісінше 28% және 67% өсті."),
    ],
)
def test_other_languages_have_a_word_for_it(lang: str, text: str) -> None:
    assert [who for who, _ in told(text, lang).parties.values()] == ["AO", "KE"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Makers returned to Angola and Kenya. They took 79 (up 18%) and 45 tonnes (up 98%) respectively."),
        (
            "kk",
            "Ангола мен Кения нарығына оралдық. Бұл елдерге тиісінше 79 тонна (18 есе) және 45 тонна (5 есе) кетті.",
        ),
    ],
)
def test_a_list_may_be_named_in_the_sentence_before_and_asides_go_with_their_figure(lang: str, text: str) -> None:
    assert [who for _, (who, _) in sorted(told(text, lang).parties.items())] == ["AO", "AO", "KE", "KE"]


def test_nothing_is_bound_without_the_word_or_by_lists_of_unlike_length() -> None:
    assert told("Sales were $85 million and $239 million in 1978 and 1979.") == InTurn()
    assert told("Sales were $85 million and $239 million in 1978, 1979 and 1980, respectively.") == InTurn()


@pytest.mark.parametrize("lang", packs.languages())
def test_every_pack_has_the_words(lang: str) -> None:
    assert packs.pack(lang, "stages")["clauses"]["in_turn"]
