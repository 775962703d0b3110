"""The words of statistical headers, loaded once from `vocabulary.toml` and compiled to patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any


def plain(text: str) -> str:
    """Lower case, ё as е, non-breaking and repeated spaces as one: the form in which words are compared."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip().casefold().replace("ё", "е")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("claims.tables") / "vocabulary.toml").read_text("utf-8"))


def _as_pattern(word: str) -> str:
    return r"\s*".join(re.escape(part).replace(r"\*", r"\w*") for part in plain(word).split(" "))


def alternatives(words: Iterable[str]) -> str:
    """One pattern for any of the words, longest first; a stem ("тысяч*") matches the rest of its word."""
    return "|".join(_as_pattern(word) for word in sorted(words, key=len, reverse=True))


@cache
def _finder(section: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    entries: Mapping[str, list[str]] = _data()[section]
    pairs = sorted(((word, key) for key, words in entries.items() for word in words), key=lambda pair: -len(pair[0]))
    joined = "|".join(f"({_as_pattern(word)})" for word, _ in pairs)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)"), tuple(key for _, key in pairs)


def find(section: str, text: str) -> list[str]:
    """The keys of a section whose words stand in the text, in order of appearance, each once."""
    pattern, keys = _finder(section)
    found = [keys[(match.lastindex or 1) - 1] for match in pattern.finditer(plain(text))]
    return list(dict.fromkeys(found))


def only(section: str, text: str) -> str | None:
    """The key of a section whose words the whole text consists of, or None."""
    pattern, keys = _finder(section)
    match = pattern.fullmatch(plain(text))
    return None if match is None else keys[(match.lastindex or 1) - 1]


def words(section: str) -> Mapping[str, list[str]]:
    """The words of a section as they stand in the data."""
    section_words: Mapping[str, list[str]] = _data()[section]
    return section_words
