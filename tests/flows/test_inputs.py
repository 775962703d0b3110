"""What a person points at: forms of JSON lines, folders of nothing, addresses, countries; and what each is called."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.read import SUFFIXES
from flows.errors import CommuniqueError
from flows.inputs import Item, Limits, Refusal, gather
from flows.settings import Settings
from flows.workshop import Workshop
from raw.sidecar import Sidecar
from tests.flows import pdfs

Call = Callable[..., Any]
RELEASE = "Last year trade turnover between Kazakhstan and Belarus grew by 23% and exceeded $1 billion."
RUSSIAN = "Товарооборот Казахстана и Белоруссии вырос на 23 процента и превысил 1 млрд долларов. Ċ"
ROWS = [{"id": str(number), "published": "2023-09-26", "text": text} for number, text in enumerate((RELEASE, RUSSIAN))]
GERMAN = "Der Handel zwischen Deutschland und Kasachstan ist um 12 Prozent auf 8,4 Milliarden Euro gestiegen. " * 4


def records(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def test_the_advice_for_a_document_over_the_limit_is_what_helps(
    communique: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_MAX_DOCUMENT_MB", "20")
    (tmp_path / "huge.txt").write_text(RELEASE * 100_000)
    answer = communique(f"read {tmp_path / 'huge.txt'}")
    assert answer.code == 2
    assert "split it" in answer.err
    assert "COMMUNIQUE" not in answer.err


def test_no_setting_lets_land_what_the_reader_would_refuse(tmp_path: Path) -> None:
    shop = Workshop(Settings(data_dir=tmp_path, max_document_mb=20, max_table_mb=2000))
    assert shop.limits == Limits(Limits().document, 2_000_000_000)


@pytest.mark.parametrize("space", ["", " ", "\t  "])
@pytest.mark.parametrize("before", ["", "\n \n"])
def test_json_lines_on_standard_input_may_be_spaced(communique: Call, space: str, before: str) -> None:
    text = before + "\n".join(json.dumps(row).replace("{", "{" + space, 1) for row in ROWS)
    assert [one["id"] for one in records(communique("read --format jsonl", text=text))] == ["0", "1"]


@pytest.mark.parametrize("text", [json.dumps(ROWS), json.dumps(ROWS[0], indent=1), "{}"])
def test_other_json_on_standard_input_is_no_text(communique: Call, text: str) -> None:
    answer = communique("read --format jsonl", text=text)
    assert (answer.code, answer.out) == (2, "")
    assert "one object a line" in answer.err


@pytest.mark.parametrize("text", [f"[Photo] {RELEASE}", f"{{{RELEASE}}}"])
def test_a_text_that_begins_with_a_bracket_is_a_text(communique: Call, text: str) -> None:
    assert records(communique("read --format jsonl", text=text))[0]["claims"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_json_lines_of_any_unicode_are_read_whole(communique: Call, tmp_path: Path, encoding: str) -> None:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\r\n" for row in ROWS).encode(encoding)
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    of_file, of_stream = communique(f"read {path} --format jsonl"), communique("read --format jsonl", text=data)
    assert (of_file.code, of_stream.code) == (0, 0)
    assert [(one["id"], bool(one["claims"])) for one in records(of_file)] == [("0", True), ("1", True)]
    assert [one["claims"] for one in records(of_stream)] == [one["claims"] for one in records(of_file)]
    landed = [item.data for item in gather([str(path)], Sidecar()) if isinstance(item, Item)]
    assert [json.loads(data)["text"] for data in landed] == [RELEASE, RUSSIAN]


def test_options_and_a_record_beside_it_go_before_the_day_on_which_a_pdf_was_made(
    communique: Call, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.made(b"D:20250102030405Z").replace(b"In 2023 trade", b"Last year trade"))
    periods = [
        records(communique(f"read {path} --format jsonl --published 2023-09-26"))[0]["claims"][0]["period_start"]
    ]
    (tmp_path / "a.pdf.meta.toml").write_text('published = "2023-09-26"')
    periods.append(records(communique(f"read {path} --format jsonl"))[0]["claims"][0]["period_start"])
    assert periods == ["2022-01-01", "2022-01-01"]


@pytest.mark.parametrize(("given", "advice"), [("ZZ", "alpha-2"), ("UK", "write GB"), ("uk", "write GB")])
def test_a_home_that_is_no_country_is_refused_wherever_it_is_said(
    communique: Call, tmp_path: Path, given: str, advice: str
) -> None:
    answer = communique(f"read - --home {given}", text=RELEASE)
    assert answer.code == 2
    assert "no country" in answer.err
    assert "--home" in answer.err
    assert advice in answer.err
    (tmp_path / "a.txt").write_text(RELEASE)
    (tmp_path / "a.txt.meta.toml").write_text(f'home = "{given.upper()}"')
    (tmp_path / "b.txt").write_text(f"---\nhome: {given}\n---\n{RELEASE}")
    (tmp_path / "c.jsonl").write_text(json.dumps({"home": given, "text": RELEASE}))
    answer = communique(f"read {tmp_path}")
    assert (answer.code, answer.out) == (2, "")
    assert len(re.findall(advice, answer.err)) == 3


def test_a_folder_of_nothing_that_can_be_read_says_so(communique: Call, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert "it is empty" in communique(f"read {folder}").err
    for name in ("a.docx", "b.png"):
        (folder / name).write_bytes(b"x")
    answer = communique(f"quantities {folder}")
    assert answer.code == 2
    assert "it holds 2 of other endings" in answer.err
    assert ".jsonl" in answer.err


@pytest.mark.parametrize("command", ["read ''", "run a.txt ' '", "quantities ''"])
def test_an_empty_path_is_not_the_folder_where_a_person_stands(
    communique: Call, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(RELEASE)
    answer = communique(command)
    assert answer.code == 2
    assert "a path is empty" in answer.err


def test_closed_standard_input_is_the_callers_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommuniqueError, match="standard input is closed") as told:
        list(gather(["-"], Sidecar()))
    assert told.value.code == 2


@pytest.mark.parametrize("command", ["read", "run"])
def test_an_address_is_for_sources(communique: Call, command: str) -> None:
    answer = communique(f"{command} https://a.example/news")
    assert answer.code == 2
    assert "communique source" in answer.err
    assert "ls " not in answer.err


@pytest.mark.parametrize("command", ["read", "quantities"])
def test_help_names_every_form_that_is_read(communique: Call, command: str) -> None:
    told = communique(f"{command} --help").out
    assert all(suffix in told for suffix in SUFFIXES)


@pytest.mark.parametrize(
    "command", ["read a.txt --format csv", "quantities a.txt --format csv", "query x --format xml"]
)
def test_another_format_is_refused_in_plain_words(communique: Call, command: str) -> None:
    answer = communique(command)
    assert answer.code == 2
    assert "is none of table, json" in answer.err
    assert "Value error" not in answer.err


def test_advice_on_options_is_of_the_command_at_hand(communique: Call) -> None:
    answer = communique("quantities - --lang '!!'", text=RELEASE)
    assert "communique run" not in answer.err
    assert "--lang en" in answer.err


@pytest.mark.parametrize("command", ["read", "quantities"])
def test_output_says_which_file_it_is_of(communique: Call, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "mine", "text": RELEASE}))
    given = f"{command} {tmp_path / 'a.txt'} {tmp_path / 'b.jsonl'} -"
    told = [one["source"] for one in records(communique(given + " --format jsonl", text=RELEASE))]
    assert told == [str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl"), "-"]
    shown = communique(given + " --format table", text=RELEASE).out.splitlines()
    assert [line.split(" · ")[:2] for line in shown if line.startswith((str(tmp_path), "- ·"))][:2] == [
        *([[told[0], "2 claims, 0 unplaced figures"]] if command == "read" else [[told[0]]]),
        [told[1], "mine"],
    ]


def test_one_claim_is_one_claim(communique: Call) -> None:
    text = "In 2022 trade turnover between Kazakhstan and Belarus was $1 billion."
    assert "1 claim, 0 unplaced" in communique("read - --format table", text=text).out


@pytest.mark.parametrize("command", ["read", "quantities"])
def test_a_text_in_another_language_is_read_with_a_word_of_warning(
    communique: Call, tmp_path: Path, command: str
) -> None:
    (tmp_path / "a.txt").write_text(GERMAN)
    answer = communique(f"{command} {tmp_path / 'a.txt'} --format jsonl")
    assert answer.code == 0
    assert len(answer.err.splitlines()) == 1
    assert "none of the languages" in answer.err
    assert "a.txt" in answer.err
    assert communique(f"{command} - --format jsonl", text=RELEASE * 4).err == ""


def test_a_stream_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * 200 + b"x" * 200)))
    (found,) = gather(["-"], Sidecar(), Limits(document=100))
    assert isinstance(found, Refusal)
    assert "split it" in found.next_step


@pytest.mark.timeout(20)
def test_blank_lines_before_a_text_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * 200_000 + RELEASE.encode())))
    (found,) = gather(["-"], Sidecar())
    assert isinstance(found, Item)
    assert found.data.strip().decode() == RELEASE
