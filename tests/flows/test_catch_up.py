"""The sweep on a Prefect server: one document that breaks a load stops no other, and what lands meanwhile is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows import alerts, ledger, steps
from flows.catch_up import catch_up
from flows.follow_up import follow_up
from flows.inputs import Item
from flows.land import land as land_flow
from flows.workshop import Workshop, close_workshop, land, workshop
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    monkeypatch.setenv("COMMUNIQUE_DATA_DIR", str(tmp_path / "data"))
    close_workshop()
    yield workshop()
    close_workshop()


def put(shop: Workshop, number: int) -> None:
    land(shop.landing, [Item("a.txt", release(number).encode(), Sidecar(source="desk"))])


def published(shop: Workshop) -> int:
    with shop.warehouse.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM dim_release")).scalar() or 0)


def test_a_document_that_breaks_its_load_is_left_out_alone_and_told(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = steps.stage

    def stage(workshop: Workshop, release_ids: Any) -> str:
        if any("Talks number 1 " in workshop.readings[one].document.text for one in release_ids):
            raise RuntimeError("a figure nobody foresaw")
        return ordinary(workshop, release_ids)

    for number in range(3):
        put(shop, number)
    monkeypatch.setattr(steps, "stage", stage)
    with pytest.raises(RuntimeError, match="nobody foresaw"):
        catch_up.with_options(retries=0)()
    assert published(shop) == 2
    monkeypatch.setattr(steps, "stage", ordinary)
    assert catch_up() == 1
    assert published(shop) == 3
    assert catch_up() == 0


def test_what_lands_while_the_sweep_publishes_is_taken_by_the_same(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = steps.gate

    def gate(workshop: Workshop, load_id: str) -> Any:
        put(workshop, 7)
        return ordinary(workshop, load_id)

    put(shop, 1)
    monkeypatch.setattr(steps, "gate", gate)
    assert catch_up() == 2
    assert ledger.pending(shop) == []


def test_a_document_that_cannot_be_read_makes_no_load_and_is_not_tried_again(shop: Workshop) -> None:
    land(shop.landing, [Item("a.txt", b"\x00\x01\x02" * 99, Sidecar(source="desk", name="a.txt"))])
    assert catch_up() == 1
    assert catch_up() == 0
    assert published(shop) == 0


def test_what_is_dropped_while_the_inbox_is_landed_is_landed_by_the_same_run(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shop.settings.inbox_dir
    (folder / "a.txt").write_text(release(1))
    from flows import land as module

    ordinary = module.inbox.clear

    def clear(dropped: Any) -> None:
        if not (folder / "b.txt").exists() and dropped[0].path.name == "a.txt":
            (folder / ".b.tmp").write_text(release(2))
            (folder / ".b.tmp").rename(folder / "b.txt")
        ordinary(dropped)

    monkeypatch.setattr(module.inbox, "clear", clear)
    assert land_flow() == 2
    assert list(folder.iterdir()) == []


def test_what_fails_after_publishing_is_no_fault_of_a_document(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def follow_up(*_: Any) -> Any:
        raise RuntimeError("the routes cannot be read")

    monkeypatch.setattr(steps, "follow_up", follow_up)
    put(shop, 1)
    put(shop, 2)
    assert catch_up() == 2
    assert published(shop) == 2
    assert ledger.pending(shop) == []
    assert "published, but not followed up" in caplog.text
    assert "cannot be published" not in caplog.text


def test_the_schedule_of_following_up_looks_at_all_sources(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(alerts, "look_at_sources", lambda _: looked.append("sources") or ())
    assert follow_up() == 0
    assert looked == ["sources"]
    assert follow_up("event 1") == 0
    assert looked == ["sources"]
