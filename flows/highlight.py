"""A reading for human eyes: the text with its claims marked, and a table of them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.read_texts import headed
from flows.screen import cell, counted, is_terminal, printable, table

if TYPE_CHECKING:
    from claims.model import Claim, Reading

_COLOURS = ("green", "yellow", "cyan", "magenta", "blue", "red")
_SIDE_BY_SIDE = 130
_SHARE = 54
"""Of a hundred places, those of the table beside its text."""
_WHOLE = ("#", "value")


def show_reading(reading: Reading) -> None:
    """Text and table on a terminal; the table alone in a pipe."""
    rows = [row_of(number, claim) for number, claim in enumerate(reading.claims, 1)]
    columns = ("#", "measure", "value", "status", "period", "parties", "words")
    told = f"{counted(len(rows), 'claim')}, {counted(len(reading.unplaced), 'unplaced figure')}"
    title = f"{headed(reading.document)} · {told}"
    if not is_terminal():
        table(columns, rows, printable(title), right=("#",))
        return
    _draw(reading, columns, rows, title)


def row_of(number: int, claim: Claim) -> tuple[object, ...]:
    """One claim in the words of a table."""
    sign = {"approx": "~", "below": "just under ", "lt": "< ", "le": "≤ ", "gt": "> ", "ge": "≥ "}.get(claim.hedge, "")
    size = cell(claim.value) + (f" – {cell(claim.value_high)}" if claim.value_high is not None else "")
    unit = {"percent": "%", "count": ""}.get(claim.unit, " " + claim.unit)
    period = "" if not claim.period_start else f"{claim.period_start} – {claim.period_end}"
    parties = (
        f"{claim.from_party or '?'}→{claim.to_party or '?'}"
        if claim.from_party or claim.to_party
        else "-".join(claim.parties)
    )
    thing = f"{claim.measure} of {claim.product}" if claim.product else claim.measure
    kind = thing if claim.aspect == "level" else f"{thing} {claim.aspect}"
    return number, kind, f"{sign}{size}{unit}", claim.status, period, parties, claim.quote


def _draw(reading: Reading, columns: tuple[str, ...], rows: list[tuple[object, ...]], title: str) -> None:
    from rich.console import Console
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    from flows.drawn import drawn, least_width

    console = Console()
    text = Text()
    last = 0
    for number, claim in enumerate(reading.claims, 1):
        colour = _COLOURS[(number - 1) % len(_COLOURS)]
        if claim.start >= last:
            text.append(printable(reading.document.text[last : claim.start]))
            text.append(printable(reading.document.text[claim.start : claim.end]), style=f"bold {colour}")
            last = claim.end
        text.append(f"[{number}]", style=f"dim {colour}")
    text.append(printable(reading.document.text[last:]))
    cells = [[cell(value) for value in row] for row in rows]
    panel = Panel(text, title=Text(printable(title)), title_align="left")
    beside = console.width * _SHARE // 100
    if console.width >= _SIDE_BY_SIDE and least_width(columns, cells, _WHOLE) <= beside:
        grid = Table.grid(expand=True, padding=(0, 1))
        grid.add_column(ratio=1)
        grid.add_column(width=beside)
        grid.add_row(panel, drawn(columns, cells, beside, right=("#",), whole=_WHOLE, styles=_COLOURS))
        console.print(grid)
    else:
        console.print(panel)
        console.print(drawn(columns, cells, console.width, right=("#",), whole=_WHOLE, styles=_COLOURS))
