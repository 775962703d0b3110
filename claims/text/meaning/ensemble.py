"""The fitted models that one reading needs, made ready together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.text.meaning.joint import Joint
from claims.text.meaning.model import Linear, Model, Panel
from claims.text.meaning.panels import Panels
from claims.text.meaning.rank_blend import Ranker
from claims.text.meaning.scan import Scan
from claims.text.meaning.trees import Trees


@dataclass(frozen=True, eq=False, repr=False)
class Models:
    """The fitted classifiers (by task) and rankers (by choice)."""

    classifiers: Mapping[str, Model]
    rankers: Mapping[str, Ranker]
    seconds: Mapping[str, Panel]
    """The networks, by task, that look again in the light of the first readings; a task without one keeps its first."""
    trees: Mapping[str, Trees]
    """The trees that look again: of "scope", in the classes SCOPE_CLASSES, and of "status", in CLASSES."""
    scan: Scan | None = None
    """The network that reads words in order; without one, nothing is read so."""

    @cached_property
    def joint(self) -> Joint:
        """The classifiers, made ready to look at the same features at once."""
        return Joint(self.classifiers)

    @cached_property
    def panels(self) -> Panels:
        """The networks that look again, side by side."""
        return Panels(self.seconds)

    def prepare(self) -> None:
        """Make ready what is made at the first text otherwise."""
        _ = self.joint, self.panels
        for ranker in self.rankers.values():
            if isinstance(ranker, Linear):
                ranker.prepare()
        for trees in self.trees.values():
            trees.prepare()
        if self.scan is not None:
            self.scan.prepare()
