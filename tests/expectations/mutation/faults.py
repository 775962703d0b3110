"""The faults: each spoils one thing in what comes in, and names the expectations that ought to say so.

A misreading changes a claim and leaves the text; a misprint changes both, so that only other figures can tell. Some
faults sit in staging itself, as if a step of ours had gone wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tests.expectations.mutation.figures import Figure, Paper
from tests.expectations.mutation.world import Issue

Spoil = Callable[[Issue, random.Random], None]


@dataclass(frozen=True)
class Fault:
    """`spoil` works on what comes in, `corrupt` on staging; `days` is how much later the audit is made."""

    name: str
    expected: frozenset[str]
    spoil: Spoil | None = None
    corrupt: Callable[[sa.Connection, random.Random, str], None] | None = None
    days: int = 0


FAULTS: list[Fault] = []


def fault(*expected: str, days: int = 0) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        FAULTS.append(Fault(spoil.__name__, frozenset(expected), spoil=spoil, days=days))
        return spoil

    return register


def figure(issue: Issue, paper: str, kind: str) -> Figure:
    return next(figure for figure in issue.paper(paper).figures if figure.kind == kind)


def misread(paper: Paper, kind: str, **fields: Any) -> None:
    next(figure for figure in paper.figures if figure.kind == kind).misread |= fields


def claimed(paper: Paper, kind: str) -> dict[str, Any]:
    """The claim as it is without the fault."""
    return next(claim for claim in paper.render()[1] if claim["rule"] == kind)


def everything() -> list[Fault]:
    """Every kind of fault, by import of the files that hold them."""
    from tests.expectations.mutation import corruptions, feeds, misprints, misreadings

    assert all((corruptions, feeds, misprints, misreadings))
    return FAULTS
