"""What cut.c offers where it is built."""

from collections.abc import Mapping
from typing import TypeVar, overload

_Told = TypeVar("_Told")
_Other = TypeVar("_Other")

def split(text: str, way: int, gaps: Mapping[str, int] | None = None) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a text, where each starts and ends and then the length of the text, and what parts each from the
    one before, by `gaps`; nothing of the last where no `gaps` are given.
    """

@overload
def look_up(words: list[str], table: Mapping[str, _Told]) -> list[_Told]: ...
@overload
def look_up(words: list[str], table: Mapping[str, _Told], other: _Other) -> list[_Told | _Other]:
    """What a table tells of each word; `other` where it has none, or, where that is not given, what it then makes."""

def columns(words: list[str], table: dict[str, tuple[_Told, ...]], kinds: int) -> tuple[list[_Told], ...]:
    """What a table tells of each word, which is as much as there are `kinds`: a list for each kind."""

def places(items: list[_Told | None]) -> list[int]:
    """Where a list holds anything but None."""

def gap_class(text: str, start: int, end: int) -> int:
    """What parts two words with nothing but `start` to `end` between."""
