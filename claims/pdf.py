"""A PDF as a document: the text of its pages, with broken lines joined; scanned pages hold none."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

MOST_PAGES = 200
MOST_CHARS = 2_000_000
_HYPHEN = re.compile(r"(\w)-\n(\w)")
_BROKEN_LINE = re.compile(r"(?<![.!?:;\n])\n(?=[^\n\s•\-–\d])")


class TooLong(ValueError):
    """It has more pages, or more text, than a release."""


def main_text(data: bytes) -> tuple[dict[str, Any], str, str | None]:
    """What the file says of itself (title), its text, and the day on which the file was made.

    That day is the printer's, which may be years after the words were published: it goes behind whatever else is known.

    Raises TooLong beyond MOST_PAGES or MOST_CHARS, ValueError for what is no readable PDF.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ValueError("it is locked by a password")
        if (count := len(reader.pages)) > MOST_PAGES:
            raise TooLong(f"its {count:,} pages are over the limit of {MOST_PAGES}")
        pages = _texts(reader)
        told = reader.metadata
        title = str(told.title).strip() or None if told and told.title else None
        made = _made(told)
    except (pypdf.errors.PyPdfError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {str(error)[:100]}") from error
    text = "\n\n".join(page.strip() for page in pages)
    text = _BROKEN_LINE.sub(" ", _HYPHEN.sub(r"\1\2", text))
    return {"title": title}, text, made


def _made(told: Any) -> str | None:
    """The day on which the file was made, none where its form is nobody's."""
    try:
        made = told.creation_date if told else None
    except ValueError:
        return None
    return made.date().isoformat() if made else None


def _texts(reader: Any) -> list[str]:
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        total += len(pages[-1])
        if total > MOST_CHARS:
            raise TooLong(f"its text is over the limit of {MOST_CHARS:,} characters")
    return pages
