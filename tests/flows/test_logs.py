"""A line of the log is one JSON object that names what it speaks of, and obeys nothing that a document says."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.logs import OneLine, hush
from tests.flows.bench_latency import release


def line(message: str, *values: object, **extra: object) -> dict[str, Any]:
    record = logging.getLogger("communique.x").makeRecord(
        "communique.x", logging.INFO, __file__, 1, message, values, None, extra=extra
    )
    told: dict[str, Any] = json.loads(OneLine().format(record))
    return told


def test_ids_stand_in_fields_of_their_own() -> None:
    told = line("published %d documents", 2, load_id="l1", release_ids=["a", "b"], secret="no")
    assert told["message"] == "published 2 documents"
    assert (told["load_id"], told["release_ids"]) == ("l1", ["a", "b"])
    assert "secret" not in told


def test_words_of_a_document_stay_words() -> None:
    assert line("refused %s", 'x\x1b[2J\n{"level": "critical"}')["level"] == "info"


def test_a_library_that_sets_its_own_level_is_quiet_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    hush()
    loud = logging.getLogger("great_expectations.data_context.types.base")
    before, level = loud.level, logging.INFO
    loud.setLevel(level)
    try:
        loud.info("made a folder")
        loud.warning("could not make it")
    finally:
        loud.setLevel(before)
    assert [record.getMessage() for record in caplog.records] == ["could not make it"]


@pytest.mark.slow
def test_the_watcher_names_load_and_documents(
    communique: Callable[..., Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data" / "inbox").mkdir(parents=True)
    (tmp_path / "data" / "inbox" / "a.txt").write_text(release(1))
    with caplog.at_level(logging.INFO):
        answer = communique("watch --once")
    assert answer.code == 0
    (told,) = [json.loads(line) for line in answer.err.splitlines() if "published" in line and line.startswith("{")]
    assert len(told["load_id"]) == 32
    assert [len(one) for one in told["release_ids"]] == [32]
