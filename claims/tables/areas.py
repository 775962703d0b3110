"""Economies by the codes and names that statistics use: ISO 3166 alpha-2, alpha-3 and numeric, UN M49 with Comtrade's
own numbers, publishers' codes, and names in English, Russian and Kazakh (CLDR and `areas.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import pycountry
from babel import Locale

from claims.tables.vocabulary import plain

LANGUAGES = ("en", "ru", "kk")


@cache
def _own() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("claims.tables") / "areas.toml").read_text("utf-8"))


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        codes[country.alpha_2] = codes[country.alpha_3] = codes[str(int(country.numeric))] = country.alpha_2
    codes |= {str(code): area for code, area in _own()["numeric"].items()}
    return codes | dict(_own()["codes"])


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    known = {country.alpha_2 for country in pycountry.countries}
    for country in pycountry.countries:
        for label in ("name", "official_name", "common_name"):
            if hasattr(country, label):
                names[_bare(getattr(country, label))] = country.alpha_2
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in known:
                names[_bare(name)] = code
    for area, forms in _own()["names"].items():
        names |= {_bare(form): area for form in forms}
    return names


def _bare(name: str) -> str:
    """A name as it is sought: without an article before or behind it, and without marks at its ends."""
    bare = plain(name).strip(" .:*").removeprefix("the ").removesuffix(", the")
    return bare.replace("’", "'")


def area_of(text: str, own: Mapping[str, str] | None = None) -> str | None:
    """The code of the economy or group that the text names: alpha-2, a group code, WORLD; None if it is unknown.

    `own` are a source's own names and codes, tried first; a name sent to "" there is unknown on purpose.
    """
    stripped = text.strip()
    if own and stripped in own:
        return own[stripped] or None
    code = stripped.lstrip("'").upper()
    if code.isdecimal():
        code = str(int(code))
    found = _codes().get(code)
    if found is not None:
        return found
    return _names().get(_bare(stripped))
