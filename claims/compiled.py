"""Modules of the reader compiled to machine code, taken in place of their sources as long as those are unchanged.

`make compiled` keeps a build in the environment, in a folder named by a hash of the sources. Where one of these was
edited since there is no such folder, and the plain modules are read: a build is never older than what it stands for.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOM = Path(__file__).parent
SOURCES = {
    "": (".py",),
    "lexicon": (".py",),
    "text": (".py", ".c"),
    "text/meaning": (".py", ".c", ".h"),
}
"""All whose constants and types a build holds: endings by folder."""
GROUP = "communique_reader"
SHARED = f"{GROUP}__mypyc"
"""The library that all compiled modules share."""
PLACE = "COMMUNIQUE_COMPILED"
"""The variable that names another folder of builds; empty, it leaves the plain modules."""


def builds() -> Path | None:
    """The folder that holds builds, None where the plain modules are asked for."""
    place = os.environ.get(PLACE)
    return (Path(place).absolute() if place else None) if place is not None else Path(sys.prefix) / "compiled"


@cache
def stamp() -> str:
    """A hash of the sources by name and content."""
    told = hashlib.blake2b(digest_size=12)
    for folder, endings in SOURCES.items():
        place = ROOM / folder
        for name in sorted(entry.name for entry in os.scandir(place)):  # every start does this: paths are slow to list
            if name.endswith(endings):
                told.update(f"{folder}/{name}\0".encode() + (place / name).read_bytes())
    return told.hexdigest()


class Finder:
    """Finds the modules of a build; every other one is left to the finders after it."""

    def __init__(self, build: Path) -> None:
        self.build = build

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The compiled module of a name, where the build has one."""
        if name != SHARED and not name.startswith("claims.text."):
            return None
        file = self.build / f"{name.replace('.', '/')}{EXTENSION_SUFFIXES[0]}"
        return spec_from_file_location(name, file) if file.exists() else None


def use() -> None:
    """Let imports take the modules of the build of these very sources, where there is one."""
    folder = builds()
    if folder is None or not folder.is_dir():
        return
    build = folder / stamp()
    if build.is_dir():
        sys.meta_path.insert(0, Finder(build))


def in_use() -> bool:
    """Whether modules of a build are in use."""
    return SHARED in sys.modules
