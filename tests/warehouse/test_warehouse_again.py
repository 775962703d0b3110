"""The same end state, whatever the order, the repetitions and the grouping of loads, on both databases."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from warehouse_made import claim, load, reading, rows

from claims.model import Event, Official, Reading
from warehouse.dump import dump
from warehouse.store import Warehouse

LEVELS = st.sampled_from([0.9e9, 1e9, 1.02e9, 1.5e9])
POSTS = st.sampled_from(["minister of trade", "prime minister"])


@st.composite
def releases(draw: Any) -> list[Reading]:
    """Some documents, each read by one or two versions of the reader."""
    made = []
    for number in range(draw(st.integers(2, 5))):
        day = f"2023-03-{draw(st.integers(1, 4)):02d}"
        for version in range(1, 1 + draw(st.integers(1, 2))):
            one = st.builds(
                claim,
                st.just(""),
                LEVELS,
                hedge=st.sampled_from(["eq", "gt", "approx", "le"]),
                parties=st.sampled_from([("BY", "KZ"), ("KZ", "UZ")]),
                unit=st.sampled_from(["USD", "EUR"]),
                reader=st.just(f"text {version}"),
            )
            person = Official("A. Person", draw(POSTS), "KZ", 0, 4)
            event = Event(draw(st.sampled_from(["Fair", "FAIR"])), "exhibition", 0, 4)
            claims = draw(st.lists(one, min_size=1, max_size=3))
            made.append(reading(f"r{number}", day, *claims, officials=(person,), events=(event,)))
    return made


def _dump(warehouse: Warehouse) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        dump(warehouse.database, Path(folder))
        return {path.name: path.read_text("utf-8") for path in Path(folder).iterdir()}


# A failing example is not made smaller: each try opens two warehouses, and that would take minutes.
_SETTINGS = settings(
    deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck)
)


@settings(_SETTINGS, max_examples=10)
@given(made=releases(), data=st.data())
def test_any_order_repetition_and_grouping_ends_in_the_same_dump(made: list[Reading], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _same_dump(made, data, [f"sqlite:///{folder}/{name}.db" for name in "ab"], folder)


@pytest.mark.postgres
@pytest.mark.slow
@settings(_SETTINGS, max_examples=4)
@given(made=releases(), data=st.data())
def test_any_order_ends_in_the_same_dump_on_postgresql(
    new_postgres_url: Callable[[], str], made: list[Reading], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _same_dump(made, data, [new_postgres_url(), new_postgres_url()], folder)


def _same_dump(made: list[Reading], data: st.DataObject, urls: list[str], folder: str) -> None:
    """Load all at once into one warehouse, in drawn order, repetition and groups into another, and compare."""
    order = data.draw(st.permutations([*made, *data.draw(st.lists(st.sampled_from(made), max_size=2))]))
    cuts = data.draw(st.lists(st.booleans(), min_size=len(order), max_size=len(order)))
    with Warehouse(urls[0], f"{folder}/lake-a") as at_once, Warehouse(urls[1], f"{folder}/lake-b") as piecemeal:
        load(at_once, *made)
        group: list[Reading] = []
        for one, cut in zip(order, cuts, strict=True):
            group.append(one)
            if cut:
                load(piecemeal, *group)
                group = []
        load(piecemeal, *group)
        one, other = _dump(at_once), _dump(piecemeal)
        assert {name: text for name, text in one.items() if other[name] != text} == {}


def test_a_second_run_changes_no_row_and_says_so(warehouse: Warehouse) -> None:
    made = [reading(f"r{day}", f"2023-03-0{day}", claim("", day * 1e9)) for day in range(1, 5)]
    first = load(warehouse, *made)
    assert first.counts["new"] == 4 and not first.is_nothing_new
    before = _dump(warehouse)
    again = load(warehouse, *made)
    assert again.is_nothing_new and again.counts["unchanged"] == 4
    assert len(rows(warehouse, "SELECT * FROM load")) == 1
    assert _dump(warehouse) == before


@pytest.mark.postgres
@pytest.mark.slow
def test_both_databases_dump_the_same_bytes(postgres_url: str, opened: Any) -> None:
    made = [
        reading("a", "2023-03-01", claim("", 1 / 3), claim("", -12.5, unit="percent", aspect="change_pct", hedge="lt")),
        reading("b", "2023-03-02", claim("", 1e15 + 0.3, product="Ёлки «x»"), text='line\n"quoted", and\ttabs; ә'),
    ]
    one, other = opened(), opened(postgres_url, name="other")
    load(one, *made)
    load(other, *made)
    assert _dump(one) == _dump(other)
