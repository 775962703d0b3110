"""What cut.c offers where it is built."""

from collections.abc import Mapping

def split(text: str, way: int, gaps: Mapping[str, int] | None = None) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a text, where each starts and ends and then the length of the text, and what parts each from the
    one before, by `gaps`; nothing of the last where no `gaps` are given.
    """
