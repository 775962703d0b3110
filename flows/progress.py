"""A bar on the terminal of a person who waits; nothing in a pipe, and nothing where the work is done at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from flows.screen import is_terminal

WORTH_SECONDS = 1.0
One = TypeVar("One")


def watched(items: Iterable[One], label: str, total: int | None = None) -> Iterator[One]:
    """The items as they come, with a bar on standard error once they have taken a second; `total` where it is known."""
    if not is_terminal(sys.stderr):
        yield from items
        return
    source, began, count = iter(items), time.monotonic(), 0
    for one in source:
        yield one
        count += 1
        if time.monotonic() - began > WORTH_SECONDS:
            break
    else:
        return
    yield from _drawn(source, label, total, count)


def _drawn(rest: Iterator[One], label: str, total: int | None, count: int) -> Iterator[One]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("· {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(label, total=total, completed=count)
        for one in rest:
            yield one
            bars.advance(bar)
