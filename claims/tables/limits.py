"""What a table may cost: input is hostile until read, so size is bounded before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, cells and ratios. SDMX and JSON are held as objects while read, so they get tighter ones."""

    csv_bytes: int = 2 << 30
    message_bytes: int = 96 << 20
    archive_bytes: int = 64 << 20
    unpacked_bytes: int = 256 << 20
    unpacked_ratio: int = 150
    archive_members: int = 2_000
    cells: int = 20_000_000
    columns: int = 4_096
    cell_characters: int = 32_767
    derived_rows: int = 3_000_000
