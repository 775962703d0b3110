"""What clause.c offers where it is built; `out` is a list of codes, to which one run of codes is added, as bytes."""

def clause(
    forms: list[int],
    cues: list[tuple[int, ...]],
    concepts: list[tuple[int, ...]],
    heads: bytes,
    sentence: tuple[int, int],
    first: int,
    after: int,
    form: int,
    unit: int,
    template: int,
    out: list[int],
) -> None:
    """What is said in the clause of words `first` to `after` and in the rest of its sentence, as `said` tells it.

    `heads` has a byte for each concept, not 0 for those that may head a phrase; `form` is that of the governing verb,
    `template` the first of the templates, in its place in a code.
    """
