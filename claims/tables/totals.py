"""Totals where a source gives none: summed once, from one level of commodity codes, never across levels.

The level is the shallowest that covers every code of the same flow, deeper or shallower, so that nothing is missing and
nothing counts twice. The sum is flagged as derived and names the cells that it was summed from.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute

from claims.tables.layout import TableLayout
from claims.tables.limits import Limits
from claims.tables.notes import Notes
from claims.tables.observation import SCHEMA

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

KEY: Final = ("reporter", "partner", "flow", "valuation", "period_start", "period_end", "unit", "classification")
MOST_CELLS: Final = 400
_KEPT: Final = (*KEY, "commodity", "commodity_level", "is_total", "value", "resolution", "cell")


class Totals:
    """Collects what is needed of the observations that pass, and sums at the end of the document."""

    def __init__(self, layout: TableLayout, limits: Limits, notes: Notes) -> None:
        self._layout = layout
        self._limits = limits
        self._notes = notes
        self._kept: list[pa.Table] = []
        self._rows = 0
        self._template: pa.RecordBatch | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Keep the rows of one batch; stops keeping, with a note, beyond the limit."""
        if not self._layout.derive_total or batch.num_rows == 0 or self._rows > self._limits.derived_rows:
            return
        self._rows += batch.num_rows
        if self._rows > self._limits.derived_rows:
            self._kept.clear()
            self._notes.add("no totals summed: too many rows")
            return
        self._template = batch.slice(0, 1)
        kept = pa.Table.from_batches([batch]).select(list(_KEPT))
        plain = [
            pc.cast(column, pa.string()) if pa.types.is_dictionary(column.type) else column for column in kept.columns
        ]
        self._kept.append(pa.table(plain, names=list(_KEPT)))

    def batches(self) -> Iterator[pa.RecordBatch]:
        """One batch with a derived total for each flow without a stated one, or none."""
        if not self._kept:
            return
        rows = pa.concat_tables(self._kept).combine_chunks()
        self._kept.clear()
        keys = pc.binary_join_element_wise(*(_texts(rows[name]) for name in KEY), "\x1f")
        stated = pc.unique(pc.filter(keys, rows["is_total"]))
        open_rows = pc.invert(pc.is_in(keys, value_set=stated))
        rows = rows.filter(open_rows)
        keys = pc.filter(keys, open_rows).combine_chunks().dictionary_encode()
        order = pc.sort_indices(keys.indices)
        rows, indices = rows.take(order), keys.indices.take(order).to_numpy()
        edges = [0, *(np.flatnonzero(np.diff(indices)) + 1).tolist(), len(indices)]
        groups = (rows.slice(start, end - start) for start, end in pairwise(edges) if end > start)
        derived = [found for own in groups if (found := self._sum(own)) is not None]
        if derived and self._template is not None:
            yield _as_batch(derived, self._template)

    def _sum(self, own: pa.Table) -> dict[str, Any] | None:
        first = {name: own[name][0].as_py() for name in KEY}
        what = " ".join(str(first[name]) for name in ("reporter", "partner", "flow", "period_start"))
        level = _covering_level(own)
        if level is None:
            self._notes.add(f"no total summed for {what}: no level covers all codes")
            return None
        parts = own.filter(pc.equal(own["commodity_level"], level))
        # A cell that stands twice, or is revised further down, counts once: with its last value.
        parts = parts.append_column("at", pa.array(range(parts.num_rows)))
        last = parts.group_by("commodity", use_threads=False).aggregate([("at", "max")])["at_max"]
        parts = parts.take(pc.take(last, pc.sort_indices(last)))
        if parts.num_rows < self._layout.least_codes:
            self._notes.add(f"no total summed for {what}: only {parts.num_rows} codes, it may be an extract")
            return None
        return {
            **first,
            "value": pc.sum(parts["value"]).as_py(),
            # Half a unit may be lost in each part, so the units add up as the parts do.
            "resolution": pc.sum(parts["resolution"]).as_py(),
            "cell": compact(parts["cell"].combine_chunks()),
            "quote": f"sum of {parts.num_rows} codes of {level} digits",
        }


def _texts(column: Any) -> Any:
    return pc.fill_null(pc.cast(column, pa.string()), "")


def _covering_level(own: pa.Table) -> int | None:
    levels = sorted(level for level in pc.unique(own["commodity_level"]).to_pylist() if level)
    for level in levels:
        codes = pc.filter(own["commodity"], pc.equal(own["commodity_level"], level))
        deeper = pc.filter(own["commodity"], pc.greater(own["commodity_level"], level))
        heads = pc.utf8_slice_codeunits(deeper, 0, level)
        if pc.all(pc.is_in(heads, value_set=pc.unique(codes)), min_count=0).as_py() and all(
            _covers(own, codes, shallower) for shallower in levels if shallower < level
        ):
            return int(level)
    return None


def _covers(own: pa.Table, codes: Any, shallower: int) -> bool:
    heads = pc.unique(pc.utf8_slice_codeunits(codes, 0, shallower))
    above = pc.filter(own["commodity"], pc.equal(own["commodity_level"], shallower))
    return bool(pc.all(pc.is_in(above, value_set=heads), min_count=0).as_py())


def compact(cells: pa.Array[Any]) -> str:
    """Addresses as ranges: ["row 4, Value", "row 5, Value", "row 9, Value"] -> "row 4-5, Value + row 9, Value".

    Beyond `MOST_CELLS` the list ends with the last one and their number: key and level then tell which they are.
    """
    rest = f" + ... to {cells[-1]}, {len(cells)} cells in all" if len(cells) > MOST_CELLS else ""
    cells = cells.slice(0, MOST_CELLS)
    parts = pc.extract_regex(cells, r"^(?P<before>.*?)(?P<number>\d+)(?P<after>\D*)$")
    if parts.null_count:
        return " + ".join(str(cell) for cell in cells.to_pylist()) + rest
    numbers = pc.cast(pc.struct_field(parts, "number"), pa.int64()).to_numpy()
    frames = pc.binary_join_element_wise(pc.struct_field(parts, "before"), pc.struct_field(parts, "after"), "\x1f")
    frames = frames.dictionary_encode()
    breaks = (np.diff(numbers) != 1) | (np.diff(frames.indices.to_numpy()) != 0)
    starts = [0, *(np.flatnonzero(breaks) + 1).tolist()]
    ranges = []
    for start, end in pairwise([*starts, len(numbers)]):
        before, after = frames[start].as_py().split("\x1f")
        span = str(numbers[start]) if end - start == 1 else f"{numbers[start]}-{numbers[end - 1]}"
        ranges.append(f"{before}{span}{after}")
    return " + ".join(ranges) + rest


def _as_batch(derived: list[dict[str, Any]], template: pa.RecordBatch) -> pa.RecordBatch:
    base = template.to_pylist()[0]
    fixed = {
        "commodity": None,
        "commodity_level": 0,
        "is_total": True,
        "is_derived": True,
        "flag": None,
        "measure": "exports",
        "rule": f"{base['rule']} sum",
    }
    rows = []
    for found in derived:
        is_inward = found["flow"] in ("import", "re_import")
        ends = (found["partner"], found["reporter"]) if is_inward else (found["reporter"], found["partner"])
        rows.append({**base, **fixed, **found, "from_party": ends[0], "to_party": ends[1]})
    columns = [pa.array([row[each.name] for row in rows], _value_type(each.type)).cast(each.type) for each in SCHEMA]
    return pa.record_batch(columns, schema=SCHEMA)


def _value_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind
