"""Real files, where they stand beside the repository: the right number of observations and spot-checked values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.tables.read import read_table, recognise

STATS = Path(__file__).parents[4] / "shared" / "stats"
pytestmark = pytest.mark.skipif(not STATS.is_dir(), reason="no ../shared/stats beside the repository")


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("comtrade-legacy-china-india.csv", "comtrade-legacy", 8739),
        ("exchange-rates-annual.csv", "exchange-rates-tidy", 993),
        ("sdmx-ecb-exr-generic.xml", "sdmx-data", 12),
        ("sdmx-ecb-exr-structured.xml", "sdmx-data", 12),
        ("sdmx-ecb-exr-monthly-usd-eur.xml", "sdmx-data", 252),
        ("sdmx-ecb-exr.json", "sdmx-data", 4),
        ("sdmx-ecb-exr-structure.xml", "sdmx-structure", 0),
        ("trademap-egypt-australia-2023.xlsx", "trade-map", 676),
        ("trademap-saudi-arabia-australia-2023.xlsx", "trade-map", 803),
    ],
)
def test_every_file_is_recognised_and_read_whole(name: str, kind: str, count: int) -> None:
    data = (STATS / name).read_bytes()
    assert recognise(data, "unnamed") == kind
    rows = read_table(data, name).observations
    assert rows.num_rows - rows["is_derived"].combine_chunks().true_count == count


def rows_of(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_table((STATS / name).read_bytes(), name).observations.to_pylist()
    return found


def test_india_with_china() -> None:
    totals = {row["flow"]: row for row in rows_of("comtrade-legacy-china-india.csv") if row["is_total"]}
    assert {flow: row["value"] for flow, row in totals.items()} == {"import": 41_249_115_786, "export": 17_439_991_278}
    assert (totals["import"]["from_party"], totals["import"]["to_party"], totals["import"]["reporter"]) == (
        "CN",
        "IN",
        "IN",
    )


def test_yearly_rates_follow_the_tender_of_their_time() -> None:
    rates = {(row["unit"], row["period_start"].year): row for row in rows_of("exchange-rates-annual.csv")}
    assert rates["AUD", 1971]["value"] == 0.8803
    assert rates["EUR", 2022]["value"] == 0.9493
    assert rates["VES", 2025]["quote"] == "131.1210"
    assert rates["VEF", 2017]["value"] == 9.975
    assert rates["EUR", 2022]["period_end"] == date(2022, 12, 31)


def test_euro_rates() -> None:
    monthly = {row["period_start"]: row for row in rows_of("sdmx-ecb-exr-monthly-usd-eur.xml")}
    assert monthly[date(1999, 1, 1)]["value"] == 1.16078
    assert (monthly[date(2019, 12, 1)]["unit"], monthly[date(2019, 12, 1)]["base_unit"]) == ("USD", "EUR")
    rouble = [row for row in rows_of("sdmx-ecb-exr.json") if row["unit"] == "RUB"]
    assert [(row["value"], row["resolution"]) for row in rouble] == [(40.3426, 1e-4), (40.3, 1e-4)]


def test_trade_map_workbooks() -> None:
    found = {row["cell"]: row for row in rows_of("trademap-egypt-australia-2023.xlsx")}
    total = found["EGY IM!C10"]
    assert (total["value"], total["reporter"], total["partner"], total["is_total"]) == (
        83_158_878_000,
        "EG",
        "WORLD",
        True,
    )
    pair = [row for row in found.values() if (row["reporter"], row["partner"]) == ("EG", "AU") and row["is_total"]]
    assert [(row["flow"], row["is_derived"], row["quote"]) for row in pair] == [
        ("import", True, "sum of 97 codes of 2 digits")
    ]
    assert pair[0]["value"] == sum(
        row["value"] for cell, row in found.items() if cell.startswith("EGY&AU IM!C") and row["commodity_level"] == 2
    )
