"""Care of the lake: many small files become few, and files that no version within reach needs are removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warehouse.lake import Lake
from warehouse.schema import LAKE_TABLES

KEEP_HOURS: Final = 168


@dataclass(frozen=True, slots=True)
class Cared:
    """What maintenance did to one table of the lake; counts of files."""

    table: str
    merged_files: int
    written_files: int
    removed_files: int


def maintain(lake: Lake, keep_hours: int = KEEP_HOURS) -> list[Cared]:
    """Compact and vacuum every table of the lake; versions of the last `keep_hours` stay readable.

    The caller holds the load lock. What a table says is the same before and after.
    """
    return [cared for name in LAKE_TABLES if (cared := _care(lake, name, keep_hours)) is not None]


def _care(lake: Lake, name: str, keep_hours: int) -> Cared | None:
    table = lake.table(name)
    if table is None:
        return None
    compacted = table.optimize.compact()
    removed = table.vacuum(keep_hours, dry_run=False, enforce_retention_duration=False)
    table.create_checkpoint()
    return Cared(name, compacted["numFilesRemoved"], compacted["numFilesAdded"], len(removed))
