"""Tables as a terminal shows them: no number, date or measure is ever cut in two.

Other columns give way first, the widest before the rest; where even that is too wide, each field has a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import RenderableType

_NUMBER: Final = re.compile(r"[^\w\s]{0,2}\d[\d.,:/+\-TZ]*%?")
_NARROW: Final = 8
"""To so many places a column of words may shrink."""
_GAP: Final = 2


def drawn(
    columns: Sequence[str],
    cells: Sequence[Sequence[str]],
    width: int,
    right: Collection[str] = (),
    whole: Collection[str] = (),
    styles: Sequence[str] = (),
) -> RenderableType:
    """A table within so many places. Cells of columns in `whole` stay on one line; `styles` colour the rows in turn."""
    least = _least(columns, cells, whole)
    if sum(least) + _GAP * (len(columns) - 1) > width:
        return _listed(columns, cells, styles)
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # what stands between two columns: the padding of the first, and the blank that the box draws
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for name, places in zip(columns, _shrunk(_natural(columns, cells), least, width), strict=True):
        table.add_column(Text(name), justify="right" if name in right else "left", overflow="fold", width=places)
    for number, row in enumerate(cells):
        table.add_row(*map(Text, row), style=styles[number % len(styles)] if styles else None)
    return table


def least_width(columns: Sequence[str], cells: Sequence[Sequence[str]], whole: Collection[str] = ()) -> int:
    """The places that a table needs at least to be drawn as one."""
    return sum(_least(columns, cells, whole)) + _GAP * (len(columns) - 1)


def _least(columns: Sequence[str], cells: Sequence[Sequence[str]], whole: Collection[str]) -> list[int]:
    from rich.cells import cell_len

    least = []
    for at, natural in enumerate(_natural(columns, cells)):
        if columns[at] in whole:
            least.append(natural)
            continue
        words = [word for row in cells for word in row[at].split()]
        numbers = max((cell_len(word) for word in words if _NUMBER.fullmatch(word)), default=0)
        least.append(max(min(natural, _NARROW), numbers))
    return least


def _natural(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    return [max(1, cell_len(name), *(cell_len(row[at]) for row in cells)) for at, name in enumerate(columns)]


def _shrunk(natural: list[int], least: list[int], width: int) -> list[int]:
    """Widths that fit: the widest column that may still shrink gives a place, again and again."""
    widths = [max(low, min(wanted, width)) for wanted, low in zip(natural, least, strict=True)]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        widest = max((at for at, low in enumerate(least) if widths[at] > low), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _listed(columns: Sequence[str], cells: Sequence[Sequence[str]], styles: Sequence[str]) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    label = max(map(len, columns), default=0)
    lines: list[RenderableType] = []
    for number, row in enumerate(cells):
        style = styles[number % len(styles)] if styles else ""
        lines += [Text(f"{name:<{label}}  {value}", style) for name, value in zip(columns, row, strict=True) if value]
        lines.append(Text(""))
    return Group(*lines)
