"""The classes, in fixed order, that figures are sorted into by measure, aspect and status."""

from __future__ import annotations

from claims.model import ASPECTS, MEASURES, STATUSES

NONE = "none"
MEASURE_CLASSES = tuple(sorted((*MEASURES, NONE)))
CLASSES = {"measure": MEASURE_CLASSES, "aspect": tuple(sorted(ASPECTS)), "status": tuple(sorted(STATUSES))}
OUT_OF_SCOPE = MEASURE_CLASSES.index(NONE)
IN, OUT = SCOPE_CLASSES = ("in", "out")
