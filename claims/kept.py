"""What takes long to make, kept as it lies in memory: a file beside Python's own compiled ones, mapped and not read.

A file is trusted on the terms of compiled ones: as long as size and time of change of what it was made from are the
same, and the sources of the reader too. Arrays come back as parts of the mapped file, which nobody can write to; of
their pages only those are loaded that are looked at.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from claims.compiled import stamp

_ALIGNED: Final = 64
"""Bytes from whose multiples arrays begin: a line of a processor's cache, and more than any number asks for."""
_HEAD: Final = 8
_UNUSABLE: Final = (OSError, ValueError, EOFError, LookupError, ImportError, AttributeError, pickle.UnpicklingError)
"""What a file raises that is missing, cut short, or made from something else."""

Made = TypeVar("Made")


def kept(name: str, sources: Sequence[Path], make: Callable[[], Made]) -> Made:
    """What `make` makes of some files, from where it was kept last time. Raises what `make` does, FileNotFoundError."""
    told = [(source.name, stat.st_size, stat.st_mtime_ns) for source in sources for stat in (source.stat(),)]
    key = repr((stamp(), told))
    path = sources[0].parent / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.kept"
    with contextlib.suppress(*_UNUSABLE):
        found: Made = _read(path, key)
        return found
    made = make()
    with contextlib.suppress(OSError):  # a read-only installation only starts slower
        _write(path, key, made)
    return made


def _read(path: Path, key: str) -> Any:
    """What a file holds. Raises LookupError where that was made from something else."""
    with path.open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    after = _HEAD + int.from_bytes(whole[:_HEAD], "little")
    held, bounds, told = pickle.loads(whole[_HEAD:after])  # noqa: S301  a file of our own making, as compiled ones are
    if held != key:
        raise LookupError(path)
    return pickle.loads(told, buffers=[whole[first:last] for first, last in bounds])  # noqa: S301


def _write(path: Path, key: str, made: object) -> None:
    arrays: list[pickle.PickleBuffer] = []
    told = pickle.dumps(made, protocol=5, buffer_callback=arrays.append)
    raws = [array.raw() for array in arrays]
    # places are counted from the file's beginning, after a head whose length hangs on them: it gets room to spare
    room = _aligned(_HEAD + len(told) + len(key) + 32 * len(raws) + 1024)
    bounds, at = [], room
    for raw in raws:
        bounds.append((at, at + raw.nbytes))
        at = _aligned(at + raw.nbytes)
    head = pickle.dumps((key, bounds, told), protocol=5)
    path.parent.mkdir(exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as file:
            file.write(len(head).to_bytes(_HEAD, "little") + head)
            for raw, (first, _) in zip(raws, bounds, strict=True):
                file.seek(first)
                file.write(raw)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)  # of a disk that was full, say


def _aligned(place: int) -> int:
    return -(-place // _ALIGNED) * _ALIGNED
