"""A folder source: what stands beside its files counts, and a folder that is not there is no empty one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from raw.card import Card, card_from
from raw.connect.items import items
from raw.connect.polite import PullError
from raw.connect.state import PullState
from raw.sidecar import Sidecar


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


def test_every_form_that_can_be_read_comes_under_the_type_by_which_it_is_read(tmp_path: Path) -> None:
    for name in ("a.tsv", "b.xhtml", "c.csv", "d.md", "e.XLSX", "f.pdf"):
        (tmp_path / name).write_text("x")
    told = {one.sidecar.name: one.sidecar.content_type for one in items(card(tmp_path), PullState())}
    assert told == {
        "a.tsv": "text/tab-separated-values",
        "b.xhtml": "text/html",
        "c.csv": "text/csv",
        "d.md": "text/plain",
        "e.XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "f.pdf": "application/pdf",
    }


def test_json_lines_are_documents_of_their_own_as_on_the_command_line(tmp_path: Path) -> None:
    from flows.inputs import gather
    from raw.landing import release_id_of

    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "1", "text": "Trade rose."}\r\n\n{"id": "2", "text": "Trade fell."}')
    found = list(items(card(tmp_path), PullState()))
    assert [one.sidecar.name for one in found] == ["a.jsonl, line 1", "a.jsonl, line 3"]
    given = list(gather([str(path)], Sidecar()))
    assert [release_id_of(one.data) for one in found] == [release_id_of(one.data) for one in given]  # type: ignore[union-attr]
    assert {one.sidecar.content_type for one in found} == {one.sidecar.content_type for one in given}  # type: ignore[union-attr]


@pytest.mark.parametrize("fault", ["size", "permission"])
def test_a_file_that_is_left_out_holds_up_no_other(tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem

    def refused(self: Any, path: str, *rest: Any, **named: Any) -> bytes:
        if path.endswith("b.txt") and fault == "permission":
            raise PermissionError(13, "Permission denied")
        return Path(path).read_bytes()

    monkeypatch.setattr(LocalFileSystem, "cat_file", refused)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x" * (100 if name == "b.txt" else 10))
    source, state = card(tmp_path, limits={"max_bytes": 50 if fault == "size" else 500}), PullState()
    found = items(source, state)
    assert [next(found).sidecar.name, next(found).sidecar.name] == ["a.txt", "c.txt"]
    with pytest.raises(PullError, match=r"100 bytes \(.*b\.txt|Permission denied \(.*b\.txt"):
        next(found)
    (tmp_path / "b.txt").write_text("y" * 10)
    fault = "mended"
    assert [one.sidecar.name for one in items(source, state)] == ["b.txt"]


def test_a_store_that_fails_for_every_file_is_left_after_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem

    asked: list[str] = []

    def away(self: Any, path: str, *rest: Any, **named: Any) -> bytes:
        asked.append(path)
        raise TimeoutError("the store is away")

    monkeypatch.setattr(LocalFileSystem, "cat_file", away)
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("x")
    with pytest.raises(PullError, match="the store is away"):
        list(items(card(tmp_path), PullState()))
    assert len(asked) == 3


@pytest.mark.parametrize(
    "path", ["zip://*.txt::http://127.0.0.1:9/a.zip", "simplecache::https://a.example/", "HTTP://a"]
)
def test_no_way_of_naming_a_web_address_makes_it_a_folder(path: str) -> None:
    with pytest.raises(PullError, match="a web address is no folder"):
        list(items(card(path), PullState()))


def test_a_store_whose_package_is_missing_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    def missing(*_: Any, **__: Any) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(PullError, match=r"Install s3fs .*into the environment"):
        list(items(card("s3://bucket/prefix"), PullState()))


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


def test_hidden_folders_and_locks_of_open_workbooks_are_no_documents(tmp_path: Path) -> None:
    root = tmp_path / ".own"
    for name in ("a.txt", ".sync/a.txt", "b/.copies/a.txt", "b/~$a.xlsx", "b/c.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    assert [found.sidecar.name for found in items(card(root), PullState())] == ["a.txt", "c.txt"]


def test_a_record_may_begin_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "a.txt.meta.toml").write_text('published = "2024-05-01"', "utf-8-sig")
    (tmp_path / "b.txt").write_text("two")
    (tmp_path / "b.txt.meta.json").write_text('{"published": "2024-05-02"}', "utf-8-sig")
    assert [found.sidecar.published for found in items(card(tmp_path), PullState())] == ["2024-05-01", "2024-05-02"]
