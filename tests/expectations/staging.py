"""A staged load made by hand, for tests: real tables of the real schema in a real database, without the resolver."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa

from claims.interval import interval_of
from expectations import gate
from warehouse.audit import Audit, CheckResult
from warehouse.database import Database
from warehouse.schema import MEASURE_TABLES, METADATA, TABLES, table
from warehouse.seeds import seeds

TODAY = date(2024, 6, 1)


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


@dataclass
class Staging:
    """Facts to stage: each becomes a fact, its claim, its release and its support."""

    database: Database
    load_id: str = "load-1"
    count: int = 0
    release_ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        METADATA.create_all(self.database.engine)
        for name in TABLES:
            bare = sa.Table(f"stage_{name}", sa.MetaData(), *(sa.Column(c.name, c.type) for c in table(name).columns))
            bare.create(self.database.engine)
        for name in ("dim_party", "dim_currency"):
            self.database.ingest(name, seeds()[name])

    def add_published(self, name: str, **row: Any) -> None:
        """A row of a table that is published already."""
        with self.database.engine.begin() as connection:
            connection.execute(sa.insert(table(name)), row)

    def add(self, name: str, **row: Any) -> None:
        columns = [c.name for c in table(name).columns]
        values = {c: row.get(c) for c in columns}
        marks = ", ".join(f":{c}" for c in columns)
        target = sa.text(f"insert into stage_{name} ({', '.join(columns)}) values ({marks})")
        with self.database.engine.begin() as connection:
            connection.execute(target, values)

    def release(self, release_id: str, text: str, published: date | None, **row: Any) -> None:
        if release_id in self.release_ids:
            return
        self.release_ids.add(release_id)
        shown = {
            "source_name": "gov",
            "language_code": "en",
            "home_party_id": "KZ",
            "is_official": True,
            "title": f"Release {release_id}",
        }
        shown |= {
            "url": f"https://example.org/{release_id}",
            "known_from": published or TODAY,
            "published_date": published,
            "reader": "r 1",
        }
        self.add("dim_release", release_id=release_id, fetched_at=datetime.now(UTC), **(shown | row))
        self.add("release_text", release_id=release_id, text=text)

    def fact(self, value: float, quote: str, **row: Any) -> str:
        """Stage one fact and return its id; `period` is (first day, last day) or None."""
        self.count += 1
        period = row.pop("period", year(2022))
        shown: dict[str, Any] = {
            "measure": "turnover",
            "aspect": "level",
            "status": "actual",
            "hedge": "eq",
            "unit_code": "USD",
            "pair_id": "BY-KZ",
        }
        shown |= {
            "origin": "stated",
            "resolution": 1.0,
            "published": date(2023, 9, 26),
            "release_id": f"rel{self.count}",
            "value_high": None,
        }
        shown |= {
            "period_start": period[0] if period else None,
            "period_end": period[1] if period else None,
            "is_current": True,
        }
        shown |= {
            "period_grain": "year" if period else "none",
            "corroboration_count": 1,
            "quality": "ok",
            "load_id": self.load_id,
        }
        shown |= row
        for side in ("from_party_id", "to_party_id", "product", "counted_by_party_id"):
            shown.setdefault(side, None)
        fact_id = str(shown.get("fact_id") or f"fact{self.count:04d}")
        claim_id = str(shown.get("claim_id") or f"claim{self.count:04d}")
        interval = interval_of(
            value, shown["value_high"], shown["hedge"], shown["resolution"], is_count=shown["unit_code"] == "count"
        )
        bounds = {"low": interval.low, "high": interval.high}
        shown |= {end: None if math.isinf(bound) else bound for end, bound in bounds.items() if end not in row}
        subject = "|".join(
            str(shown[key])
            for key in (
                "pair_id",
                "measure",
                "aspect",
                "status",
                "from_party_id",
                "product",
                "unit_code",
                "period_start",
                "counted_by_party_id",
            )
        )
        shown |= {
            "value": value,
            "fact_id": fact_id,
            "claim_id": claim_id,
            "known_from": shown["published"] or TODAY,
            "known_to": None if shown["is_current"] else TODAY,
            "subject_id": shown.get("subject_id", subject),
        }
        shown.setdefault("figure_id", fact_id)
        text = shown.pop("text", f"{shown['measure']} was {quote} then")
        release = {key: shown.pop(key) for key in ("source_name", "language_code", "home_party_id") if key in shown}
        self.release(shown["release_id"], text, shown["published"], **release)
        start = max(text.find(quote), 0)
        self.add(
            "claim",
            **{
                "quote": quote,
                "quote_start": start,
                "quote_end": start + len(quote),
                "rule_name": "t",
                "reader": "r 1",
                "confidence": 1.0,
                **shown,
            },
        )
        self.add("bridge_fact_claim", fact_id=fact_id, claim_id=claim_id, pair_id=shown["pair_id"])
        parties = shown["pair_id"].split("-")
        self.add(
            "dim_pair",
            pair_id=shown["pair_id"],
            party_a_id=parties[0],
            party_b_id=parties[-1],
            party_count=len(parties),
        )
        self.add(MEASURE_TABLES[shown["measure"]], **shown)
        return fact_id

    def told_again(self, fact_id: str, start: int) -> None:
        """The same fact in another place of its release: a heading and its text, say."""
        self.count += 1
        asked = (
            "select claim.* from stage_claim as claim join stage_bridge_fact_claim using (claim_id) where fact_id = :id"
        )
        with self.database.engine.connect() as connection:
            claim = dict(connection.execute(sa.text(asked), {"id": fact_id}).mappings().one())
        told = {"claim_id": f"claim{self.count:04d}", "quote_start": start}
        self.add("claim", **{**claim, **told})
        self.add("bridge_fact_claim", fact_id=fact_id, claim_id=told["claim_id"], pair_id=claim["pair_id"])

    def audit(self, **options: Any) -> Audit:
        warehouse = SimpleNamespace(database=self.database)
        return gate.audit(warehouse, SimpleNamespace(load_id=self.load_id), today=TODAY, **options)


def result(audit: Audit, name: str) -> CheckResult:
    """The result of one expectation."""
    return next(each for each in audit.results if each.expectation == name)


def failed(audit: Audit) -> set[str]:
    """Names of the expectations that failed."""
    return {each.expectation for each in audit.results if each.status == "failed"}
