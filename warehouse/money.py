"""Exchange rates: those a batch brings, and those that amounts need."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from warehouse import forms
from warehouse.arrow import texts, unique_texts
from warehouse.database import Database
from warehouse.diff import difference
from warehouse.resolver import Resolver
from warehouse.schema.words import PLAIN_UNITS
from warehouse.scope import Scope

# What needs no rate: what is no money, dollars, and money of no known currency.
UNRATED: Final = (*PLAIN_UNITS, "USD", "XXX")


class Money:
    """The exchange rates of one load."""

    def __init__(self, database: Database, resolver: Resolver, scope: Scope) -> None:
        self._database = database
        self._resolver = resolver
        self._scope = scope
        self._arriving = forms.empty("fact_exchange_rate")

    def arrive(self, observation_count: int) -> tuple[pa.Table, set[str]]:
        """The batch's rates, and the pairs whose amounts are to be looked at again because of them.

        A rate that is new or gone may be a leg between any two currencies, so those are all pairs with amounts that
        are not in dollars, and those of claims whose unit is corrected.
        """
        if observation_count:
            self._arriving = forms.conform("fact_exchange_rate", self._resolver.run("exchange_rates"))
        rates, published = self._arriving, self._scope.read("fact_exchange_rate")
        if difference(self._resolver, "fact_exchange_rate", rates, published).is_nothing:
            return rates, set()
        plain = ", ".join(f"'{unit}'" for unit in UNRATED)
        one_column = pa.schema([forms.arrow_schema("claim").field("pair_id")])
        amounts = f"SELECT c.pair_id FROM claim AS c WHERE c.unit_code NOT IN ({plain})"
        corrected = "SELECT k.pair_id FROM correction AS k WHERE k.pair_id IS NOT NULL AND k.changes LIKE '%\"unit\"%'"
        found = self._database.select(one_column, "t.pair_id", f"FROM ({amounts} UNION {corrected}) AS t")
        return rates, set(texts(found, "pair_id"))

    def rates_for(self, needed: pa.Table) -> pa.Table:
        """The rates, published and arriving, that may serve `needed` (currency_code, first_day, last_day)."""
        if needed.num_rows == 0:
            return forms.empty("fact_exchange_rate")
        self._scope.add("currency", [*unique_texts(needed, "currency_code"), "USD"])
        base, quote = (self._scope.is_in(name, "currency") for name in ("currency_code", "quote_currency_code"))
        others = self._scope.is_not_in("release_id", "fresh")
        published = self._database.read("fact_exchange_rate", f"WHERE ({base} OR {quote}) AND {others}")
        return pa.concat_tables([published, self._arriving])
