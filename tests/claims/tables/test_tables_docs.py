"""The page on tables cannot lie: its examples are layouts, and it names every layout and role there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from samples import workbook

from claims.tables.layout import ROLES, built_ins, layout_from
from claims.tables.read import read_table

PAGE = (Path(__file__).parents[3] / "docs" / "tables.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=["records", "grid", "built-in"])
def test_examples_are_layouts(example: str) -> None:
    assert layout_from(tomllib.loads(example)["table"], "docs/tables.md")


def test_every_layout_and_role_is_named() -> None:
    missing = [name for name in (*built_ins(), *ROLES) if f"`{name}`" not in PAGE]
    assert missing == []


def test_the_example_of_a_grid_reads_a_grid() -> None:
    rows = [
        ["Внешняя торговля Республики Казахстан", None, None, None],
        ["млн долл. США", None, None, None],
        ["Партнер", "2023 экспорт", "2023 импорт", "рост, %"],
        ["в том числе:", None, None, None],
        ["Узбекистан", "3102.8 p", 1297.2, 5],
    ]
    layout = layout_from(tomllib.loads(EXAMPLES[1])["table"], "docs/tables.md")
    exports, imports = read_table(workbook({"S": rows}), "x.xlsx", layout).observations.to_pylist()
    assert (exports["reporter"], exports["partner"], exports["value"], exports["flag"]) == (
        "KZ",
        "UZ",
        3_102_800_000.0,
        "provisional",
    )
    assert (imports["from_party"], imports["to_party"], imports["flag"]) == ("UZ", "KZ", None)
