"""What reaches a terminal or a pipe: tables, messages and errors, with the control characters of hostile text disarmed.

On a terminal tables are drawn and coloured; in a pipe they are plain aligned columns of full width.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from flows.errors import CommuniqueError

# C0 and C1 controls and the marks that reorder text on screen; a terminal must never obey what a document says.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Text with control characters spelt out (`\\x1b`) instead of obeyed; tabs and newlines stay."""
    return _CONTROL.sub(lambda match: repr(match.group())[1:-1], text)


def cell(value: Any) -> str:
    """One value for a table: no line breaks, whole numbers without a fraction, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, float):
        # six places are enough; from 100,000 on they are those before the point, which `g` would write as 1e+06
        return f"{value:,.0f}" if abs(value) < 1e15 and (value.is_integer() or abs(value) >= 1e5) else f"{value:.6g}"
    if isinstance(value, bytes):
        return value.hex()
    return printable(" ".join(str(value).split()))


def counted(count: int, what: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person looks at the stream (standard output if none is given)."""
    stream = stream or sys.stdout
    return stream is not None and bool(stream.isatty())


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "", right: Iterable[str] = ()) -> None:
    """Print a table to standard output; the columns named in `right` are numbers."""
    cells = [[cell(value) for value in row] for row in rows]
    numeric = set(right)
    if is_terminal():
        _draw(columns, cells, title, numeric)
        return
    if title:
        print(title)
    widths = [max(len(column), *(len(row[at]) for row in cells), 0) for at, column in enumerate(columns)]
    for row in [list(columns), *cells] if columns else cells:
        aligned = (
            text.rjust(width) if columns[at] in numeric else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(aligned).rstrip())


def _draw(columns: Sequence[str], cells: list[list[str]], title: str, numeric: set[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    from flows.drawn import drawn

    console = Console()
    if title:
        console.print(Text(title, "italic"))
    console.print(drawn(columns, cells, console.width, right=numeric, whole=numeric))


def rows_as(style: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as `table`, `json` (a list of objects) or `csv` (with a header)."""
    if style == "json":
        names = _distinct(columns)
        records = [dict(zip(names, (plain(value) for value in row), strict=True)) for row in rows]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    elif style == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([plain(value) for value in row] for row in rows)
    else:
        table(columns, rows)


def _distinct(columns: Sequence[str]) -> list[str]:
    """Names of columns, a second one of the same name numbered: in an object it would take the place of the first."""
    found: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in found or (number > 1 and name in columns):
            number += 1
            name = f"{column}_{number}"
        found.append(name)
    return found


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates and decimals as text and numbers, infinities as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if abs(value) != float("inf") and value == value else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if type(value).__name__ == "Decimal":
        return float(value)
    return value.hex() if isinstance(value, bytes) else str(value)


def note(text: str) -> None:
    """One line of progress, on standard error."""
    print(printable(text), file=sys.stderr, flush=True)


def complain(error: CommuniqueError) -> None:
    """An error in three lines: what, where, next."""
    for label, text in (("error", error.what), ("where", error.where), ("next", error.next_step)):
        print(f"{label + ':':<6} {printable(text)}", file=sys.stderr, flush=True)
