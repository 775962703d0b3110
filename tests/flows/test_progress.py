"""Bars are for terminals and for work that takes a while; the items are the same with and without."""

from __future__ import annotations

import io

import pytest

from flows import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("is_shown", [True, False])
def test_items_come_whole_and_in_order(is_shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal() if is_shown else io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "WORTH_SECONDS", -1.0)
    assert list(progress.watched(range(9), "reading", 9)) == list(range(9))
    assert ("reading" in screen.getvalue()) is is_shown


def test_what_is_done_at_once_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    assert list(progress.watched([1, 2], "reading", 2)) == [1, 2]
    assert list(progress.watched([], "reading")) == []
    assert screen.getvalue() == ""
