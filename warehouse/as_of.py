"""What was known on a day: views of the same names over facts, releases, officials and marts, for one connection.

A fact is seen if it was known by that day; what only a later day closed is open still, and documents that came later
do not corroborate it. Marts are made again over these views, so any query, unchanged, answers as it would have then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from sqlalchemy import Connection, text

from warehouse import forms, marts
from warehouse.schema import FACT_TABLES

_BY_DAY: Final = ("dim_release", "fact_exchange_rate", "bridge_release_official")
_BY_RELEASE: Final = ("release_text", "unplaced", "signed_document", "bridge_release_event", "bridge_release_area")
_SPANS: Final = ("dim_official", "dim_source", "bridge_party_group")


def set_as_of(connection: Connection, day: date) -> None:
    """From now on this connection reads the warehouse as of the end of `day`; close it afterwards, do not pool it."""
    main = "main" if connection.dialect.name == "sqlite" else str(connection.scalar(text("SELECT current_schema()")))
    for name, query in views(day, main):
        connection.execute(text(marts.escaped(f"CREATE TEMPORARY VIEW {name} AS {query}")))


def views(day: date, main: str) -> Iterator[tuple[str, str]]:
    """Names and queries of the views, in the order in which they can be made; `main` is the schema of the tables."""
    on = f"'{day.isoformat()}'"
    for name in FACT_TABLES:
        yield name, _query(name, main, f"known_from <= {on}", _as_known(main, on))
    for name in _BY_DAY:
        yield name, _query(name, main, f"known_from <= {on}")
    released = f"release_id IN (SELECT release_id FROM {main}.dim_release WHERE known_from <= {on})"
    for name in _BY_RELEASE:
        yield name, _query(name, main, released)
    yield "claim", _query("claim", main, f"{released} AND (prepared_date IS NULL OR prepared_date <= {on})")
    for name in _SPANS:
        held = {
            "valid_to": f"CASE WHEN valid_to <= {on} THEN valid_to END",
            "is_current": f"valid_to IS NULL OR valid_to > {on}",
        }
        yield name, _query(name, main, f"valid_from <= {on}", held)
    yield from marts.views().items()


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


def _query(name: str, main: str, condition: str, instead: Mapping[str, str] | None = None) -> str:
    chosen = instead or {}
    listed = ", ".join(f'{chosen.get(column, f"t.{column}")} AS "{column}"' for column in forms.columns(name))
    return f"SELECT {listed} FROM {main}.{name} AS t WHERE {condition}"
