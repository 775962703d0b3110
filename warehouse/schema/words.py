"""The closed vocabularies that columns take their values from. Those of claims are the claim model's own."""

from __future__ import annotations

from typing import Final

from claims.model import ASPECTS, HEDGES, MEASURES, STATUSES
from claims.tables.observation import FLAGS

__all__ = ["ASPECTS", "FLAGS", "HEDGES", "MEASURES", "STATUSES"]

GRAINS: Final = ("day", "month", "quarter", "half", "year", "multi_year", "ytd", "part_year", "none")
PLAIN_UNITS: Final = ("percent", "count", "tonne")
ORIGINS: Final = ("stated", "counted")
QUALITIES: Final = ("ok", "warned")
EVENT_KINDS: Final = ("exhibition", "forum", "summit", "conference", "commission", "council", "meeting", "festival")
PARTY_KINDS: Final = ("country", "group", "unknown")
ISIC_SECTIONS: Final = tuple("ABCDEFGHIJKLMNOPQRSTU")
SEVERITIES: Final = ("error", "warning", "info")
OUTCOMES: Final = ("passed", "failed", "nothing_to_compare")
VERDICTS: Final = ("release", "reject")
ALERTED: Final = ("opened", "recovered")
