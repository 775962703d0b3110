"""The dimensions that come with the product: parties, memberships, currencies and days.

Names are those of CLDR (through babel); groups and regions stand in `seed/`.
"""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pycountry
from babel import Locale

from warehouse import forms

FOLDER: Final = Path(__file__).parent / "seed"
_LANGUAGES: Final = ("en", "ru", "kk")
_BEYOND_ISO: Final = ("XK",)
FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2060, 12, 31)


@cache
def seeds() -> dict[str, pa.Table]:
    """Rows of dim_party, bridge_party_group, dim_currency and dim_date, as shipped."""
    rows = {
        "dim_party": _parties(),
        "bridge_party_group": _members(),
        "dim_currency": _currencies(),
        "dim_date": _days(),
    }
    return {name: pa.Table.from_pylist(its_rows, schema=forms.arrow_schema(name)) for name, its_rows in rows.items()}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def _names(names: dict[str, str | None]) -> dict[str, str | None]:
    return {f"name_{language}": names.get(language) for language in _LANGUAGES}


def _parties() -> list[dict[str, Any]]:
    regions = {code: region for region, codes in _read("regions.toml").items() for code in codes.split()}
    territories = {language: Locale(language).territories for language in _LANGUAGES}
    codes = sorted({country.alpha_2 for country in pycountry.countries} | set(_BEYOND_ISO))
    rows = [
        {
            "party_id": code,
            "party_kind": "country",
            **_names({language: territories[language].get(code) for language in _LANGUAGES}),
            "region_name": regions.get(code),
        }
        for code in codes
    ]
    for code, group in _read("groups.toml").items():
        kind = "unknown" if code == "ZZ" else "group"
        names = dict(zip(_LANGUAGES, group["name"], strict=True))
        rows.append({"party_id": code, "party_kind": kind, **_names(names), "region_name": None})
    return rows


def _members() -> list[dict[str, Any]]:
    rows = []
    for code, group in _read("groups.toml").items():
        ended = group.get("ended", {})
        for since, members in group.items():
            if since in ("name", "ended"):
                continue
            for member in members.split():
                row = {"group_party_id": code, "party_id": member, "valid_from": date.fromisoformat(since)}
                rows.append(row | {"valid_to": ended.get(member), "is_current": member not in ended})
    return rows


def _currencies() -> list[dict[str, Any]]:
    names = {language: Locale(language).currencies for language in _LANGUAGES}
    return [
        {"currency_code": code, **_names({language: names[language].get(code) for language in _LANGUAGES})}
        for code in sorted(names["en"])
    ]


def _days() -> list[dict[str, Any]]:
    count = (LAST_DAY - FIRST_DAY).days + 1
    return [_day(FIRST_DAY + timedelta(days=offset)) for offset in range(count)]


def _day(day: date) -> dict[str, Any]:
    return {
        "date_id": day,
        "year": day.year,
        "half": (day.month + 5) // 6,
        "quarter": (day.month + 2) // 3,
        "month": day.month,
        "day": day.day,
        "iso_week": day.isocalendar().week,
        "iso_year": day.isocalendar().year,
        "is_month_end": day.day == calendar.monthrange(day.year, day.month)[1],
    }
