"""Who a figure may tie together: groups and their members, pairs that head a section, who was named how lately."""

from __future__ import annotations

from claims.model import GROUPS, Document
from claims.text.meaning.scene import Scene, party_options, scene
from claims.text.meaning.sides import members, recently


def laid_out(text: str) -> Scene:
    return scene(Document(id="d", text=text, home="KZ", lang="en"), "en")


def test_members_belong_to_groups_of_the_claim_model() -> None:
    assert set(members()) <= set(GROUPS)
    assert {"KZ", "RU"} <= members()["EAEU"]
    assert all(len(who) == 2 for inside in members().values() for who in inside)


def test_the_pair_that_heads_a_section_is_proposed_for_its_figures() -> None:
    one = laid_out("Kazakhstan met China.\n\nAzerbaijan - Italy.\n\nTrade rose to $5 billion, the ministry said today.")
    assert ("AZ", "IT") in party_options(one, 0, 1).items


def test_a_continent_is_no_party() -> None:
    one = laid_out("Trade of Kazakhstan with Africa came to $5 billion; with Kenya it was $1 billion.")
    assert {who for own in party_options(one, 0, 1).items for who in own} == {"KZ", "KE"}


def test_a_text_on_two_others_that_never_names_its_publishers_country_is_not_about_it() -> None:
    text = "Trade of Italy with China came to $5 billion, said the ministry."
    assert party_options(laid_out(text), 0, 1).items == [("CN", "IT")]
    assert ("CN", "KZ") in party_options(laid_out(text + " Our trade with both fell."), 0, 1).items
    assert ("CN", "KZ") in party_options(laid_out("Trade with China came to $5 billion."), 0, 1).items


def test_the_nearest_sentence_that_names_a_party_counts() -> None:
    one = laid_out("China bought oil. Italy and China bought gas. Trade came to $5 billion in total.")
    assert recently(one.people, one.page, 2) == {"IT": 3, "CN": 2}
