"""A reading for human eyes: the text with its claims marked, and a table of them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.screen import cell, is_terminal, printable, table

if TYPE_CHECKING:
    from claims.model import Claim, Reading

_COLOURS = ("green", "yellow", "cyan", "magenta", "blue", "red")
_SIDE_BY_SIDE = 130


def show_reading(reading: Reading) -> None:
    """Text and table on a terminal; the table alone in a pipe."""
    rows = [row_of(number, claim) for number, claim in enumerate(reading.claims, 1)]
    columns = ("#", "measure", "value", "status", "period", "parties", "words")
    name = reading.document.title or reading.document.id
    title = f"{name} · {len(rows)} claims, {len(reading.unplaced)} unplaced figures"
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
    kind = claim.measure if claim.aspect == "level" else f"{claim.measure} {claim.aspect}"
    return number, kind, f"{sign}{size}{unit}", claim.status, period, parties, claim.quote


def _draw(reading: Reading, columns: tuple[str, ...], rows: list[tuple[object, ...]], title: str) -> None:
    from rich import box
    from rich.columns import Columns
    from rich.console import Console
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

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
    claims = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        claims.add_column(column, justify="right" if column == "#" else "left", overflow="fold")
    for row, number in zip(rows, range(len(rows)), strict=True):
        claims.add_row(*(Text(cell(value)) for value in row), style=_COLOURS[number % len(_COLOURS)])
    panel = Panel(text, title=Text(printable(title)), title_align="left")
    if console.width >= _SIDE_BY_SIDE:
        grid = Table.grid(expand=True, padding=(0, 1))
        grid.add_column(ratio=5)
        grid.add_column(ratio=6)
        grid.add_row(panel, claims)
        console.print(grid)
    else:
        console.print(Columns([panel]), claims, sep="\n")
