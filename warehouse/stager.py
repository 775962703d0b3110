"""Staging: a batch's claims become the facts of every pair it touches, side by side with what is published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import pyarrow as pa

from warehouse import forms, staging
from warehouse.arrow import texts, unique_texts, where_known, where_not_in
from warehouse.batch import Batch
from warehouse.database import Database
from warehouse.load import Load, batch_id, check, hash_of, split
from warehouse.mentions import Mentions
from warehouse.money import Money
from warehouse.resolver import Resolver, resolve, with_reader_order
from warehouse.scope import Scope

_RELEASE_COLUMNS: Final = ("release_id", "known_from", "is_official", "reader", "edition_of")
# What a claim says beside its figure: wide, and of no weight in what the figure comes to.
_WORDS: Final = ("quote", "quote_end", "sentence", "rule_name", "confidence")
_FIGURE: Final = [column for column in forms.columns("claim") if column not in _WORDS]
_SOURCE_COLUMNS: Final[list[tuple[str, pa.DataType]]] = [
    ("source_name", pa.string()),
    ("home_party_id", pa.string()),
    ("is_official", pa.bool_()),
    ("first_day", pa.date32()),
]
_SOURCE_DAYS: Final = pa.schema(_SOURCE_COLUMNS)


class Stager:
    """Stages one batch. One is made for each load."""

    def __init__(
        self, database: Database, resolver: Resolver, corrections: pa.Table, known_parties: Iterable[str]
    ) -> None:
        self._database = database
        self._resolver = resolver
        self._corrections = corrections
        self._known_parties = frozenset(known_parties)
        self._scope = Scope(database)
        self._money = Money(database, resolver, self._scope)
        self._rows: dict[str, pa.Table] = {}
        self._left_sources: list[str] = []
        self._claim_count = 0

    def stage(self, batch: Batch) -> Load:
        """Resolve the batch with all that is known of its pairs and fill the staging tables. Raises BadBatch."""
        started_at = datetime.now(UTC)
        tables = batch.tables()
        check(tables)
        self._resolver.give(**{f"batch_{name}": rows for name, rows in tables.items()})
        self._resolver.give(batch_releases=with_reader_order(tables["releases"]))
        self._scope.add("release", texts(tables["releases"], "release_id"))
        self._releases()
        claims, pairs = self._claims()
        self._rows["fact_exchange_rate"], changed_pairs = self._money.arrive(tables["observations"].num_rows)
        pairs |= changed_pairs
        self._rows |= Mentions(self._database, self._resolver, self._scope, tables).rows()
        identity = batch_id(tables, claims)
        load_id = hash_of([identity, *texts(self._corrections, "correction_id")])
        facts = self._facts(claims, pairs, load_id)
        self._sources()
        self._unknown_parties()
        staging.fill(self._database, self._rows | split(facts))
        return Load(
            load_id=load_id,
            batch_id=identity,
            started_at=started_at,
            release_count=tables["releases"].num_rows,
            claim_count=self._claim_count,
            pair_ids=tuple(sorted(pairs)),
            scope=self._scope,
            facts=facts,
            rows=self._rows,
        )

    def _releases(self) -> None:
        known = self._scope.read("dim_release")
        if known.num_rows == 0:
            self._scope.releases_are_new()
        known_text = self._scope.read("release_text")
        self._resolver.give(known_dim_release=with_reader_order(known), known_text=known_text)
        self._left_sources = unique_texts(known, "source_name")
        releases = self._resolver.run("releases")
        self._resolver.give(releases=releases)
        self._rows["dim_release"] = releases
        self._rows["release_text"] = where_known(releases.select(["release_id", "text"]), "text")
        fresh = self._resolver.run("fresh")
        self._resolver.give(fresh=fresh)
        self._scope.add("fresh", texts(fresh, "release_id"))

    def _claims(self) -> tuple[pa.Table, set[str]]:
        arriving = forms.conform("claim", self._resolver.run("arriving_claims"))
        self._claim_count = arriving.num_rows
        known = self._scope.read("claim")
        readers = pa.table({"reader": unique_texts(pa.concat_tables([arriving, known]), "reader")})
        self._resolver.give(arriving=arriving, known_claims=known, reader_orders=with_reader_order(readers))
        claims = forms.conform("claim", self._resolver.run("claims"))
        self._resolver.forget("batch_claims", "arriving", "known_claims")
        self._resolver.give(claims=claims)
        self._rows["claim"] = claims
        self._rows["dim_pair"] = self._resolver.run("pairs")
        return claims, set(unique_texts(claims, "pair_id")) | self._corrected_pairs()

    def _corrected_pairs(self) -> set[str]:
        """Pairs of claims whose correction came into force or ran out since the last load."""
        before = self._database.read("correction")
        ids = [*texts(self._corrections, "claim_id"), *texts(before, "claim_id")]
        if not ids:
            self._rows["correction"] = before
            return set()
        self._scope.add("corrected", ids)
        claims = self._database.read("claim", self._scope.within("claim_id", "corrected"))
        self._resolver.give(corrections=self._corrections, corrected_claims=claims)
        after = self._resolver.run("corrections")
        self._rows["correction"] = after
        same = set(texts(after, "correction_id")) & set(texts(before, "correction_id"))
        changed = {
            claim_id
            for rows in (after, before)
            for claim_id in texts(where_not_in(rows, "correction_id", same), "claim_id")
        }
        pairs = dict(zip(texts(claims, "claim_id"), texts(claims, "pair_id"), strict=True))
        return {pairs[claim_id] for claim_id in changed if claim_id in pairs}

    def _facts(self, claims: pa.Table, pairs: set[str], load_id: str) -> pa.Table:
        self._scope.add("pair", pairs)
        others = f"{self._scope.within('pair_id', 'pair')} AND {self._scope.is_not_in('release_id', 'release')}"
        rest = self._database.read("claim", others, _FIGURE)
        columns = pa.schema([forms.loose_schema("dim_release").field(name) for name in _RELEASE_COLUMNS])
        known = self._database.select(
            columns,
            ", ".join(f"r.{name}" for name in _RELEASE_COLUMNS),
            f"FROM dim_release AS r WHERE r.release_id IN (SELECT t.release_id FROM claim AS t {others})",
        )
        staged = self._rows["dim_release"].select(_RELEASE_COLUMNS).cast(known.schema)
        facts, self._rows["bridge_fact_claim"] = resolve(
            self._resolver,
            pa.concat_tables([claims.select(_FIGURE), rest]),
            pa.concat_tables([staged, known]),
            self._corrections,
            self._money.rates_for,
        )
        self._resolver.forget("resolved", "standing", "told", "pair_claims")
        return facts.append_column("load_id", pa.repeat(load_id, facts.num_rows))

    def _sources(self) -> None:
        # A release that is now told to come from another source may have been all that its old source had.
        self._scope.add("source", [*unique_texts(self._rows["dim_release"], "source_name"), *self._left_sources])
        days = self._database.select(
            _SOURCE_DAYS,
            "t.source_name, t.home_party_id, t.is_official, min(t.known_from)",
            f"FROM dim_release AS t {self._scope.within('source_name', 'source')}"
            f" AND {self._scope.is_not_in('release_id', 'release')} GROUP BY 1, 2, 3",
        )
        self._resolver.give(known_days=days)
        self._rows["dim_source"] = self._resolver.run("sources")

    def _unknown_parties(self) -> None:
        """Parties that no list names (historic codes, regions of a table) get a row that says just that."""
        parts = {part for pair in texts(self._rows["dim_pair"], "pair_id") for part in pair.split("-")}
        parts |= set(unique_texts(self._rows["dim_release"], "home_party_id"))
        parts |= set(unique_texts(self._rows["dim_official"], "party_id"))
        unknown = sorted(parts - self._known_parties)
        self._scope.add("party", unknown)
        rows = [{"party_id": code, "party_kind": "unknown", "name_en": code} for code in unknown]
        self._rows["dim_party"] = pa.Table.from_pylist(rows, schema=forms.arrow_schema("dim_party"))
