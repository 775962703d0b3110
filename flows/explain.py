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
_DECISIONS = text(
    "SELECT decided_at, verdict, expectation, decided_by, why FROM steward_decision WHERE fact_id = :fact "
    "ORDER BY decided_at, expectation"
)
_CORRECTION = text("SELECT changes, who, why, until FROM correction WHERE correction_id = :id")
_MARK = ("\033[1;33m", "\033[0m")


def explain(connection: Connection, asked: str) -> None:
    """Print where a fact comes from; `asked` is its id or the id's beginning. Raises CommuniqueError."""
    name, fact, held = find(connection, asked)
    print(f"{name} {fact['fact_id']}")
    for line in fact_lines(fact):
        print("  " + printable(line))
    for one in held:
        print(f"\nHeld back by {one['expectation']} ({one['severity']}): {printable(one['reason'])}")
    for line in decided(connection, fact):
        print("\n" + printable(line))
    wanted = {"fact": fact["fact_id"], "winner": fact["claim_id"]}
    claims = [dict(row) for row in connection.execute(_CLAIMS, wanted).mappings()]
    for claim in claims:
        print("\n" + ("Read from" if claim["claim_id"] == fact["claim_id"] else "Also said in"))
        for line in claim_lines(claim):
            print("  " + line)
    other_origin = "Stated of the same" if fact["origin"] == "counted" else "Counted of the same"
    for title, rows in (
        ("Other words on the same subject", same_subject(connection, name, fact)),
        ("Held back on the same subject", held_beside(connection, fact)),
        (other_origin, others(connection, name, fact)),
    ):
        if rows:
            print("\n" + title)
        for row in rows:
            period = f"known {cell(row['known_from'])}" + (f" to {cell(row['known_to'])}" if row["known_to"] else "")
            by = f", by {row['counted_by_party_id']}" if row["counted_by_party_id"] else ""
            print(f"  {row['fact_id']}  {figure(row)}{by}  {period}, {row['quality']}")


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


def decided(connection: Connection, fact: Mapping[str, Any]) -> Iterator[str]:
    """What people decided about a fact, and what they corrected in its claim."""
    for row in connection.execute(_DECISIONS, {"fact": fact["fact_id"]}).mappings():
        what = "Released for" if row["verdict"] == "release" else "Rejected for"
        yield f"{what} {row['expectation']} by {row['decided_by']}, {cell(row['decided_at'])}: {row['why']}"
    for row in connection.execute(_CORRECTION, {"id": fact.get("correction_id")}).mappings():
        yield f"Corrected until {cell(row['until'])} by {row['who']}, {row['changes']}: {row['why']}"


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
    thing = f"{fact['measure']} of {fact['product']}" if fact["product"] else fact["measure"]
    yield f"{fact['pair_id']}{way} · {thing} {fact['aspect']} · {fact['status']} · {period}"
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


def held_beside(connection: Connection, fact: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Facts of the same grain that are held back."""
    query = text("SELECT DISTINCT fact_id, fact FROM quarantine WHERE pair_id = :pair AND fact_id <> :id ORDER BY 1")
    found = connection.execute(query, {"pair": fact["pair_id"], "id": fact["fact_id"]}).mappings()
    rows = [{"fact_id": row["fact_id"], **json.loads(row["fact"])} for row in found]
    return [row for row in rows if row["subject_id"] == fact.get("subject_id")]


def others(connection: Connection, name: str, fact: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What offices counted of the same thing and period where the fact was stated, and the other way round."""
    same = ("pair_id", "measure", "aspect", "period_start", "period_end")
    alike = ("from_party_id", "to_party_id", "product")
    asked = [f"{column} = :{column}" for column in same]
    asked += [f"coalesce({column}, '') = coalesce(CAST(:{column} AS varchar(200)), '')" for column in alike]
    query = text(f"SELECT * FROM {name} WHERE {' AND '.join(asked)} AND origin <> :origin ORDER BY known_from, fact_id")  # noqa: S608
    values = {column: fact[column] for column in (*same, *alike, "origin")}
    return [dict(row) for row in connection.execute(query, values).mappings()]
