"""What was known on a day: views of the same names over the tables and marts, for one connection.

A fact is seen if it was known by that day; what only a later day closed is open still, documents that came later
do not corroborate it, and its dollars are those of the rates known by then (`warehouse.money_then`), null where there
was none. What this warehouse did is seen as far as it had been done by the end of the day. Marts are made again over
these views, so any query, unchanged, answers as it would have then. OF_TODAY names the tables that keep no history of
their own; TIMELESS those that come with the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, text

from warehouse import forms, marts, money_then
from warehouse.schema import FACT_TABLES

OF_TODAY: Final = ("correction", "incident")
TIMELESS: Final = ("dim_currency", "dim_date", "dim_party")
_BY_DAY: Final = ("dim_release", "fact_exchange_rate", "bridge_release_official")
_BY_RELEASE: Final = ("release_text", "unplaced", "signed_document", "bridge_release_event", "bridge_release_area")
_BY_MENTION: Final = {"dim_event": ("bridge_release_event", "event_id"), "dim_area": ("bridge_release_area", "area_id")}
_BY_MOMENT: Final = {
    "load": "published_at",
    "check_result": "checked_at",
    "quarantine": "held_at",
    "steward_decision": "decided_at",
}
_LAST_BUT_ONE: Final = date.max - timedelta(days=1)
_SPANS: Final = ("dim_official", "dim_source", "bridge_party_group")


def set_as_of(connection: Connection, day: date) -> None:
    """From now on this connection reads the warehouse as of the end of `day`; close it afterwards, do not pool it."""
    main = "main" if connection.dialect.name == "sqlite" else str(connection.scalar(text("SELECT current_schema()")))
    money_then.keep_rates(connection, day)
    for name, query in views(day, main):
        connection.execute(text(marts.escaped(f"CREATE TEMPORARY VIEW {name} AS {query}")))


def of_today(query: str) -> tuple[str, ...]:
    """The tables named in a query that answer as of today whatever the day."""
    return tuple(name for name in OF_TODAY if re.search(rf"\b{name}\b", query, re.I))


def views(day: date, main: str) -> Iterator[tuple[str, str]]:
    """Names and queries of the views, in the order in which they can be made; `main` is the schema of the tables."""
    on = f"'{day.isoformat()}'"
    for name in FACT_TABLES:
        instead = {**_as_known(main, on), **money_then.COLUMNS}
        yield name, _query(name, main, f"t.known_from <= {on}", instead, money_then.JOIN)
    for name in _BY_DAY:
        yield name, _query(name, main, f"known_from <= {on}")
    released = f"release_id IN (SELECT release_id FROM {main}.dim_release WHERE known_from <= {on})"
    for name in _BY_RELEASE:
        yield name, _query(name, main, released)
    for name, (bridge, key) in _BY_MENTION.items():
        named = f"EXISTS (SELECT 1 FROM {main}.{bridge} AS b WHERE b.{key} = t.{key} AND {released})"
        yield name, _query(name, main, named)
    yield "claim", _query("claim", main, f"{released} AND (prepared_date IS NULL OR prepared_date <= {on})")
    yield "dim_pair", _query("dim_pair", main, _told(main, on, "c.pair_id = t.pair_id"))
    facts = (
        f"EXISTS (SELECT 1 FROM {main}.{name} AS f WHERE f.fact_id = t.fact_id AND f.known_from <= {on})"
        for name in FACT_TABLES
    )
    told = f"({' OR '.join(facts)}) AND {_told(main, on, 'c.claim_id = t.claim_id')}"
    yield "bridge_fact_claim", _query("bridge_fact_claim", main, told)
    # Where SQLite compares text, this is before the first moment of the next day too. No day follows the last.
    next_day = f"'{(min(day, _LAST_BUT_ONE) + timedelta(days=1)).isoformat()} 00:00:00+00'"
    for name, moment in _BY_MOMENT.items():
        yield name, _query(name, main, f"{moment} < {next_day}")
    for name in _SPANS:
        held = {
            "valid_to": f"CASE WHEN valid_to <= {on} THEN valid_to END",
            "is_current": f"valid_to IS NULL OR valid_to > {on}",
        }
        yield name, _query(name, main, f"valid_from <= {on}", held)
    yield from marts.views().items()


def _told(main: str, on: str, which: str) -> str:
    """Whether some claim had been told by the day."""
    return (
        f"EXISTS (SELECT 1 FROM {main}.claim AS c JOIN {main}.dim_release AS r ON r.release_id = c.release_id"
        f" WHERE {which} AND coalesce(c.prepared_date, r.known_from) <= {on})"
    )


def _as_known(main: str, on: str) -> dict[str, str]:
    told = (
        f"(SELECT count(DISTINCT coalesce(r.edition_of, r.release_id)) FROM {main}.bridge_fact_claim AS b"
        f" JOIN {main}.claim AS c ON c.claim_id = b.claim_id"
        f" JOIN {main}.dim_release AS r ON r.release_id = c.release_id"
        f" WHERE b.fact_id = t.fact_id AND coalesce(c.prepared_date, r.known_from) <= {on})"
    )
    return {
        "known_to": f"CASE WHEN known_to <= {on} THEN known_to END",
        "is_current": f"known_to IS NULL OR known_to > {on}",
        "corroboration_count": told,
    }


def _query(name: str, main: str, condition: str, instead: Mapping[str, str] | None = None, join: str = "") -> str:
    chosen = instead or {}
    listed = ", ".join(f'{chosen.get(column, f"t.{column}")} AS "{column}"' for column in forms.columns(name))
    return f"SELECT {listed} FROM {main}.{name} AS t {join} WHERE {condition}"
