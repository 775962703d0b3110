"""Every column of the schema is checked as it is declared, and the checks cannot drift away from it."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from expectations import shape
from tests.expectations.staging import Staging, failed, result
from warehouse.schema import TABLES
from warehouse.schema.columns import column

FACT = "fact_turnover"


def copied(*extra: sa.Column[object], without: str = "") -> dict[str, sa.Table]:
    """The schema with columns added to fact_turnover, or with one taken away everywhere."""
    found = {}
    for name, table in TABLES.items():
        columns = [
            sa.Column(each.name, each.type, primary_key=each.primary_key, nullable=each.nullable, info=each.info)
            for each in table.columns
            if each.name != without
        ]
        found[name] = sa.Table(name, sa.MetaData(), *columns, *(extra if name == FACT else ()))
    return found


def test_every_column_of_the_schema_is_checked_or_declared_open() -> None:
    assert shape.unchecked() == [] and shape.gone() == []


def test_a_new_column_without_a_check_is_named() -> None:
    assert shape.unchecked(copied(sa.Column("tariff_pct", sa.Float))) == [f"{FACT}.tariff_pct"]
    bounded = sa.Column("tariff_pct", sa.Float, info=column(float, "x", least=0).sa_column_kwargs["info"])
    tables = copied(bounded)
    assert shape.unchecked(tables) == [] and "tariff_pct < 0" in shape.facts_sql(tables)


@pytest.mark.parametrize("name", ["value_high", "valid_to", "sentence", "prepared_date"])
def test_a_check_of_a_column_that_is_gone_is_named(name: str) -> None:
    assert shape.gone(copied(without=name))


def test_a_table_that_is_gone_is_named() -> None:
    assert shape.gone({name: table for name, table in TABLES.items() if name != "quarantine"}) == ["table quarantine"]


def spoilt() -> list[tuple[str, object]]:
    """For every column of a fact and each thing declared of it, a value that breaks it."""
    found: list[tuple[str, object]] = []
    for each in TABLES[FACT].columns:
        elsewhere = any(
            shape.fnmatchcase(f"{FACT}.{each.name}", pattern) for pattern in shape.told()["elsewhere"]
        ) or each.name in ("fact_id", "claim_id")
        if not each.nullable and not elsewhere:
            found.append((each.name, None))
        if (each.info["vocabulary"] or each.info["values_of"]) and not elsewhere:
            found.append((each.name, "no such thing"))
        if each.info["least"] is not None:
            found.append((each.name, each.info["least"] - 1))
        if each.info["most"] is not None:
            found.append((each.name, each.info["most"] + 1))
    return found


@pytest.mark.parametrize("name, value", spoilt(), ids=lambda each: str(each))
def test_a_fact_that_breaks_its_declaration_is_held(staging: Staging, name: str, value: object) -> None:
    wrong = staging.fact(1e9, "$1.0 billion", resolution=1e8)
    right = staging.fact(3e8, "$300 million", resolution=1e6, pair_id="KZ-UZ")
    with staging.database.writing() as connection:
        connection.execute(
            sa.text(f"update stage_{FACT} set {name} = :value where fact_id = :fact"), {"value": value, "fact": wrong}
        )
    audit = staging.audit()
    held = {one.fact_id: one.reason for one in audit.held if one.expectation == "shape.facts"}
    assert set(held) == {wrong} and name in held[wrong] and f"(in {FACT})" in held[wrong]
    assert right not in {one.fact_id for one in audit.held}


@pytest.mark.parametrize(
    "row, words",
    [
        ({"value": 5e9, "value_high": 4e9, "hedge": "range", "low": 4e9, "high": 5e9}, "where a range ends"),
        ({"low": 2e9}, "from low to high"),
        ({"aspect": "share_pct", "unit_code": "percent", "value": 130, "low": 129, "high": 131}, "share outside"),
        ({"unit_code": "percent", "value": 5, "low": 4, "high": 6}, "in percent"),
        ({"period_start": date(2022, 5, 1), "period_end": None}, "both its ends"),
        ({"period_start": date(2023, 5, 1), "period_end": date(2022, 5, 1)}, "both its ends"),
        ({"period_start": date(1822, 1, 1), "period_end": date(1822, 12, 31)}, "from 1900"),
        ({"known_to": date(2020, 1, 1)}, "latest word"),
        ({"value_usd": 5.0, "low_usd": 6.0, "high_usd": 7.0}, "low_usd to high_usd"),
        ({"unit_code": "KZT", "fx_rate": 0.002}, "its day and its source"),
    ],
)
def test_what_no_single_column_can_say_is_held_too(staging: Staging, row: dict[str, object], words: str) -> None:
    wrong = staging.fact(1e9, "$1.0 billion", resolution=1e8)
    with staging.database.writing() as connection:
        sets = ", ".join(f"{name} = :{name}" for name in row)
        connection.execute(sa.text(f"update stage_{FACT} set {sets} where fact_id = :fact"), row | {"fact": wrong})
    held = {one.fact_id: one.reason for one in staging.audit().held if one.expectation == "shape.facts"}
    assert words in held[wrong]


def test_claims_and_dimensions_are_checked_as_well(staging: Staging) -> None:
    fact = staging.fact(1e9, "$1.0 billion", resolution=1e8)
    assert {"shape.claims", "shape.dimensions"} & failed(staging.audit()) == set()
    with staging.database.writing() as connection:
        connection.execute(sa.text("update stage_claim set confidence = 1.5"))
        connection.execute(sa.text("update stage_dim_pair set party_a_id = 'nobody'"))
    audit = staging.audit()
    assert [one.fact_id for one in audit.held if one.expectation == "shape.claims"] == [fact]
    assert "confidence is 1.5" in str(result(audit, "shape.claims").details[0]["reason"])
    assert "party_a_id is nobody" in str(result(audit, "shape.dimensions").details[0]["reason"])
