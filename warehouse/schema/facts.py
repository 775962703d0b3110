"""Claims, and the facts that they are resolved to."""

from __future__ import annotations

import types
from datetime import date
from typing import Final, cast

from sqlalchemy import Index, Table
from sqlmodel import SQLModel

from warehouse.schema import common
from warehouse.schema.columns import column, index_name
from warehouse.schema.words import QUALITIES


class ClaimRow(SQLModel, table=True):
    __tablename__ = "claim"
    __table_args__ = (
        Index(index_name("claim", "pair_id"), "pair_id"),
        Index(index_name("claim", "release_id"), "release_id"),
        {"comment": "Every figure ever read, as typed by its reader; kept for ever, also where it won no fact"},
    )
    claim_id: str = column(str, "Hash of document, span and typed fields", key=True)
    release_id: str = column(str, "Document it was read from", ref="dim_release.release_id")
    pair_id: str = column(str, "Parties it ties together", ref="dim_pair.pair_id")
    from_party_id: str | None = common.FROM_PARTY
    to_party_id: str | None = common.TO_PARTY
    measure: str = common.MEASURE
    aspect: str = common.ASPECT
    status: str = common.STATUS
    product: str | None = common.PRODUCT
    period_start: date | None = common.PERIOD_START
    period_end: date | None = common.PERIOD_END
    value: float = column(float, "The figure in base units; the lower end of a range")
    value_high: float | None = column(float, "Upper end of a range", null=True)
    hedge: str = common.HEDGE
    unit_code: str = common.UNIT
    resolution: float = column(float, "One unit in the last place as written, in base units", least=0)
    quote: str = column(str, "Words it was read from; the address of the cell, for a table")
    sentence: str | None = column(
        str, "Sentence that the quote stands in, as far as 300 characters to either side", null=True
    )
    quote_start: int = column(
        int, "Offset of the first character of the quote in the release's text; 0 for a table", least=0
    )
    quote_end: int = column(int, "Offset after its last character; 0 for a table", least=0)
    rule_name: str = column(str, "Rule or lexicon entry that read it")
    reader: str = column(str, "Newest reader, with its version, that reads it so")
    confidence: float = column(
        float, "Calibrated probability, 0 to 1, that every scored field is right", least=0, most=1
    )
    origin: str = common.ORIGIN
    counted_by_party_id: str | None = common.COUNTED_BY
    observation_status: str | None = common.OBSERVATION_STATUS
    prepared_date: date | None = column(date, "Day on which the office says it prepared the figure", null=True)


class Unplaced(SQLModel, table=True):
    __tablename__ = "unplaced"
    __table_args__ = ({"comment": "Figures in a context of cooperation that no rule could place: for review"},)
    release_id: str = column(str, "Document it was read from", key=True, ref="dim_release.release_id")
    quote_start: int = column(int, "Offset of its first character", key=True, least=0)
    quote_end: int = column(int, "Offset after its last character", key=True, least=0)
    quote: str = column(str, "Its words")
    value: float = column(float, "The figure in base units")
    unit_code: str = column(str, "Unit as far as it was read")
    reason: str = column(str, "Why it could not be placed")


class FactColumns(SQLModel):
    """What every fact table holds; the grain is the subject and the time at which the version became known."""

    fact_id: str = column(str, "Hash of the subject and the winning claim", key=True)
    subject_id: str = column(str, "Hash of the grain: what the figure is about, whoever says it")
    figure_id: str = column(
        str, "The same for all versions of one figure; statements that no single number satisfies differ"
    )
    claim_id: str = column(str, "Claim that gives the figure", ref="claim.claim_id")
    release_id: str = column(str, "Document of that claim", ref="dim_release.release_id")
    pair_id: str = column(str, "Parties the figure ties together", ref="dim_pair.pair_id")
    from_party_id: str | None = common.FROM_PARTY
    to_party_id: str | None = common.TO_PARTY
    counted_by_party_id: str | None = common.COUNTED_BY
    measure: str = common.MEASURE
    aspect: str = common.ASPECT
    status: str = common.STATUS
    product: str | None = common.PRODUCT
    period_start: date | None = common.PERIOD_START
    period_end: date | None = common.PERIOD_END
    period_grain: str = common.PERIOD_GRAIN
    value: float = column(float, "The figure as stated, in unit_code; the lower end of a range")
    value_high: float | None = column(float, "Upper end of a range, in unit_code", null=True)
    low: float | None = column(
        float, "Lower end of the interval that is asserted, in unit_code; null is unbounded", null=True
    )
    high: float | None = column(
        float, "Upper end of the interval that is asserted, in unit_code; null is unbounded", null=True
    )
    hedge: str = common.HEDGE
    unit_code: str = common.UNIT
    value_usd: float | None = column(float, "value in US dollars; null where no rate is known", null=True)
    low_usd: float | None = column(float, "low in US dollars", null=True)
    high_usd: float | None = column(float, "high in US dollars", null=True)
    fx_rate: float | None = column(float, "US dollars for one unit of the currency, as used", null=True, least=0)
    fx_source_name: str | None = column(str, "Source of the rate", null=True)
    fx_date: date | None = column(date, "Last day of the period that the rate is the average of", null=True)
    origin: str = common.ORIGIN
    observation_status: str | None = common.OBSERVATION_STATUS
    known_from: date = column(date, "First day on which this was the latest word")
    known_to: date | None = column(
        date, "Day from which a later word holds; equal to known_from if it never held", null=True
    )
    is_current: bool = column(bool, "Whether it is the latest word")
    corroboration_count: int = column(
        int,
        "Releases that tell this figure by the end of the version's time, language versions of one page counted once",
        least=1,
    )
    quality: str = column(str, "ok, or warned where an expectation of severity warning failed", words=QUALITIES)
    correction_id: str | None = column(str, "Correction that changed the claim's fields", null=True)
    load_id: str = column(str, "Load that wrote the row last", run_bound=True)


MEANINGS: Final = {
    "fact_turnover": "Trade between the parties, both ways",
    "fact_trade": "Goods and services sold from one party to the other: exports, by whoever says or counts them",
    "fact_investment": "Project investment, direct investment, financing and contracts",
    "fact_projects": "Numbers of projects, joint productions and plants",
    "fact_jobs": "Jobs created, to be created, and people employed",
    "fact_capacity": "What a plant can make in a year, by product",
    "fact_enterprises": "Companies, joint ventures and branches with the other side's capital",
    "fact_agreements": "Numbers of documents signed, in force or being worked out",
    "fact_product_lines": "Numbers of kinds of goods on offer",
    "fact_freight": "Cargo carried between or through the parties",
}
MEASURE_TABLES: Final = {
    "turnover": "fact_turnover",
    "exports": "fact_trade",
    "project_investment": "fact_investment",
    "fdi": "fact_investment",
    "financing": "fact_investment",
    "contracts": "fact_investment",
    "projects": "fact_projects",
    "jobs": "fact_jobs",
    "capacity": "fact_capacity",
    "enterprises": "fact_enterprises",
    "agreements": "fact_agreements",
    "product_lines": "fact_product_lines",
    "freight": "fact_freight",
}


def _fact_table(name: str, meaning: str) -> type[FactColumns]:
    arguments = (Index(index_name(name, "pair_id"), "pair_id"), {"comment": meaning})
    class_name = "".join(part.title() for part in name.split("_"))
    body = {"__tablename__": name, "__table_args__": arguments, "__module__": __name__}
    made = types.new_class(class_name, (FactColumns,), {"table": True}, lambda namespace: namespace.update(body))
    measure = cast(Table, made.__table__).columns["measure"]  # type: ignore[attr-defined]
    own = tuple(word for word, its_table in MEASURE_TABLES.items() if its_table == name)
    measure.info = {**measure.info, "vocabulary": own}
    return made


FACT_MODELS: Final = {name: _fact_table(name, meaning) for name, meaning in MEANINGS.items()}


class FactExchangeRate(SQLModel, table=True):
    __tablename__ = "fact_exchange_rate"
    __table_args__ = (
        Index(index_name("fact_exchange_rate", "currency_code"), "currency_code"),
        {"comment": "Exchange rates as published: how much of the quote currency one unit of the base currency buys"},
    )
    rate_id: str = column(str, "Hash of currencies, period, source and document", key=True)
    currency_code: str = column(str, "Base currency, ISO 4217", of="dim_currency.currency_code")
    quote_currency_code: str = column(str, "Quote currency, ISO 4217", of="dim_currency.currency_code")
    period_start: date = column(date, "First day of the period")
    period_end: date = column(date, "Last day of the period")
    period_grain: str = common.PERIOD_GRAIN
    rate: float = column(
        float, "Units of the quote currency for one unit of the base currency, average of the period", least=0
    )
    source_name: str = column(str, "Source of the rate")
    release_id: str = column(str, "Table it was read from", ref="dim_release.release_id")
    quote: str = column(str, "Address of the cell")
    known_from: date = column(date, "When the rate became known")


class BridgeFactClaim(SQLModel, table=True):
    __tablename__ = "bridge_fact_claim"
    __table_args__ = (
        Index(index_name("bridge_fact_claim", "pair_id"), "pair_id"),
        {"comment": "Claims that tell the figure of a fact, the winning one among them"},
    )
    fact_id: str = column(str, "The fact, in whichever fact table", key=True)
    claim_id: str = column(str, "A claim that supports it", key=True, of="claim.claim_id")
    pair_id: str = column(str, "Parties the figure ties together", of="dim_pair.pair_id")
