"""How things stand is told in full: volumes, lag, last success and failure of every source, the quarantine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import status, steps
from flows.errors import BAD_INPUT, CommuniqueError
from flows.fetch import failure, fetch, fetched_at
from flows.inputs import Item
from flows.settings import Settings
from flows.workshop import Workshop, land
from raw.connect.polite import PullError
from raw.sidecar import Sidecar
from tests.flows.test_poll import CARD
from tests.raw.service import Reply, serving

FIGURE = "Trade turnover between Kazakhstan and {0} reached ${1} billion in 2023."


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    (tmp_path / "cards").mkdir()
    shop = Workshop(Settings(data_dir=tmp_path / "data", sources_dir=tmp_path / "cards"))
    yield shop
    shop.close()


def load(shop: Workshop, *items: Item) -> None:
    ids = land(shop.landing, items).release_ids
    load_id = steps.stage(shop, ids)
    steps.gate(shop, load_id)
    steps.publish(shop, load_id)


def item(text: str, source: str, published: str, fetched: str) -> Item:
    return Item("a.txt", text.encode(), Sidecar(source=source, published=published, home="KZ", fetched_at=fetched))


def test_a_folder_that_is_not_there_is_a_failure_of_its_source_until_it_is(shop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "own"
    text = 'title = "T"\nkind = "releases"\npublisher = "P"\nlicence = "L"\n[connector]\nkind = "folder"\n'
    (tmp_path / "cards" / "own.toml").write_text(f'{text}settings = {{ path = "{path}" }}\n')
    with pytest.raises(PullError, match="communique source test own"):
        fetch(shop, "own")
    assert "no such folder" in (failure(shop.settings.data_dir, "own") or "")
    assert fetched_at(shop.settings.data_dir, "own") is None
    path.mkdir()
    assert fetch(shop, "own").release_ids == ()
    assert failure(shop.settings.data_dir, "own") is None


def test_a_slip_in_the_table_section_of_a_card_is_told_with_its_file(shop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "cards" / "own.toml"
    text = 'title = "T"\nkind = "statistics"\npublisher = "P"\nlicence = "L"\n[connector]\nkind = "folder"\n'
    path.write_text(f'{text}[table.roles]\nvalue = {{ colum = "x" }}\n')
    with pytest.raises(CommuniqueError, match=r"'colum'; did you mean 'column'") as caught:
        _ = shop.cards
    assert (caught.value.code, caught.value.where) == (BAD_INPUT, str(path))


@pytest.mark.slow
def test_sources_with_volumes_lag_success_and_failure(shop: Workshop, tmp_path: Path) -> None:
    load(
        shop,
        item(FIGURE.format("China", 31), "ministry", "2024-05-10", "2024-05-12T08:00:00+00:00"),
        item(FIGURE.format("Belarus", 1.2), "ministry", "2024-04-02", "2024-04-03T08:00:00+00:00"),
    )
    with serving() as site:
        site.answer = lambda call: Reply(404)
        (tmp_path / "cards" / "closed.toml").write_text(CARD.format(url=site.url))
        with pytest.raises(PullError):
            fetch(shop, "closed")
    with shop.warehouse.engine.connect() as connection:
        rows = status.sources(shop, connection, datetime(2024, 5, 15, tzinfo=UTC))
        held = status.held(connection)
    told = {row[0]: dict(zip(status.SOURCE_COLUMNS, row, strict=True)) for row in rows}
    ministry = told["ministry"]
    assert [ministry[name] for name in ("documents", "in 7 days", "claims", "days ago")] == [2, 1, 2, 5]
    assert ministry["last failure"] is None
    assert told["closed"]["documents"] == 0
    assert told["closed"]["last fetched"] is None
    assert "404" in told["closed"]["last failure"]
    assert held == []


def test_a_success_takes_word_of_the_failure_away(shop: Workshop, tmp_path: Path) -> None:
    with serving() as site:
        (tmp_path / "cards" / "ministry.toml").write_text(CARD.format(url=site.url))
        site.answer = lambda call: Reply(404)
        with pytest.raises(PullError):
            fetch(shop, "ministry")
        assert failure(shop.settings.data_dir, "ministry")
        feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title></channel></rss>'
        site.answer = lambda call: Reply(404) if call.path == "/robots.txt" else Reply(body=feed)
        fetch(shop, "ministry")
    assert failure(shop.settings.data_dir, "ministry") is None


@pytest.mark.slow
def test_the_command_shows_quarantine_and_incidents(communique: Callable[..., object], served: object) -> None:
    assert communique("run").code == 0  # type: ignore[attr-defined]
    told = communique("status").out  # type: ignore[attr-defined]
    for words in ("Sources", "Quarantine", "Open incidents: ", "1 facts held back", "last load "):
        assert words in told, told
