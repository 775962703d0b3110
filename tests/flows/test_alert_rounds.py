"""What follows a load: it costs no document anything, goes on without a new load, and is asked for before any work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from flows import inbox
from flows.settings import Settings
from flows.watch import Watcher
from flows.workshop import Workshop
from raw.sidecar import Sidecar
from tests.expectations.webhook import Webhook

BAD = '[[channel]]\nname = "desk"\nurl = "json://127.0.0.1:9/x"\n[[route]]\nchannel = "dsk"\n'
GOOD = '[[channel]]\nname = "desk"\nurl = "{0}"\n[[route]]\nchannel = "desk"\n'
FIGURES = (
    ("2022-03-01", "In 2021 trade turnover between Kazakhstan and Belarus amounted to $1.0 billion."),
    ("2023-03-01", "In 2022 trade turnover between Kazakhstan and Belarus grew by 23%."),
    ("2023-09-01", "In 2022 trade turnover between Kazakhstan and Belarus amounted to $2.0 billion."),
)
BROKEN = "growth.stated_levels"


def drop(folder: Path) -> None:
    """Three documents, of which the last contradicts the others."""
    for published, words in FIGURES:
        inbox.put(folder, "a.txt", words.encode(), Sidecar(source="desk", home="KZ", lang="en", published=published))


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    shop = Workshop(Settings(data_dir=tmp_path / "data", alert_routes=tmp_path / "routes.toml"))
    shop.settings.inbox_dir.mkdir(parents=True)
    yield Watcher(shop)
    shop.close()


def asked(watcher: Watcher, sql: str) -> set[Any]:
    with watcher.shop.warehouse.engine.connect() as connection:
        return set(connection.execute(text(sql)).scalars())


OPEN = "SELECT expectation FROM incident WHERE is_open"


@pytest.mark.parametrize("command", ["watch --once", "run", "reread", "quarantine release 0123456789 --who a --why b"])
def test_a_wrong_routing_file_is_told_before_any_work(
    communique: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    (tmp_path / "routes.toml").write_text(BAD)
    monkeypatch.setenv("COMMUNIQUE_ALERT_ROUTES", str(tmp_path / "routes.toml"))
    drop(tmp_path / "data" / "inbox")
    answer = communique(command)
    assert answer.code == 2
    for words in (
        "a [[route]] names channel 'dsk'; there are: desk",
        str(tmp_path / "routes.toml"),
        "name one of them",
    ):
        assert words in answer.err
    assert len(inbox.waiting(tmp_path / "data" / "inbox")) == 3


@pytest.mark.slow
def test_a_routing_file_spoilt_meanwhile_costs_no_document_and_what_it_held_up_is_followed_up(
    watcher: Watcher, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "routes.toml").write_text(BAD)
    drop(watcher.shop.settings.inbox_dir)
    with caplog.at_level(logging.INFO, "communique"):
        watcher.round()
    assert asked(watcher, "SELECT count(*) FROM dim_release") == {3}
    assert "cannot be published" not in caplog.text
    assert "incidents and alerts have to wait" in caplog.text
    assert asked(watcher, OPEN) == set()
    hook = Webhook()
    hook.status = 500
    (tmp_path / "routes.toml").write_text(GOOD.format(hook.url))
    watcher._follow_at = 0.0
    watcher.round()
    assert BROKEN in asked(watcher, OPEN)
    put_off = "UPDATE alert SET not_before = 0 WHERE state = 'waiting'"
    with watcher.shop.warehouse.database.writing() as connection:
        assert connection.execute(text(put_off)).rowcount
    hook.status = 200
    watcher._follow_at = 0.0
    watcher.round()
    assert any(BROKEN in str(message) for message in hook.received)
    assert asked(watcher, "SELECT DISTINCT state FROM alert") == {"sent"}
    hook.close()


@pytest.mark.slow
def test_a_source_that_falls_silent_is_found_though_nothing_comes(
    watcher: Watcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "routes.toml").write_text("")
    for month in range(1, 10):
        words = f"In 2022 trade turnover between Kazakhstan and Belarus grew by 23%. This is text number {month}."
        known = Sidecar(source="desk", home="KZ", lang="en", published=f"2023-{month:02d}-01")
        inbox.put(watcher.shop.settings.inbox_dir, "a.txt", words.encode(), known)
    watcher.round()
    with watcher.shop.warehouse.database.writing() as connection:
        connection.execute(text("DELETE FROM incident"))
    assert not watcher.round()
    assert asked(watcher, OPEN) == set()
    watcher._sources_at = 0.0
    watcher.round()
    assert asked(watcher, OPEN) == {"freshness.source"}


@pytest.mark.slow
def test_a_stewards_release_closes_the_incident_and_short_ids_do(
    communique: Callable[..., Any], tmp_path: Path
) -> None:
    drop(tmp_path / "data" / "inbox")
    assert communique("watch --once").code == 0
    assert BROKEN in communique("status").out
    (line,) = [one for one in communique("quarantine list").out.splitlines() if BROKEN in one]
    fact = line.split()[0]
    assert f"held by {BROKEN}" in communique(f"quarantine show {fact[:8]}").out
    for wrong, words in (
        ("fffffff", "no fact fffffff is in quarantine"),
        ("abc", "no fact id"),
        ("%%%%%%", "no fact id"),
    ):
        for command in ("show", "release --who a --why b", "reject --who a --why b"):
            answer = communique(f"quarantine {command} {wrong}")
            assert answer.code == 2
            assert words in answer.err
    told = communique(f"quarantine release {fact[:8].upper()} --who anna --why 'the ministry was asked'")
    assert told.code == 0, told.err
    assert fact in told.out
    assert f"incident recovered: {BROKEN}" in told.out
    assert BROKEN not in communique("status").out
    assert "release" in communique(f"quarantine show {fact[:8]}").out
