"""Labelled documents with their labels written into the text, in the marks that `tests/gold/README.md` describes."""

from __future__ import annotations

import calendar
import re
from pathlib import Path
from typing import Any, Final

HEADERS: Final = ("lang", "published", "home", "title", "topic", "group", "parties")

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
FIGURE = re.compile(r"(?:(\w+) )?(-?[\d.]+(?:e\d+)?)(?::([\d.]+(?:e\d+)?))?(?: (\w+))?")

Record = dict[str, Any]


class MarkError(ValueError):
    """A mark or a header that cannot be read; says which document and which mark."""


def number(digits: str) -> int | float:
    """`180e6` as 180000000, `33.33` as it stands: whole numbers stay whole."""
    value = round(float(digits), 6)
    return int(value) if value.is_integer() else value


def period(words: str) -> tuple[str | None, str | None]:
    """`-` is no period, `2023` a year, `2023-01..2023-07` the months from the first day to the last, ISO days stay."""
    if words == "-":
        return None, None
    first, _, last = words.partition("..")
    last = last or first
    start = first + "-01-01"[len(first) - 4 :]
    if len(last) == 4:
        return start, f"{last}-12-31"
    if len(last) == 7:
        year, month = map(int, last.split("-"))
        return start, f"{last}-{calendar.monthrange(year, month)[1]}"
    return start, last


def parties(words: str, default: str) -> tuple[list[str], str | None, str | None]:
    """`BY/KZ` ties both, `BY>KZ` runs from the first to the second, `RO/RU>EG` from several; nothing: the header's.

    A side that is no economy (an institution, a continent) is left empty: `>KZ` or `CN>`.
    """
    words = words or default
    source, arrow, target = words.partition(">")
    codes = sorted(code for side in (source, target) for code in side.split("/") if code)
    sides = [side if side and "/" not in side else None for side in (source, target)]
    return (codes, sides[0], sides[1]) if arrow else (codes, None, None)


def claim(mark: str, start: int, default_parties: str, where: str) -> tuple[str, Record]:
    """The words of one mark and its claim; the fields of a mark are those that the README lists."""
    fields = mark.split("|")
    if not 5 <= len(fields) <= 7:
        raise MarkError(f"{where}: mark {mark!r} has {len(fields)} fields, not 5 to 7")
    words, measured, figure, status, when, who, product = (*fields, "", "")[:7]
    measure, _, aspect = measured.partition(" ")
    match = FIGURE.fullmatch(figure)
    if not match:
        raise MarkError(f"{where}: figure {figure!r} in mark {mark!r} is not `hedge value:high unit`")
    hedge, low, high, unit = match.groups()
    aspect = aspect or "level"
    period_start, period_end = period(when)
    codes, source, target = parties(who, default_parties)
    return words, {
        "measure": measure,
        "aspect": aspect,
        "value": number(low),
        "value_high": number(high) if high else None,
        "hedge": hedge or ("range" if high else "eq"),
        "unit": unit or ("percent" if aspect in ("change_pct", "share_pct") else "count"),
        "status": status,
        "period_start": period_start,
        "period_end": period_end,
        "parties": codes,
        "from": source,
        "to": target,
        "product": product or None,
        "start": start,
        "end": start + len(words),
    }


def document(block: str) -> Record:
    """One document: the id, header lines, an empty line, the text with its marks."""
    head, _, marked = block.partition("\n\n")
    identifier, *lines = head.strip().splitlines()
    headers = dict.fromkeys(HEADERS, "")
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name not in headers:
            raise MarkError(f"{identifier}: header line {line!r}; known headers are {', '.join(HEADERS)}")
        headers[name] = value.strip()
    pieces: list[str] = []
    claims: list[Record] = []
    length = done = 0
    marked = marked.strip()
    for match in MARK.finditer(marked):
        plain = marked[done : match.start()]
        length += len(plain)
        words, record = claim(match[1], length, headers["parties"], identifier)
        pieces += [plain, words]
        claims.append(record)
        length, done = length + len(words), match.end()
    pieces.append(marked[done:])
    kept = {name: headers[name] or None for name in HEADERS if name != "parties"}
    return {"id": identifier.strip(), **kept, "text": "".join(pieces), "claims": claims}


def documents(sources: Path) -> list[Record]:
    """All documents of the marked files (`*.txt`) of a folder, in the order of file names and of the files.

    Raises MarkError for a mark or a header that cannot be read.
    """
    blocks = (
        block
        for path in sorted(sources.glob("*.txt"))
        for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.M)
    )
    return [document(block) for block in blocks if block.strip()]
