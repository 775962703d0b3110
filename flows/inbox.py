"""The inbox: a folder into which anybody may drop files. A file is taken when nobody writes to it any more."""

from __future__ import annotations

import fcntl
import json
import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claims.read import SUFFIXES
from flows.inputs import TABLE_SUFFIXES, Item, Limits, Refusal, gather
from raw import durable
from raw.landing import release_id_of
from raw.sidecar import ENDINGS, Sidecar, is_sidecar

MOST_AT_ONCE = 200
# Where the system cannot tell whether a file is still being written, it must rest for so long.
SETTLE_SECONDS = 0.5
# Of a file with a thousand bad lines, so many are told.
MOST_REASONS = 100
_UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download", "~")
_FORMS = (*SUFFIXES, *TABLE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file that is complete: its path and the state in which it was seen."""

    path: Path
    stamp: tuple[int, int, int]

    def is_unchanged(self) -> bool:
        """Whether the file is still the one that was seen."""
        try:
            return _stamp(self.path) == self.stamp
        except OSError:
            return False


def put(inbox: Path, name: str, data: bytes, sidecar: Sidecar) -> str:
    """Drop a document as any program should: record first, bytes under a hidden name, synced, then renamed; its id.

    The same bytes from two sources are two files, so that neither record takes the place of the other.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    release_id = release_id_of(data)
    record = json.dumps(sidecar.as_record(), ensure_ascii=False).encode()
    target = inbox / f"{release_id}-{release_id_of(record)[:8]}{Path(name).suffix.lower()[:10]}"
    for path, content in ((target.with_name(target.name + ".meta.json"), record), (target, data)):
        durable.write(path, content)
    return release_id


def waiting(inbox: Path) -> list[Dropped]:
    """The complete files of the inbox, oldest first, at most MOST_AT_ONCE; the rest waits for its turn."""
    found: list[tuple[int, Dropped]] = []
    for path in lying(inbox):
        try:
            stamp = _stamp(path)
            if not _is_plain(path) or _is_complete(path, stamp[1]):
                found.append((stamp[1], Dropped(path, stamp)))
        except OSError:
            continue  # it went away, or is not ours to read: `unreadable` tells of it
    found.sort(key=lambda pair: (pair[0], str(pair[1].path)))
    return [dropped for _, dropped in found[:MOST_AT_ONCE]]


def lying(inbox: Path) -> Iterator[Path]:
    """Every file that was dropped, of a known form or not; hidden and unfinished ones and records are none.

    What is of no known form must be looked at as well: whoever dropped it is to be told that it is not taken.
    """
    for child in sorted(inbox.iterdir()) if inbox.is_dir() else ():  # a person may have taken the folder away
        if child.name.startswith(".") or child.name.endswith(_UNFINISHED) or is_sidecar(child):
            continue
        if child.is_dir() and not child.is_symlink():
            yield from lying(child)
        else:
            yield child


def unreadable(inbox: Path) -> list[Path]:
    """Files that wait in vain, because this process may not read them or not remove them."""
    if not inbox.is_dir():
        return []
    return [path for path in lying(inbox) if not _may_take(path)]


def _may_take(path: Path) -> bool:
    return os.access(path.parent, os.W_OK | os.X_OK) and (not _is_plain(path) or os.access(path, os.R_OK))


def _is_plain(path: Path) -> bool:
    """Whether this is a file that lies here, and no link to elsewhere, pipe or device."""
    return stat.S_ISREG(path.lstat().st_mode)


def items(dropped: list[Dropped], limits: Limits) -> Iterator[Item | Refusal]:
    """The documents and tables in dropped files; what is said in records beside them holds.

    A file that changes or goes away while it is read is left for the next look: another worker, or its owner, has it.
    """
    for one in dropped:
        if not one.is_unchanged():
            continue
        if not _is_plain(one.path):
            yield Refusal(one.path.name, "this is a link or no regular file", "drop the file itself, not a link to it")
            continue
        if one.path.suffix.lower() not in _FORMS:
            reason = f"no reader knows the form {one.path.suffix or 'of a name without ending'}"
            yield Refusal(one.path.name, reason, f"save it in a form that one knows: {' '.join(_FORMS)}")
            continue
        for item in gather([str(one.path)], Sidecar(source="inbox"), limits):
            if not one.is_unchanged():
                break
            yield item


def clear(dropped: list[Dropped]) -> None:
    """Remove files whose content has landed, and the records beside them; a file changed meanwhile stays."""
    for one in dropped:
        if one.is_unchanged() and _removed(one):
            for ending in ENDINGS:
                one.path.with_name(one.path.name + ending).unlink(missing_ok=True)


def _removed(one: Dropped) -> bool:
    """Remove just the file that was seen: what is renamed over it in this very moment is put back."""
    aside = one.path.with_name(f".{one.path.name[:200]}.{os.getpid()}.{time.monotonic_ns()}.taken")
    try:
        one.path.rename(aside)
    except FileNotFoundError:
        return False
    is_same = _stamp(aside) == one.stamp
    if not is_same and not one.path.exists():
        aside.rename(one.path)
        return False
    aside.unlink()
    return is_same


def set_aside(dropped: Dropped, refusals: Sequence[Refusal], folder: Path) -> Path:
    """Move a refused file out of the inbox, its record with it, every reason beside it; nothing is overwritten.

    One that another worker has moved meanwhile is left to that.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / dropped.path.name
    while target.exists():
        target = folder / f"{time.time_ns()}-{dropped.path.name}"
    target.with_name(target.name + ".why.txt").write_text(_why(dropped, refusals), "utf-8")
    for ending in ("", *ENDINGS):
        with suppress(FileNotFoundError):
            dropped.path.with_name(dropped.path.name + ending).replace(target.with_name(target.name + ending))
    return target


def _why(dropped: Dropped, refusals: Sequence[Refusal]) -> str:
    """A reason and what to do about it for each refusal, with its line where a file has many documents."""
    told = []
    for one in refusals[:MOST_REASONS]:
        told.append(f"{one.name.replace(str(dropped.path), dropped.path.name)}: {one.reason}\n    {one.next_step}\n")
    if len(refusals) > MOST_REASONS:
        told.append(f"and {len(refusals) - MOST_REASONS} more\n")
    return "".join(told)


def _stamp(path: Path) -> tuple[int, int, int]:
    told = path.lstat()
    return told.st_ino, told.st_mtime_ns, told.st_size


def _is_complete(path: Path, changed_ns: int) -> bool:
    """A read lease is granted only where nobody holds the file open for writing (Linux, local disks, own files)."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if hasattr(fcntl, "F_SETLEASE"):
            try:
                fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
                fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
                return True
            except BlockingIOError:
                return False
            except OSError:
                pass
        return time.time_ns() - changed_ns > SETTLE_SECONDS * 1e9
    finally:
        os.close(descriptor)
