"""What is known about a document beside its bytes: one small record, read from and written to JSON or TOML.

A person may put one beside a file before it is landed (`note.txt` with `note.txt.meta.toml` or `note.txt.meta.json`),
and one for all files of a folder (`folder.meta.toml`); the landing zone keeps one beside every document it holds.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

ENDINGS = (".meta.toml", ".meta.json")
FOLDER = "folder"
MAX_BYTES = 64_000
MAX_FIELD = 4_000
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOME = re.compile(r"[A-Z]{2}")


class BadSidecar(ValueError):
    """A record beside a document that cannot be used; says which field and why."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """All fields are optional text. `published` is an ISO date, `lang` a BCP 47 tag, `home` an ISO 3166 alpha-2 code,

    `fetched_at` an ISO time in UTC, `name` the file name or record id under which the document came, `edition_of` the
    canonical address that ties the language versions of one page together.
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
        return cls(**values)

    def as_record(self) -> dict[str, str]:
        """The fields that are set."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    def or_else(self, other: Sidecar) -> Sidecar:
        """This record, with its empty fields taken from the other."""
        return Sidecar(**{**other.as_record(), **self.as_record()})


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, which no database or terminal should meet."""
    printable = "".join(" " if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in text)
    return printable.encode("utf-8", "replace").decode("utf-8").strip()


def is_sidecar(path: Path) -> bool:
    """Whether a file is the record of another one."""
    return path.name.endswith(ENDINGS)


def beside(path: Path) -> Sidecar:
    """The record that stands beside a file, then that of its folder; empty where there is none. Raises BadSidecar."""
    return _record_of(path).or_else(_record_of(path.with_name(FOLDER)))


def _from_toml(text: str) -> dict[str, Any]:
    import tomllib  # late: few starts meet a record in TOML

    return tomllib.loads(text)


def _record_of(path: Path) -> Sidecar:
    for ending in ENDINGS:
        record_path = path.with_name(path.name + ending)
        if not record_path.is_file():
            continue
        if record_path.stat().st_size > MAX_BYTES:
            raise BadSidecar(f"{record_path} is larger than {MAX_BYTES} bytes")
        try:
            text = record_path.read_text("utf-8")
            record = _from_toml(text) if ending.endswith("toml") else json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BadSidecar(f"{record_path} cannot be parsed: {error}") from error
        if not isinstance(record, dict):
            raise BadSidecar(f"{record_path} holds no table of fields")
        return Sidecar.from_record(record)
    return Sidecar()
