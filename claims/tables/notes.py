"""What a reader left out and why, in counts: nothing in scope disappears without a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """Reasons with the number of cells, rows or sheets they concern, in order of first appearance."""

    counts: Counter[str] = field(default_factory=Counter)
    most: int = 200

    def add(self, reason: str, count: int = 1) -> None:
        """Count `reason`; beyond `most` different reasons the rest is counted together, so that notes stay small."""
        if reason not in self.counts and len(self.counts) >= self.most:
            reason = "further reasons"
        self.counts[reason] += count

    def lines(self) -> list[str]:
        """One line a reason: `reason: count`."""
        return [f"{reason}: {count}" for reason, count in self.counts.items()]
