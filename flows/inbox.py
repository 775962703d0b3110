"""The inbox: a folder into which anybody may drop files. A file is taken when nobody writes to it any more."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import signal
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claims.read import SUFFIXES
from flows.errors import CommuniqueError
from flows.inputs import TABLE_SUFFIXES, Item, Limits, Refusal, gather, is_folder, listed
from raw import durable
from raw.landing import release_id_of
from raw.sidecar import ENDINGS, Sidecar, is_sidecar

MOST_AT_ONCE = 200
# Where the system cannot tell whether a file is still being written, it must rest for so long.
SETTLE_SECONDS = 0.5
# Of a file with a thousand bad lines, so many are told.
MOST_REASONS = 100
# A name has so many bytes at most; what is to have a number before it and an ending of ours behind it, so many.
_MOST_BYTES = 255
_LONGEST_NAME = 200
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
            if _may_take(path) and (not _is_plain(path) or _is_complete(path, stamp[1])):
                found.append((stamp[1], Dropped(path, stamp)))
        except OSError:
            continue  # it went away, or is not ours to read: `unreadable` tells of it
    found.sort(key=lambda pair: (pair[0], str(pair[1].path)))
    return [dropped for _, dropped in found[:MOST_AT_ONCE]]


def lying(inbox: Path) -> Iterator[Path]:
    """Every file that was dropped, of a known form or not; hidden and unfinished ones and records are none.

    What is of no known form must be looked at as well: whoever dropped it is to be told that it is not taken. A folder
    that cannot be looked into stands for what it holds: it may be one uploader's, and holds up nobody else.
    """
    children = listed(inbox)
    if children is None:  # a person may have taken the folder away
        yield from (inbox,) if inbox.is_dir() else ()
        return
    for child in children:
        if child.name.startswith(".") or child.name.endswith(_UNFINISHED) or is_sidecar(child):
            continue
        if is_folder(child):
            yield from lying(child)
        else:
            yield child


def unreadable(inbox: Path) -> list[Path]:
    """Files that wait in vain, because this process may not read them or not remove them."""
    found = []
    for path in lying(inbox):
        try:
            may_take = _may_take(path)
        except FileNotFoundError:
            continue  # it was taken just now
        except OSError:
            may_take = False
        if not may_take:
            found.append(path)
    return found


def _may_take(path: Path) -> bool:
    """Whether a file may be read and removed. What cannot be removed would be taken again and again."""
    if is_folder(path) or not os.access(path.parent, os.W_OK | os.X_OK):
        return False
    told, folder = path.lstat(), path.parent.stat()
    if folder.st_mode & stat.S_ISVTX and os.geteuid() not in (0, told.st_uid, folder.st_uid):
        return False  # as in /tmp: others may write there, and remove what is their own alone
    return not stat.S_ISREG(told.st_mode) or os.access(path, os.R_OK)


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
        try:
            for item in gather([str(one.path)], Sidecar(source="inbox"), limits):
                if not one.is_unchanged():
                    break
                yield item
        except CommuniqueError:
            if one.is_unchanged():
                raise


def clear(dropped: list[Dropped]) -> None:
    """Remove files whose content has landed, and the records beside them; a file changed meanwhile stays."""
    for one in dropped:
        if one.is_unchanged() and _removed(one):
            for record in _records(one.path):
                record.unlink(missing_ok=True)


def _removed(one: Dropped) -> bool:
    """Remove just the file that was seen: what is renamed over it in this very moment is put back."""
    aside = one.path.with_name(f".{_shortened(one.path.name)}.{os.getpid()}.{time.monotonic_ns()}.taken")
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


def set_aside(dropped: Dropped, refusals: Sequence[Refusal], folder: Path) -> Path | None:
    """Move a refused file out of the inbox, its record with it, every reason beside it; nothing is overwritten.

    One that another worker has moved meanwhile is left to that, and one that was replaced to the next look: then there
    is no place to tell.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = _shortened(dropped.path.name)
    target = folder / name
    while os.path.lexists(target):
        target = folder / f"{time.time_ns()}-{name}"
    why = target.with_name(target.name + ".why.txt")
    why.write_text(_why(dropped, refusals), "utf-8", "backslashreplace")
    if not _moved(dropped, target):
        why.unlink()
        return None
    for ending, record in zip(ENDINGS, _records(dropped.path), strict=False):
        with suppress(FileNotFoundError):
            _move(record, target.with_name(target.name + ending))
    return target


def _moved(one: Dropped, target: Path) -> bool:
    """Move just the file that was seen: what is renamed over it in this very moment is put back."""
    if not one.is_unchanged():
        return False
    try:
        is_renamed = _move(one.path, target)
    except FileNotFoundError:
        return False
    if is_renamed and _stamp(target) != one.stamp and not os.path.lexists(one.path):
        target.rename(one.path)
        return False
    return True


def _move(path: Path, target: Path) -> bool:
    """Move a file; whether by its name alone. It is copied where the inbox lies on another disk than the rest."""
    try:
        path.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        try:
            shutil.move(path, target)
        except shutil.SpecialFileError:
            path.unlink()  # a pipe or a device holds nothing that could be kept
        return False
    return True


def _records(path: Path) -> tuple[Path, ...]:
    """Where records of a file may stand; none beside a name that is too long for a longer one."""
    if len(os.fsencode(path.name)) + max(map(len, ENDINGS)) > _MOST_BYTES:
        return ()
    return tuple(path.with_name(path.name + ending) for ending in ENDINGS)


def _shortened(name: str) -> str:
    """A name that leaves room for more, its ending kept: Cyrillic letters are two bytes each."""
    if len(os.fsencode(name)) <= _LONGEST_NAME:
        return name
    ending = Path(name).suffix[:10]
    return os.fsencode(name)[: _LONGEST_NAME - 40].decode("utf-8", "ignore") + ending


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
                # Whoever opens the file for writing just now has the holder sent SIGIO, which ends it; this does not.
                fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
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
