"""How a column is declared: once, with its meaning, from which SQL, Arrow, Delta and the dictionary are all made."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Float, Text
from sqlmodel import Field

TYPES: Final[dict[type, Any]] = {
    str: Text,
    float: Float(53),
    int: BigInteger,
    bool: Boolean,
    date: Date,
    datetime: DateTime(timezone=True),
}


def column(
    kind: type,
    meaning: str,
    *,
    key: bool = False,
    null: bool = False,
    ref: str | None = None,
    of: str | None = None,
    words: tuple[str, ...] = (),
    least: float | None = None,
    most: float | None = None,
    run_bound: bool = False,
) -> Any:
    """A column of `kind`, `meaning` becoming its comment everywhere.

    `ref` names the column it refers to, which the database enforces; `of` one whose values it takes without such a
    constraint. `words` are all the values it may have, beside those of `of`; `least` and `most` the bounds of a number,
    themselves allowed. `run_bound` marks what only tells when or by which run a row was written, and is left out of
    dumps. Amounts are doubles in both databases: SQLite keeps no exact decimals, and fifteen digits are more than any
    statement about money carries.
    """
    info = {"run_bound": run_bound, "vocabulary": words, "values_of": ref or of, "least": least, "most": most}
    options: dict[str, Any] = {"comment": meaning, "info": info}
    extra: dict[str, Any] = {"foreign_key": ref} if ref else {}
    if null:
        extra["default"] = None
    return Field(
        description=meaning,
        primary_key=key,
        nullable=null,
        sa_type=TYPES[kind],
        sa_column_kwargs=options,
        **extra,
    )


def listed(words: tuple[str, ...]) -> str:
    """Words as a sentence lists them: `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def index_name(table: str, *columns: str) -> str:
    """One rule for the names of indexes, so that bulk loads can drop and make them again."""
    return f"ix_{table}_{'_'.join(columns)}"
