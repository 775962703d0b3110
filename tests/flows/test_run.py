"""The main job through a real Prefect server: published once, held back with both quotes, bad input named."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from flows.commands.run import SAMPLE
from flows.server import Server
from tests.flows.served import asked, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]
Call = Callable[..., object]
RELEASE = "Last year trade turnover between Kazakhstan and Belarus grew by 23% and exceeded $1 billion."


def csv(answer: object) -> list[list[str]]:
    return [line.split(",") for line in answer.out.splitlines()[1:]]


def test_the_sample_is_published_once_and_the_contradiction_is_held_back(communique: Call, served: Server) -> None:
    first = communique("run")
    assert first.code == 0, first.err
    assert "Published facts:" in first.out
    assert "Held back: 1 facts" in first.out
    assert "$3.2 billion" in first.out
    assert "$4.4 billion" in first.out
    supported = communique(
        "query \"SELECT corroboration_count FROM fact_turnover WHERE pair_id = 'BY-KZ' AND aspect = 'level' "
        "AND status = 'actual' AND origin = 'stated' AND is_current\" --format csv"
    )
    assert [row[0] for row in csv(supported)] == ["2"]

    again = communique("run")
    assert again.code == 0
    assert "No row changed" in again.out
    assert "Held back: 1 facts" in again.out

    strict = communique("run --strict")
    assert strict.code == 1

    held = csv(communique('query "SELECT fact_id FROM quarantine" --format csv'))[0][0]
    told = communique(f"explain {held}")
    assert "Held back by" in told.out
    assert "[[" in told.out
    assert _events(served) >= {
        "communique.raw.landed",
        "communique.claims.read",
        "communique.warehouse.published",
        "communique.expectation.failed",
    }
    summary, checks = (_artifact(served, key) for key in ("communique-load", "communique-checks"))
    assert "## Held back" in summary
    assert "$" not in summary
    assert held in summary
    assert '"failed"' in checks


def _artifact(server: Server, key: str) -> str:
    answer = httpx.get(f"{server.api_url}/artifacts/{key}/latest", timeout=30).raise_for_status().json()
    return str(answer["data"])


def _events(server: Server) -> set[str]:
    """Names of our events that the server has stored, once it has stored any of the last kind."""
    names: set[str] = set()

    def published() -> bool:
        body = {"filter": {"event": {"prefix": ["communique."]}}, "limit": 50}
        for event in asked(server, "events/filter", body)["events"]:
            assert all(isinstance(value, int) or len(value) <= 120 for value in event["payload"].values())
            names.add(event["event"])
        return "communique.warehouse.published" in names

    wait_for(published, "the event of a publication", pause=0.1)
    return names


def test_two_orders_of_arrival_end_in_the_same_dump(
    communique: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(path for path in (SAMPLE / "releases").rglob("*") if path.is_file() and ".meta." not in path.name)
    digests = []
    for number in range(2):
        monkeypatch.setenv("COMMUNIQUE_DATA_DIR", str(tmp_path / f"order {number}"))
        random.Random(number).shuffle(files)
        half = len(files) // 2
        for part in (files[:half], files[half:], files[:2]):
            paths = " ".join(f"'{path}'" for path in part)
            assert communique(f"run {paths}").code == 0
        digests.append(communique(f"dump {tmp_path / 'state'}").out)
    assert digests[0] == digests[1]


def test_bad_files_are_named_and_the_good_ones_published(communique: Call, tmp_path: Path) -> None:
    folder = tmp_path / "in box"
    folder.mkdir()
    (folder / "good.txt").write_text(RELEASE)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01" + random.Random(1).randbytes(5000))
    (folder / "broken.jsonl").write_text("{")
    (folder / "plain.csv").write_text("a;b\n1;2\n")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    before = {path: path.stat().st_size for path in folder.iterdir()}
    answer = communique(f"run '{folder}' --published 2023-09-26 --home KZ")
    assert answer.code == 2
    assert "2 new" in answer.out
    for name in ("empty.txt", "binary.txt", "broken.jsonl", "plain.csv", "huge.txt"):
        assert name in answer.out
    assert {path: path.stat().st_size for path in folder.iterdir()} == before
    rows = csv(communique('query "SELECT count(*) FROM fact_turnover" --format csv'))
    assert rows == [["2"]]


def test_nothing_readable_publishes_nothing(communique: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    answer = communique(f"run {tmp_path / 'a.txt'}")
    assert answer.code == 2
    assert "nothing was published" in answer.out


def test_a_release_without_figures_or_date_is_kept_and_said_so(communique: Call) -> None:
    answer = communique("run -", text="The ministers spoke of the weather.")
    assert answer.code == 0
    assert "no figure of economic cooperation" in answer.out
    assert "no publication date" in answer.out
    assert csv(communique('query "SELECT count(*) FROM dim_release" --format csv')) == [["1"]]
