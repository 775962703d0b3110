"""Staging: a batch's claims become the facts of every pair it touches, side by side with what is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from warehouse import forms, scope, staging
from warehouse.batch import Batch
from warehouse.database import Database
from warehouse.resolver import Resolver, resolve, with_reader_order
from warehouse.schema import FACT_TABLES, MEASURE_TABLES

MENTIONS: Final = (
    "unplaced",
    "bridge_release_official",
    "bridge_release_event",
    "bridge_release_area",
    "dim_area",
    "signed_document",
)
PLAIN_UNITS: Final = ("USD", "XXX", "percent", "count", "tonne")
_RELEASE_COLUMNS: Final = ("release_id", "known_from", "is_official", "reader")


@dataclass(slots=True)
class Load:
    """A staged load. `rows` are what the tables would hold for its scope; `facts` carries the order of statements too."""

    load_id: str
    batch_id: str
    started_at: datetime
    release_count: int
    claim_count: int
    pair_ids: tuple[str, ...]
    facts: pa.Table
    rows: dict[str, pa.Table] = field(default_factory=dict)


class BadBatch(ValueError):
    """A batch that cannot be loaded; says which row of which table."""


class Stager:
    """Stages one batch. One is made for each load."""

    def __init__(
        self, database: Database, resolver: Resolver, corrections: pa.Table, known_parties: Iterable[str]
    ) -> None:
        self._database = database
        self._resolver = resolver
        self._corrections = corrections
        self._known_parties = frozenset(known_parties)
        self._rows: dict[str, pa.Table] = {}

    def stage(self, batch: Batch) -> Load:
        """Resolve the batch with all that is known of its pairs and fill the staging tables. Raises BadBatch."""
        started_at = datetime.now(UTC)
        tables = batch.tables()
        _check(tables)
        self._resolver.give(**{f"batch_{name}": rows for name, rows in tables.items()})
        self._resolver.give(batch_releases=with_reader_order(tables["releases"]))
        scope.clear(self._database)
        scope.add(self._database, "release", tables["releases"]["release_id"].to_pylist())
        self._releases()
        claims, pairs = self._claims()
        self._rates(pairs)
        self._mentions()
        facts = self._facts(claims, pairs)
        self._dimensions()
        for name, rows in self._rows.items():
            staging.fill(self._database, name, rows)
        batch_id = _batch_id(tables, claims)
        return Load(
            load_id=_hash([batch_id, *self._corrections["correction_id"].to_pylist()]),
            batch_id=batch_id,
            started_at=started_at,
            release_count=tables["releases"].num_rows,
            claim_count=tables["claims"].num_rows + tables["observations"].num_rows,
            pair_ids=tuple(sorted(pairs)),
            facts=facts,
            rows=self._rows,
        )

    def _releases(self) -> None:
        known = self._database.read("dim_release", scope.clause("dim_release"))
        texts = self._database.read("release_text", scope.clause("release_text"))
        self._resolver.give(known_dim_release=with_reader_order(known), known_text=texts)
        renamed = self._resolver.ask(
            "SELECT release_id, source_name AS source, url, fetched_at, published_date AS published, language_code AS lang,"
            " home_party_id AS home, title, text, content_type, is_official, reader, reader_order"
            " FROM known_dim_release LEFT JOIN known_text USING (release_id)"
        )
        self._resolver.give(known_releases=renamed)
        releases = self._resolver.run("releases")
        self._resolver.give(releases=releases)
        self._rows["dim_release"] = releases
        self._rows["release_text"] = self._resolver.ask("SELECT release_id, text FROM releases WHERE text IS NOT NULL")
        self._published = {"dim_release": known, "release_text": texts}

    def _claims(self) -> tuple[pa.Table, set[str]]:
        arriving = forms.conform("claim", self._resolver.run("arriving_claims"))
        known = self._database.read("claim", scope.clause("claim"))
        self._published["claim"] = known
        self._resolver.give(arriving=arriving, known_claims=known)
        readers = pa.table({"reader": pc.unique(pa.concat_tables([arriving, known])["reader"])})
        self._resolver.give(reader_orders=with_reader_order(readers))
        claims = forms.conform("claim", self._resolver.run("claims"))
        self._resolver.give(claims=claims)
        self._rows["claim"] = claims
        self._rows["dim_pair"] = self._resolver.run("pairs")
        pairs = set(pc.unique(claims["pair_id"]).to_pylist())
        return claims, pairs | self._pairs_of_corrections()

    def _pairs_of_corrections(self) -> set[str]:
        before = self._database.read("correction")
        self._published["correction"] = before
        ids = self._corrections["claim_id"].to_pylist() + before["claim_id"].to_pylist()
        scope.add(self._database, "corrected", ids)
        where = "FROM claim AS t WHERE t.claim_id IN (SELECT id FROM stage_scope WHERE kind = 'corrected')"
        schema = pa.schema([("claim_id", pa.string()), ("pair_id", pa.string())])
        known = self._database.select(schema, "t.claim_id, t.pair_id", where) if ids else schema.empty_table()
        self._resolver.give(corrections=self._corrections, corrected_claims=known)
        self._rows["correction"] = self._resolver.ask(
            "SELECT k.correction_id, k.claim_id, coalesce(c.pair_id, n.pair_id) AS pair_id, k.changes, k.who, k.why, k.until"
            " FROM corrections AS k LEFT JOIN corrected_claims AS c USING (claim_id) LEFT JOIN claims AS n USING (claim_id)"
        )
        same = set(self._rows["correction"]["correction_id"].to_pylist()) & set(before["correction_id"].to_pylist())
        changed = {
            *_column_where_not(self._rows["correction"], "claim_id", same),
            *_column_where_not(before, "claim_id", same),
        }
        return {row["pair_id"] for row in known.to_pylist() if row["claim_id"] in changed}

    def _rates(self, pairs: set[str]) -> None:
        rates = forms.conform("fact_exchange_rate", self._resolver.run("exchange_rates"))
        self._rows["fact_exchange_rate"] = rates
        self._published["fact_exchange_rate"] = self._database.read(
            "fact_exchange_rate", scope.clause("fact_exchange_rate")
        )
        if rates.num_rows and not rates.equals(self._published["fact_exchange_rate"]):
            # A new rate may be a leg between any two currencies: every amount that is not in dollars is looked at again.
            plain = ", ".join(f"'{unit}'" for unit in PLAIN_UNITS)
            schema = pa.schema([("pair_id", pa.string())])
            found = self._database.select(
                schema, "DISTINCT t.pair_id", f"FROM claim AS t WHERE t.unit_code NOT IN ({plain})"
            )
            pairs |= set(found["pair_id"].to_pylist())

    def _mentions(self) -> None:
        self._resolver.script("mentions")
        for name in MENTIONS:
            self._rows[name] = forms.conform(name, self._resolver.ask(f"FROM staged_{name}"))  # noqa: S608
        scope.add(self._database, "fresh", self._resolver.ask("FROM fresh")["release_id"].to_pylist())
        scope.add(self._database, "area", self._rows["dim_area"]["area_id"].to_pylist())
        self._mentioned("bridge_release_official", "person", "person_id", "dim_official", "officials")
        self._mentioned("bridge_release_event", "event", "event_id", "dim_event", "events")

    def _mentioned(self, bridge: str, kind: str, column: str, dimension: str, script: str) -> None:
        """A dimension made of all mentions of whom or what the batch mentions, or mentioned before it was read again."""
        before = self._database.read(bridge, scope.clause(bridge))
        self._published[bridge] = before
        staged = self._rows[bridge]
        scope.add(self._database, kind, [*staged[column].to_pylist(), *before[column].to_pylist()])
        others = self._database.read(
            bridge,
            f"WHERE t.{column} IN (SELECT id FROM stage_scope WHERE kind = '{kind}')"
            " AND t.release_id NOT IN (SELECT id FROM stage_scope WHERE kind = 'fresh')",
        )
        self._resolver.give(mentions=pa.concat_tables([staged, others]))
        self._rows[dimension] = forms.conform(dimension, self._resolver.run(script))

    def _facts(self, claims: pa.Table, pairs: set[str]) -> pa.Table:
        scope.add(self._database, "pair", pairs)
        others = "AND t.release_id NOT IN (SELECT id FROM stage_scope WHERE kind = 'release')"
        rest = self._database.read(
            "claim", f"WHERE t.pair_id IN (SELECT id FROM stage_scope WHERE kind = 'pair') {others}"
        )
        self._resolver.give(rest=rest)
        known = self._released_of_pairs(others)
        releases = pa.concat_tables([self._resolver.ask(f"SELECT {', '.join(_RELEASE_COLUMNS)} FROM releases"), known])
        resolve(self._resolver, pa.concat_tables([claims, rest]), releases, self._corrections, self._rates_for)
        self._rows["bridge_fact_claim"] = forms.conform("bridge_fact_claim", self._resolver.ask("FROM supports"))
        facts = self._resolver.ask("SELECT *, '' AS load_id FROM facts")
        self._rows |= split(facts)
        return facts

    def _released_of_pairs(self, others: str) -> pa.Table:
        schema = pa.schema([forms.arrow_schema("dim_release").field(name) for name in _RELEASE_COLUMNS])
        of_pairs = (
            "SELECT t.release_id FROM claim AS t WHERE t.pair_id IN (SELECT id FROM stage_scope WHERE kind = 'pair')"
        )
        return self._database.select(
            schema,
            ", ".join(f"r.{name}" for name in _RELEASE_COLUMNS),
            f"FROM dim_release AS r WHERE r.release_id IN ({of_pairs} {others})",
        )

    def _rates_for(self, needed: pa.Table) -> pa.Table:
        if needed.num_rows == 0:
            return forms.empty("fact_exchange_rate")
        scope.add(self._database, "currency", [*pc.unique(needed["currency_code"]).to_pylist(), "USD"])
        within = "(SELECT id FROM stage_scope WHERE kind = 'currency')"
        published = self._database.read(
            "fact_exchange_rate", f"WHERE t.currency_code IN {within} OR t.quote_currency_code IN {within}"
        )
        both = pa.concat_tables([published, self._rows["fact_exchange_rate"]])
        self._resolver.give(both_rates=both)
        return self._resolver.ask("SELECT DISTINCT ON (rate_id) * FROM both_rates ORDER BY rate_id")

    def _dimensions(self) -> None:
        names = self._resolver.ask("SELECT DISTINCT source_name FROM releases")["source_name"].to_pylist()
        scope.add(self._database, "source", names)
        schema = pa.schema(
            [("source_name", pa.string()), ("home_party_id", pa.string()), ("is_official", pa.bool_())]
            + [("first_day", pa.date32()), ("last_day", pa.date32())]
        )
        days = self._database.select(
            schema,
            "t.source_name, t.home_party_id, t.is_official, min(t.known_from), max(t.known_from)",
            "FROM dim_release AS t WHERE t.source_name IN (SELECT id FROM stage_scope WHERE kind = 'source')"
            " AND t.release_id NOT IN (SELECT id FROM stage_scope WHERE kind = 'release') GROUP BY 1, 2, 3",
        )
        self._resolver.give(known_days=days)
        self._resolver.give(
            source_days=self._resolver.ask(
                "FROM known_days UNION ALL SELECT source_name, home_party_id, is_official, known_from, known_from FROM releases"
            )
        )
        self._rows["dim_source"] = self._resolver.run("sources")
        self._rows["dim_party"] = self._unknown_parties()
        scope.add(self._database, "party", self._rows["dim_party"]["party_id"].to_pylist())

    def _unknown_parties(self) -> pa.Table:
        """Parties that no list names (historic codes, regions of a table) get a row that says just that."""
        pairs, releases = self._rows["dim_pair"], self._rows["dim_release"]
        parts = {part for pair in pairs["pair_id"].to_pylist() for part in pair.split("-")}
        parts |= {home for home in releases["home_party_id"].to_pylist() if home}
        parts |= {code for code in self._rows["dim_official"]["party_id"].to_pylist() if code}
        rows = [
            {"party_id": code, "party_kind": "unknown", "name_en": code} for code in sorted(parts - self._known_parties)
        ]
        return pa.Table.from_pylist(rows, schema=forms.arrow_schema("dim_party"))

    @property
    def published(self) -> dict[str, pa.Table]:
        """Published rows of the scope that were read on the way."""
        return self._published


def split(facts: pa.Table) -> dict[str, pa.Table]:
    """Facts by the table that their measure belongs to."""
    tables: dict[str, pa.Table] = {}
    for name in FACT_TABLES:
        measures = [measure for measure, its_table in MEASURE_TABLES.items() if its_table == name]
        mask = pc.is_in(facts["measure"], value_set=pa.array(measures))
        tables[name] = forms.conform(name, facts.filter(mask))
    return tables


def _check(tables: dict[str, pa.Table]) -> None:
    released = pa.array(tables["releases"]["release_id"].combine_chunks())
    for name, rows in tables.items():
        stray = rows.filter(pc.invert(pc.is_in(rows["release_id"], value_set=released)))
        if stray.num_rows:
            raise BadBatch(f"{name}: release {stray['release_id'][0]} is not among the batch's releases")
    for name in ("claims", "observations"):
        wrong = tables[name].filter(pc.invert(pc.fill_null(pc.is_finite(tables[name]["value"]), False)))
        if wrong.num_rows:
            raise BadBatch(f"{name}: a value of release {wrong['release_id'][0]} is no finite number")
    known = pc.is_in(tables["claims"]["measure"], value_set=pa.array(list(MEASURE_TABLES)))
    strange = tables["claims"].filter(pc.invert(known))
    if strange.num_rows:
        raise BadBatch(f"claims: measure {strange['measure'][0]!r} of release {strange['release_id'][0]} is unknown")


def _column_where_not(rows: pa.Table, column: str, known: set[str]) -> list[str]:
    return [row[column] for row in rows.to_pylist() if row["correction_id"] not in known]


def _batch_id(tables: dict[str, pa.Table], claims: pa.Table) -> str:
    releases = sorted(zip(*(tables["releases"][name].to_pylist() for name in ("release_id", "reader")), strict=True))
    return _hash([*map(str, releases), *sorted(claims["claim_id"].to_pylist())])


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\n")
    return digest.hexdigest()[:32]
