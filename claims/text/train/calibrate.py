"""Fitting the calibration of confidence, and the table that shows whether it holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from claims.text.meaning.confidence import Calibration, parts

KNOTS = 24
CAUTION = 4.0
"""Pseudo-counts of the prior share that each step is drawn towards: a few lucky claims make no certainty."""


def calibrated(odds: Sequence[Sequence[float]], right: Sequence[bool]) -> Calibration:
    """The calibration of choices with these odds, of which those marked were right in every field."""
    features = np.array([parts(one) for one in odds])
    truth = np.array(right, dtype=float)
    model = LogisticRegression(C=0.1, max_iter=500).fit(features, truth)
    scores = features @ model.coef_[0] + model.intercept_[0]
    order = np.argsort(scores, kind="stable")
    bins = np.array_split(order, KNOTS)
    centres = np.array([scores[one].mean() for one in bins])
    prior = truth.mean()
    shares = np.array([(truth[one].sum() + CAUTION * prior) / (len(one) + CAUTION) for one in bins])
    shares = IsotonicRegression().fit(centres, shares).predict(centres)
    rounded = [round(float(x), 6) for x in centres], [round(float(x), 6) for x in shares]
    return Calibration(
        tuple(round(float(w), 6) for w in model.coef_[0]), round(float(model.intercept_[0]), 6), *map(tuple, rounded)
    )


def save(path: Path, calibration: Calibration) -> None:
    """Write a calibration as JSON."""
    held = {name: getattr(calibration, name) for name in ("weights", "offset", "scores", "shares")}
    path.write_text(json.dumps(held) + "\n", encoding="utf-8")


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> str:
    """A table: of the claims with confidence in each band, how many were given and what share was right."""
    lines = [f"{'confidence':>12}{'claims':>8}{'said':>8}{'right':>8}"]
    edges = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
    said, truth = np.array(confidences), np.array(right, dtype=float)
    for low, high in pairwise(edges):
        band = (said >= low) & (said < high)
        if band.any():
            lines.append(
                f"{low:>6.1f}–{min(high, 1.0):<5.1f}{band.sum():>8}{said[band].mean():>8.2f}{truth[band].mean():>8.2f}"
            )
    return "\n".join(lines)
