"""What became of landed documents, where the warehouse cannot tell: which none could read, which came another way.

    <data>/ledger/ab/abcd….json    {"ways": […], "refused": null or {"name", "reason", "next_step"}}

An entry speaks of a document as it had come by then. It comes after the work, so a process killed in between does that
work again; without any entry at all nothing is lost but time.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from flows.inputs import Refusal
from flows.workshop import Workshop

Ways = Mapping[str, tuple[str, ...]]


def ways_of(shop: Workshop, release_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ways in which documents came so far; look before their records are read."""
    return {release_id: shop.landing.ways(release_id) for release_id in release_ids}


def published(shop: Workshop, ways: Ways) -> None:
    """Note documents that were published with all that was known of them by these ways. One way alone needs no note."""
    for release_id, seen in ways.items():
        if len(seen) > 1 or _path(shop, release_id).exists():
            _write(_path(shop, release_id), {"ways": seen, "refused": None})


def refused(shop: Workshop, ways: Ways, refusals: Iterable[Refusal]) -> None:
    """Note landed documents that no reader can read: they wait until they come another way or all is read anew."""
    for refusal in refusals:
        if (release_id := refusal.release_id) is not None:
            _write(_path(shop, release_id), {"ways": ways[release_id], "refused": asdict(refusal)})


def forget(shop: Workshop) -> None:
    """Let everything be done anew."""
    shutil.rmtree(shop.settings.data_dir / "ledger", ignore_errors=True)


def pending(shop: Workshop) -> list[str]:
    """Landed documents that are to be published, sorted: unknown to the warehouse, or known by fewer ways."""
    known = _known(shop)
    found = []
    for release_id, ways in shop.landing.arrivals():
        if release_id in known and len(ways) == 1:
            continue
        entry = _read(_path(shop, release_id))
        is_done = entry.get("ways") == list(ways) and (release_id in known or entry.get("refused"))
        if not is_done:
            found.append(release_id)
    return found


def unreadable(shop: Workshop) -> list[Refusal]:
    """Landed documents that no reader could read, ordered by id."""
    known = _known(shop)
    entries = (_read(path) for path in sorted((shop.settings.data_dir / "ledger").glob("??/*.json")))
    told = (Refusal(**entry["refused"]) for entry in entries if entry.get("refused"))
    return [refusal for refusal in told if refusal.release_id not in known]


def _known(shop: Workshop) -> set[str]:
    from sqlalchemy import text

    with shop.warehouse.engine.connect() as connection:
        return set(connection.execute(text("SELECT release_id FROM dim_release")).scalars())


def _path(shop: Workshop, release_id: str) -> Path:
    return shop.settings.data_dir / "ledger" / release_id[:2] / f"{release_id}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _write(path: Path, entry: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        temporary.write_text(json.dumps(entry, ensure_ascii=False), "utf-8")
        os.replace(temporary, path)  # noqa: PTH105
    finally:
        temporary.unlink(missing_ok=True)
