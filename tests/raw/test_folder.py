"""A folder source: what stands beside its files counts, and a folder that is not there is no empty one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from raw.card import Card, card_from
from raw.connect.items import items
from raw.connect.polite import PullError
from raw.connect.state import PullState


def card(path: object, kind: str = "folder", **said: Any) -> Card:
    settings = {"path": str(path), **said.pop("settings", {})}
    needed = {"name": "own", "title": "T", "kind": "releases", "publisher": "P", "licence": "L"}
    return card_from({**needed, "home": "KZ", "connector": {"kind": kind, "settings": settings}, **said}, "test")


def test_the_record_beside_a_file_says_when_where_and_in_which_language(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text("one")
    (tmp_path / "r1.txt.meta.toml").write_text('published = 2024-05-01\nlang = "ru"\nurl = "https://a.example/1"')
    (tmp_path / "r2.txt").write_text("two")
    first, second = (found.sidecar for found in items(card(tmp_path, language="kk"), PullState()))
    assert (first.published, first.lang, first.url) == ("2024-05-01", "ru", "https://a.example/1")
    assert (first.source, first.home, first.name) == ("own", "KZ", "r1.txt")
    assert (second.published, second.lang, second.url) == (None, "kk", None)


def test_a_language_that_the_card_leaves_open_is_left_to_the_text(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text("one")
    assert [found.sidecar.lang for found in items(card(tmp_path), PullState())] == [None]


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_the_record_of_a_folder_reaches_the_folders_in_it(tmp_path: Path, place: str) -> None:
    import fsspec

    root = str(tmp_path) if place == "disk" else "memory://records/own"
    store, path = fsspec.core.url_to_fs(root)
    store.makedirs(f"{path}/deep/er", exist_ok=True)
    store.pipe_file(f"{path}/folder.meta.toml", b'home = "UZ"\nsource = "ministry"')
    store.pipe_file(f"{path}/deep/folder.meta.json", b'{"source": "bureau", "lang": "uz"}')
    store.pipe_file(f"{path}/deep/er/r1.txt", b"one")
    store.pipe_file(f"{path}/r2.txt", b"two")
    told = [(one.sidecar.name, one.sidecar.source, one.sidecar.home) for one in items(card(root), PullState())]
    assert told == [("r1.txt", "bureau", "UZ"), ("r2.txt", "ministry", "UZ")]


def test_a_path_that_names_one_file_has_the_record_beside_it(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text("one")
    (tmp_path / "r1.txt.meta.toml").write_text('lang = "ru"')
    assert [found.sidecar.lang for found in items(card(tmp_path / "r1.txt"), PullState())] == ["ru"]


def test_a_record_that_comes_later_hands_its_file_over_again(tmp_path: Path) -> None:
    source, state = card(tmp_path), PullState()
    (tmp_path / "r1.txt").write_text("one")
    (tmp_path / "r2.txt").write_text("two")
    assert len(list(items(source, state))) == 2
    (tmp_path / "r1.txt.meta.toml").write_text("published = 2024-05-01")
    assert [found.sidecar.published for found in items(source, state)] == ["2024-05-01"]
    assert list(items(source, state)) == []


def test_a_wrong_record_leaves_out_its_own_file_alone_and_is_told_until_it_is_mended(tmp_path: Path) -> None:
    source, state = card(tmp_path), PullState()
    (tmp_path / "r1.txt").write_text("one")
    (tmp_path / "r1.txt.meta.toml").write_text("publshed = 2024-05-01")
    (tmp_path / "r2.txt").write_text("two")
    for names in (["r2.txt"], []):
        found = items(source, state)
        assert [next(found).sidecar.name for _ in names] == names
        with pytest.raises(PullError, match=r"r1\.txt\.meta\.toml: publshed: .*'published'"):
            next(found)
    (tmp_path / "r1.txt.meta.toml").write_text("published = 2024-05-01")
    assert [one.sidecar.name for one in items(source, state)] == ["r1.txt"]


@pytest.mark.parametrize("kind", ["folder", "warc"])
def test_a_folder_that_is_not_there_fails_and_an_empty_one_does_not(tmp_path: Path, kind: str) -> None:
    with pytest.raises(PullError, match=r"no such folder .*typo, card own.*communique source test own"):
        list(items(card(tmp_path / "typo", kind), PullState()))
    with pytest.raises(PullError, match="no such folder"):
        list(items(card("memory://nowhere/typo", kind), PullState()))
    assert list(items(card(tmp_path, kind), PullState())) == []


def test_a_file_that_cannot_be_read_is_told_as_a_fault_of_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fsspec.implementations.local import LocalFileSystem

    def refused(*_: Any, **__: Any) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "r1.txt").write_text("one")
    monkeypatch.setattr(LocalFileSystem, "cat_file", refused)
    with pytest.raises(PullError, match=r"Permission denied \(.*r1\.txt"):
        list(items(card(tmp_path), PullState()))
