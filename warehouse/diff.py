"""How the rows staged for a table differ from those published: what is to be written, what is gone.

Columns that only tell by which run a row was written do not count. A few rows are compared in Python, many in duckdb:
a query costs milliseconds however little it compares.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from warehouse import forms
from warehouse.lake import Change
from warehouse.resolver import Resolver

FEW_ROWS: Final = 3_000


def difference(resolver: Resolver, name: str, staged: pa.Table, published: pa.Table) -> Change:
    """The change that makes `published` into `staged`, both in the schema of table `name`."""
    if published.num_rows == 0 or staged.num_rows == 0:
        return Change(staged, published, replaced=0)
    if staged.num_rows + published.num_rows <= FEW_ROWS:
        return _of_few(name, staged, published)
    return _of_many(resolver, name, staged, published)


def _of_few(name: str, staged: pa.Table, published: pa.Table) -> Change:
    before, after = _by_key(name, published), _by_key(name, staged)
    new = [place for key, (place, _) in after.items() if key not in before]
    changed = [place for key, (place, row) in after.items() if key in before and before[key][1] != row]
    removed = [place for key, (place, _) in before.items() if key not in after]
    return Change(
        staged.take(pa.array(sorted(new + changed), pa.int64())),
        published.take(pa.array(removed, pa.int64())),
        replaced=len(changed),
    )


def _by_key(name: str, rows: pa.Table) -> dict[tuple[Any, ...], tuple[int, tuple[Any, ...]]]:
    keys = zip(*(rows[column].to_pylist() for column in forms.key_columns(name)), strict=True)
    contents = zip(*(rows[column].to_pylist() for column in forms.compared_columns(name)), strict=True)
    return {key: (place, row) for place, (key, row) in enumerate(zip(keys, contents, strict=True))}


def _of_many(resolver: Resolver, name: str, staged: pa.Table, published: pa.Table) -> Change:
    compared = ", ".join(f'"{column}"' for column in forms.compared_columns(name))
    keys = ", ".join(forms.key_columns(name))
    resolver.give(staged=staged, published=published)
    written = resolver.ask(
        f"SELECT s.* FROM staged AS s SEMI JOIN (SELECT {compared} FROM staged EXCEPT SELECT {compared} FROM published)"
        f" AS c USING ({keys})"
    )
    removed = resolver.ask(f"SELECT p.* FROM published AS p ANTI JOIN staged USING ({keys})")
    resolver.give(written=written)
    replaced = resolver.ask(f"SELECT 1 FROM written SEMI JOIN published USING ({keys})")
    return Change(written, removed, replaced.num_rows)
