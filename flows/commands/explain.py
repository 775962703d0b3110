"""`communique explain`: from a fact back to the words it was read from."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(fact_id: Annotated[str, typer.Argument(help="Id of a fact, or its first six or more digits.")]) -> None:
    """Show where a fact comes from: its claims, the sentence with the figure marked, the release.

    Example: communique explain 04c54f794c09
    """
    from flows.explain import explain as show
    from flows.sql import reading
    from flows.workshop import close_workshop, workshop

    try:
        with reading(workshop().settings) as connection:
            show(connection, fact_id)
    finally:
        close_workshop()
