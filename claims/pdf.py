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


def main_text(data: bytes) -> tuple[dict[str, Any], str]:
    """What the file says of itself (title, published) and its text.

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
        made = told.creation_date if told else None
    except (pypdf.errors.PyPdfError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {str(error)[:100]}") from error
    text = "\n\n".join(page.strip() for page in pages)
    text = _BROKEN_LINE.sub(" ", _HYPHEN.sub(r"\1\2", text))
    return {"title": title, "published": made.date().isoformat() if made else None}, text


def _texts(reader: Any) -> list[str]:
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        total += len(pages[-1])
        if total > MOST_CHARS:
            raise TooLong(f"its text is over the limit of {MOST_CHARS:,} characters")
    return pages
