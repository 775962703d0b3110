"""A Prefect server that outlives the run that began it: noted in `<home>/server.json`, ended when idle.

Every run that uses it holds a shared lock on `<home>/server.lock`, which the kernel lets go of when the run dies. The
keeper, the server's parent process, ends it once the note has rested for the idle time and nobody holds the lock.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

LOOK_SECONDS = 0.5
STOP_SECONDS = 3.0


def lease(home: Path) -> IO[str]:
    """Hold off the end of a kept server until the returned file is closed."""
    held = (home / "server.lock").open("a")
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def note(home: Path, api_url: str, pid: int) -> None:
    """Say where the server of this keeper is; whole or not at all. Raises OSError."""
    target = home / "server.json"
    hidden = target.with_name(f".server.json.{pid}.tmp")
    hidden.write_text(json.dumps({"api_url": api_url, "pid": pid, "prefect": version("prefect")}), "utf-8")
    hidden.replace(target)


def left_running(home: Path) -> str | None:
    """The address of a kept server of this Prefect's version that lives and answers. Call it under a lease."""
    told = _told(home)
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        os.kill(int(told["pid"]), 0)
        url = str(told["api_url"])
        if told["prefect"] == version("prefect") and url.startswith("http://127.0.0.1:") and answers(url):
            return url
    return None


def used(home: Path) -> None:
    """The idle time begins anew."""
    with contextlib.suppress(OSError):
        os.utime(home / "server.json")


def answers(api_url: str) -> bool:
    """Whether a Prefect server that is up stands at the address."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200 and answer.read(10) == b"true")
    except OSError:
        return False


def keep(home: Path, idle_seconds: float, command: list[str]) -> None:
    """Run the server until it has been idle for so long, or until this keeper is told to end."""
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while server.poll() is None and not _is_over(home, idle_seconds):
            time.sleep(LOOK_SECONDS)
    finally:
        end(server)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end, then make it."""
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _is_over(home: Path, idle_seconds: float) -> bool:
    """Whether the idle time passed and no run uses the server; its note is then gone, so that none begins to."""
    path = home / "server.json"
    is_mine = _told(home).get("pid") == os.getpid()
    with contextlib.suppress(OSError):
        if is_mine and time.time() - path.stat().st_mtime < idle_seconds:
            return False
    try:
        with (home / "server.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_mine:
                path.unlink(missing_ok=True)
            return True
    except BlockingIOError:
        return False
    except OSError:
        return True  # its data directory is gone


def _told(home: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        told = json.loads((home / "server.json").read_bytes())
        return told if isinstance(told, dict) else {}
    return {}


if __name__ == "__main__":
    keep(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
