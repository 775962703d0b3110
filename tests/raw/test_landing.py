"""The landing zone keeps bytes for ever, once, whatever the order of arrival and whatever dies."""

from __future__ import annotations

import hashlib
import itertools
import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw.landing import Landing, NotLanded, release_id_of
from raw.sidecar import BadSidecar, Sidecar, beside


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    landing = Landing(tmp_path)
    data = b"\xff\xfe\x00binary \r\n text"
    landed = landing.land(data, Sidecar(source="mail", published="2024-05-01"))
    assert landed.is_new
    assert landed.release_id == hashlib.sha256(data).hexdigest()[:32]
    assert landing.bytes_of(landed.release_id) == data
    assert landing.sidecar(landed.release_id).published == "2024-05-01"
    assert landing.sidecar(landed.release_id).fetched_at


def test_the_same_bytes_twice_are_one_document(tmp_path: Path) -> None:
    landing = Landing(tmp_path)
    first = landing.land(b"x", Sidecar(source="a"))
    before = sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    second = landing.land(b"x", Sidecar(source="a"))
    assert (first.is_new, second.is_new) == (True, False)
    assert sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()) == before
    assert list(landing.ids()) == [first.release_id]


def test_what_is_known_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    ways = [
        Sidecar(source="b", url="https://b.example"),
        Sidecar(source="a", published="2024-01-01"),
        Sidecar(lang="en", source="c"),
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations(ways)):
        landing = Landing(tmp_path / str(number))
        for sidecar in order:
            landing.land(b"one", sidecar)
        merged = landing.sidecar(release_id_of(b"one"))
        seen.add((merged.source, merged.url, merged.published, merged.lang))
    assert seen == {("a", "https://b.example", "2024-01-01", "en")}


def test_a_landing_cut_short_is_not_listed_and_is_mended_by_the_next(tmp_path: Path) -> None:
    landing = Landing(tmp_path)
    release_id = landing.land(b"whole", Sidecar(source="a")).release_id
    for record in (tmp_path / release_id[:2] / release_id).glob("seen-*.json"):
        record.unlink()
    assert list(landing.ids()) == []
    landing.land(b"whole", Sidecar(source="a"))
    assert list(landing.ids()) == [release_id]


def _land_many(root: str) -> None:
    for number in range(40):
        Landing(Path(root)).land(f"document {number % 10}".encode(), Sidecar(source="a"))


def test_several_writers_at_once_leave_whole_documents(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_land_many, args=(str(tmp_path),)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    landing = Landing(tmp_path)
    assert len(list(landing.ids())) == 10
    assert all(release_id_of(landing.bytes_of(one)) == one for one in landing.ids())
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ab", "G" * 32, "a" * 31 + "/"])
def test_an_id_cannot_lead_out_of_the_landing_zone(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotLanded):
        Landing(tmp_path).bytes_of(name)


@given(st.dictionaries(st.sampled_from(["source", "name", "url", "title"]), st.text(max_size=60)))
def test_a_sidecar_survives_the_way_through_json_and_holds_no_controls(record: dict[str, str]) -> None:
    sidecar = Sidecar.from_record(record)
    assert Sidecar.from_record(sidecar.as_record()) == sidecar
    for value in sidecar.as_record().values():
        assert not any(ord(char) < 32 for char in value)
        value.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('published = "yesterday"', "published"),
        ('published = "2023-02-31"', "published is '2023-02-31', which no calendar has"),
        ('published = "2023-13"', "no calendar"),
        ('home = "Kazakhstan"', "home"),
        ('lang = "English!"', "lang"),
        ("no toml at all", "cannot be parsed"),
        (
            'publshed = "2024-05-01"',
            r"note\.txt\.meta\.toml: publshed: there is no such field; did you mean 'published'",
        ),
        ("date = 2024-05-01", "date: .*'published'"),
        ('language = "en"', "language: .*'lang'.*known here: .*url"),
        ('colour = "red"', "colour: there is no such field; known here"),
        ('title = ["a"]', "title: it is one text"),
    ],
)
def test_a_bad_record_beside_a_file_says_what_is_wrong(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "note.txt.meta.toml").write_text(text)
    with pytest.raises(BadSidecar, match=complaint):
        beside(tmp_path / "note.txt")


def test_a_record_beside_a_file_is_found_in_both_forms(tmp_path: Path) -> None:
    (tmp_path / "a.txt.meta.toml").write_text('published = 2024-05-01\nhome = "KZ"')
    (tmp_path / "b.txt.meta.json").write_text('{"published": "2024-05-01", "home": "KZ"}')
    assert beside(tmp_path / "a.txt") == beside(tmp_path / "b.txt") == Sidecar(published="2024-05-01", home="KZ")
    assert beside(tmp_path / "c.txt") == Sidecar()


def test_the_record_of_a_folder_reaches_the_folders_in_it_and_a_nearer_one_goes_first(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path.parent / "folder.meta.toml").write_text('title = "beyond"')
    (tmp_path / "folder.meta.toml").write_text('home = "KZ"\nlang = "ru"\nurl = "https://a.example"')
    (tmp_path / "a" / "folder.meta.json").write_text('{"lang": "kk", "published": "2024-05-01"}')
    (deep / "x.txt.meta.toml").write_text('published = "2024-05-02"')
    said = Sidecar(home="KZ", lang="kk", url="https://a.example", published="2024-05-02")
    assert beside(deep / "x.txt", tmp_path) == said
    assert beside(deep / "x.txt") == Sidecar(published="2024-05-02")
