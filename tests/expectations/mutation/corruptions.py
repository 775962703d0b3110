"""Faults in staging: what only a step of ours can have done."""

from __future__ import annotations

import random
from collections.abc import Callable

import sqlalchemy as sa

from tests.expectations.mutation.faults import FAULTS, Fault


def corruption(*expected: str) -> Callable[[Callable[[sa.Connection, random.Random, str], None]], None]:
    def register(corrupt: Callable[[sa.Connection, random.Random, str], None]) -> None:
        FAULTS.append(Fault(corrupt.__name__, frozenset(expected), corrupt=corrupt))

    return register


def _some_fact(connection: sa.Connection, draw: random.Random, pair: str, where: str = "is_current") -> str:
    found = connection.exec_driver_sql(
        f"select fact_id from stage_fact_turnover where pair_id = '{pair}' and {where} order by fact_id"
    )
    return str(draw.choice([row[0] for row in found]))


@corruption("uniqueness.fact")
def fact_staged_twice(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(
        f"insert into stage_fact_turnover select * from stage_fact_turnover where fact_id = '{fact}'"
    )


@corruption("uniqueness.grain")
def two_figures_in_force(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"create table twin as select * from stage_fact_turnover where fact_id = '{fact}'")
    connection.exec_driver_sql("update twin set fact_id = 'twin'")
    connection.exec_driver_sql("insert into stage_fact_turnover select * from twin")
    connection.exec_driver_sql("drop table twin")


@corruption("provenance.claim")
def value_changed_on_the_way(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair, "is_current and origin = 'stated'")
    connection.exec_driver_sql(f"update stage_fact_turnover set value = value * 1.02 where fact_id = '{fact}'")


@corruption("shape.facts")
def sum_changed_on_the_way(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    """A turnover added up from an office's cells has no claim of its own figure to be held against."""
    fact = _some_fact(connection, draw, pair, "is_current and origin = 'counted'")
    connection.exec_driver_sql(f"update stage_fact_turnover set value = value * 1.02 where fact_id = '{fact}'")


@corruption("money.conversion")
def wrong_rate(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair, "value_usd is not null")
    connection.exec_driver_sql(f"update stage_fact_turnover set value_usd = value_usd * 0.9 where fact_id = '{fact}'")


@corruption("references.release")
def release_lost(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"update stage_fact_turnover set release_id = 'gone' where fact_id = '{fact}'")


@corruption("references.support")
def support_lost(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"delete from stage_bridge_fact_claim where fact_id = '{fact}'")


@corruption("shape.facts")
def word_outside_of_the_vocabulary(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact, column = _some_fact(connection, draw, pair), draw.choice(("status", "hedge", "aspect", "unit_code", "origin"))
    connection.exec_driver_sql(f"update stage_fact_turnover set {column} = 'no word' where fact_id = '{fact}'")


@corruption("shape.facts", "shape.claims")
def field_lost_on_the_way(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    column = draw.choice(("hedge", "unit_code", "known_from", "quality", "subject_id"))
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"update stage_fact_turnover set {column} = null where fact_id = '{fact}'")
