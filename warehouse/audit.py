"""What the gate answers about a staged load: which expectations held, what is held back, what is flagged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from warehouse.schema.words import OUTCOMES, SEVERITIES


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Outcome of one expectation; `compared` and `failed` count groups, `details` is JSON-able."""

    expectation: str
    severity: str
    owner: str
    meaning: str
    status: str
    compared: int = 0
    failed: int = 0
    details: tuple[dict[str, Any], ...] = ()

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES or self.status not in OUTCOMES:
            raise ValueError(f"{self.expectation}: severity {self.severity!r} or status {self.status!r} is unknown")


@dataclass(frozen=True, slots=True)
class Held:
    """One staged fact that is held back, with both sides' words."""

    fact_table: str
    fact_id: str
    expectation: str
    severity: str
    reason: str
    own_quote: str
    other_quote: str | None = None
    other_fact_id: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The gate's answer. An empty audit holds nothing back and says that nothing was checked."""

    results: tuple[CheckResult, ...] = ()
    held: tuple[Held, ...] = ()
    warned: frozenset[str] = field(default_factory=frozenset)
