"""The fitted models that reading needs, loaded once, on first use."""

from __future__ import annotations

from functools import lru_cache

from claims.text.meaning.classes import CLASSES
from claims.text.meaning.ensemble import Models
from claims.text.meaning.rank_blend import ranker_of
from claims.text.meaning.stored import load, load_panel, load_scan, load_trees

CHOICES = ("parties", "period", "direction")


@lru_cache(maxsize=1)
def models() -> Models:
    """All models. Raises FileNotFoundError, naming `make train`, where one is missing."""
    classifiers = {task: load(task) for task in CLASSES}
    rankers = {choice: ranker_of(load(choice)) for choice in CHOICES}
    seconds = {task: load_panel(f"{task}2") for task in ("measure", "status")}
    trees = {task: load_trees(f"{task}_trees") for task in ("scope", "status")}
    return Models(classifiers, rankers, seconds, trees, load_scan())
