"""What a table may cost: input is hostile until read, so size is bounded before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, cells and ratios.

    Messages are held as objects while read, and cost a multiple of their size in memory: SDMX-ML some 40-fold,
    SDMX-JSON, being denser, some 150-fold, plain JSON some 8-fold. Their bounds keep each within about 1.3 GB.
    """

    csv_bytes: int = 2 << 30
    sdmx_bytes: int = 32 << 20
    sdmx_json_bytes: int = 8 << 20
    json_bytes: int = 160 << 20
    archive_bytes: int = 64 << 20
    unpacked_bytes: int = 256 << 20
    unpacked_ratio: int = 150
    archive_members: int = 2_000
    cells: int = 20_000_000
    columns: int = 4_096
    derived_rows: int = 3_000_000
