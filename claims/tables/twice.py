"""Cells of one table that tell one figure differently: both are kept, and somebody must hear of it.

Nothing in the table says which of them holds, and the warehouse lets one stand and keeps the other as contested.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

from claims.tables.notes import Notes

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

KEY: Final = ("measure", "flow", "reporter", "partner", "period_start", "period_end", "unit", "base_unit", "valuation")
SHOWN: Final = 5


def note_twice(observations: pa.Table, notes: Notes) -> None:
    """Note the totals that are told more than once, and not alike."""
    totals: Any = observations.filter(observations["is_total"]).select([*KEY, "value", "cell"]).unify_dictionaries()
    wanted = [("value", "min"), ("value", "max"), ("cell", "first"), ("cell", "last")]
    grouped = totals.group_by(list(KEY), use_threads=False).aggregate(wanted)
    apart = grouped.filter(pc.less(grouped["value_min"], grouped["value_max"]))
    for row in apart.slice(0, SHOWN).to_pylist():
        what = (
            f"{row['reporter'] or row['base_unit']} {row['flow']} {row['partner'] or row['unit']} {row['period_start']}"
        )
        notes.add(f"told twice and differently: {what}, {row['cell_first']!r:.80} and {row['cell_last']!r:.80}")
    if apart.num_rows > SHOWN:
        notes.add("told twice and differently: further figures", apart.num_rows - SHOWN)
