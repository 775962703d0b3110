"""What around.c offers where it is built; to `out`, a list of codes, one run of codes is added, as bytes."""

from collections.abc import Set as AbstractSet

def figures(
    stems: list[int],
    suffixes: list[int],
    gaps: list[int],
    concepts: list[tuple[int, ...]],
    counts: list[int],
    heads: bytes,
    sentence_words: list[tuple[int, int]],
    quantity_sentences: list[int],
    quantity_words: list[tuple[int, int]],
    units: list[int],
) -> list[bytes]:
    """The words of each figure and around it as runs, as `word_features` tells them; `counts` are `figure_counts`.

    `heads` has a byte for each concept, not 0 for those that may head a phrase.
    """

def cue_sides(
    cues: list[tuple[int, ...]],
    forms: list[int],
    gaps: list[int],
    weak: bytes,
    sentence: tuple[int, int],
    span: tuple[int, int],
    unit: int,
    template: int,
    out: list[int],
) -> tuple[int, int]:
    """Both sides of a figure, as `side` tells each: the form of the nearest full verb on the left, and on the right.

    `weak` has a byte for each form; `template` is the first of the templates, in its place in a code.
    """

def spread(concepts: AbstractSet[int], first: int, second: int, out: list[int]) -> None:
    """The codes of each concept of a set, as `spread` of spread.py tells them."""

def flat(codes: list[int]) -> bytes:
    """Codes, and runs of them, as one run."""
