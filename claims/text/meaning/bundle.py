"""The fitted models that reading needs, loaded once, on first use, from where they are kept ready."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.kept import kept
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.ensemble import Models
from claims.text.meaning.rank_blend import ranker_of
from claims.text.meaning.stored import fitted, load, load_panel, load_scan, load_trees

CHOICES: Final = ("parties", "period", "direction", "product")
SECONDS: Final = ("measure", "status")
TREES: Final = ("scope", "status")
FILES: Final = (*CLASSES, *CHOICES, *(f"{task}2" for task in SECONDS), *(f"{task}_trees" for task in TREES), "scan")


@lru_cache(maxsize=1)
def models() -> Models:
    """All models. Raises FileNotFoundError, naming `make train`, where one is missing."""
    return kept("models", [fitted(name) for name in FILES], _made)


def _made() -> Models:
    classifiers = {task: load(task) for task in CLASSES}
    rankers = {choice: ranker_of(load(choice)) for choice in CHOICES}
    seconds = {task: load_panel(f"{task}2") for task in SECONDS}
    trees = {task: load_trees(f"{task}_trees") for task in TREES}
    made = Models(classifiers, rankers, seconds, trees, load_scan())
    made.prepare()
    return made
