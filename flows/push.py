"""HTTP push: any system may post a document; it is in the inbox, on the disk, before the answer goes out.

    POST /documents?name=release.html&source=mail&published=2024-05-01&home=KZ&lang=en    (the body is the document)

Answers: 202 with the document's id, 400 for parameters of another form, 401 without the token, 411 or 413 for a body
of no or too great a length, 415 for a name that no reader knows, 503 with Retry-After while too much waits or there is
no room.
"""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from claims.homes import NoCountry, home_code
from claims.read import SUFFIXES
from flows.inbox import put
from flows.inputs import TABLE_SUFFIXES, Limits
from raw import kinds
from raw.sidecar import BadSidecar, Sidecar, clean

MOST_WAITING = 2_000
RETRY_SECONDS = 5
MOST_DIGITS = 18


class _Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def serve(inbox: Path, port: int, token: str, limits: Limits, host: str = "127.0.0.1") -> Callable[[], None]:
    """Begin to accept documents; returns what ends it. Raises ValueError (no token), OSError (the port is taken)."""
    if not token:
        raise ValueError("push needs a token: set COMMUNIQUE_PUSH_TOKEN")
    handler = type("Push", (_Push,), {"inbox": inbox, "token": token, "limits": limits})
    server = ThreadingHTTPServer((host, port), handler)
    threading.Thread(target=server.serve_forever, daemon=True, name="push").start()

    def end() -> None:
        server.shutdown()
        server.server_close()

    return end


class _Push(BaseHTTPRequestHandler):
    inbox: Path
    token: str
    limits: Limits
    timeout = 30
    server_version = "communique"
    sys_version = ""

    def do_POST(self) -> None:
        try:
            self._answer(202, {"release_id": self._accept()})
        except _Refused as error:
            self._answer(error.status, {"error": str(error)})

    def _accept(self) -> str:
        try:
            address = urlsplit(self.path)
        except ValueError as error:
            raise _Refused(400, f"this is no address ({error}); documents are posted to /documents") from error
        if address.path != "/documents":
            raise _Refused(404, "documents are posted to /documents")
        given = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise _Refused(401, "the token in `Authorization: Bearer …` is not the one set here")
        said = {name: values[0] for name, values in parse_qs(address.query).items()}
        name = Path(clean(said.get("name", "document.txt"))).name
        suffix = Path(name).suffix.lower()
        if suffix not in (*SUFFIXES, *TABLE_SUFFIXES):
            raise _Refused(415, f"no reader for {suffix or 'a name without ending'}")
        try:
            said |= {"home": home_code(said["home"])} if said.get("home") else {}
            sidecar = Sidecar.from_record({"source": "push", **said, "name": name})
        except (BadSidecar, NoCountry) as error:
            raise _Refused(400, str(error)) from error
        is_large = suffix in (*TABLE_SUFFIXES, *kinds.LINES)
        data = self._body(self.limits.table if is_large else self.limits.document)
        if sum(1 for _ in self.inbox.glob("*")) > MOST_WAITING:
            raise _Refused(503, "too much is waiting")
        try:
            return put(self.inbox, name, data, sidecar)
        except OSError as error:  # a full disk: whoever posts keeps it, and comes again
            raise _Refused(503, f"it cannot be kept now: {error.strerror}") from error

    def _body(self, limit: int) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _Refused(411, "say the body's length")
        if len(length) > MOST_DIGITS or not 0 < int(length) <= limit:
            raise _Refused(413, f"a body has 1 to {limit} bytes")
        data = self.rfile.read(int(length))
        if len(data) != int(length):
            raise _Refused(400, "the body was cut short")
        return data

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if status == 503:
            self.send_header("Retry-After", str(RETRY_SECONDS))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Addresses may hold what is not for a log; the watcher logs what it takes."""
