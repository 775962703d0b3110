"""Whether all labelled documents obey the claim model: python -m tests.gold.check_marks

`--show` prints each claim of the marked documents beside its words, `--jsonl` the documents, one JSON object a line, as
other scorers take them. Exits 1 where a label breaks a rule.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claims.model import ASPECTS, DIRECTED_MEASURES, GROUPS, HEDGES, MEASURES, MONEY_MEASURES, STATUSES
from claims.text.train.marks import Record, documents

MARKED: Final = Path(__file__).parent / "marked"

DAY = re.compile(r"\d{4}-\d\d-\d\d")


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


def main() -> None:
    """Check all marked files; print what is wrong to stderr."""
    records = documents(MARKED)
    found = faults(records)
    for fault in found:
        print(fault, file=sys.stderr)
    for record in records:
        if "--jsonl" in sys.argv:
            print(json.dumps(record, ensure_ascii=False))
        elif "--show" in sys.argv:
            for item in record["claims"]:
                told = [value for name, value in item.items() if name not in ("start", "end") and value is not None]
                print(record["id"], repr(record["text"][item["start"] : item["end"]]), *told, sep="\t")
    print(f"{len(records)} documents, {sum(len(one['claims']) for one in records)} claims", file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
