"""What is still to be published: what came another way than before, and not what no reader can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows import inbox, ledger, steps
from flows.inputs import Item
from flows.settings import Settings
from flows.watch import Watcher
from flows.workshop import Workshop, land
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release

BINARY = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    shop = Workshop(Settings(data_dir=tmp_path))
    yield shop
    shop.close()


def landed(shop: Workshop, data: bytes, **said: str) -> str:
    (release_id,) = land(shop.landing, [Item("a.txt", data, Sidecar(name="a.txt", **said))]).release_ids
    return release_id


def published(shop: Workshop) -> dict[str, str]:
    Watcher(shop).sweep()
    with shop.warehouse.engine.connect() as connection:
        rows = connection.execute(text("SELECT release_id, source_name FROM dim_release"))
        return {row.release_id: row.source_name for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("order", [("alpha", "beta"), ("beta", "alpha")])
def test_what_came_another_way_since_is_published_again_and_once(shop: Workshop, order: tuple[str, str]) -> None:
    release_id = landed(shop, release(1).encode(), source=order[0])
    assert published(shop) == {release_id: order[0]}
    assert ledger.pending(shop) == []
    landed(shop, release(1).encode(), source=order[1])
    assert ledger.pending(shop) == [release_id]
    assert published(shop) == {release_id: "alpha"}
    assert ledger.pending(shop) == []
    landed(shop, release(1).encode(), source=order[1])
    assert ledger.pending(shop) == []


@pytest.mark.slow
def test_a_way_that_comes_while_the_document_is_published_is_not_overlooked(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_id = landed(shop, release(1).encode(), source="beta")
    landed(shop, release(1).encode(), source="gamma")
    ordinary = steps.gate

    def gate(workshop: Workshop, load_id: str) -> Any:
        landed(shop, release(1).encode(), source="alpha")
        return ordinary(workshop, load_id)

    monkeypatch.setattr(steps, "gate", gate)
    assert published(shop) == {release_id: "beta"}
    assert ledger.pending(shop) == [release_id]
    monkeypatch.setattr(steps, "gate", ordinary)
    assert published(shop) == {release_id: "alpha"}
    assert ledger.pending(shop) == []


@pytest.mark.slow
def test_what_cannot_be_read_waits_for_nobody_until_it_comes_another_way(shop: Workshop) -> None:
    release_id = landed(shop, BINARY, source="desk")
    assert ledger.pending(shop) == [release_id]
    assert published(shop) == {}
    assert ledger.pending(shop) == []
    (refusal,) = ledger.unreadable(shop)
    assert (refusal.name, refusal.release_id) == ("a.txt", release_id)
    assert release_id in refusal.next_step
    landed(shop, BINARY, source="another")
    assert ledger.pending(shop) == [release_id]
    ledger.forget(shop)
    assert ledger.unreadable(shop) == []


@pytest.mark.slow
def test_without_its_entries_nothing_is_lost(shop: Workshop) -> None:
    release_id = landed(shop, release(1).encode(), source="beta")
    landed(shop, release(1).encode(), source="alpha")
    before = published(shop)
    for path in (shop.settings.data_dir / "ledger").rglob("*.json"):
        path.write_text("{broken")
    assert ledger.pending(shop) == [release_id]
    assert published(shop) == before
    assert ledger.pending(shop) == []


@pytest.mark.slow
def test_the_status_tells_what_cannot_be_read(communique: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "data" / "inbox"
    inbox.put(folder, "a.txt", BINARY, Sidecar(source="desk"))
    inbox.put(folder, "b.txt", release(1).encode(), Sidecar(source="desk"))
    answer = communique("watch --once")
    assert answer.code == 2
    assert "1 of what came was refused, see why with: communique status" in answer.out
    told = communique("status").out
    assert "0 landed documents not published" in told
    assert "1 landed documents that cannot be read" in told
    assert "this is no text" in told
