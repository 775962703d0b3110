"""The forms of files by the endings of their names, and the content types by which landed documents are read.

Said once for all that land files: the command line, the inbox, folder sources and letters. A type that one of them told
otherwise would have a table read as prose.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

TABLES: Final = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xml": "application/xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
}
PAGES: Final = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html"}
PDF: Final = "application/pdf"
LETTER: Final = "message/rfc822"
PLAIN: Final = "text/plain"
RECORD: Final = "application/json; kind=release"
"""One line of a file of JSON lines: each is a document of its own."""
LINES: Final = (".jsonl", ".ndjson")
_BY_ENDING: Final = {**TABLES, **PAGES, ".pdf": PDF, ".eml": LETTER}


def ending(name: str | PurePath) -> str:
    """The ending of a file's name in small letters, with its dot; "" for none."""
    return PurePath(name).suffix.lower()


def type_of(name: str | PurePath) -> str:
    """The content type of a file by its ending; what is of no other known form is plain text."""
    return _BY_ENDING.get(ending(name), PLAIN)
