"""Expectations are files: what is wrong with one is said with its path, and the built-in ones are sound."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from expectations import registry
from expectations.working_set import SHARED_VIEWS

GOOD = """-- name: own.one
-- severity: error
-- owner: me
-- meaning: It holds,
--   and goes on.
-- reason: {value}
select 1 as is_broken;
"""


def test_a_file_is_read_with_its_header(tmp_path: Path) -> None:
    (tmp_path / "one.sql").write_text(GOOD)
    own = next(each for each in registry.load([tmp_path]) if each.name == "own.one")
    assert (own.severity, own.meaning, own.groups_sql) == ("error", "It holds, and goes on.", "select 1 as is_broken")
    assert (own.holds, own.scope, own.judges) == ("weaker", "pair", "all")


@pytest.mark.parametrize(
    "text, words",
    [
        (GOOD.replace("-- owner: me\n", ""), "lacks owner"),
        (GOOD.replace("error", "fatal"), "severity is 'fatal'"),
        (GOOD.replace("is_broken", "broken"), "is_broken"),
        (GOOD.replace("{value}", "{value"), "brace"),
        (GOOD.replace("own.one", "growth.stated_levels"), "already taken"),
        ("-- name: " + "x" * 70_000, "larger than"),
    ],
)
def test_a_file_that_is_no_expectation_says_what_to_write(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "bad.sql").write_text(text)
    with pytest.raises(registry.ExpectationFileError, match=words) as caught:
        registry.load([tmp_path])
    assert "bad.sql" in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(registry.ExpectationFileError, match="nowhere"):
        registry.load([tmp_path / "nowhere"])


def test_not_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.sql").write_bytes(b"-- name: \xff\xfe")
    with pytest.raises(registry.ExpectationFileError, match="UTF-8"):
        registry.load([tmp_path])


def test_the_built_in_ones_name_only_columns_that_their_select_yields() -> None:
    found = registry.load()
    assert len(found) >= 40
    views = {name: (registry.BUILT_IN.parent / "prepare" / f"{name}.sql").read_text("utf-8") for name in SHARED_VIEWS}
    for expectation in found:
        seen = expectation.groups_sql + "".join(sql for view, sql in views.items() if view in expectation.groups_sql)
        for _, name, _, _ in string.Formatter().parse(expectation.reason):
            assert name is None or name in seen, f"{expectation.path}: reason names {name}"
        its_file = f"{expectation.name.replace('.', '_')}.sql"
        assert expectation.path.endswith("shape.toml" if expectation.name.startswith("shape.") else its_file)
