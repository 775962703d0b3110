"""The main text of an HTML page, with its lists and tables, and what the page says of itself."""

from __future__ import annotations

import re
from typing import Any

_LANG = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.I)
# Dates are taken from what the page declares, not guessed from any date in its text.
_DATES = {"original_date": True, "extensive_search": False}


def main_text(html: str) -> tuple[dict[str, Any], str]:
    """What the page declares (title, published, lang, url; absent where it does not) and its main text.

    Paragraphs, list items and table rows stand one a line; list items begin with "- ". The text is empty where the page
    holds no prose.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params=_DATES,
    )
    language = _LANG.search(html[:20_000])
    said: dict[str, Any] = {"lang": language.group(1).lower() if language else None}
    if found is None or isinstance(found, dict):
        return said, ""
    said |= {"title": found.title, "published": found.date, "url": found.url}
    return said, found.text or ""
