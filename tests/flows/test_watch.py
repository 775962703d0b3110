"""The watcher: what is dropped is published at once, what is refused is set aside, and nothing is lost on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows import inbox, ledger, status, steps
from flows.errors import CommuniqueError
from flows.inputs import Limits, Refusal
from flows.settings import Settings
from flows.watch import Watcher
from flows.workshop import Workshop, land
from raw.sidecar import Sidecar
from tests.flows.bench_latency import release, watching
from warehouse.lock import LoadLocked


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    shop = Workshop(Settings(data_dir=tmp_path))
    shop.settings.inbox_dir.mkdir()
    yield Watcher(shop)
    shop.close()


def count(watcher: Watcher, table: str = "dim_release") -> int:
    with watcher.shop.warehouse.engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def drop(watcher: Watcher, name: str, content: str) -> Path:
    path = watcher.shop.settings.inbox_dir / name
    path.write_text(content)
    return path


@pytest.mark.slow
def test_dropped_files_are_published_and_leave_the_inbox(watcher: Watcher) -> None:
    paths = [drop(watcher, f"{number}.txt", release(number)) for number in range(3)]
    (watcher.shop.settings.inbox_dir / "0.txt.meta.toml").write_text('source = "ministry"\nhome = "KZ"')
    assert watcher.round()
    assert count(watcher) == 3
    assert count(watcher, "fact_turnover") == 3
    assert not any(path.exists() for path in paths)
    assert list(watcher.shop.settings.inbox_dir.iterdir()) == []
    with watcher.shop.warehouse.engine.connect() as connection:
        sources = set(connection.execute(text("SELECT source_name FROM dim_release")).scalars())
    assert sources == {"ministry", "inbox"}
    assert not watcher.round()


def test_a_file_that_is_still_written_is_left_alone(watcher: Watcher) -> None:
    folder = watcher.shop.settings.inbox_dir
    drop(watcher, "whole.txt", "x")
    drop(watcher, ".hidden.txt", "x")
    drop(watcher, "download.txt.part", "x")
    with (folder / "growing.txt").open("w") as file:
        file.write("half of a rele")
        file.flush()
        time.sleep(inbox.SETTLE_SECONDS * 0.1)
        assert [one.path.name for one in inbox.waiting(folder)] == ["whole.txt"]
    assert {one.path.name for one in inbox.waiting(folder)} == {"whole.txt", "growing.txt"}


def test_a_file_renamed_over_another_while_that_is_taken_is_kept(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drop(watcher, "a.txt", "first")
    (seen,) = inbox.waiting(path.parent)
    newer = path.with_name(".new.tmp")
    newer.write_text("second, longer")
    ordinary = inbox.Dropped.is_unchanged

    def is_unchanged(one: inbox.Dropped) -> bool:
        told = ordinary(one)
        if newer.exists():
            newer.rename(path)  # in the very moment between the look and the removal
        return told

    monkeypatch.setattr(inbox.Dropped, "is_unchanged", is_unchanged)
    inbox.clear([seen])
    assert path.read_text() == "second, longer"
    assert [one.path.name for one in inbox.waiting(path.parent)] == ["a.txt"]


def test_links_pipes_and_folders_named_like_files_are_refused_and_never_read(watcher: Watcher, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("of nobody's business")
    folder = watcher.shop.settings.inbox_dir
    (folder / "link.txt").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "broken.txt").symlink_to(tmp_path / "nowhere")
    dropped = inbox.waiting(folder)
    found = list(inbox.items(dropped, Limits()))
    refused = ["broken.txt", "link.txt", "linked", "pipe.jsonl"]
    assert sorted(one.name for one in found if isinstance(one, Refusal)) == refused
    assert len(found) == 4
    watcher.take(dropped)
    assert list(watcher.shop.landing.ids()) == []
    assert secret.read_text() == "of nobody's business"
    assert inbox.waiting(folder) == []


def test_a_file_that_goes_away_while_it_is_taken_is_no_refusal(watcher: Watcher) -> None:
    path = drop(watcher, "a.txt", "x")
    dropped = inbox.waiting(path.parent)
    path.unlink()
    watcher.take(dropped)
    assert not watcher.shop.settings.refused_dir.exists()


def test_what_may_not_be_read_is_told(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(watcher, "open.txt", "x")
    closed = drop(watcher, "closed.txt", "x")
    drop(watcher, "empty.txt", "")
    ordinary = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and ordinary(path, mode))
    watcher.take([_dropped(watcher.shop.settings.inbox_dir / "empty.txt")])
    told = status.inbox(watcher.shop.settings)
    assert told == {"waiting": 2, "unreadable": [closed], "refused": 1}


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_told_to_stop_in_the_midst_it_ends_within_seconds_and_the_next_one_goes_on(tmp_path: Path) -> None:
    environment = {**os.environ, "COMMUNIQUE_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "flows", "watch"]
    with watching(tmp_path, f"sqlite:///{tmp_path / 'communique.db'}") as process:
        for number in range(60):
            hidden = tmp_path / "inbox" / f".{number}.tmp"
            hidden.write_text(release(number))
            hidden.rename(tmp_path / "inbox" / f"{number}.txt")
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert process.wait(60) == 0
        assert time.monotonic() - began < 30
    assert subprocess.run([*command, "--once"], env=environment, capture_output=True, timeout=120).returncode == 0
    told = subprocess.run(
        [*command[:-1], "status"], env=environment, capture_output=True, text=True, timeout=120
    ).stdout
    assert "0 landed documents not published" in told
    assert "0 files in the inbox" in told


def test_a_file_changed_after_it_was_seen_stays_for_the_next_round(watcher: Watcher) -> None:
    path = drop(watcher, "a.txt", "first")
    seen = inbox.waiting(watcher.shop.settings.inbox_dir)
    path.write_text("second, longer")
    inbox.clear(seen)
    assert path.read_text() == "second, longer"


def test_refused_files_are_set_aside_with_their_reason_and_none_is_overwritten(watcher: Watcher) -> None:
    aside = watcher.shop.settings.data_dir / "refused"
    for _ in range(2):
        drop(watcher, "empty.txt", "")
        (one,) = inbox.waiting(watcher.shop.settings.inbox_dir)
        refused = land(watcher.shop.landing, inbox.items([one], Limits())).refused
        inbox.set_aside(one, refused, aside)
    kept = [path.name for path in aside.iterdir() if path.name.endswith("empty.txt")]
    assert len(kept) == 2
    assert "the file is empty" in (aside / "empty.txt.why.txt").read_text()


def test_a_file_of_no_known_form_is_refused_and_its_owner_told(watcher: Watcher) -> None:
    folder, aside = watcher.shop.settings.inbox_dir, watcher.shop.settings.refused_dir
    (folder / "deep").mkdir()
    for name in ("report.docx", "deep/scan.TIFF", "nameless", "still.docx.part"):
        drop(watcher, name, "of no use")
    assert status.inbox(watcher.shop.settings)["waiting"] == 3
    watcher.take(inbox.waiting(folder))
    assert list(watcher.shop.landing.ids()) == []
    assert "no reader knows the form .docx" in (aside / "report.docx.why.txt").read_text()
    assert "without ending" in (aside / "nameless.why.txt").read_text()
    assert status.inbox(watcher.shop.settings) == {"waiting": 0, "unreadable": [], "refused": 3}


def test_a_bad_record_goes_with_its_file(watcher: Watcher) -> None:
    folder, aside = watcher.shop.settings.inbox_dir, watcher.shop.settings.refused_dir
    drop(watcher, "n.txt", "Trade rose")
    drop(watcher, "n.txt.meta.toml", "published = soon")
    watcher.take(inbox.waiting(folder))
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in aside.iterdir()) == ["n.txt", "n.txt.meta.toml", "n.txt.why.txt"]
    assert status.inbox(watcher.shop.settings)["refused"] == 1


def test_every_bad_line_is_told_with_its_number(watcher: Watcher) -> None:
    drop(watcher, "two.jsonl", '{"id": "a"}\n{"text": "x", "published": "soon"}\nnot json\n')
    watcher.take(inbox.waiting(watcher.shop.settings.inbox_dir))
    why = (watcher.shop.settings.refused_dir / "two.jsonl.why.txt").read_text()
    lines = [line for line in why.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in lines] == [f"two.jsonl, line {number}" for number in (1, 2, 3)]
    assert str(watcher.shop.settings.inbox_dir) not in why


@pytest.mark.slow
def test_a_document_of_two_sources_is_of_the_same_one_in_whichever_order_they_tell_it(watcher: Watcher) -> None:
    told = []
    for number, order in ((1, ("alpha", "beta")), (2, ("beta", "alpha"))):
        for source in order:
            inbox.put(watcher.shop.settings.inbox_dir, "a.txt", release(number).encode(), Sidecar(source=source))
            watcher.round()
            told.append(count(watcher, "dim_source"))
    assert told == [1, 1, 2, 1]
    assert count(watcher) == 2


@pytest.mark.slow
def test_what_landed_before_a_crash_is_published_by_the_sweep(watcher: Watcher) -> None:
    land(watcher.shop.landing, inbox.items([_dropped(drop(watcher, "a.txt", release(1)))], Limits()))
    assert len(ledger.pending(watcher.shop)) == 1
    watcher.sweep()
    assert ledger.pending(watcher.shop) == []
    assert count(watcher) == 1


@pytest.mark.slow
def test_one_document_that_breaks_a_load_does_not_stop_the_others(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = steps.stage

    def stage(shop: Workshop, release_ids: Any) -> str:
        if any("Talks number 1 " in shop.readings[one].document.text for one in release_ids):
            raise RuntimeError("a figure nobody foresaw")
        return ordinary(shop, release_ids)

    monkeypatch.setattr(steps, "stage", stage)
    for number in range(3):
        drop(watcher, f"{number}.txt", release(number))
    watcher.round()
    assert count(watcher) == 2
    assert len(ledger.pending(watcher.shop)) == 1
    with pytest.raises(CommuniqueError, match="1 landed document could not be published"):
        watcher.must_have_published()
    monkeypatch.setattr(steps, "stage", ordinary)
    watcher.sweep()
    assert count(watcher) == 3
    watcher.must_have_published()


@pytest.mark.slow
def test_a_load_of_another_process_is_no_fault_of_any_document(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Any] = []

    def stage(shop: Workshop, release_ids: Any) -> str:
        tried.append(release_ids)
        raise LoadLocked(600.0)

    for number in range(3):
        drop(watcher, f"{number}.txt", release(number))
    with monkeypatch.context() as held:
        held.setattr(steps, "stage", stage)
        with pytest.raises(LoadLocked):
            watcher.round()
    assert len(tried) == 1  # each document alone would have waited as long again
    watcher.sweep()
    assert count(watcher) == 3


@pytest.mark.slow
def test_a_database_that_is_away_is_waited_for(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.watch.LONGEST_PAUSE_SECONDS", 0.3)
    drop(watcher, "a.txt", release(1))
    database = Path(watcher.shop.settings.data_dir / "communique.db")
    database.mkdir()  # a folder where the file should be: no connection can be opened
    worker = threading.Thread(target=watcher.run)
    worker.start()
    time.sleep(1.0)
    database.rmdir()
    deadline = time.monotonic() + 60
    while (watcher.shop.settings.inbox_dir / "a.txt").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    watcher.stop.set()
    worker.join(60)
    assert count(watcher) == 1


def _dropped(path: Path) -> inbox.Dropped:
    return next(one for one in inbox.waiting(path.parent) if one.path == path)
