"""Waiting for a server of the tests: one that is busy is asked again."""

from __future__ import annotations

import httpx
import pytest

from tests.flows import served
from tests.flows.served import wait_for


def test_a_server_that_does_not_answer_in_time_is_asked_again() -> None:
    answers = iter([httpx.ReadTimeout("timed out"), False, "done"])

    def found() -> object:
        answer = next(answers)
        if isinstance(answer, httpx.HTTPError):
            raise answer
        return answer

    assert wait_for(found, "the end", pause=0) == "done"


def test_what_does_not_happen_is_told_with_the_last_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "PATIENCE_SECONDS", 0.05)

    def found() -> object:
        raise httpx.ReadTimeout("timed out")

    with pytest.raises(AssertionError, match=r"the end did not happen .*timed out"):
        wait_for(found, "the end", pause=0.01)
