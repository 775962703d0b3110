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

        A new rate may be a leg between any two currencies, so those are all pairs with amounts that are not in dollars.
        """
        if observation_count == 0:
            return self._arriving, set()
        rates = forms.conform("fact_exchange_rate", self._resolver.run("exchange_rates"))
        self._arriving = rates
        if rates.num_rows == 0:
            return rates, set()
        published = self._database.read("fact_exchange_rate", self._scope.clause("fact_exchange_rate"))
        if difference(self._resolver, "fact_exchange_rate", rates, published).rows.num_rows == 0:
            return rates, set()
        plain = ", ".join(f"'{unit}'" for unit in UNRATED)
        one_column = pa.schema([forms.arrow_schema("claim").field("pair_id")])
        found = self._database.select(
            one_column, "DISTINCT t.pair_id", f"FROM claim AS t WHERE t.unit_code NOT IN ({plain})"
        )
        return rates, set(texts(found, "pair_id"))

    def rates_for(self, needed: pa.Table) -> pa.Table:
        """The rates, published and arriving, that may serve `needed` (currency_code, first_day, last_day)."""
        if needed.num_rows == 0:
            return forms.empty("fact_exchange_rate")
        self._scope.add("currency", [*unique_texts(needed, "currency_code"), "USD"])
        base, quote = (self._scope.is_in(name, "currency") for name in ("currency_code", "quote_currency_code"))
        published = self._database.read("fact_exchange_rate", f"WHERE {base} OR {quote}")
        self._resolver.give(known_rates=pa.concat_tables([published, self._arriving]))
        return self._resolver.ask("SELECT DISTINCT ON (rate_id) * FROM known_rates ORDER BY rate_id")
