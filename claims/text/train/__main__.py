"""Refit everything that is learned: python -m claims.text.train"""

from __future__ import annotations

from claims.text.meaning.model import FITTED, save
from claims.text.meaning.reading import choices
from claims.text.train import calibrate
from claims.text.train.accuracy import judged
from claims.text.train.gold import labelled
from claims.text.train.learn import cross_fit, fit_all, lessons


def main() -> None:
    """Fit on all labelled documents and write the fitted data; confidence is calibrated on folds held out."""
    course = lessons(labelled())
    folded = cross_fit(course)
    names = sorted(set(folded.folds))
    found = [
        choices(lesson.scene, folded.models[names.index(fold)])
        for lesson, fold in zip(course, folded.folds, strict=True)
    ]
    right = judged(course, found)
    sure = calibrate.calibrated([c.odds for own in found for c in own], [one for own in right for one in own])
    calibrate.save(FITTED / "confidence.json", sure)
    for name, model in fit_all(course, folded).items():
        save(FITTED, name, model)
        print(f"{name}: {model.weights.shape[0]} features, {len(model.classes)} classes")


if __name__ == "__main__":
    main()
