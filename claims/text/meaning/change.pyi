"""What change.c offers where it is built."""

ChangeFigure = tuple[int, int, int, int, int, int, int, int, int, int]
"""The first word of a figure and the one after it, those of its part of the sentence, the one after its sentence; its
change with its unit, its unit, its kind, and what is told of the figures right before and after it."""

def changes(
    stems: list[int],
    suffixes: list[int],
    concepts: list[tuple[int, ...]],
    figures: list[ChangeFigure],
    told: bytes,
    template: int,
) -> list[list[int]]:
    """The codes of each figure as `change_features` tells them, as a list of one run of bytes.

    `told` has a byte for each concept, not 0 for those that tell of changes; `template` the first of the templates, in
    its place in a code. Raises IndexError and ValueError for what does not fit together.
    """
