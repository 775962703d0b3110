"""A sheet of cells, whatever it was read from: rows in order, merged ranges, and an address for each cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.tables.error import TableError
from claims.tables.limits import Limits


class Cell(NamedTuple):
    """A cell's text; `is_number` tells that it was stored as a number, and its text then stands with a point.

    `is_hollow` tells that it holds a formula without a stored value, which nobody may read as a figure.
    """

    text: str
    is_number: bool = False
    is_hollow: bool = False


EMPTY = Cell("")
HOLLOW = Cell("", is_hollow=True)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range by its corners, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """`rows` gives (row number, cells), the first column first; `address` names a cell by row and column from 1.

    `is_delimited`: cells have their place by counting marks, so that a row of another length than the header's is none.
    """

    name: str
    rows: Iterator[tuple[int, list[Cell]]]
    address: Callable[[int, int], str]
    merges: list[Merge] = field(default_factory=list)
    is_delimited: bool = False


def delimited_sheet(text: str, delimiter: str, name: str, limits: Limits) -> Sheet:
    """A delimited text with a preamble or with periods in its columns, as a sheet; addresses read `row 5, column 3`."""

    def rows() -> Iterator[tuple[int, list[Cell]]]:
        count = 0
        try:
            for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
                count += len(row)
                if count > limits.cells or len(row) > limits.columns:
                    raise TableError("too many cells", f"{name}, row {number}", f"the limit is {limits.cells} cells")
                yield number, [Cell(each.strip()) for each in row]
        except csv.Error as error:
            raise TableError(f"unreadable as delimited text: {error}", name, "mend the file's quotes") from error

    return Sheet("", rows(), lambda row, column: f"row {row}, column {column}", is_delimited=True)
