"""The command line without a database: help, reading, refusals, hostile output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.app import app
from flows.screen import printable

Call = Callable[..., object]
NAMES = sorted(
    " ".join(part for part in (group.name, (command.name or command.callback.__name__)) if part)
    for group in (SimpleNamespace(name="", typer_instance=app), *app.registered_groups)
    for command in group.typer_instance.registered_commands
    if command.callback
)
RELEASE = "Last year trade turnover between Kazakhstan and Belarus grew by 23% and exceeded $1 billion."


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(communique: Call, name: str) -> None:
    answer = communique(f"{name} --help")
    assert answer.code == 0
    assert "Example: " in answer.out
    assert f"communique {name}" in answer.out


def test_read_gives_one_json_line_a_document_in_the_names_of_the_claim_model(communique: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "mine", "published": "2023-09-26", "home": "KZ", "text": RELEASE})
    )
    answer = communique(
        f"read {tmp_path / 'a.txt'} {tmp_path / 'b.jsonl'} --published 2023-09-26 --home kz --format jsonl"
    )
    assert answer.code == 0
    first, second = (json.loads(line) for line in answer.out.splitlines())
    assert second["id"] == "mine"
    assert first["claims"] == second["claims"]
    growth, level = sorted(first["claims"], key=lambda claim: claim["aspect"])
    assert (growth["measure"], growth["value"], growth["unit"]) == ("turnover", 23, "percent")
    assert (level["value"], level["hedge"], level["parties"]) == (1e9, "gt", ["BY", "KZ"])
    assert (level["period_start"], level["period_end"]) == ("2022-01-01", "2022-12-31")
    assert RELEASE[level["start"] : level["end"]] == level["quote"]


def test_read_takes_standard_input_as_text_and_as_json_lines(communique: Call) -> None:
    bare = communique("read - --format jsonl --published 2023-09-26", text=RELEASE)
    lines = communique("read --format jsonl", text=json.dumps({"id": "x", "published": "2023-09-26", "text": RELEASE}))
    assert json.loads(bare.out)["claims"] == json.loads(lines.out)["claims"] != []


def test_read_with_workers_gives_the_same_lines_in_the_same_order(communique: Call, tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": str(number), "text": f"{RELEASE} They signed {number + 2} documents."})
        for number in range(40)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(rows))
    one = communique(f"read {tmp_path / 'many.jsonl'} --format jsonl --workers 1")
    two = communique(f"read {tmp_path / 'many.jsonl'} --format jsonl --workers 2")
    assert one.out == two.out
    assert [json.loads(line)["id"] for line in one.out.splitlines()] == [str(number) for number in range(40)]


def test_quantities_know_nothing_of_trade(communique: Call) -> None:
    answer = communique(
        "quantities - --format jsonl", text="The river is about 12 percent wider, at 1.5 million tonnes."
    )
    found = json.loads(answer.out)["quantities"]
    assert [(one["value"], one["unit"], one["hedge"]) for one in found][:1] == [(12, "percent", "approx")]
    assert set(found[0]) == {"start", "end", "value", "value_high", "hedge", "direction", "unit", "noun"}


def test_one_broken_line_among_good_ones_is_named_and_the_rest_is_read(communique: Call, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": RELEASE})
    (tmp_path / "mixed.jsonl").write_text(f"{good}\nnot json\n{good}\n")
    answer = communique(f"read {tmp_path / 'mixed.jsonl'} --format jsonl")
    assert answer.code == 2
    assert len(answer.out.splitlines()) == 2
    assert "line 2" in answer.err


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--published yesterday", "no date"),
        ("--published 2023-02-30", "no date"),
        ("--home Kazakhstan", "home"),
        ("--lang '!!'", "lang"),
    ],
)
def test_options_of_another_form_are_refused(communique: Call, options: str, complaint: str) -> None:
    answer = communique(f"read - {options}", text=RELEASE)
    assert answer.code == 2
    assert complaint in answer.err


def test_a_path_that_is_not_there_stops_everything_before_anything_is_read(communique: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE)
    answer = communique(f"read {tmp_path / 'a.txt'} {tmp_path / 'nowhere'}")
    assert answer.code == 2
    assert answer.out == ""
    assert "nowhere" in answer.err


def test_a_file_over_the_limit_is_refused_unread(communique: Call, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    answer = communique(f"read {tmp_path / 'huge.txt'}")
    assert answer.code == 2
    assert "200.0 MB" in answer.err


def test_terminal_controls_of_a_hostile_text_are_spelt_out() -> None:
    shown = printable("a\x1b[2Jb\x9bc\u202ed\te\nf\x00")
    assert shown == "a\\x1b[2Jb\\x9bc\\u202ed\te\nf\\x00"


def test_hostile_words_reach_no_terminal_raw(communique: Call) -> None:
    answer = communique("read - --format table --published 2023-09-26", text=f"Evil \x1b]0;title\x07 news\n\n{RELEASE}")
    assert answer.code == 0
    assert "\x1b" not in answer.out
    assert "\x07" not in answer.out


@pytest.mark.slow
def test_after_any_command_there_is_an_inbox_to_copy_into(communique: Call, tmp_path: Path) -> None:
    assert communique("status").code == 0
    assert (tmp_path / "data" / "inbox").is_dir()


@pytest.mark.parametrize("command", ["query 'SELECT 1' --as-of ''", "backfill ecb-exchange-rates --since ''"])
def test_an_empty_day_is_not_today(communique: Call, command: str) -> None:
    answer = communique(command)
    assert answer.code == 2
    assert "gives no day | the options | write it as 2023-09-26" in answer.err


@pytest.mark.parametrize("pair", ["BY-KZ", "kz-by"])
def test_a_pair_may_be_written_either_way(communique: Call, pair: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("expectations.quarantine.listing", lambda *_, pair_id, expectation: asked.append(pair_id) or [])
    assert communique(f"quarantine list --pair {pair}").code == 0
    assert asked == ["BY-KZ"]


def test_a_source_named_twice_is_deployed_once(communique: Call) -> None:
    answer = communique("deploy ecb-exchange-rates ecb-exchange-rates --dry-run")
    assert answer.code == 0
    assert answer.out.count("flows/pull.py:pull") == 1
