"""The one error of the table readers: what is wrong, in which cell, and what to do next."""

from __future__ import annotations


class TableError(ValueError):
    """A table that cannot be read rightly is refused.

    `what` says what is wrong, `where` names the document and the cell, `next` what to try.
    """

    def __init__(self, what: str, where: str, next: str) -> None:
        super().__init__(f"{what} ({where}); {next}")
        self.what = what
        self.where = where
        self.next = next


class NotThisLayout(TableError):
    """A sheet in which nothing is where the layout says; refused, unless another sheet of the document is read."""
