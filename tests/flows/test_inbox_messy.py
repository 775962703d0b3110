"""An inbox as people use it: names of all lengths and letters, folders of other users, another disk, no order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import inbox, status
from flows.inputs import Limits, Refusal
from flows.settings import Settings
from flows.watch import Watcher
from flows.workshop import Workshop, land

TEXT = "Trade between India and Viet Nam rose to $4 billion in 2023."
MEMORY = Path("/dev/shm")  # another file system than that of temporary folders
NOT_UTF8 = os.fsdecode("релиз".encode("cp1251"))

# What another user than the owner of the files sees; a superuser may do anything and gives that up first.
AS_NOBODY = """
import os, sys
from pathlib import Path
from flows import inbox, status
from flows.inputs import Item, Refusal, gather
from flows.settings import Settings
from raw.sidecar import Sidecar
folder = Path(sys.argv[1])
os.setuid(65534)
name = lambda path: str(path.relative_to(folder))
print(*[name(one.path) for one in inbox.waiting(folder)])
print(*[name(path) for path in status.inbox(Settings(data_dir=folder.parent))["unreadable"]])
found = list(gather([str(folder)], Sidecar()))
print(*[name(Path(one.name)) for one in found if isinstance(one, Item)])
print(*[name(Path(one.name)) for one in found if isinstance(one, Refusal)])
"""

# Somebody opens the file for writing in the very moment in which it is looked at whether anybody does.
OPENED_MEANWHILE = """
import fcntl, os, subprocess, sys
from pathlib import Path
from flows import inbox
ordinary = fcntl.fcntl
opened = "import os, sys; os.open(sys.argv[1], os.O_WRONLY | os.O_NONBLOCK)"
def control(descriptor, command, *given):
    told = ordinary(descriptor, command, *given)
    if command == fcntl.F_SETLEASE and given == (fcntl.F_RDLCK,):
        subprocess.run([sys.executable, "-c", opened, sys.argv[1]], stderr=subprocess.DEVNULL)
    return told
fcntl.fcntl = control
inbox.waiting(Path(sys.argv[1]).parent)
print("it lives")
"""


@pytest.fixture
def watcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """A watcher that publishes nothing: what is looked at here comes before."""
    shop = Workshop(Settings(data_dir=tmp_path))
    shop.settings.inbox_dir.mkdir()
    monkeypatch.setattr(Watcher, "publish", lambda *_: None)
    yield Watcher(shop)
    shop.close()


def take(watcher: Watcher) -> None:
    watcher.take(inbox.waiting(watcher.shop.settings.inbox_dir))


@pytest.mark.parametrize(
    "name",
    ["Ж" * 118 + ".txt", "a" * 251 + ".txt", "a" * 247 + ".txt", NOT_UTF8 + ".txt"],
    ids=["Cyrillic", "longest", "long", "no UTF-8"],
)
def test_a_file_of_any_name_lands_and_leaves_the_inbox(watcher: Watcher, name: str) -> None:
    (watcher.shop.settings.inbox_dir / name).write_text(TEXT)
    take(watcher)
    assert list(watcher.shop.settings.inbox_dir.iterdir()) == []
    (release_id,) = watcher.shop.landing.ids()
    assert (watcher.shop.landing.sidecar(release_id).name or "").endswith(".txt")


@pytest.mark.parametrize(
    "name", ["Ж" * 118 + ".docx", "a" * 250 + ".docx", NOT_UTF8 + ".docx"], ids=["Cyrillic", "longest", "no UTF-8"]
)
def test_a_refused_file_of_any_name_is_set_aside_with_its_reason(
    watcher: Watcher, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        (watcher.shop.settings.inbox_dir / name).write_text(TEXT)
        take(watcher)
    assert "refused" in caplog.text
    assert caplog.text.encode()  # which surrogates would not let anybody do
    kept = [path for path in watcher.shop.settings.refused_dir.glob("*") if not path.name.endswith(".why.txt")]
    assert [path.read_text() for path in kept] == [TEXT, TEXT]
    for path in kept:
        assert path.suffix == ".docx"
        assert "no reader knows the form .docx" in path.with_name(path.name + ".why.txt").read_text()


def test_a_file_replaced_by_a_good_one_while_it_is_refused_stays(watcher: Watcher) -> None:
    path = watcher.shop.settings.inbox_dir / "a.txt"
    path.touch()
    seen = inbox.waiting(path.parent)
    refused = land(watcher.shop.landing, inbox.items(seen, Limits())).refused
    assert refused[0].reason == "the file is empty"
    newer = path.with_name(".new.tmp")
    newer.write_text(TEXT)
    newer.rename(path)
    assert inbox.set_aside(seen[0], refused, watcher.shop.settings.refused_dir) is None
    assert path.read_text() == TEXT
    assert list(watcher.shop.settings.refused_dir.iterdir()) == []


def test_a_file_renamed_over_a_refused_one_while_that_is_moved_is_put_back(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = watcher.shop.settings.inbox_dir / "a.txt"
    path.touch()
    (seen,) = inbox.waiting(path.parent)
    newer = path.with_name(".new.tmp")
    newer.write_text(TEXT)
    ordinary = inbox.Dropped.is_unchanged

    def is_unchanged(one: inbox.Dropped) -> bool:
        told = ordinary(one)
        if newer.exists():
            newer.rename(path)  # in the very moment between the look and the move
        return told

    monkeypatch.setattr(inbox.Dropped, "is_unchanged", is_unchanged)
    refusal = Refusal("a.txt", "the file is empty", "give another")
    assert inbox.set_aside(seen, [refusal], watcher.shop.settings.refused_dir) is None
    assert path.read_text() == TEXT
    assert list(watcher.shop.settings.refused_dir.iterdir()) == []


@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="no second file system")
def test_an_inbox_on_another_disk_gives_up_what_is_refused(watcher: Watcher) -> None:
    folder = watcher.shop.settings.inbox_dir
    folder.rmdir()
    with tempfile.TemporaryDirectory(dir=MEMORY) as other:
        folder.symlink_to(other)
        (folder / "a.docx").write_text(TEXT)
        (folder / "a.docx.meta.toml").write_text('home = "KZ"')
        (folder / "link.txt").symlink_to("nowhere")
        os.mkfifo(folder / "pipe.txt")
        take(watcher)
        assert list(folder.iterdir()) == []
    kept = {path.name for path in watcher.shop.settings.refused_dir.iterdir()}
    assert {"a.docx", "a.docx.meta.toml", "a.docx.why.txt", "link.txt", "pipe.txt.why.txt"} <= kept


def test_a_file_taken_by_another_worker_before_it_is_opened_is_left_to_that(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = watcher.shop.settings.inbox_dir / "a.txt"
    path.write_text(TEXT)
    seen = inbox.waiting(path.parent)
    ordinary = inbox.gather

    def gather(*given: object) -> object:
        path.unlink(missing_ok=True)
        return ordinary(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "gather", gather)
    assert list(inbox.items(seen, Limits())) == []


@pytest.mark.skipif(os.getuid() != 0, reason="only a superuser can make files of others")
def test_folders_of_others_hold_up_nobody_else_and_are_told() -> None:
    with tempfile.TemporaryDirectory() as data:
        folder = Path(data) / "inbox"
        for name in ("", "dark", "half", "locked", "sticky"):
            (folder / name).mkdir()
            (folder / name / "a.txt").write_text(TEXT)
            os.utime(folder / name / "a.txt", (1e9, 1e9))  # whoever may not ask for a lease waits until a file is old
        for name, mode in ((".", 0o777), ("dark", 0o700), ("half", 0o744), ("locked", 0o755), ("sticky", 0o1777)):
            (folder / name).chmod(mode)
        Path(data).chmod(0o755)
        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(folder)], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        shutil.rmtree(folder)
    assert told[0] == "a.txt"
    assert told[1].split() == ["dark", "half/a.txt", "locked/a.txt", "sticky/a.txt"]
    assert told[2].split() == ["a.txt", "locked/a.txt", "sticky/a.txt"]
    assert told[3].split() == ["dark", "half/a.txt"]


def test_a_file_that_goes_away_under_the_status_is_not_told_of(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = watcher.shop.settings.inbox_dir / "gone.txt"
    monkeypatch.setattr(inbox, "lying", lambda folder: iter([gone]))
    assert status.inbox(watcher.shop.settings)["unreadable"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="leases are of Linux")
def test_a_writer_who_comes_just_while_a_file_is_looked_at_ends_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    told = subprocess.run([sys.executable, "-c", OPENED_MEANWHILE, str(path)], capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "it lives\n")


def test_watch_once_ends_with_2_where_something_was_refused(
    communique: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("publish", "sweep", "look_after"):
        monkeypatch.setattr(Watcher, name, lambda *_: None)
    monkeypatch.setattr("flows.commands.watch._warm", lambda shop: None)
    monkeypatch.setattr("flows.alerts.must_be_usable", lambda settings: None)
    folder = tmp_path / "data" / "inbox"
    folder.mkdir(parents=True)
    for name in ("a.txt", "b.docx"):
        (folder / name).write_text(TEXT)
    answer = communique("watch --once")
    assert answer.code == 2
    assert "2 files taken; the inbox is empty" in answer.out
    assert "1 of what came was refused" in answer.out
    assert communique("watch --once").code == 0
