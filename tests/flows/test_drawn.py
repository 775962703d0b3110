"""Tables on terminals of every width: numbers, dates and measures stay whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.model import Claim, Document, Reading
from flows import highlight, screen

Show = Callable[[int, Callable[[], None]], str]
QUOTE = "more than one billion dollars in the first seven months of the year, the ministry of trade told reporters"
SIZES = (1e9, 2.345e12, 7.0)


def claim(value: float, start: int) -> Claim:
    return Claim(
        *("x", "project_investment", "change_abs", value, "USD", start, start + 4, QUOTE),
        status="in_progress",
        period_start="2022-01-01",
        period_end="2022-12-31",
        parties=("AZ", "BY", "KZ", "RU"),
    )


READING = Reading(
    Document("0" * 32, QUOTE * 4, source="a.txt"), tuple(claim(size, 9 * at) for at, size in enumerate(SIZES))
)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    """What a person sees of something on a terminal so wide."""

    def show(width: int, what: Callable[[], None]) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("LINES", "40")
        for module in (screen, highlight):
            monkeypatch.setattr(module, "is_terminal", lambda: True)
        what()
        return capsys.readouterr().out

    return show


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 130, 150, 200])
def test_a_reading_keeps_its_amounts_and_dates_whole(shown: Show, width: int) -> None:
    told = shown(width, lambda: highlight.show_reading(READING))
    for whole in ("1,000,000,000 USD", "2,345,000,000,000 USD", "7 USD"):
        assert whole in told
    assert told.count("2022-01-01") == told.count("2022-12-31") == len(SIZES)
    assert max(map(len, told.splitlines())) <= width
    assert "a.txt" in told


def test_a_figure_of_one_good_says_so() -> None:
    told = [highlight.row_of(1, replace(claim(7.0, 0), measure="exports", product=name))[1] for name in ("wine", None)]
    assert told == ["exports of wine change_abs", "exports change_abs"]


ROWS = (("KZ-BY", 1_234_567_890.0, "2023-09-26", QUOTE), ("KZ", 0.5, "2023-09-27T10:00:00+05:00", "12.5%"))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_any_table_keeps_its_numbers_whole(shown: Show, width: int) -> None:
    told = shown(width, lambda: screen.table(("pair", "value_usd", "day", "words"), ROWS, "Title"))
    for whole in ("Title", "1,234,567,890", "2023-09-26", "2023-09-27T10:00:00+05:00", "12.5%"):
        assert whole in told
    assert max(map(len, told.splitlines())) <= width


def test_a_table_that_fits_is_as_wide_as_its_cells(shown: Show) -> None:
    told = shown(200, lambda: screen.table(("a", "words"), [[1, "one two"], [22, "three"]], right=("a",)))
    assert [line.rstrip() for line in told.splitlines()] == [" a  words", "─" * 11, " 1  one two", "22  three"]
