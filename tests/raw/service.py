"""A server on the loopback that answers as statistical services do, faults included."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    """`cut` closes the connection after that many bytes of the body; `silent` waits that many seconds first; `times`

    sends the body so often, one after the other, as one.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    has_length: bool = True
    silent: float = 0.0
    times: int = 1


@dataclass
class Call:
    """What was asked: path, params and headers."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]


@dataclass
class Service:
    """Where it listens, what it was asked, and `answer`, which a test sets."""

    url: str
    calls: list[Call] = field(default_factory=list)
    answer: Callable[[Call], Reply] = lambda call: Reply()
    sent: int = 0
    stop: threading.Event = field(default_factory=threading.Event)


def json_reply(document: object, **headers: str) -> Reply:
    """A reply of JSON; header names with underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(body=json.dumps(document).encode(), headers={"Content-Type": "application/json", **named})


@contextmanager
def serving() -> Iterator[Service]:
    """The service, while the block runs."""
    service = Service("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            call = Call(parts.path, params, dict(self.headers.items()))
            service.calls.append(call)
            reply = service.answer(call)
            if reply.silent and service.stop.wait(reply.silent):
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.has_length:
                self.send_header("Content-Length", str(len(reply.body) * reply.times))
            self.send_header("Connection", "close")
            self.end_headers()
            with suppress(ConnectionError):  # the other side has had enough
                for _ in range(reply.times):
                    self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
                    service.sent += len(reply.body)
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
