"""Reading forms that can be made to cost far more than their size (PDF, e-mail) in a process apart, with bounds.

The process is begun when first needed and kept, for its start costs more than most documents. It may use so much
processor time a document and so much memory; what needs more is refused, and a new process takes the next one.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import math
import os
import resource
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from claims.model import Document
from claims.read import Defaults, Unreadable, documents

SECONDS = 60
MEMORY_BYTES = 2 << 30
_TOO_LONG = "split it, or save its text as a .txt file"
# Not by `-m`, which looks for `flows` first in the folder where a person stands: many a project has one of its own.
_BEGIN = "import sys; sys.path.append(sys.argv[1]); from flows.apart import main; main()"


class ReaderDied(RuntimeError):
    """The process apart ended, and not by its bounds: the document is not to blame."""


class _Reader:
    """One process and its pipes."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.lock = threading.Lock()
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _BEGIN, str(Path(__file__).parents[1])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """The answer, or None where the process ended over it."""
        assert self.process.stdin and self.process.stdout
        with self.lock, contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
            if line := self.process.stdout.readline():
                return dict(json.loads(line))
        self.process.wait()
        return None

    def end(self) -> None:
        """Close its input, at which it ends."""
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


_reader: _Reader | None = None
_taking = threading.Lock()


def read(data: bytes, name: str, said: Defaults) -> Document:
    """The one document in the bytes of a PDF or an e-mail. Raises Unreadable, ReaderDied."""
    reader = _ready()
    request = {"data": base64.b85encode(data).decode(), "name": name, "said": asdict(said)}
    answer = reader.ask({**request, "seconds": SECONDS, "memory": MEMORY_BYTES})
    if answer is None:
        code = reader.process.returncode
        if code == -signal.SIGXCPU:
            raise Unreadable(f"reading it takes more than {SECONDS} s", name, _TOO_LONG)
        raise ReaderDied(f"the reader of {name} ended with {code}")
    if "document" in answer:
        return Document(**answer["document"])
    raise Unreadable(answer["what"], answer["where"], answer["next_step"])


def close() -> None:
    """End the process apart, if there is one; the next document begins another."""
    global _reader
    with _taking:
        if _reader:
            _reader.end()
            _reader = None


def _ready() -> _Reader:
    global _reader
    with _taking:
        if _reader and (_reader.owner != os.getpid() or _reader.process.poll() is not None):
            _reader.end()  # another process's before a fork, or one that its bounds ended
            _reader = None
        if _reader is None:
            _reader = _Reader()
            atexit.register(close)
        return _reader


def _serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer requests, a line each, until there are no more."""
    for line in asked:
        request = json.loads(line)
        _bound(request["seconds"], request["memory"])
        try:
            answer = _document(base64.b85decode(request["data"]), request["name"], Defaults(**request["said"]))
        except Unreadable as error:
            answer = {"what": error.what, "where": error.where, "next_step": error.next_step}
        except MemoryError:
            what = f"reading it takes more than {request['memory'] >> 20} MB of memory"
            answer = {"what": what, "where": request["name"], "next_step": _TOO_LONG}
        except RecursionError:
            answer = {"what": "it is nested too deeply", "where": request["name"], "next_step": _TOO_LONG}
        except Exception as error:
            # Whatever a library's parser trips over stands in the document: to die of it would have it tried for ever.
            what = f"the reader of its form fails over it ({type(error).__name__}: {str(error)[:100]})"
            answer = {"what": what, "where": request["name"], "next_step": "save its text as a .txt file"}
        told.write(json.dumps(answer).encode() + b"\n")
        told.flush()


def _document(data: bytes, name: str, said: Defaults) -> dict[str, Any]:
    return {"document": asdict(next(documents(data, name, said)))}


def _bound(seconds: int, memory: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = math.ceil(used.ru_utime + used.ru_stime)
    for kind, wanted in ((resource.RLIMIT_CPU, spent + seconds), (resource.RLIMIT_AS, memory)):
        hard = resource.getrlimit(kind)[1]  # whoever runs this may have set a narrower bound, which stays
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def main() -> None:
    """What the process apart does, until its input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    _serve(sys.stdin.buffer, sys.stdout.buffer)
