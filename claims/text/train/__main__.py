"""Refit everything that is learned: python -m claims.text.train"""

from __future__ import annotations

from claims.text.meaning.model import FITTED, save
from claims.text.train.gold import labelled
from claims.text.train.learn import cross_fit, fit_all, lessons


def main() -> None:
    """Fit on all labelled documents and write the fitted data."""
    course = lessons(labelled())
    folded = cross_fit(course)
    for name, model in fit_all(course, folded.first).items():
        save(FITTED, name, model)
        print(f"{name}: {model.weights.shape[0]} features, {len(model.classes)} classes")


if __name__ == "__main__":
    main()
