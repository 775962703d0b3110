"""What union.c offers where it is built."""

def of_words(told: list[tuple[int, ...]], first: int, after: int) -> frozenset[int]:
    """All that is told of words `first` to `after`."""
