"""What tables and pipes show: figures that a person can read, and every column that was asked for."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import Any

import pytest

from flows.cli import _can_write_all
from flows.screen import cell, rows_as

SIZES = [
    (1_234_567.5, "1,234,568"),
    (999_999.6, "1,000,000"),
    (-5_432_109.87, "-5,432,110"),
    (123_456.78, "123,457"),
    (99_999.94, "99999.9"),
    (12_345.678, "12345.7"),
    (0.4512, "0.4512"),
    (12_500_000.0, "12,500,000"),
    (1e20, "1e+20"),
]


@pytest.mark.parametrize(("value", "shown"), SIZES)
def test_amounts_of_millions_are_written_out(value: float, shown: str) -> None:
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("columns", "names"),
    [(("a", "a", "b", "a"), ["a", "a_2", "b", "a_3"]), (("a", "a", "a_2"), ["a", "a_3", "a_2"])],
)
def test_a_second_column_of_a_name_keeps_its_value(
    columns: tuple[str, ...], names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows_as("json", columns, [tuple(range(len(columns)))])
    (record,) = json.loads(capsys.readouterr().out)
    assert record == dict(zip(names, range(len(columns)), strict=True))


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_the_name_of_a_file_that_is_no_utf8_goes_through_json(errors: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.fsdecode("релиз.txt".encode("cp1251"))
    pipe: Any = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors)
    monkeypatch.setattr(sys, "stdout", pipe)
    _can_write_all()
    pipe.write(json.dumps({"source": name}, ensure_ascii=False))
    pipe.flush()
    assert json.loads(pipe.buffer.getvalue().decode("utf-8")) == {"source": name}
