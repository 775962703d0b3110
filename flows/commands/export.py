"""`communique export`: every table and mart as plain files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """The files that are written."""

    parquet = "parquet"
    csv = "csv"
    duckdb = "duckdb"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write into; made if absent.")],
    form: Annotated[Form, typer.Option("--format", help="One file a table, or one DuckDB file.")] = Form.parquet,
) -> None:
    """Write every published table and mart as Parquet or CSV with a datapackage.json, or as one DuckDB file.

    Example: communique export tables
    """
    from flows.workshop import close_workshop, workshop
    from warehouse.export import export as write

    try:
        counts = write(workshop().warehouse.database, folder, form.value)
    finally:
        close_workshop()
    print(f"{sum(counts.values())} rows of {len(counts)} tables in {folder}")
