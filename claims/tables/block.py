"""A stretch of a table as its reader hands it on: the source's own columns as texts, and each row's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute


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


def taken(block: Block, mask: pa.BooleanArray) -> Block:
    """The rows of the block where the mask holds."""
    if pc.all(mask, min_count=0).as_py():
        return block
    columns = {name: pc.filter(texts, mask) for name, texts in block.columns.items()}
    quotes = None if block.quotes is None else pc.filter(block.quotes, mask)
    return Block(columns, pc.filter(block.cells, mask), block.is_canonical, quotes)
