"""The few things done to Arrow tables by hand, typed plainly where the stubs of pyarrow are stricter than pyarrow."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

_compute: Final[Any] = pyarrow.compute


def texts(data: pa.Table, column: str) -> list[str]:
    """The values of a text column that is never null."""
    values: list[Any] = data[column].to_pylist()
    return values


def unique_texts(data: pa.Table, column: str) -> list[str]:
    """The different values of a text column, without null, in the order of their first row."""
    values: list[Any] = _compute.unique(data[column]).to_pylist()
    return [value for value in values if value is not None]


def where_in(data: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """The rows whose `column` is one of `values`, in their order."""
    mask = _compute.is_in(data[column], value_set=pa.array(sorted(values), pa.string()))
    return data.filter(mask)


def where_not_in(data: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """The rows whose `column` is none of `values`, in their order."""
    mask = _compute.is_in(data[column], value_set=pa.array(sorted(values), pa.string()))
    return data.filter(_compute.invert(mask))


def where_known(data: pa.Table, column: str) -> pa.Table:
    """The rows whose `column` is not null."""
    return data.filter(_compute.is_valid(data[column]))


def where_not_finite(data: pa.Table, column: str) -> pa.Table:
    """The rows whose number in `column` is missing, infinite or none."""
    return data.filter(_compute.invert(_compute.fill_null(_compute.is_finite(data[column]), False)))


def not_(values: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    """Truth values, turned."""
    found: pa.ChunkedArray[Any] = _compute.invert(values)
    return found
