"""Documents pushed over HTTP: in the inbox before the answer, or refused and gone."""

from __future__ import annotations

import errno
import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import inbox
from flows.inputs import Limits
from flows.push import serve
from raw.sidecar import Sidecar


@pytest.fixture
def push(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    end = serve(tmp_path / "inbox", port, "secret", Limits(document=1000, table=2000))
    yield tmp_path / "inbox", port
    end()


def post(port: int, path: str, body: bytes, token: str = "secret", length: str | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Authorization": f"Bearer {token}", "Content-Length": length or str(len(body))}
    connection.request("POST", path, body, headers)
    return connection.getresponse().status


def test_a_pushed_document_is_in_the_inbox_before_the_answer(push: tuple[Path, int]) -> None:
    folder, port = push
    assert post(port, "/documents?name=news.html&source=mail&published=2024-05-01&home=KZ", b"<p>Trade rose</p>") == 202
    (item,) = inbox.items(inbox.waiting(folder), Limits())
    assert item == type(item)(item.name, b"<p>Trade rose</p>", item.sidecar)
    assert (item.sidecar.source, item.sidecar.published, item.sidecar.home) == ("mail", "2024-05-01", "KZ")


@pytest.mark.parametrize(
    ("path", "body", "token", "length", "status"),
    [
        ("/documents?name=a.txt", b"x", "wrong", None, 401),
        ("/documents?name=a.txt", b"x", "", None, 401),
        ("/elsewhere", b"x", "secret", None, 404),
        ("/documents?name=a.exe", b"x", "secret", None, 415),
        ("/documents?name=a.txt&published=soon", b"x", "secret", None, 400),
        ("/documents?name=a.txt&home=UK", b"x", "secret", None, 400),
        ("/documents?name=a.txt", b"x" * 1001, "secret", None, 413),
        ("/documents?name=a.txt", b"", "secret", "0", 413),
        ("/documents?name=a.txt", b"", "secret", "many", 411),
        ("/documents?name=a.txt", b"", "secret", "-5", 411),
        ("/documents?name=a.txt", b"", "secret", "9" * 5_000, 413),
        ("/documents?name=a.txt&published=2023-02-31", b"x", "secret", None, 400),
    ],
)
def test_bad_posts_are_refused_and_leave_nothing(
    push: tuple[Path, int], path: str, body: bytes, token: str, length: str | None, status: int
) -> None:
    folder, port = push
    assert post(port, path, body, token, length) == status
    assert not folder.exists() or list(folder.iterdir()) == []


def test_what_is_no_address_is_answered_too(push: tuple[Path, int]) -> None:
    with socket.create_connection(("127.0.0.1", push[1]), timeout=10) as client:
        client.sendall(b"POST http://[/documents HTTP/1.0\r\nContent-Length: 0\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.0 400 ")


def test_a_document_for_which_there_is_no_room_is_asked_for_again_later(
    push: tuple[Path, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("flows.push.put", full)
    assert post(push[1], "/documents?name=a.txt", b"x") == 503


def test_a_name_cannot_lead_out_of_the_inbox(push: tuple[Path, int], tmp_path: Path) -> None:
    folder, port = push
    assert post(port, "/documents?name=..%2F..%2Fevil.txt", b"x") == 202
    assert [path.parent for path in tmp_path.rglob("*.txt")] == [folder]
    assert Sidecar.from_record({"name": "evil.txt"}).name == "evil.txt"
