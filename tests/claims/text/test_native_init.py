"""Constructors written out for the compiler make what the standard ones make."""

import importlib.util
from dataclasses import fields
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SOURCE = '''from __future__ import annotations
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class One:
    """Told."""

    text: str
    size: float = 1.5
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class Two:
    """Told."""

    ones: list[One] = field(default_factory=list)
    total: int = field(default=3)


@dataclass(eq=False)
class Three:
    """Told."""

    ones: list[One] = field(default_factory=list)
    total: int = 0

    def __post_init__(self) -> None:
        self.total = len(self.ones)

'''


@pytest.fixture(scope="module")
def native_init():
    spec = importlib.util.spec_from_file_location("native_init", ROOT / "mk" / "native_init.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(source):
    names = {"__name__": __name__}
    exec(compile(source, "source", "exec"), names)
    return names


def test_the_same_objects_are_made(native_init):
    written, short = made(native_init.with_constructors(SOURCE)), made(SOURCE)
    for names in (written, short):
        names["one"] = names["One"]("a", names=frozenset("b"))
        objects = [names["one"], names["Two"](), names["Two"]([3], 4), names["Three"]([1, 2])]
        names["said"] = [[getattr(one, field.name) for field in fields(one)] for one in objects]
    assert written["said"] == short["said"]
    assert hash(written["one"]) == hash(short["one"])
    assert written["one"] == written["One"]("a", 1.5, frozenset("b"))
    assert written["Two"]().ones is not written["Two"]().ones


def test_every_line_keeps_its_number_and_unknown_fields_their_class(native_init):
    written = native_init.with_constructors(SOURCE).split("\n")
    short = SOURCE.split("\n")
    changed = [(old, new) for old, new in zip(short, written, strict=True) if old != new]
    assert [old for old, _ in changed if old] == ["@dataclass(frozen=True, slots=True)", "@dataclass(eq=False)"]
    assert [new.split("(")[0].strip() for _, new in changed] == ["@dataclass", "def __init__"] * 2


def test_only_lengths_are_no_longer_checked(native_init):
    source = "a = [x + y for x, y in zip('қб', list(zip('vw', 'z', strict=True)), strict=True)]"
    assert native_init.without_strict(source) == source.replace(", strict=True", "")
    lines = "for x, y in zip(\n    one, other, strict=True\n):\n    pass"
    assert native_init.without_strict(lines) == lines.replace(", strict=True", "")
    for kept in (SOURCE, "b = zip(*c, strict=True)", "b = other(c, strict=True)"):
        assert native_init.without_strict(kept) == kept
