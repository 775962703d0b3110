"""What sets.c offers where it is built."""

def runs(
    sets: list[tuple[str, ...]],
    people: dict[str, tuple[int, bytes]],
    grouped: dict[tuple[str, ...], bytes],
    about: tuple[int, ...],
    focus: tuple[str, ...] | None,
    headed: tuple[str, ...] | None,
    companies: list[tuple[str, ...]],
) -> list[bytes]:
    """The codes of each set of parties as a run.

    `people` has what party_runs.py tells of each party in bits, with the run of its own codes; `grouped` the run of
    `group_features` of each set with a group; `about` what it tells of the figure.
    """
