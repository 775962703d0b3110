"""What is known about a document beside its bytes: one small record, read from and written to JSON or TOML.

A person may put one beside a file before it is landed (`note.txt` with `note.txt.meta.toml` or `note.txt.meta.json`),
and one for all files of a folder and of the folders in it (`folder.meta.toml`); the landing zone keeps one beside every
document it holds.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path, PurePath
from typing import Any, Final, Self

from raw.slip import unknown

ENDINGS = (".meta.toml", ".meta.json")
FOLDER = "folder"
MAX_BYTES = 64_000
MAX_FIELD = 4_000
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOME = re.compile(r"[A-Z]{2}")
# Fields by the words that people take for them.
_MEANT: Final = {
    "date": "published",
    "day": "published",
    "language": "lang",
    "country": "home",
    "link": "url",
    "address": "url",
    "publisher": "source",
    "headline": "title",
}


class BadSidecar(ValueError):
    """A record beside a document that cannot be used; says which field and why."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """All fields are optional text.

    `published` is an ISO date, `lang` a BCP 47 tag, `home` an ISO 3166 alpha-2 code, `fetched_at` an ISO time in UTC,
    `name` the file name or record id under which the document came, `edition_of` the canonical address that ties the
    language versions of one page together.
    """

    source: str | None = None
    name: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    content_type: str | None = None
    lang: str | None = None
    home: str | None = None
    edition_of: str | None = None
    fetched_at: str | None = None

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Self:
        """Keep the known fields and check them. Raises BadSidecar for a date, language or country of another form."""
        known = {field.name for field in fields(cls)}
        values: dict[str, str] = {}
        for key, value in record.items():
            text = "" if value is None or key not in known else clean(str(value))[:MAX_FIELD].strip()
            if text:
                values[key] = text
        if "published" in values:
            values["published"] = values["published"][:10]
        for key, form, example in (("published", _DATE, "2023-09-26"), ("lang", _LANG, "en"), ("home", _HOME, "KZ")):
            if key in values and not form.fullmatch(values[key]):
                raise BadSidecar(f"{key} is {values[key]!r}; it is written like {example!r}")
        if "published" in values and not _is_day(values["published"]):
            raise BadSidecar(f"published is {values['published']!r}, which no calendar has")
        return cls(**values)

    def as_record(self) -> dict[str, str]:
        """The fields that are set."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    def or_else(self, other: Sidecar) -> Sidecar:
        """This record, with its empty fields taken from the other."""
        return Sidecar(**{**other.as_record(), **self.as_record()})


def _is_day(published: str) -> bool:
    """Whether there is such a day, or such a month where no day is given."""
    try:
        date.fromisoformat(f"{published}-01-01"[:10])
    except ValueError:
        return False
    return True


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, which no database or terminal should meet."""
    printable = "".join(" " if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in text)
    return printable.encode("utf-8", "replace").decode("utf-8").strip()


def is_sidecar(path: PurePath) -> bool:
    """Whether a file is the record of another one."""
    return path.name.endswith(ENDINGS)


def places(path: PurePath, top: PurePath | None = None) -> Iterator[tuple[PurePath, ...]]:
    """Where records that count for a file may stand, the nearest first; of those in one tuple the first counts.

    Beside the file, then in its folder, then in the folders above it up to `top`, where the file lies under that.
    """
    yield tuple(path.with_name(path.name + ending) for ending in ENDINGS)
    above = list(path.parents)
    for folder in above[: above.index(top) + 1] if top in above else above[:1]:
        yield tuple(folder / (FOLDER + ending) for ending in ENDINGS)


def on_disk(path: PurePath) -> bytes | None:
    """The head of a record on the disk, long enough to tell that it is too long; None where there is none."""
    try:
        if not Path(path).is_file():
            return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # no record can stand beside a file whose name is as long as names may be
            return None
        raise
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def beside(path: PurePath, top: PurePath | None = None, given: Callable[[PurePath], bytes | None] = on_disk) -> Sidecar:
    """What the records that count for a file say, the nearest first; empty where there is none.

    `given` answers the bytes of a record. Raises BadSidecar naming the record and the field.
    """
    found = Sidecar()
    for some in places(path, top):
        for place in some:
            if (data := given(place)) is not None:
                found = found.or_else(_parsed(place, data))
                break
    return found


def _from_toml(text: str) -> dict[str, Any]:
    import tomllib  # late: few starts meet a record in TOML

    return tomllib.loads(text)


def _parsed(place: PurePath, data: bytes) -> Sidecar:
    if len(data) > MAX_BYTES:
        raise BadSidecar(f"{place} is larger than {MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
        record = _from_toml(text) if place.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadSidecar(f"{place} cannot be parsed: {error}") from error
    if not isinstance(record, dict):
        raise BadSidecar(f"{place} holds no table of fields")
    known = {field.name for field in fields(Sidecar)}
    for key, value in record.items():
        if key not in known:
            raise BadSidecar(f"{place}: {clean(key)[:60]}: {unknown(key, known, _MEANT)}")
        if isinstance(value, (dict, list)):
            raise BadSidecar(f"{place}: {key}: it is one text, no list or table")
    try:
        return Sidecar.from_record(record)
    except BadSidecar as error:
        raise BadSidecar(f"{place}: {error}") from error
