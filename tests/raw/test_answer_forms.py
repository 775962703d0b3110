"""What form an answer is of: a workbook is known as one, and an answer that was cut short is told by its form."""

from __future__ import annotations

import pytest
from pulling import card
from service import Reply, serving

from raw.connect.items import items
from raw.connect.polite import is_whole
from raw.connect.state import PullState

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_workbook_is_fetched_and_known_as_one() -> None:
    with serving() as service:
        service.answer = lambda call: Reply(body=b"PK\x03\x04 and more", headers={"Content-Type": WORKBOOK})
        source = card(f"{service.url}/table", {"settings": {"allow_private": True}}, tries=1)
        (found,) = items(source, PullState())
    assert (found.data, found.sidecar.content_type) == (b"PK\x03\x04 and more", WORKBOOK)


@pytest.mark.parametrize(
    ("data", "kind", "whole"),
    [
        (b"[Updated] The ministry says", "text/plain", True),
        (b'{"a": 1}\n{"a": 2}', "application/x-ndjson", True),
        (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", True),
        (b'{"a": 1', "text/plain", False),
        (b'[{"a": 1}', "", False),
        (b"[1, 2", "application/json; charset=utf-8", False),
        (b"<a><b></b>", "application/vnd.sdmx.genericdata+xml;version=2.1", False),
        (b"<a><b></b></a>", "Application/XML", True),
    ],
)
def test_whether_an_answer_is_whole_hangs_on_its_form(data: bytes, kind: str, whole: bool) -> None:
    assert is_whole(data, kind) is whole
