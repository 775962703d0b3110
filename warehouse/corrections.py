"""Corrections: fields of claims overridden by a person, with who, why and until when. They expire."""

from __future__ import annotations

import hashlib
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

OWN_FILE: Final = Path(__file__).parent / "corrections.toml"
_FIELDS: Final = ("value", "value_high", "hedge", "unit", "status", "period_start", "period_end")
_FORM: Final[list[tuple[str, pa.DataType]]] = [
    ("correction_id", pa.string()),
    ("claim_id", pa.string()),
    ("value", pa.float64()),
    ("value_high", pa.float64()),
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
    """A correction that cannot be applied; says which and why."""


def in_force(path: Path, today: date) -> pa.Table:
    """The corrections of a file that apply today, at most one a claim (the last). Raises BadCorrection."""
    if not path.exists():
        return SCHEMA.empty_table()
    rows = {}
    for number, entry in enumerate(tomllib.loads(path.read_text("utf-8")).get("correction", []), 1):
        row = _row(entry, f"{path}, correction {number}")
        if row["until"] >= today:
            rows[row["claim_id"]] = row
    return pa.Table.from_pylist([rows[claim_id] for claim_id in sorted(rows)], schema=SCHEMA)


def _row(entry: dict[str, Any], where: str) -> dict[str, Any]:
    missing = [name for name in ("claim_id", "who", "why", "until") if not entry.get(name)]
    if missing:
        raise BadCorrection(f"{where}: {', '.join(missing)} missing; see the head of warehouse/corrections.toml")
    changes = entry.get("set", {})
    unknown = sorted(set(changes) - set(_FIELDS))
    withdraw = bool(entry.get("withdraw", False))
    if unknown or (not changes and not withdraw):
        raise BadCorrection(
            f"{where}: set must name some of {', '.join(_FIELDS)}; it names {', '.join(unknown) or 'none'}"
        )
    if not isinstance(entry["until"], date):
        raise BadCorrection(f"{where}: until is {entry['until']!r}; write a date, as 2025-12-31")
    told = json.dumps(changes, sort_keys=True, default=str)
    identity = json.dumps([entry["claim_id"], told, withdraw, entry["who"], entry["why"], str(entry["until"])])
    row = {name: changes.get(name) for name in _FIELDS if name != "unit"} | {"unit_code": changes.get("unit")}
    row |= {name: entry[name] for name in ("claim_id", "who", "why", "until")}
    row |= {
        "correction_id": hashlib.sha256(identity.encode()).hexdigest()[:32],
        "is_withdrawn": withdraw,
        "changes": told,
    }
    return row
