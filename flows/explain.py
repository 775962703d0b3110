"""From a fact back to the words: fact, supporting claims, the sentence with the figure marked, and its release."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, text

from flows.errors import CommuniqueError
from flows.screen import cell, is_terminal, printable
from warehouse.schema import FACT_TABLES

AROUND = 240
_CLAIMS = text(
    "SELECT c.*, r.title, r.url, r.source_name, r.published_date, r.language_code, t.text "
    "FROM claim c JOIN dim_release r ON r.release_id = c.release_id "
    "LEFT JOIN release_text t ON t.release_id = c.release_id "
    "WHERE c.claim_id = :winner OR c.claim_id IN (SELECT claim_id FROM bridge_fact_claim WHERE fact_id = :fact) "
    "ORDER BY c.claim_id <> :winner, r.known_from, c.claim_id"
)
_MARK = ("\033[1;33m", "\033[0m")


def explain(connection: Connection, asked: str) -> None:
    """Print where a fact comes from; `asked` is its id or the id's beginning. Raises CommuniqueError."""
    name, fact, held = find(connection, asked)
    print(f"{name} {fact['fact_id']}")
    for line in fact_lines(fact):
        print("  " + line)
    for one in held:
        print(f"\nHeld back by {one['expectation']} ({one['severity']}): {printable(one['reason'])}")
    wanted = {"fact": fact["fact_id"], "winner": fact["claim_id"]}
    claims = [dict(row) for row in connection.execute(_CLAIMS, wanted).mappings()]
    for claim in claims:
        print("\n" + ("Read from" if claim["claim_id"] == fact["claim_id"] else "Also said in"))
        for line in claim_lines(claim):
            print("  " + line)
    same = same_subject(connection, name, fact)
    if same:
        print("\nOther words on the same subject")
        for row in same:
            period = f"known {cell(row['known_from'])}" + (f" to {cell(row['known_to'])}" if row["known_to"] else "")
            print(f"  {row['fact_id']}  {figure(row)}  {period}, {row['quality']}")


def find(connection: Connection, asked: str) -> tuple[str, Mapping[str, Any], list[Mapping[str, Any]]]:
    """The table and the row of a fact, published or held back, and why it is held back."""
    wanted = asked.strip().lower()
    if len(wanted) < 6 or not all(char in "0123456789abcdef" for char in wanted):
        raise CommuniqueError(
            "this is no fact id", asked, 'take one from: communique query "SELECT fact_id FROM fact_turnover"'
        )
    pattern = {"id": wanted + "%"}
    query = text("SELECT * FROM quarantine WHERE fact_id LIKE :id ORDER BY fact_id, expectation")
    held: list[Mapping[str, Any]] = [dict(row) for row in connection.execute(query, pattern).mappings()]
    found: dict[str, tuple[str, Mapping[str, Any]]] = {
        row["fact_id"]: (row["fact_table"], {"fact_id": row["fact_id"], **json.loads(row["fact"])}) for row in held
    }
    for name in FACT_TABLES:
        rows = connection.execute(text(f"SELECT * FROM {name} WHERE fact_id LIKE :id LIMIT 5"), pattern).mappings()  # noqa: S608
        found |= {row["fact_id"]: (name, dict(row)) for row in rows}
    if not found:
        raise CommuniqueError(
            "no such fact", asked, 'list some with: communique query "SELECT fact_id FROM fact_turnover"'
        )
    if len(found) > 1:
        raise CommuniqueError(
            f"{len(found)} facts begin like this", asked, "give more digits: " + " ".join(sorted(found)[:5])
        )
    name, fact = next(iter(found.values()))
    return name, fact, held


def figure(row: Mapping[str, Any]) -> str:
    """Value, range, unit and hedge of a fact or a claim in one phrase."""
    size = cell(row["value"]) + (f" to {cell(row['value_high'])}" if row["value_high"] is not None else "")
    return f"{size} {row['unit_code']} ({row['hedge']})"


def fact_lines(fact: Mapping[str, Any]) -> Iterator[str]:
    """What the fact says, in a few lines."""
    way = (
        f" from {fact['from_party_id']} to {fact['to_party_id']}"
        if fact["from_party_id"] or fact["to_party_id"]
        else ""
    )
    period = f"{cell(fact['period_start'])} to {cell(fact['period_end'])}" if fact["period_start"] else "no period"
    yield f"{fact['pair_id']}{way} · {fact['measure']} {fact['aspect']} · {fact['status']} · {period}"
    low, high = (cell(fact[end]) or "unbounded" for end in ("low", "high"))
    yield f"{figure(fact)}, between {low} and {high}"
    if fact["value_usd"] is not None:
        rate = (
            f", rate {cell(fact['fx_rate'])} of {cell(fact['fx_date'])} ({fact['fx_source_name']})"
            if fact["fx_source_name"]
            else ""
        )
        yield f"{cell(fact['value_usd'])} USD{rate}"
    known = f"known from {cell(fact['known_from'])}" + (f" to {cell(fact['known_to'])}" if fact["known_to"] else "")
    yield f"{fact['origin']}, {known}, {fact['corroboration_count']} supports, quality {fact['quality']}"


def claim_lines(claim: Mapping[str, Any]) -> Iterator[str]:
    """The release and the sentence of a claim."""
    when = cell(claim["published_date"]) or "undated"
    yield printable(f"{claim['title'] or claim['release_id']} ({claim['source_name']}, {when})")
    if claim["url"]:
        yield printable(claim["url"])
    yield sentence(claim)
    rule, sure = claim["rule_name"] or "-", cell(claim["confidence"])
    yield f"claim {claim['claim_id']}, read by {claim['reader']}, rule {rule}, confidence {sure}"


def sentence(claim: Mapping[str, Any]) -> str:
    """The sentence around the figure, which is marked; the quote alone where there is no text (a table's cell)."""
    body, start, end = claim["text"], claim["quote_start"], claim["quote_end"]
    on, off = _MARK if is_terminal() else ("[[", "]]")
    if not body or body[start:end] != claim["quote"]:
        return f"{on}{printable(claim['quote'])}{off}"
    left = max(body.rfind(mark, max(0, start - AROUND), start) + 1 for mark in (". ", "\n", "! ", "? "))
    left = left or max(0, start - AROUND)
    ends = [at for mark in (". ", "\n", "! ", "? ") if (at := body.find(mark, end, end + AROUND)) >= 0]
    right = min(ends) + 1 if ends else min(len(body), end + AROUND)
    parts = (body[left:start], body[start:end], body[end:right])
    before, words, after = (printable(part.replace("\n", " ")) for part in parts)
    return f"{before.lstrip()}{on}{words}{off}{after.rstrip()}"


def same_subject(connection: Connection, name: str, fact: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Facts of the same grain told otherwise or at another time."""
    query = text(f"SELECT * FROM {name} WHERE subject_id = :subject AND fact_id <> :id ORDER BY known_from LIMIT 20")  # noqa: S608
    found = connection.execute(query, {"subject": fact.get("subject_id"), "id": fact["fact_id"]}).mappings()
    return [dict(row) for row in found]
