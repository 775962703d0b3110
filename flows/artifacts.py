"""What Prefect's pages show of a load: a summary in Markdown and a table of its checks. Ids and counts alone.

They are for looking at: a server that cannot take them fails no load.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.audit import Audit
    from warehouse.publish import Published

log = logging.getLogger("communique.artifacts")
SUMMARY_KEY = "communique-load"
CHECKS_KEY = "communique-checks"
_ORDER = ("failed", "nothing_to_compare", "passed")


def report(load_id: str, audit: Audit, published: Published) -> None:
    """Store both artifacts; call it inside a flow."""
    from prefect.artifacts import create_markdown_artifact, create_table_artifact

    try:
        create_markdown_artifact(summary(load_id, audit, published), SUMMARY_KEY, f"Load {load_id}")
        create_table_artifact(checks(audit), CHECKS_KEY, f"Checks of load {load_id}")
    except Exception as error:
        log.warning("no artifact of load %s: %s", load_id, type(error).__name__)


def summary(load_id: str, audit: Audit, published: Published) -> str:
    """Facts by what became of them, and what was held back by which expectation."""
    head = "No row changed." if published.is_nothing_new else "Published."
    lines = [f"# Load {load_id}", "", head, "", "| facts | count |", "| --- | ---: |"]
    lines += [f"| {name} | {count} |" for name, count in published.counts.items()]
    if audit.held:
        lines += ["", "## Held back", "", "| fact | table | expectation |", "| --- | --- | --- |"]
        lines += [f"| `{one.fact_id}` | {one.fact_table} | {one.expectation} |" for one in audit.held[:50]]
        lines += ["", "Why, and from which words: `communique explain FACT_ID`"]
    return "\n".join(lines)


def checks(audit: Audit) -> list[dict[str, Any]]:
    """A row an expectation, those that failed first."""
    ordered = sorted(audit.results, key=lambda one: (_ORDER.index(one.status), one.expectation))
    return [
        {
            "expectation": one.expectation,
            "status": one.status,
            "severity": one.severity,
            "compared": one.compared,
            "failed": one.failed,
        }
        for one in ordered
    ]
