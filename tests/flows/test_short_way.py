"""`communique read` of a few texts goes past the parser of options: it asks the same, and starts without it."""

from __future__ import annotations

import inspect
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import cli, read_texts
from flows.cli import plainly

RELEASE = "Last year trade turnover between Kazakhstan and Belarus grew by 23% and exceeded $1 billion."
Call = Callable[..., Any]


@pytest.mark.parametrize(
    "line",
    [
        "read a.txt",
        "read a.txt - b.html",
        "read",
        "read a.txt --published 2023-09-26 --home KZ",
        "read --lang kk a.txt --home BY b.txt",
    ],
)
def test_the_short_way_asks_what_the_long_one_does(
    line: str, communique: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    signature = inspect.signature(read_texts.read_texts)

    def note(*given: Any, **named: Any) -> int:
        call = signature.bind(*given, **named)
        call.apply_defaults()
        asked.append({**call.arguments, "paths": call.arguments["paths"] or []})
        return 0

    monkeypatch.setattr(read_texts, "read_texts", note)
    communique(line)
    note(**(plainly(shlex.split(line)) or {"paths": ["not plain"]}))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "run a.txt",
        "--help",
        "read --help",
        "read a.txt --format table",
        "read a.txt --workers 2",
        "read a.txt --home",
        "read a.txt --home --lang en",
        "read a.txt --home KZ --home BY",
        "read a.txt --home=KZ",
        "read a.txt --hom KZ",
        "read -- a.txt",
    ],
)
def test_whatever_is_not_plain_goes_the_long_way(line: str) -> None:
    assert plainly(shlex.split(line)) is None


@pytest.mark.parametrize(("what", "code"), [(KeyboardInterrupt(), 130), (ValueError("odd"), 3)])
def test_the_short_way_ends_as_the_long_one_does(
    what: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> int:
        raise what

    monkeypatch.setattr(read_texts, "read_texts", fail)
    monkeypatch.setattr(sys, "argv", ["communique", "read", "a.txt"])
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == code


def run(line: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, by a shell."""
    command = f"{shlex.quote(sys.executable)} -m flows {line}"
    environment = {**os.environ, **given.pop("env", {})}
    return subprocess.run(command, shell=True, capture_output=True, env=environment, timeout=300, **given)


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("read <&-", b"standard input is closed"),
        ("quantities - <&-", b"standard input is closed"),
        pytest.param("read {} >/dev/full", b"there is no room to write", marks=FULL),
        pytest.param("quantities {} >/dev/full", b"there is no room to write", marks=FULL),
    ],
)
def test_what_is_the_callers_affair_ends_in_three_lines(line: str, what: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    ended = run(line.format(tmp_path / "a.txt"))
    assert ended.returncode == 2
    told = ended.stderr.splitlines()
    assert [one.split(b":")[0] for one in told] == [b"error", b"where", b"next"]
    assert what in told[0]


@pytest.mark.parametrize("style", ["", " --format table"])
def test_output_in_a_pipe_is_utf_8_whatever_the_locale(style: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Товарооборот Казахстана и Белоруссии превысил 1 млрд долларов.", "utf-8")
    ended = run(f"read {tmp_path / 'a.txt'}{style}", env={"PYTHONIOENCODING": "latin-1"})
    assert ended.returncode == 0
    assert "1 млрд долларов" in ended.stdout.decode("utf-8")


def test_output_that_nobody_takes_is_no_failure_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    ended = run(f"read {tmp_path / 'a.txt'} >&-")
    assert (ended.returncode, ended.stderr) == (0, b"")


NOT_NEEDED = {
    *("typer", "pydantic", "rich", "sqlalchemy"),  # for options, and for what is stored
    *("email", "subprocess", "secrets", "tempfile", "importlib.metadata", "raw.attached", "flows.apart"),  # for letters
    *("tomllib", "zipfile", "numpy.random", "numpy.ma"),  # for packs and models that were never kept ready
}


def test_reading_one_text_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    code = (
        "import sys\nfrom flows.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print('loaded', *sys.modules, sep='\\n')\n"
    )
    command = [sys.executable, "-c", code, "read", str(tmp_path / "a.txt")]
    subprocess.run(command, check=True, capture_output=True)  # whatever is kept from a first start is kept now
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    reading, _, loaded = told.partition("loaded\n")
    assert '"measure": "turnover"' in reading
    assert not NOT_NEEDED & set(loaded.split())
