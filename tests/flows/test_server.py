"""The temporary server: one that is kept is used again, and ends by itself when nobody does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import kept_server, server, tied
from flows.errors import explained
from flows.server import Server, ServerFailed


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_LOGGING_TO_API_ENABLED"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return tmp_path


def _noted(home: Path) -> dict[str, object]:
    return dict(json.loads((home / "server.json").read_text()))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"api_url": "http://127.0.0.1:1/api", "pid": "x", "prefect": "3"}'])
def test_a_broken_note_is_no_server(home: Path, text: str) -> None:
    (home / "server.json").write_text(text)
    assert kept_server.left_running(home) is None


def test_a_note_of_a_dead_keeper_is_no_server(home: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    kept_server.note(home, "http://127.0.0.1:1/api", dead.pid)
    assert kept_server.left_running(home) is None
    assert [path.name for path in home.iterdir()] == ["server.json"]


def test_a_keeper_waits_for_who_uses_its_server(home: Path) -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    lease = kept_server.lease(home)
    keeper = subprocess.Popen([sys.executable, kept_server.__file__, str(home), "0.1", *sleeper])
    kept_server.note(home, "http://127.0.0.1:1/api", keeper.pid)
    time.sleep(4 * kept_server.LOOK_SECONDS)
    assert keeper.poll() is None
    lease.close()
    assert keeper.wait(timeout=10) == 0
    assert not (home / "server.json").exists()


@pytest.mark.slow
@pytest.mark.timeout(400)  # as long as a server that lives is waited for, and some more
def test_the_next_run_uses_a_kept_server_and_it_ends_when_idle(home: Path) -> None:
    with Server(home, idle_minutes=0.05) as first:
        first.wait()
        assert first.process is not None
        keeper = first.process
    with Server(home) as second:
        second.wait()
        assert second.process is None
        assert (second.api_url, _noted(home)["pid"]) == (first.api_url, keeper.pid)
    assert "PREFECT_API_URL" not in os.environ
    assert keeper.wait(timeout=30) == 0
    assert not (home / "server.json").exists()
    assert not kept_server.answers(first.api_url)


@pytest.mark.slow
@pytest.mark.timeout(400)  # as long as a server that lives is waited for, and some more
def test_without_the_setting_the_server_ends_with_the_run(home: Path) -> None:
    with Server(home) as server:
        server.wait()
    assert not kept_server.answers(server.api_url)
    assert not (home / "server.json").exists()


@pytest.mark.timeout(30)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_what_is_tied_to_a_process_ends_though_that_be_killed(tmp_path: Path) -> None:
    (tmp_path / "waits.py").write_text("import time\nprint('here', flush=True)\ntime.sleep(60)\n")
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").touch()  # as many a project has where a person stands
    how = f"[{sys.executable!r}, '-P', {tied.__file__!r}, str(os.getpid()), 'waits']"
    parent = f"import os, subprocess, time; print(subprocess.Popen({how}).pid, flush=True); time.sleep(60)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", parent]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path)
    assert process.stdout
    assert [len(process.stdout.readline().strip()) > 0 for _ in range(2)] == [True, True]  # its number, and "here"
    process.kill()
    process.wait()
    assert process.stdout.read() == ""  # the child holds the pipe open until it ends


def test_what_would_be_tied_to_the_dead_does_not_begin() -> None:
    how = [sys.executable, "-P", tied.__file__, "1" if os.getpid() != 1 else "2", "this"]
    assert subprocess.run(how, capture_output=True, timeout=30).returncode == 0


@pytest.fixture
def mute(home: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server of ours whose process lives and answers nothing; times are a hundredth of what they are."""
    for name in ("START_SECONDS", "TELL_SECONDS", "GIVEN_SECONDS"):
        monkeypatch.setattr(server, name, getattr(server, name) / 100)
    found = Server(home)
    found.api_url = "http://127.0.0.1:1/api"
    return found


def test_a_server_that_lives_is_waited_for_with_one_word_of_it(
    mute: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as mute.process:
        began = time.monotonic()
        with pytest.raises(ServerFailed) as told:
            mute.wait()
        mute.process.kill()
    assert time.monotonic() - began >= 300 / 100
    assert capsys.readouterr().err.count("still waiting for Prefect's server") == 1
    error = explained(told.value)
    assert error.code == 3
    assert error.where.endswith("server.log")
    assert "run again" in error.next_step  # its log is empty


def test_a_server_that_ends_is_told_of_with_its_last_words(mute: Server) -> None:
    mute._log.write_text("Traceback\nValueError: no such port")
    mute.process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(7)"])
    with pytest.raises(ServerFailed, match="ended with code 7") as told:
        mute.wait()
    assert told.value.next_step.endswith("ValueError: no such port")


def test_a_server_of_others_that_does_not_answer_is_named(mute: Server) -> None:
    with pytest.raises(ServerFailed) as told:
        mute.wait()
    assert told.value.where == "http://127.0.0.1:1/api"
    assert "PREFECT_API_URL" in told.value.next_step
