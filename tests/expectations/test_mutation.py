"""A short round of `make mutation`: every kind of fault once, and some clean variations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.expectations.mutation.faults import Fault, everything
from tests.expectations.mutation.run import inject, prepare
from warehouse.store import Warehouse

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with prepare(tmp_path_factory.mktemp("mutation")) as warehouse:
        yield warehouse


@pytest.mark.parametrize("fault", everything(), ids=lambda fault: fault.name)
def test_a_fault_raises_the_right_expectation(clean: Warehouse, fault: Fault) -> None:
    raised = inject(clean, fault, 7)
    assert fault.expected & set(raised), f"raised {sorted(raised)} instead of one of {sorted(fault.expected)}"


@pytest.mark.parametrize("seed", range(2_000, 2_010))
def test_a_clean_variation_raises_nothing(clean: Warehouse, seed: int) -> None:
    assert inject(clean, None, seed) == {}
