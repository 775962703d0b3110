"""Who a figure may tie together: groups and their members, pairs that head a section, who was named how lately."""

from __future__ import annotations

from claims.model import GROUPS, Document
from claims.text.meaning.scene import MARKS, PART, Scene, party_options, scene
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


def test_a_part_of_the_world_is_marked_among_the_words_and_its_union_is_no_party() -> None:
    one = laid_out("Kazakhstan sold $5 billion outside the European Union and $1 billion to South America.")
    marked = [one.page.words[at] for at, own in enumerate(one.page.concepts) if MARKS + PART in own]
    assert marked == ["outside", "the", "european", "union", "south", "america"]
    assert {who for own in party_options(one, 0, 1).items for who in own} == {"KZ"}


def test_a_text_on_two_others_that_never_names_its_publishers_country_is_not_about_it() -> None:
    text = "Trade of Italy with China came to $5 billion, said the ministry."
    assert laid_out(text).people.own_side is None
    assert party_options(laid_out(text), 0, 1).items == [("CN", "IT")]
    parted = "Italy's ministry: 5 billion euros went to China."
    assert ("CN", "KZ") in party_options(laid_out(parted), 0, 1).items
    assert ("CN", "KZ") in party_options(laid_out(text + " Our trade with both fell."), 0, 1).items
    assert ("CN", "KZ") in party_options(laid_out("Trade with China came to $5 billion."), 0, 1).items


def test_a_part_of_the_world_told_of_twice_is_another() -> None:
    text = "China buys more of Africa. Its imports from African farms came to $5 billion."
    assert laid_out(text).people.own_side is None
    assert party_options(laid_out(text), 0, 1).items == [("CN",)]
    assert ("CN", "KZ") in party_options(laid_out(text + " Our trade with both fell."), 0, 1).items
    assert ("CN", "KZ") in party_options(laid_out("China, not Africa, bought for $5 billion."), 0, 1).items


def test_the_nearest_sentence_that_names_a_party_counts() -> None:
    one = laid_out("China bought oil. Italy and China bought gas. Trade came to $5 billion in total.")
    assert recently(one.people, one.page, 2) == {"IT": 3, "CN": 2}


def test_what_a_bank_of_many_states_lends_may_name_the_country_alone() -> None:
    one = laid_out("The Asian Development Bank lent Nepal $30 million. China lent it $5 million.")
    assert ("NP",) in party_options(one, 0, 1).items
    assert one.people.lent == {0}
    assert ("NP",) not in party_options(laid_out("China lent Nepal $5 million, and Italy $2 million."), 0, 1).items


def test_a_bank_named_further_on_lends_in_its_own_paragraph_alone() -> None:
    one = laid_out(
        "Nepal and China met today. They spoke long.\n\nTrade came to $5 million.\n\n"
        "The Asian Development Bank lent Nepal $30 million. It will give $2 million more."
    )
    assert [("NP",) in party_options(one, at, 1).items for at in range(3)] == [False, True, True]


def test_how_long_an_agreement_runs_is_no_count_of_agreements() -> None:
    one = laid_out("China and Italy signed a five-year accord, a 10-year lease and 5 more agreements.")
    assert [one.page.text[start:end] for start, end in one.spans] == ["5"]


def test_three_that_are_named_in_one_breath_are_proposed_for_figures_further_on() -> None:
    one = laid_out("Rails through Nepal, India and China open. Iran watched. The line will carry 5 million tonnes.")
    assert ("CN", "IN", "NP") in one.people.companies
    assert ("CN", "IN", "NP") in party_options(one, 0, 1).items


def test_all_that_a_sentence_names_and_the_own_country_with_them_are_proposed() -> None:
    one = laid_out("We and Nepal, India, Iran, China and Oman met: the line will carry 5 million tonnes.")
    many = [parties for parties in party_options(one, 0, 1).items if len(parties) > 4]
    assert many == [("CN", "IN", "IR", "KZ", "NP"), ("CN", "IN", "IR", "NP", "OM")]


def test_a_country_that_the_text_is_less_about_may_be_the_other_party() -> None:
    names = "China and Italy met. China, Italy and Iran spoke. China, Italy, Iran and Nepal signed. Oman looked on."
    one = laid_out(f"{names}\n\n" + "It rained. " * 14 + "We sold it goods for $5 million.")
    assert ("KZ", "OM") in party_options(one, 0, 1).items


def test_a_heading_of_two_heads_a_section_though_one_is_the_own_country() -> None:
    one = laid_out("Kazakhstan - Italy.\n\nTrade rose to $5 billion, the ministry in Astana said today.")
    assert one.people.headed[1] == ("IT", "KZ")


def test_only_names_alone_head_what_follows() -> None:
    assert laid_out("Italy - China. Trade rose to $5 billion.").people.headed[1] == ("CN", "IT")
    assert laid_out("Italy copied China there. Trade rose to $5 billion.").people.headed[1] == ()


def test_the_country_is_not_surely_the_own_one() -> None:
    text = "Italy sold China goods for $5 billion. The country bought fuel for $2 billion."
    assert laid_out(text).people.own_side is None
    assert laid_out(text).people.opening == "IT"
    assert [text[start:end] for start, end in laid_out(text).people.countries] == ["The country"]


def test_a_section_begins_with_a_country_before_a_colon_or_a_dash_and_ends_with_the_own_one() -> None:
    text = "Italy. It grew.\n\nChina: trade grew. It rained.\n\nIran – a start. It rained.\n\nKazakhstan. It grew."
    assert laid_out(text).people.sections == ["IT", "IT", "CN", "CN", "IR", "IR", "", ""]
