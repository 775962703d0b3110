"""Source cards: every card of the product holds, and a slip in a card is named by card and field."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tables.error import TableError
from claims.tables.layout import layout_from
from raw.card import BadCard, Card, card_from, cards, own_cards, read_card
from raw.connect.plan import requests, step

CARDS = cards()


@pytest.mark.parametrize("name", sorted(CARDS))
def test_every_card_says_who_and_under_which_terms(name: str) -> None:
    card = CARDS[name]
    assert card.publisher and card.licence
    if card.kind == "statistics":
        assert layout_from(card.layout() or {}, name)
        assert card.name == "declared-table" or card.documentation
    if card.connector.kind == "http":
        first = next(requests(card.connector, date(2023, 1, 1), date(2024, 1, 1)))
        assert first.url.startswith("https://")
        assert "{" not in first.url


def card(**changes: Any) -> dict[str, Any]:
    base = {
        "name": "a",
        "title": "t",
        "kind": "statistics",
        "publisher": "p",
        "licence": "l",
        "connector": {"kind": "folder"},
    }
    return {**base, **changes}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"home": "Kazakhstan"}, "home"),
        ({"home": "UK"}, "home"),
        ({"home": "ZZ"}, "home"),
        ({"decimal_mark": ";"}, "decimal_mark"),
        ({"connector": {"kind": "telepathy"}}, "connector.kind"),
        ({"connector": {"kind": "http"}}, "connector"),
        ({"connector": {"kind": "page"}}, "connector"),
        ({"connector": {"kind": "feed", "settings": {"take": "entry"}}}, "connector"),
        ({"limits": {"requests_per_minute": 0}}, "limits.requests_per_minute"),
        ({"colour": "red"}, "colour"),
        ({"connector": {"kind": "http", "url": "file:///etc/passwd"}}, "connector.url"),
        ({"connector": {"kind": "feed", "url": "http://["}}, "connector"),
        ({"connector": {"kind": "feed", "url": "https://"}}, "connector"),
    ],
)
def test_a_slip_is_named_by_card_and_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadCard, match=rf"somewhere: {field}:") as told:
        card_from(card(**changes), "somewhere")
    assert "Value error" not in str(told.value)


def settings(kind: str, **said: Any) -> dict[str, Any]:
    return {"connector": {"kind": kind, "url": "https://a.example/", "settings": said}}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"licens": "open"}, r"licens: there is no such field; did you mean 'licence'\? known here: .*\btitle\b"),
        ({"limits": {"trys": 3}}, r"limits\.trys: .*'tries'"),
        (settings("folder", patern="*.txt"), r"connector\.settings\.patern: .*'pattern'\? known here: path, pattern$"),
        (settings("folder", recursive=True), r"connector\.settings\.recursive: .*known here: path, pattern$"),
        (settings("folder", pattern=""), r"connector\.settings\.pattern: .*'' matches no file name"),
        (settings("folder", path=7), r"connector\.settings\.path: .*string"),
        (settings("page", link="/news/"), r"connector\.settings\.link: .*'links'"),
        (settings("page", links="["), r"connector\.settings\.links: .*'\[' does not compile: unterminated"),
        (settings("page", links=5), r"connector\.settings\.links: "),
        (settings("sitemap", links="("), r"connector\.settings\.links: .*does not compile"),
        (settings("warc", links="*"), r"connector\.settings\.links: .*does not compile"),
        (settings("feed", take="entries"), r"connector\.settings\.take: .*'page' or 'entry'"),
        (
            settings("feed", links="/news/"),
            r"connector\.settings\.links: .*known here: allow_private, ignore_robots, take",
        ),
        (settings("http", allow_private="perhaps"), r"connector\.settings\.allow_private: .*boolean"),
        ({"connector": {"kind": "folder", "settings": "path"}}, r"connector\.settings: "),
    ],
)
def test_a_slip_is_told_with_what_is_known(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadCard, match=rf"^somewhere: {complaint}"):
        card_from(card(**changes), "somewhere")


@pytest.mark.parametrize(
    "said", [settings("page", links="/a/"), settings("warc", path="x", links="b"), settings("feed")]
)
def test_a_card_that_is_written_out_and_read_again_is_the_same(said: dict[str, Any]) -> None:
    made = card_from(card(**said), "x")
    assert card_from(made.model_dump(), "x") == card_from(made.model_dump(mode="json"), "x") == made


def test_a_table_section_is_given_to_whoever_can_check_it_with_the_file(tmp_path: Path) -> None:
    text = "\n".join(f'{key} = "{value}"' for key, value in card().items() if key not in ("connector", "name"))
    path = tmp_path / "x.toml"
    path.write_text(f'{text}\n[connector]\nkind = "folder"\n[table]\n')
    with pytest.raises(TableError, match=rf"no role 'value' \({path}\)"):
        cards(tmp_path, check_table=layout_from)
    path.write_text(f'{text}\n[connector]\nkind = "folder"\n[table.roles]\nvalue = {{ colum = "Value" }}\n')
    with pytest.raises(TableError, match=r"'roles': value: unknown key 'colum'; did you mean 'column'"):
        cards(tmp_path, check_table=layout_from)


def test_number_marks_and_dates_of_the_card_go_to_its_layout() -> None:
    made: Card = card_from(card(decimal_mark=",", date_formats=["%d.%m.%Y"], table={"layout": "comtrade"}), "x")
    layout = layout_from(made.layout() or {}, "x")
    assert (layout.decimal_mark, layout.date_formats, layout.name) == (",", ("%d.%m.%Y",), "comtrade")


def test_a_card_without_marks_leaves_those_of_its_layout() -> None:
    made = card_from(card(table={"layout": "national-trade"}), "x")
    assert layout_from(made.layout() or {}, "x").decimal_mark == ","


def test_own_cards_may_be_replaced_and_broken_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "un-comtrade.toml").write_text((own_cards() / "un-comtrade.toml").read_text().replace("20", "25", 1))
    assert cards(tmp_path)["un-comtrade"].name == "un-comtrade"
    (tmp_path / "x.toml").write_text("title = ")
    with pytest.raises(BadCard, match=r"x\.toml"):
        read_card(tmp_path / "x.toml")


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["year", "quarter", "month"]), st.integers(-40, 40)
)
def test_steps_land_on_first_days_and_come_back(at: date, grain: str, count: int) -> None:
    start = step(at, grain, 0)
    assert start.day == 1
    assert start <= at
    assert step(step(at, grain, count), grain, -count) == start
