"""What clause.c offers where it is built; `out` is a list of codes, to which one run of codes is added, as bytes."""

def clause(
    forms: list[int],
    cues: list[tuple[int, ...]],
    concepts: list[tuple[int, ...]],
    stems: list[int],
    heads: bytes,
    sentence: tuple[int, int],
    span: tuple[int, int],
    first: int,
    after: int,
    verbs: tuple[int, ...],
    ahead: tuple[int, ...],
    behind: tuple[int, ...],
    number: int,
    total: int,
    is_verb_last: bool,
    unit: int,
    template: int,
    out: list[int],
) -> None:
    """What is said in the clause of words `first` to `after`, and in the rest of its sentence, of a figure over `span`.

    `governed` and `said` tell it. `verbs` are those of the clause, `ahead` and `behind` those of the clauses beside it;
    it is that of a `number` among a `total`. `heads` has a byte for each concept, not 0 for those that may head a
    phrase; `template` is the first of the templates, in its place in a code.
    """
