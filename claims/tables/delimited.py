"""Delimited text, streamed in bounded memory: the source's columns as texts, a block at a time.

pyarrow's reader does the work. Everything is read as text, so that codes keep their leading zeros and numbers the form
in which they were written; a row of the wrong length is refused by its number.
"""

from __future__ import annotations

import codecs
import csv
import functools
import io
from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from claims.tables.block import Block, taken
from claims.tables.error import TableError
from claims.tables.layout import TableLayout
from claims.tables.limits import Limits

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

BLOCK_BYTES = 4 << 20
HEADER_BYTES = 262_144
DELIMITERS = ",;\t|"
_END = "the end of the text"


def decoded(data: bytes, encoding: str, name: str) -> bytes:
    """The text as UTF-8 without a byte-order mark. Raises TableError with the first byte that does not fit."""
    for mark, marked in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
    try:
        # What is strictly UTF-8 is nothing else by chance: who changed over to it need not wait for the card.
        if encoding.startswith("utf-16") or not _is_utf8(data):
            data = data.decode(encoding).encode()
    except (UnicodeDecodeError, LookupError) as error:
        raise TableError(f"not in {encoding}: {error}", name, "declare the encoding in the card") from error
    # Lines may end as old Macintosh programs end them.
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    # Piece by piece, so that a check costs no second copy of the text.
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data) + 1, BLOCK_BYTES):
            decoder.decode(data[start : start + BLOCK_BYTES], final=start + BLOCK_BYTES > len(data))
    except UnicodeDecodeError:
        return False
    return True


def check_closed(data: bytes, delimiter: str, name: str) -> None:
    """Raises TableError where the text ends within quotes: what follows the last of them would be one cell, unseen."""
    if data.count(b'"') % 2 == 0:
        return
    lines = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
    try:
        (last,) = deque(csv.reader(chain(lines, ["\n", _END]), delimiter=delimiter), maxlen=1)
    except csv.Error as error:
        raise TableError(f"unreadable as delimited text: {error}", name, "mend the file's quotes") from error
    if last != [_END]:
        raise TableError("the text ends within quotes", name, "fetch it again: it may be cut short; or mend its quotes")


def first_line(data: bytes, skip_lines: int = 0) -> str:
    """The first line after those skipped, decoded leniently: enough to see the header and the delimiter."""
    lines = data[:HEADER_BYTES].split(b"\n", skip_lines + 1)
    return lines[skip_lines].decode("utf-8", "replace").rstrip("\r") if len(lines) > skip_lines else ""


def fields_of(line: str, delimiter: str) -> list[str]:
    """The fields of one line, trimmed; none where it is no delimited text."""
    try:
        return [field.strip() for field in next(csv.reader([line.replace("\r", " ")], delimiter=delimiter), [])]
    except csv.Error:
        return []


def delimiter_of(line: str) -> str:
    """The delimiter that splits a header line into the most columns."""
    return max(DELIMITERS, key=lambda mark: len(fields_of(line, mark)))


def delimiter_of_lines(lines: list[str]) -> str:
    """The delimiter that splits the most lines into one and the same number of columns.

    The longest line would not do: it may be a title, whose commas part no columns.
    """

    def regular(mark: str) -> tuple[int, int]:
        widths = Counter(width for line in lines if (width := len(fields_of(line, mark))) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=regular)


def header_of(data: bytes) -> list[str]:
    """The column names of the first line."""
    line = first_line(data)
    return fields_of(line, delimiter_of(line))


class _Lengths:
    """Refuses a row of the wrong length and remembers it."""

    wrong: tuple[int, int, int] | None = None

    def __call__(self, row: Any) -> Literal["skip", "error"]:
        self.wrong = (row.number, row.actual_columns, row.expected_columns)
        return "error"


def blocks(data: bytes, name: str, layout: TableLayout, limits: Limits) -> Iterator[Block]:
    """The rows as blocks of some megabytes; addresses read `row 5, Value`, the header being row 1."""
    if len(data) > limits.csv_bytes:
        raise TableError(f"{len(data)} bytes of text", name, f"split it: the limit is {limits.csv_bytes} bytes")
    data = decoded(data, layout.encoding, name)
    line = first_line(data, layout.skip_lines)
    delimiter = layout.delimiter or delimiter_of(line)
    check_closed(data, delimiter, name)
    # A trailing delimiter leaves a column without a name.
    names = [each or f"column {at}" for at, each in enumerate(fields_of(line, delimiter), start=1)]
    _check_header(names, f"{name}, row {layout.skip_lines + 1}", limits)
    lengths = _Lengths()
    value = layout.roles["value"].column or "value"
    row = layout.skip_lines + 2
    try:
        with _opened(data, names, delimiter, layout.skip_lines + 1, lengths) as reader:
            for batch in reader:
                yield _block(batch, names, row, value)
                row += batch.num_rows
    except pa.ArrowInvalid as error:
        if lengths.wrong is not None:
            number, actual, expected = lengths.wrong
            raise TableError(
                f"{actual} columns where the header has {expected}",
                f"{name}, row {number}",
                "mend the row, or its quotes",
            ) from error
        raise TableError(
            f"unreadable as delimited text: {error}", name, "check encoding and delimiter in the card"
        ) from error


def _check_header(names: list[str], where: str, limits: Limits) -> None:
    if len(names) > limits.columns:
        raise TableError(f"{len(names)} columns", where, f"the limit is {limits.columns}")
    twice = sorted({each for each in names if names.count(each) > 1}) if len(names) < 1_000 else []
    if twice:
        raise TableError(f"column {twice[0]!r} stands twice", where, "rename one of them")


def _opened(
    data: bytes, names: list[str], delimiter: str, skip: int, lengths: _Lengths
) -> pyarrow.csv.CSVStreamingReader:
    return pyarrow.csv.open_csv(
        io.BytesIO(data),
        read_options=pyarrow.csv.ReadOptions(
            block_size=BLOCK_BYTES, column_names=names, skip_rows=skip, use_threads=False
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=lengths
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={each: pa.string() for each in names}, strings_can_be_null=False
        ),
    )


def _block(batch: pa.RecordBatch, names: list[str], first: int, value: str) -> Block:
    numbers = pa.array(range(first, first + batch.num_rows), pa.int64())
    cells = pc.binary_join_element_wise("row ", pc.cast(numbers, pa.string()), f", {value}", "")
    columns: dict[str, Any] = dict(zip(names, batch.columns, strict=True))
    block = Block(columns, cells)
    is_filled = functools.reduce(pc.or_, (pc.not_equal(texts, "") for texts in columns.values()))
    return taken(block, is_filled)
