"""The tables that tell what was done: loads, checks, what was held back, incidents, decisions and corrections."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from warehouse.schema.columns import column, index_name, listed
from warehouse.schema.facts import MEANINGS
from warehouse.schema.words import ALERTED, OUTCOMES, SEVERITIES, VERDICTS


class LoadRow(SQLModel, table=True):
    __tablename__ = "load"
    __table_args__ = ({"comment": "Loads that were published; the row is written in the transaction that publishes"},)
    load_id: str = column(str, "Hash of what was loaded and under which corrections and decisions", key=True)
    lake_commit_id: str = column(str, "Commit of the lake that carries the same rows", key=True)
    batch_id: str = column(str, "Hash of the documents and claims of the batch")
    started_at: datetime = column(datetime, "When staging began, UTC", run_bound=True)
    published_at: datetime = column(datetime, "When it was published, UTC", run_bound=True)
    release_count: int = column(int, "Documents in the batch", least=0)
    claim_count: int = column(
        int, "Claims in the batch, cells of tables among them; rates of exchange are none", least=0
    )
    new_count: int = column(int, "Facts that are new", least=0)
    changed_count: int = column(int, "Facts that changed otherwise than by being closed", least=0)
    closed_count: int = column(int, "Facts that a later word closed", least=0)
    removed_count: int = column(
        int, "Facts that hold no longer: their claims were read otherwise, or they are held back", least=0
    )
    unchanged_count: int = column(int, "Facts of the touched pairs that stayed as they were", least=0)
    held_count: int = column(int, "Facts held back in quarantine", least=0)
    lake_versions: str = column(str, "Versions of the lake's tables after the load, as JSON", run_bound=True)


class CheckResultRow(SQLModel, table=True):
    __tablename__ = "check_result"
    __table_args__ = ({"comment": "Outcome of every expectation at every load"},)
    load_id: str = column(str, "The load", key=True)
    lake_commit_id: str = column(str, "Commit of the lake", key=True)
    expectation: str = column(str, "Name of the expectation", key=True)
    severity: str = column(
        str, "error holds rows back, warning publishes them marked, info only reports", words=SEVERITIES
    )
    owner: str = column(str, "Who is told")
    meaning: str = column(str, "What must hold, in one line")
    status: str = column(str, listed(OUTCOMES), words=OUTCOMES)
    compared_count: int = column(int, "Groups that could be compared", least=0)
    failed_count: int = column(int, "Groups that failed", least=0)
    details: str = column(str, "What failed, as JSON")
    checked_at: datetime = column(datetime, "When it was checked, UTC", run_bound=True)


class Quarantine(SQLModel, table=True):
    __tablename__ = "quarantine"
    __table_args__ = (
        Index(index_name("quarantine", "pair_id"), "pair_id"),
        {"comment": "Facts held back, with the reason; they leave when the reason is gone or a steward releases them"},
    )
    fact_id: str = column(str, "The fact", key=True)
    expectation: str = column(str, "The expectation that it fails", key=True)
    fact_table: str = column(str, "The table it would stand in", words=tuple(MEANINGS))
    pair_id: str = column(str, "Parties of the figure", of="dim_pair.pair_id")
    severity: str = column(str, "Severity of the expectation", words=SEVERITIES)
    reason: str = column(str, "Why it was held back, with the numbers")
    own_quote: str = column(str, "The words it was read from")
    other_quote: str | None = column(str, "The words that it contradicts", null=True)
    other_fact_id: str | None = column(str, "The fact that it contradicts", null=True)
    fact: str = column(str, "The fact's row, as JSON")
    held_at: datetime = column(datetime, "When it was held back first, UTC", run_bound=True)
    load_id: str = column(str, "Load that held it back", run_bound=True)


class StewardDecision(SQLModel, table=True):
    __tablename__ = "steward_decision"
    __table_args__ = ({"comment": "What stewards decided on facts held back; kept for ever"},)
    decision_id: str = column(str, "Hash of fact, expectation, verdict and time", key=True)
    fact_id: str = column(str, "The fact")
    expectation: str = column(str, "The expectation it was held back for")
    verdict: str = column(str, listed(VERDICTS), words=VERDICTS)
    decided_by: str = column(str, "Who decided")
    why: str = column(str, "Why")
    decided_at: datetime = column(datetime, "When, UTC")


class Correction(SQLModel, table=True):
    __tablename__ = "correction"
    __table_args__ = ({"comment": "Corrections in force: fields of claims overridden, by whom, why and until when"},)
    correction_id: str = column(str, "Hash of the correction", key=True)
    claim_id: str = column(str, "Claim it corrects")
    pair_id: str | None = column(str, "Parties of the claim, once it has arrived", null=True, of="dim_pair.pair_id")
    changes: str = column(str, "Fields set, as JSON; an empty object withdraws the claim")
    who: str = column(str, "Who corrected")
    why: str = column(str, "Why")
    until: date = column(date, "Last day on which it is applied")


class Incident(SQLModel, table=True):
    __tablename__ = "incident"
    __table_args__ = (
        Index(index_name("incident", "is_open"), "is_open"),
        {"comment": "A broken expectation about one subject, from its first failure until it holds again"},
    )
    incident_id: str = column(str, "Hash of expectation, subject and opening", key=True)
    expectation: str = column(str, "Name of the expectation")
    subject: str = column(str, "What it is broken about: a fact, a pair, a source")
    severity: str = column(str, "Severity of the expectation", words=SEVERITIES)
    owner: str = column(str, "Who is told")
    pair_id: str | None = column(str, "Parties concerned", null=True, of="dim_pair.pair_id")
    source_name: str | None = column(str, "Source concerned", null=True)
    is_open: bool = column(bool, "Whether it is broken still")
    opened_at: datetime = column(datetime, "When it failed first, UTC", run_bound=True)
    updated_at: datetime = column(datetime, "When it was seen last, UTC", run_bound=True)
    recovered_at: datetime | None = column(datetime, "When it held again, UTC", null=True, run_bound=True)
    details: str = column(str, "Quotes, links and numbers, as JSON")
    alerted_state: str | None = column(
        str, f"State that was last delivered to the channels: {listed(ALERTED)}", null=True, words=ALERTED
    )
    alerted_at: datetime | None = column(datetime, "When it was delivered, UTC", null=True, run_bound=True)
