"""The word right before a place in a text, looked for backwards: many times faster than a pattern tied to an end."""

from __future__ import annotations

from typing import Final

_BLANKS: Final = " \u00a0\n\t"
_MARKS: Final = "’'‑–.-_"
_LONGEST: Final = 60
_MOST_BLANKS: Final = 2


def word_before(text: str, at: int, low: int = 0) -> tuple[int, int] | None:
    """The span of the word before `at`, with marks within and at its ends, one or two blanks in between.

    None where none is, or it would begin before `low`.
    """
    end = at
    while end > low and at - end < _MOST_BLANKS and text[end - 1] in _BLANKS:
        end -= 1
    start = end
    is_word = False
    while start > low and end - start < _LONGEST and (text[start - 1].isalnum() or text[start - 1] in _MARKS):
        start -= 1
        is_word = is_word or text[start].isalnum()
    return (start, end) if is_word and end < at else None
