"""Where parties stand about a figure: whose item it is in a list, and what parts them."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.party_stands import Stands, stands
from claims.text.meaning.scene import scene


def stood(text: str) -> list[Stands]:
    one = scene(Document(id="d", text=text, home="KZ", lang="en"), "en")
    return [stands(one.page, one.people, at) for at in range(len(one.page.quantities))]


def test_each_figure_of_a_list_has_the_partner_before_it() -> None:
    told = stood("Kazakhstan traded with Chile for $4 billion, Peru $3 billion and Mali $2 billion.")
    assert [own.item[:1] for own in told] == [["CL"], ["PE"], ["ML"]]
    assert told[2].topic == ["KZ", "CL"]
    assert told[1].left == {"KZ": 1, "CL": 1, "PE": 0}
    assert told[1].right == {"ML": 0}


def test_each_figure_of_a_list_has_the_partner_behind_it_where_figures_come_first() -> None:
    told = stood("They sold $4 billion to Chile, $3 billion to Peru.")
    assert [own.item for own in told] == [["CL"], ["PE"]]
    assert told[1].topic == []


def test_figures_without_a_party_between_them_share_an_item() -> None:
    told = stood("Trade with Chile rose by 5% to $4 billion, and with Peru to $3 billion.")
    assert [own.item for own in told] == [["CL"], ["CL"], ["PE"]]


def test_a_sentence_without_parties_has_no_item() -> None:
    assert stood("Trade rose to $4 billion.") == [Stands()]
