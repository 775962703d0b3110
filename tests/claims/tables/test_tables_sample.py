"""The sample's own tables agree with what its releases say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.tables.read import read_table

TABLES = Path(__file__).parents[3] / "raw" / "sample" / "tables"


def test_counted_turnover_of_the_sample_pairs() -> None:
    path = TABLES / "trade-2021-2023.csv"
    rows = read_table(path.read_bytes(), path.name).observations.to_pylist()
    assert len(rows) == 36
    turnover: dict[tuple[str, str, int], float] = {}
    for row in rows:
        key = (row["reporter"], row["partner"], row["period_start"].year)
        turnover[key] = turnover.get(key, 0) + row["value"]
    assert turnover["KZ", "BY", 2021] == pytest.approx(0.83e9, abs=1e3)
    assert turnover["KZ", "BY", 2022] == pytest.approx(1.02e9, abs=1e3)
    assert turnover["KZ", "BY", 2022] / turnover["KZ", "BY", 2021] - 1 == pytest.approx(0.23, abs=0.005)
    assert turnover["KZ", "UZ", 2023] == pytest.approx(4.4e9, rel=0.001)
    assert turnover["KZ", "TR", 2023] > 6e9 > turnover["TR", "KZ", 2023]


def test_exchange_rates_of_the_sample() -> None:
    path = TABLES / "exchange-rates-2019-2024.csv"
    rows = read_table(path.read_bytes(), path.name).observations.to_pylist()
    assert {row["unit"] for row in rows} == {"KZT", "RUB", "BYN", "EUR", "CNY", "UZS", "TRY"}
    assert len(rows) == 42
    assert {row["grain"] for row in rows} == {"year"}
