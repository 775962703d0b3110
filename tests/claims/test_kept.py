"""What is kept ready comes back as it was made, and is made anew when anything that it came from changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claims import kept as kept_module
from claims.kept import kept


@dataclass(frozen=True)
class Held:
    """Arrays of several sizes beside plain values."""

    name: str
    small: NDArray[np.uint16]
    large: NDArray[np.float64]


Call = Callable[[str], tuple[Held, bool]]


@pytest.fixture
def ask(tmp_path: Path) -> Call:
    """What is kept of a source, and whether it was made at this very call."""
    source = tmp_path / "source"
    source.write_text("one")

    def call(name: str) -> tuple[Held, bool]:
        made = []

        def make() -> Held:
            made.append(Held(source.read_text(), np.arange(5, dtype=np.uint16), np.arange(6000.0).reshape(3, 2000)))
            return made[-1]

        return kept(name, [source], make), bool(made)

    return call


def files(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").iterdir())


def test_what_is_kept_is_what_was_made_and_nobody_can_write_to_it(ask: Call) -> None:
    first, is_made = ask("held")
    second, is_made_again = ask("held")
    assert (is_made, is_made_again) == (True, False)
    assert second.name == first.name
    assert np.array_equal(second.small, first.small)
    assert np.array_equal(second.large, first.large)
    assert second.large.dtype == first.large.dtype
    assert second.large.ctypes.data % 64 == second.small.ctypes.data % 64 == 0
    assert not second.large.flags.writeable


def test_a_changed_source_is_looked_at_anew(ask: Call, tmp_path: Path) -> None:
    ask("held")
    (tmp_path / "source").write_text("two")
    os.utime(tmp_path / "source", ns=(1, 1))
    held, is_made = ask("held")
    assert is_made
    assert held.name == "two"
    assert not ask("held")[1]


def test_a_changed_reader_makes_all_anew(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("held")
    monkeypatch.setattr(kept_module, "stamp", lambda: "another")
    assert ask("held")[1]


@pytest.mark.parametrize("harm", [lambda data: b"", lambda data: data[:7], lambda data: data[:8] + b"\x00" * 3000])
def test_a_harmed_file_is_made_anew(ask: Call, tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    ask("held")
    [file] = files(tmp_path)
    file.write_bytes(harm(file.read_bytes()))
    assert ask("held")[1]
    assert not ask("held")[1]


def test_where_nothing_can_be_written_everything_is_made_every_time(ask: Call, tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("no folder")
    assert ask("held")[1]
    assert ask("held")[1]
