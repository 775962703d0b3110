"""What ends.c offers where it is built."""

def ends(text: str) -> list[int]:
    """Where each mark that may end a sentence stands, and where what belongs to it ends, in turn."""

def last_word(text: str, low: int, at: int) -> int:
    """Where the last word before `at` begins, not before `low`; -1 where none stands there."""
