"""A stretch of a table as its reader hands it on: the source's own columns as texts, and each row's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Block:
    """`columns` are string arrays of one length; `cells` the address of the value of each row.

    `is_canonical` tells that values already stand with a point and without marks (JSON, SDMX, native cells), so that
    the layout's number marks do not apply; `quotes` are then the texts as shown, where they differ from the values.
    """

    columns: Mapping[str, pa.StringArray]
    cells: pa.StringArray
    is_canonical: bool = False
    quotes: pa.StringArray | None = None

    def __len__(self) -> int:
        return len(self.cells)
