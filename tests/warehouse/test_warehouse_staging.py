"""What stands in staging is what was given last, to the last place of every number, however few or many rows it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from sqlalchemy import text

from tests.warehouse.conftest import Opener
from warehouse import few_rows, forms, staging
from warehouse.scope import FEW_IDS, Scope
from warehouse.store import Warehouse

TEXTS = ("'\"\\\\", "a\tb\nc", "Қазақстан — €", ":name %s {x}", "")
NUMBERS = (0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1e22 / 3, 123456789012345.67)
MOMENT = datetime(2024, 2, 29, 23, 59, 58, tzinfo=UTC)


def releases(count: int) -> pa.Table:
    given = [
        {
            "release_id": f"r{number:05}",
            "source_name": TEXTS[number % len(TEXTS)],
            "url": None if number % 2 else TEXTS[number % len(TEXTS)],
            "fetched_at": MOMENT,
            "known_from": date(1, 1, 1) if number % 3 else date(9999, 12, 31),
            "is_official": number % 2 == 0,
            "reader": "text 1",
        }
        for number in range(count)
    ]
    return pa.Table.from_pylist(given, schema=forms.loose_schema("dim_release"))


def claims(count: int) -> pa.Table:
    given = [
        {
            "claim_id": f"c{number:05}",
            "release_id": "r00000",
            "value": NUMBERS[number % len(NUMBERS)],
            "quote_start": 2**53 + 1 + number,
        }
        for number in range(count)
    ]
    return pa.Table.from_pylist(given, schema=forms.loose_schema("claim"))


def staged(warehouse: Warehouse, name: str) -> list[dict[str, object]]:
    listed = ", ".join(f't."{column}"' for column in forms.columns(name))
    source = f"FROM {staging.stage_name(name)} AS t ORDER BY 1"
    return warehouse.database.select(forms.loose_schema(name), listed, source).to_pylist()


@pytest.mark.parametrize("count", [7, staging.FEW_ROWS + 1])
def test_rows_stand_as_given_and_take_the_place_of_others(warehouse: Warehouse, count: int) -> None:
    for number in (3, staging.FEW_ROWS + 2, count):
        staging.fill(warehouse.database, {"dim_release": releases(number), "claim": claims(number)})
    assert staged(warehouse, "dim_release") == releases(count).to_pylist()
    assert staged(warehouse, "claim") == claims(count).to_pylist()
    staging.fill(warehouse.database, {"dim_release": releases(0), "claim": claims(1)})
    assert (staged(warehouse, "dim_release"), len(staged(warehouse, "claim"))) == ([], 1)


def test_a_few_rows_take_the_place_of_many(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few_rows, "LARGE_BYTES", 1)
    for number in (4, 2):
        staging.fill(warehouse.database, {"dim_release": releases(number)})
    assert staged(warehouse, "dim_release") == releases(2).to_pylist()


@pytest.mark.parametrize("count", [0, 3, FEW_IDS + 1])
def test_a_scope_and_what_lies_outside_it_part_the_rows(warehouse: Warehouse, count: int) -> None:
    staging.fill(warehouse.database, {"claim": claims(FEW_IDS + 9)})
    scope = Scope(warehouse.database)
    ids = [f"c{number:05}" for number in range(FEW_IDS + 9)]
    scope.add("corrected", ids[:count])
    schema = pa.schema([("claim_id", pa.string())])
    for condition, expected in (
        (scope.is_in("claim_id", "corrected"), ids[:count]),
        (scope.is_not_in("claim_id", "corrected"), ids[count:]),
    ):
        found = warehouse.database.select(schema, "t.claim_id", f"FROM stage_claim AS t WHERE {condition} ORDER BY 1")
        assert found["claim_id"].to_pylist() == expected


def test_what_lies_outside_many_ids_is_found_by_one_join(postgres_url: str, opened: Opener) -> None:
    """A list too long for the database's memory would be gone through once a row."""
    database = opened(postgres_url).database
    scope = Scope(database)
    scope.add("release", (f"r{number:05}" for number in range(FEW_IDS + 1)))
    with database.writing() as connection:
        connection.execute(text("SET LOCAL work_mem = '64kB'"))
        query = f"EXPLAIN SELECT * FROM dim_release AS t WHERE {scope.is_not_in('release_id', 'release')}"
        plan = "\n".join(connection.execute(text(query)).scalars())
    assert "Anti Join" in plan
    assert "SubPlan" not in plan
