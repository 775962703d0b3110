"""Many rows at once: the same rows and the same constraints, whichever way they are written."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import IntegrityError
from warehouse_made import rows

from tests.warehouse.many import keyed, rows_of
from warehouse import apply as applying
from warehouse import bulk
from warehouse.apply import apply
from warehouse.lake import Change
from warehouse.references import BrokenReference
from warehouse.roles import WRITER, grant_roles
from warehouse.store import Warehouse

SERVER = [pytest.mark.postgres, pytest.mark.slow]
WAYS = ("lifted", "skipped", "row by row")
COUNT = 400


@pytest.fixture(params=["sqlite", *(pytest.param(way, marks=SERVER) for way in WAYS)])
def bulky(request: pytest.FixtureRequest, opened: Any, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A warehouse to which a few rows are many: on SQLite, and on PostgreSQL in each of the three ways."""
    warehouse: Warehouse = opened(None if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    if request.param == "row by row":
        grant_roles(warehouse.database)
        event.listen(warehouse.engine, "begin", lambda connection: connection.exec_driver_sql(f"SET ROLE {WRITER}"))
    elif request.param == "skipped":
        monkeypatch.setattr(applying, "mostly_written", lambda *_: [])
    for module in (applying, bulk):
        monkeypatch.setattr(module, "MANY_ROWS", 10)
    return warehouse


def written(warehouse: Warehouse, facts: pa.Table) -> None:
    apply(warehouse.database, {"fact_trade": Change(facts)})


def made(warehouse: Warehouse) -> pa.Table:
    """Facts that are not there yet, all that they refer to being there."""
    tables = rows_of(COUNT)
    apply(warehouse.database, {name: Change(tables[name]) for name in ("dim_pair", "dim_release", "claim")})
    return keyed(tables["facts"], "fact_trade")


def test_rows_are_added_changed_and_left_alone(bulky: Warehouse) -> None:
    facts = made(bulky)
    before = _constraints(bulky)
    written(bulky, facts.slice(0, COUNT // 2))
    place = facts.schema.get_field_index("value")
    changed = facts.set_column(place, facts.schema.field(place), pa.array([-1.0] * COUNT))
    written(bulky, pa.concat_tables([changed.slice(0, 50), facts.slice(50)]))
    found = rows(bulky, "SELECT count(*) AS n, count(CASE WHEN value = -1 THEN 1 END) AS changed FROM fact_trade")
    assert found == [{"n": COUNT, "changed": 50}]
    assert _constraints(bulky) == before


def test_a_row_without_what_it_refers_to_is_refused_with_all_others(bulky: Warehouse) -> None:
    facts = made(bulky)
    place = facts.schema.get_field_index("claim_id")
    ids = ["nowhere", *facts["claim_id"].to_pylist()[1:]]
    broken = facts.set_column(place, facts.schema.field(place), pa.array(ids, pa.string()))
    with pytest.raises(Exception, match=r"violates.*foreign key") as refused:
        written(bulky, broken)
    assert "nowhere" in str(refused.value)
    assert rows(bulky, "SELECT * FROM fact_trade") == []
    written(bulky, facts)
    assert len(rows(bulky, "SELECT fact_id FROM fact_trade")) == COUNT


def test_what_comes_with_a_row_need_not_stand_before_it(bulky: Warehouse) -> None:
    tables = rows_of(COUNT)
    changes = {name: Change(tables[name]) for name in ("dim_pair", "dim_release", "claim")}
    apply(bulky.database, changes | {"fact_trade": Change(keyed(tables["facts"], "fact_trade"))})
    assert len(rows(bulky, "SELECT fact_id FROM fact_trade")) == COUNT


def test_what_others_refer_to_is_not_taken_away(bulky: Warehouse) -> None:
    facts = made(bulky)
    written(bulky, facts)
    claims = rows_of(COUNT)["claim"]
    gone = {"claim": Change(claims.slice(0, 0), claims.slice(0, 1)), "dim_pair": Change(rows_of(COUNT)["dim_pair"])}
    with pytest.raises(IntegrityError):
        apply(bulky.database, gone)
    assert len(rows(bulky, "SELECT claim_id FROM claim")) == COUNT


def test_sqlite_writes_none_of_many_rows_where_one_is_refused(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MANY_ROWS", 10)
    warehouse = opened()
    facts = made(warehouse)
    written(warehouse, facts.slice(COUNT - 1))
    with pytest.raises(IntegrityError):
        apply(warehouse.database, {"fact_trade": Change(facts, replaced=0)})
    assert len(rows(warehouse, "SELECT fact_id FROM fact_trade")) == 1
    with warehouse.database.writing() as connection, pytest.raises(IntegrityError):
        connection.execute(text("UPDATE fact_trade SET claim_id = 'nowhere'"))


@pytest.mark.postgres
@pytest.mark.slow
def test_a_reference_left_out_says_where(postgres_url: str, opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = opened(postgres_url)
    monkeypatch.setattr(applying, "mostly_written", lambda *_: [])
    monkeypatch.setattr(applying, "MANY_ROWS", 10)
    tables = rows_of(COUNT)
    changes = {name: Change(tables[name]) for name in ("dim_pair", "claim")}
    with pytest.raises(BrokenReference, match=r"claim\.release_id"):
        apply(warehouse.database, changes)


def _constraints(warehouse: Warehouse) -> list[Any]:
    if warehouse.database.is_sqlite:
        return rows(warehouse, "PRAGMA foreign_key_check") + rows(warehouse, "PRAGMA foreign_keys")
    inspector = inspect(warehouse.engine)
    with warehouse.engine.connect() as connection:
        invalid = connection.execute(text("SELECT conname FROM pg_constraint WHERE NOT convalidated")).all()
    return [
        invalid,
        inspector.get_pk_constraint("fact_trade"),
        sorted(key["name"] or "" for key in inspector.get_foreign_keys("fact_trade")),
        sorted(index["name"] or "" for index in inspector.get_indexes("fact_trade")),
    ]
