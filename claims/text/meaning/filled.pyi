"""What filled.c offers where it is built."""

from typing import TypeVar

_Made = TypeVar("_Made")

def filled(made: type[_Made], values: tuple[object, ...]) -> _Made:
    """A data class with slots whose fields, in their order, hold some values."""
