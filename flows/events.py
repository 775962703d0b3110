"""The product's events, sent to Prefect for automations and triggers. Ids and counts, never data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

LANDED: Final = "communique.raw.landed"
READ: Final = "communique.claims.read"
PUBLISHED: Final = "communique.warehouse.published"
FAILED: Final = "communique.expectation.failed"
RECOVERED: Final = "communique.expectation.recovered"

# An event is sent once: the run that it starts tries again before it leaves the work to the sweep.
RETRIES: Final = 3
RETRY_SECONDS: Final = 10

# So many documents of one ingest are announced one by one; all of them together always are.
MOST_SINGLE: Final = 50
_ID = re.compile(r"[A-Za-z0-9_.:\-]{1,120}")


def digest(ids: Iterable[str]) -> str:
    """One id for many: the same documents, in whatever order, have the same."""
    return hashlib.blake2b("\n".join(sorted(ids)).encode(), digest_size=16).hexdigest()


def emit(event: str, kind: str, subject: str, counts: Mapping[str, int] | None = None, **ids: str) -> None:
    """Send one event about one thing: `kind` and `subject` name it ("load", its id).

    Raises ValueError where an id is no short token or a count no number: quotes and titles stay out.
    """
    from prefect.events import emit_event

    payload: dict[str, int | str] = {}
    for name, value in ids.items():
        if not _ID.fullmatch(value):
            raise ValueError(f"{event}: {name} is no id")
        payload[name] = value
    for name, count in (counts or {}).items():
        if not isinstance(count, int):
            raise ValueError(f"{event}: {name} is no count")
        payload[name] = count
    if not _ID.fullmatch(subject):
        raise ValueError(f"{event}: its subject is no id")
    resource = {"prefect.resource.id": f"communique.{kind}.{subject}", "prefect.resource.name": subject}
    emit_event(event, resource=resource, payload={"id": subject, **payload})
