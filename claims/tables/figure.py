"""One cell of a sheet as a figure: a stored number as it is, a text only in the number form of the layout."""

from __future__ import annotations

from claims.tables.error import TableError
from claims.tables.layout import TableLayout
from claims.tables.numbers import NumberForm
from claims.tables.sheet import Cell

_TRIM = " \t\u00a0\u202f"


class Figures:
    """Reads cells of one layout."""

    def __init__(self, layout: TableLayout) -> None:
        self._form = NumberForm(layout.decimal_mark, layout.thousands_marks)
        self._missing = frozenset(layout.missing) | {""}
        self._nil = frozenset(layout.nil)
        self._trim = _TRIM + layout.marks

    def read(self, cell: Cell, where: str) -> str | None:
        """The figure with a point and no marks, None where the cell says that there is none.

        Raises TableError for any other text, and for a formula whose value was not stored.
        """
        if cell.is_number:
            return cell.text
        if cell.is_hollow:
            raise TableError(
                "a formula without a stored value", where, "open the workbook, let it compute, and save it"
            )
        text = cell.text.strip(self._trim)
        if text in self._missing:
            return None
        if text in self._nil:
            return "0"
        found = self._form.canonical(text)
        if found is None:
            marks = f"decimal mark {self._form.decimal_mark!r}, thousands {self._form.thousands_marks!r}"
            raise TableError(
                f"{cell.text!r:.80} is no number with {marks}", where, "correct the cell, or the marks in the card"
            )
        return found
