"""Corrections: fields of claims overridden by a person, with who, why and until when. They expire."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from warehouse.schema.words import HEDGES, PLAIN_UNITS, STATUSES

OWN_FILE: Final = Path(__file__).parent / "corrections.toml"
_KEYS: Final = ("claim_id", "set", "withdraw", "who", "why", "until")
_FIELDS: Final = ("value", "value_high", "hedge", "unit", "status", "period_start", "period_end")
_ADVICE: Final = "mend that entry; its form stands at the head of warehouse/corrections.toml"
_UNIT: Final = re.compile(f"[A-Z]{{3}}|{'|'.join(PLAIN_UNITS)}")
_FORM: Final[list[tuple[str, pa.DataType]]] = [
    ("correction_id", pa.string()),
    ("claim_id", pa.string()),
    ("value", pa.float64()),
    ("value_high", pa.float64()),
    ("resolution", pa.float64()),
    ("hedge", pa.string()),
    ("unit_code", pa.string()),
    ("status", pa.string()),
    ("period_start", pa.date32()),
    ("period_end", pa.date32()),
    ("is_withdrawn", pa.bool_()),
    ("changes", pa.string()),
    ("who", pa.string()),
    ("why", pa.string()),
    ("until", pa.date32()),
]
SCHEMA: Final = pa.schema(_FORM)


class BadCorrection(ValueError):
    """A correction that cannot be applied; says which, why, and what to do."""

    def __init__(self, what: str, where: str, next_step: str = _ADVICE) -> None:
        super().__init__(f"{where}: {what}; {next_step}")
        self.what, self.where, self.next_step = what, where, next_step


def in_force(paths: Path | Iterable[Path], today: date) -> pa.Table:
    """The corrections of some files that apply today, at most one a claim (the last). Raises BadCorrection."""
    rows = {}
    for path in [paths] if isinstance(paths, Path) else paths:
        for number, entry in enumerate(_entries(path), 1):
            row = _row(entry, f"{path}, correction {number}")
            if row["until"] >= today:
                rows[row["claim_id"]] = row
    return pa.Table.from_pylist([rows[claim_id] for claim_id in sorted(rows)], schema=SCHEMA)


def _entries(path: Path) -> list[Any]:
    """The entries of a file; none where there is no file."""
    if not path.exists():
        return []
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))  # some editors set a mark before the text
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCorrection(f"this is no TOML: {error}", str(path), "mend the file") from error
    entries = told.pop("correction", [])
    if told or not isinstance(entries, list):
        named = ", ".join(sorted(told)) or "correction"
        raise BadCorrection(f"it holds {named}, and not only entries [[correction]]", str(path))
    return entries


def _row(entry: Any, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise BadCorrection("it is no table", where)
    if unknown := sorted(set(entry) - set(_KEYS)):
        raise BadCorrection(f"{', '.join(unknown)} is no key of a correction: these are {', '.join(_KEYS)}", where)
    if missing := [name for name in ("claim_id", "who", "why", "until") if not entry.get(name)]:
        raise BadCorrection(f"{', '.join(missing)} missing", where)
    if wrong := [name for name in ("claim_id", "who", "why") if not str(entry[name]).strip()]:
        raise BadCorrection(f"{', '.join(wrong)} says nothing", where)
    changes, withdraw = entry.get("set", {}), entry.get("withdraw", False)
    unknown = sorted(set(changes) - set(_FIELDS)) if isinstance(changes, dict) else ["no table"]
    if unknown or (not changes and not withdraw):
        raise BadCorrection(
            f"set must name some of {', '.join(_FIELDS)}; it names {', '.join(unknown) or 'none'}", where
        )
    if not isinstance(withdraw, bool) or (withdraw and changes):
        raise BadCorrection("withdraw is true or false, and what is withdrawn has nothing set", where)
    if not _is_day(entry["until"]):
        raise BadCorrection(f"until is {entry['until']!r}; write a date, as 2025-12-31", where)
    _check(changes, where)
    told = json.dumps(changes, sort_keys=True, default=str)
    identity = json.dumps([entry["claim_id"], told, withdraw, entry["who"], entry["why"], str(entry["until"])])
    row = {name: changes.get(name) for name in _FIELDS if name != "unit"} | {"unit_code": changes.get("unit")}
    # Arrow makes no double of a whole number beyond those that doubles tell apart.
    row |= {name: float(changes[name]) for name in ("value", "value_high") if name in changes}
    row |= {name: str(entry[name]).strip() for name in ("claim_id", "who", "why")}
    row |= {
        "correction_id": hashlib.sha256(identity.encode()).hexdigest()[:32],
        "resolution": _last_place(changes),
        "is_withdrawn": withdraw,
        "changes": told,
        "until": entry["until"],
    }
    return row


def _check(changes: Mapping[str, Any], where: str) -> None:
    """What is set is what such a field may hold. Raises BadCorrection."""
    wanted = {
        "value": "a number",
        "value_high": "a number not below value, which is set beside it",
        "hedge": f"one of {', '.join(HEDGES)}",
        "unit": f"a currency's three capitals, {', '.join(PLAIN_UNITS)}",
        "status": f"one of {', '.join(STATUSES)}",
        "period_start": "a date, as 2025-01-01",
        "period_end": "a date, as 2025-12-31, not before period_start",
    }
    value = changes.get("value")
    is_right: dict[str, Callable[[Any], bool]] = {
        "value": _is_number,
        "value_high": lambda given: _is_number(given) and _is_number(value) and given >= value,
        "hedge": lambda given: given in HEDGES,
        "unit": lambda given: isinstance(given, str) and _UNIT.fullmatch(given) is not None,
        "status": lambda given: given in STATUSES,
        "period_start": _is_day,
        "period_end": lambda given: _is_day(given) and _is_after(given, changes.get("period_start")),
    }
    for name, given in changes.items():
        if not is_right[name](given):
            raise BadCorrection(f"{name} is {given!r}, and must be {wanted[name]}", where)


def _is_number(given: Any) -> bool:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    return abs(given) <= sys.float_info.max  # which what is no number is not


def _is_day(given: Any) -> bool:
    return isinstance(given, date) and not isinstance(given, datetime)


def _is_after(end: date, start: Any) -> bool:
    return not _is_day(start) or end >= start


def _last_place(changes: Mapping[str, Any]) -> float | None:
    """The unit of the last place that the corrected figure is told to: 1e8 of 4.8e9."""
    told = [Decimal(repr(float(changes[name]))).normalize() for name in ("value", "value_high") if name in changes]
    return float(min(Decimal(1).scaleb(int(number.as_tuple().exponent)) for number in told)) if told else None
