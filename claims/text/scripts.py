"""Kazakh in letters other than Cyrillic: which alphabet a text is in, and how it is respelt."""

from __future__ import annotations

from collections.abc import Callable

from claims.text.kazakh_script import Respelt, respell
from claims.text.language import is_arabic_kazakh, is_latin_kazakh


def respeller(text: str) -> Callable[[str], Respelt] | None:
    """What makes a Kazakh text in Latin or Arabic letters, and its title, Cyrillic; None for one that is."""
    if is_latin_kazakh(text):
        return respell
    if is_arabic_kazakh(text):
        from claims.text.kazakh_arabic import respell_arabic  # seldom met

        return respell_arabic
    return None
