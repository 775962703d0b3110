"""`communique dump`: the state of the warehouse as bytes, to be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def dump(folder: Annotated[Path, typer.Argument(help="Folder to write one CSV a table into.")]) -> None:
    """Write every published table, sorted by key, without the columns that only tell by which run a row was written.

    Two warehouses that were told the same, in whatever order, dump to the same bytes; the digest is of them all.

    Example: communique dump /tmp/state
    """
    from flows.workshop import close_workshop, workshop
    from warehouse.dump import dump as write

    try:
        print(write(workshop().warehouse.database, folder))
    finally:
        close_workshop()
