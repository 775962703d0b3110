"""Whose country speaks in transcripts and interviews: who "we" is."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.scene import Scene, scene

LABELLED = """Joint press conference of the President of Kenya and the Prime Minister of Norway
PRESIDENT: We are glad of the visit.
PRIME MINISTER: Thank you. We sold you fish for $5 million last year.
QUESTION: Did our two countries agree?
PRESIDENT: Our exports to you were $7 million last year.
PRIME MINISTER: We agree."""

ASKED = """The ambassador of Peru to Kenya talked to our paper.

How is trade?

We sold you fish for $5 million in 2021.

And the other way?

You sold us tea."""

LABELLED_AND_DASHED = """The ambassador of Peru to Kenya talked to our paper.
DAILY: How is trade?
— We sold you fish for $5 million in 2021.
DAILY: And the other way?
— You sold us tea.
DAILY: Do you drink it?
— With milk."""

DASHED = """Посол Перу в Кении ответил на наши вопросы.
– Господин посол, начнём с торговли.
– Мы вам продали рыбы на 5 миллионов долларов в 2021 году, и это рост.
– А мы вам?
– Вы нам – чай.
– Чай любите?
– Наши люди пьют кофе."""


def laid(text: str, lang: str = "en", title: str = "") -> Scene:
    return scene(Document("d", text, title=title, lang=lang, published="2022-08-03", home="KE"), lang)


def voices(text: str, lang: str = "en", title: str = "") -> set[str]:
    return set(laid(text, lang, title).people.voices)


def test_a_label_speaks_for_the_country_whose_post_it_tells() -> None:
    one = laid(LABELLED)
    told = {one.page.text[mark[0] : mark[1]]: mark[2] for mark in one.people.marks if mark[3] == "self"}
    assert voices(LABELLED) == {"", "NO"}
    assert told["Our"] == "KE"
    sold = [mark[2] for mark in one.people.marks if one.page.text[mark[0] : mark[1]] == "We"]
    assert sold == ["KE", "NO", "NO"]


def test_who_speaks_beside_a_guest_with_a_label_of_his_own_is_at_home() -> None:
    text = """Prime Minister: Excellencies, please begin.
Ambassador of Italy: May I ask how our countries trade?
Prime Minister: We sold you coffee for $5 million last year.
Ambassador of Italy: Thank you."""
    one = laid(text)
    assert [mark[2] for mark in one.people.marks if one.page.text[mark[0] : mark[1]] == "We"] == ["KE"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [(ASKED, "en"), (DASHED, "ru"), (LABELLED_AND_DASHED, "en")],
    ids=["questions", "dashes", "a label and dashes"],
)
def test_answers_are_those_of_the_guest_who_is_presented(text: str, lang: str) -> None:
    assert voices(text, lang) == {"", "PE"}


def test_a_title_presents_a_guest_as_well() -> None:
    assert voices("How is trade?\nWe sell fish.\nAnd tea?\nYou sell us tea.", title="Peru's envoy on fish") == {
        "",
        "PE",
    }


@pytest.mark.parametrize("lead", ["The minister of Kenya", "The minister"])
def test_the_publishers_own_official_is_no_guest(lead: str) -> None:
    assert voices(ASKED.replace("The ambassador of Peru to Kenya", lead)) == set()


def test_one_voice_or_none_that_says_we_has_no_turns() -> None:
    assert voices("The ambassador of Peru spoke. We sell fish to Kenya. Do we sell more? We do.") == set()
    assert voices(ASKED.replace("We", "Firms").replace("us", "firms").replace("our", "the")) == set()


def test_you_is_the_country_of_the_other_voice() -> None:
    text = (
        "The ambassador of Kazakhstan answers our questions.\n\n– What do you sell us?\n\n– We sell you wheat for 20 "
        "million dollars. Your firms have put in 100 million.\n\n– And how many of your companies are here?\n\n– Ten."
    )
    people = scene(Document("1", text, title="The ambassador of Kazakhstan", lang="en", home="BY"), "en").people
    told = [(text[start:end], who) for start, end, who, kind in people.marks if kind == "you"]
    assert told == [("you sell", "KZ"), ("sell you", "BY"), ("Your", "BY"), ("your", "KZ")]


def test_you_is_nobody_where_one_speaks_alone() -> None:
    text = "We thank you, ministers of Kazakhstan. Your firms and ours trade 100 million dollars."
    people = scene(Document("1", text, title="Speech", lang="en", home="BY"), "en").people
    assert all(kind != "you" for *_, kind in people.marks)


def test_a_guest_who_alone_speaks_addresses_the_publisher() -> None:
    text = "DAILY: We sold you fish.\nDAILY: Your firms sold us tea.\nDAILY: Our ships bring it."
    people = laid(text, title="Interview with the ambassador of Peru").people
    assert set(people.voices) == {"PE"}
    assert {who for *_, who, kind in people.marks if kind == "you"} == {"KE"}


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Briefing by the ambassador to Peru"), ("ru", "Посол в Перу ответил на вопросы")]
)
def test_who_is_sent_to_a_country_does_not_speak_for_it(lang: str, title: str) -> None:
    assert voices(ASKED.replace("The ambassador of Peru to Kenya", "The ambassador"), lang, title) == set()


TALK = (
    "{0} SMITH: Welcome. We grow tea.\n{0} JONES: We fish. Our boats are old.\n{0} SMITH: We buy.\n{0} JONES: We sell."
)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Joint statements of the ministers of Kenya and Peru", ""),
        ("Joint statements of the ministers of Kenya and Peru, Lima", "PE"),
    ],
)
def test_of_two_with_one_post_the_first_is_the_host(title: str, first: str) -> None:
    one = laid(TALK.format("MINISTER"), title=title)
    assert one.people.voices[0] == first
    assert set(one.people.voices) == {"", "PE"}


def test_a_post_in_a_label_is_that_of_the_country_beside_it_in_the_title() -> None:
    text = TALK.format("PRESIDENT").replace("PRESIDENT JONES", "CHANCELLOR JONES")
    one = laid(text, title="The Kenyan President and the Chancellor of Germany")
    assert {one.page.text[mark[0] : mark[1]]: mark[2] for mark in one.people.marks if mark[3] == "self"}["Our"] == "DE"


@pytest.mark.parametrize(
    ("title", "lead", "who"),
    [
        ("", "Peru's new ambassador to Kenya talked to our paper.", {"", "PE"}),
        ("Peru sees Kenya as a door", "Ambassador Ana Vega talked to our paper.", {"", "PE"}),
        ("", "After a year in Lima, Consul General Otieno came home and talked to us.", set()),
        ("", "The prime minister on the Peru treaty.", set()),
        ("", "Would they ask about Peru?\n\nThe minister was ready.", set()),
    ],
)
def test_who_is_presented_is_told_by_what_stands_beside_the_post(title: str, lead: str, who: set[str]) -> None:
    assert voices(ASKED.replace("The ambassador of Peru to Kenya talked to our paper.", lead), "en", title) == who


def test_a_kazakh_envoy_is_of_the_country_in_the_genitive() -> None:
    text = "– Елші мырза, сауда қалай?\n– Біз сізге 5 миллион долларға шай саттық.\n– Ал бізден?\n– Біз кофе алдық."
    assert voices(text, "kk", "Перудің Найробидегі елшісі") == {"", "PE"}
    assert voices(text, "kk", "Перудегі елшімен сұхбат") == set()


def test_a_label_that_mostly_asks_is_no_guest_and_one_letter_no_post() -> None:
    text = "DAILY: Is it a good year?\nVEGA: We sold fish, a lot.\nDAILY: And we?\nVEGA: We bought tea.\nA: We did."
    one = laid(text, title="Peru's ambassador")
    said = [mark[2] for mark in one.people.marks if mark[3] == "self"]
    assert said == ["PE", "KE", "PE", "PE"]
