"""Compile documents with inline marks (`tests/gold/marked/*.txt`) into labelled documents, one JSON object a line.

The format is described in `tests/gold/README.md`. Run `python -m tests.gold.compile_marks` from the root of the
repository; `--show` prints each claim beside its words. Exits 1, writing nothing, where a label breaks a rule.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from claims.model import ASPECTS, DIRECTED_MEASURES, GROUPS, HEDGES, MEASURES, MONEY_MEASURES, STATUSES

HERE: Final = Path(__file__).parent
SOURCES: Final = HERE / "marked"
COMPILED: Final = HERE / "authored-1.jsonl"
HEADERS: Final = ("lang", "published", "home", "title", "topic", "group", "parties")

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
FIGURE = re.compile(r"(?:(\w+) )?(-?[\d.]+(?:e\d+)?)(?::([\d.]+(?:e\d+)?))?(?: (\w+))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")

Record = dict[str, Any]


class MarkError(ValueError):
    """A mark or a header that cannot be read; says which document and which mark."""


def number(digits: str) -> int | float:
    """`180e6` as 180000000, `33.33` as it stands: whole numbers stay whole in the compiled file."""
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


def documents(sources: Path = SOURCES) -> list[Record]:
    """All documents of all marked files, in the order of file names and of the files."""
    blocks = (
        block
        for path in sorted(sources.glob("*.txt"))
        for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.M)
    )
    return [document(block) for block in blocks if block.strip()]


def claim_faults(record: Record) -> Iterator[str]:
    """What in one claim breaks the vocabulary or the rules that tie its fields together."""
    vocabularies = {"measure": MEASURES, "aspect": ASPECTS, "hedge": HEDGES, "status": STATUSES}
    for field, allowed in vocabularies.items():
        if record[field] not in allowed:
            yield f"{field} {record[field]!r}"
    money = record["measure"] in MONEY_MEASURES
    percentage = record["aspect"] in ("change_pct", "share_pct")
    if percentage != (record["unit"] == "percent"):
        yield f"unit {record['unit']} with {record['aspect']}"
    if (
        not percentage
        and record["unit"] not in ("count", "tonne")
        and not (money and re.fullmatch("[A-Z]{3}", record["unit"]))
    ):
        yield f"unit {record['unit']} with {record['measure']}"
    if not percentage and record["unit"] == "count" and money:
        yield f"count with {record['measure']}"
    if (record["value_high"] is not None) != (record["hedge"] == "range"):
        yield "an upper end goes with the hedge range alone"
    known = [code in GROUPS or re.fullmatch("[A-Z]{2}", code) for code in record["parties"]]
    if not known or not all(known):
        yield f"parties {record['parties']}"
    if record["measure"] not in DIRECTED_MEASURES and record["from"]:
        yield f"a direction with {record['measure']}"
    for end in ("period_start", "period_end"):
        if record[end] and not DAY.fullmatch(record[end]):
            yield f"{end} {record[end]}"
    if (record["period_start"] or "") > (record["period_end"] or ""):
        yield "a period that ends before it starts"


def faults(records: list[Record]) -> list[str]:
    """One sentence for each broken rule, naming the document and the words."""
    found = [f"{name}: id twice" for name, count in Counter(record["id"] for record in records).items() if count > 1]
    for record in records:
        for name in ("lang", "topic", "title", "text"):
            if not record[name]:
                found.append(f"{record['id']}: no {name}")
        if "[[" in record["text"] or "]]" in record["text"]:
            found.append(f"{record['id']}: a mark that does not close")
        for item in record["claims"]:
            words = record["text"][item["start"] : item["end"]]
            found += [f"{record['id']}: {words!r}: {fault}" for fault in claim_faults(item)]
            if words != words.strip():
                found.append(f"{record['id']}: {words!r}: blanks at the ends of the words")
    return found


def compiled(records: list[Record]) -> str:
    """The text of the compiled file."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    """Check all marked files and write the compiled one beside them."""
    records = documents()
    found = faults(records)
    for fault in found:
        print(fault, file=sys.stderr)
    if "--show" in sys.argv:
        for record in records:
            for item in record["claims"]:
                fields = {
                    name: value for name, value in item.items() if name not in ("start", "end") and value is not None
                }
                print(record["id"], repr(record["text"][item["start"] : item["end"]]), *fields.values(), sep="\t")
    if found:
        sys.exit(1)
    COMPILED.write_text(compiled(records), encoding="utf-8")
    print(f"{len(records)} documents, {sum(len(record['claims']) for record in records)} claims")


if __name__ == "__main__":
    main()
