"""The classes, in fixed order, that figures are sorted into by measure, aspect and status."""

from __future__ import annotations

from typing import Final

from claims.model import ASPECTS, MEASURES, STATUSES

NONE: Final = "none"
MEASURE_CLASSES: Final = tuple(sorted((*MEASURES, NONE)))
CLASSES: Final = {"measure": MEASURE_CLASSES, "aspect": tuple(sorted(ASPECTS)), "status": tuple(sorted(STATUSES))}
OUT_OF_SCOPE: Final = MEASURE_CLASSES.index(NONE)
IN: Final = "in"
OUT: Final = "out"
SCOPE_CLASSES: Final = (IN, OUT)
