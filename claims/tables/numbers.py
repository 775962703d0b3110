"""Numbers as tables write them, checked against the marks that the layout declares before anything is computed.

A "1 234,5" where a point was declared is no number here: it is refused with its cell, and never read as 12345.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True)
class NumberForm:
    """The decimal mark and the marks between thousands ("" for none; a space stands for every kind of space)."""

    decimal_mark: str = "."
    thousands_marks: str = ""

    @cached_property
    def _marks(self) -> str:
        return self.thousands_marks.replace(" ", _SPACES)

    @cached_property
    def pattern(self) -> str:
        """The regular expression (RE2 and Python) of a number in this form."""
        decimal = re.escape(self.decimal_mark)
        plain = rf"[0-9]+({decimal}[0-9]*)?|{decimal}[0-9]+"
        grouped = rf"[0-9]{{1,3}}([{re.escape(self._marks)}][0-9]{{3}})+({decimal}[0-9]*)?|" if self._marks else ""
        return rf"^[+-−]?({grouped}{plain})([eE][+-]?[0-9]{{1,3}})?$".replace("+-−", r"+\-−")

    def canonical(self, text: str) -> str | None:
        """The number with a point and no marks ("1 234,5" -> "1234.5"), or None if it is not of this form."""
        if not re.fullmatch(self.pattern, text):
            return None
        for mark in self._marks:
            text = text.replace(mark, "")
        return text.replace(self.decimal_mark, ".").replace("−", "-")

    def canonical_all(self, texts: pa.StringArray) -> tuple[pa.StringArray, int | None]:
        """`canonical` for a column (nulls stay), with the index of the first text that is no such number."""
        good = pc.match_substring_regex(texts, self.pattern)
        if not (pc.all(good, min_count=0).as_py()):
            return texts, pc.index(good, pa.scalar(False)).as_py()
        if self._marks:
            texts = pc.replace_substring_regex(texts, f"[{re.escape(self._marks)}]", "")
        if self.decimal_mark != ".":
            texts = pc.replace_substring(texts, self.decimal_mark, ".")
        return pc.replace_substring(texts, "−", "-"), None


def resolutions(canonical: pa.StringArray) -> pa.DoubleArray:
    """One unit in the last place as written: 1 for "12", 0.01 for "1.50", 10 for "1e1"; null stays."""
    if pc.all(pc.match_substring_regex(canonical, r"^[+-]?\d+$"), min_count=0).as_py():
        return pa.repeat(pa.scalar(1.0), len(canonical))
    parts = pc.extract_regex(canonical, r"^[+-]?\d*\.?(?P<decimals>\d*)(?P<exponent>[eE]?[+-]?\d*)$")
    decimals = pc.cast(pc.utf8_length(pc.struct_field(parts, "decimals")), pa.float64())
    exponent = pc.replace_substring_regex(pc.struct_field(parts, "exponent"), r"^[eE]\+?", "")
    power = pc.cast(pc.if_else(pc.equal(exponent, ""), "0", exponent), pa.float64())
    found: pa.DoubleArray = pc.power(10.0, pc.subtract(power, decimals))
    return found
