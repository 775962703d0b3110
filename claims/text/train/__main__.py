"""Refit everything that is learned: python -m claims.text.train; with `product` behind it the choice of goods alone."""

from __future__ import annotations

import sys

from claims.text.meaning.model import Blend, Linear
from claims.text.meaning.stored import FITTED, save, save_panel, save_scan, save_trees
from claims.text.train import calibrate
from claims.text.train.accuracy import judged, read_outside, report
from claims.text.train.gold import labelled
from claims.text.train.goods import fit_goods
from claims.text.train.learn import cross_fit, lessons


def main() -> None:
    """Fit what is asked for."""
    if sys.argv[1:] == ["product"]:
        save(FITTED, "product", fit_goods(labelled()))
    elif sys.argv[1:]:
        sys.exit("usage: python -m claims.text.train [product]")
    else:
        fit_all()


def fit_all() -> None:
    """Fit on all labelled documents and write the fitted data; confidence is calibrated on folds held out, and told."""
    course = lessons(labelled())
    folded = cross_fit(course, with_whole=True)
    claims, found = read_outside(course, folded)
    report(course, claims, found)
    right = judged(course, found)
    sure = calibrate.calibrated([c.odds for own in found for c in own], [one for own in right for one in own])
    calibrate.save(FITTED / "confidence.json", sure)
    shipped = folded.whole
    assert shipped is not None
    for name, model in {**shipped.classifiers, **shipped.rankers}.items():
        if isinstance(model, Linear | Blend):
            save(FITTED, name, model)
            print(f"{name}: {(FITTED / f'{name}.npz').stat().st_size // 1024} KB, {len(model.classes)} classes")
    if shipped.scan is not None:
        save_scan(FITTED, shipped.scan)
    for task, network in shipped.seconds.items():
        save_panel(FITTED, f"{task}2", network)
    for task, trees in shipped.trees.items():
        save_trees(FITTED, f"{task}_trees", trees)


if __name__ == "__main__":
    main()
