"""Records beside files that are handed over by name: how far they reach, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

from flows.inputs import Item, Refusal, gather
from raw.sidecar import Sidecar


def test_the_record_of_a_folder_counts_for_the_folders_in_it(tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    deep.mkdir()
    (tmp_path / "folder.meta.toml").write_text('source = "ministry"\nhome = "KZ"')
    (deep / "folder.meta.toml").write_text('source = "bureau"')
    (deep / "a.txt").write_text("one")
    (whole,) = gather([str(tmp_path)], Sidecar(home="RU"))
    (alone,) = gather([str(deep)], Sidecar(home="RU"))
    assert isinstance(whole, Item)
    assert isinstance(alone, Item)
    assert (whole.sidecar.source, whole.sidecar.home) == ("bureau", "KZ")
    assert (alone.sidecar.source, alone.sidecar.home) == ("bureau", "RU")


def test_an_unknown_field_refuses_its_file_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "a.txt.meta.toml").write_text("publshed = 2024-05-01")
    (told,) = gather([str(tmp_path)], Sidecar())
    assert isinstance(told, Refusal)
    assert "publshed" in str(told)
    assert "'published'" in str(told)
