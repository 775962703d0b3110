"""Make `.venv` what requirements.lock says, and do nothing where it already is. Needs only Python 3.11 to 3.13.

With `bi` it is `.venv-bi` and bi/superset/requirements.lock; `.venv` is there, and nothing of ours goes in.

The stamp in `.venv` is a hash of the lock, of pyproject.toml, of this Python and of the place (an environment that was
moved is stale). Packages are checked against the hashes of the lock; they come by uv, itself taken from the lock, or by
pip where uv cannot be had.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / ".venv"
IS_BI = sys.argv[1:] == ["bi"]
VENV = ROOT / ".venv-bi" if IS_BI else MAIN
LOCK = ROOT / "bi" / "superset" / "requirements.lock" if IS_BI else ROOT / "requirements.lock"
STAMP = VENV / "made-from"
PYTHON = VENV / "bin" / "python"


def main() -> int:
    """Bring the environment up to date; the exit code is 0 when it is."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        say(f"Python {sys.version.split()[0]} is here; 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 …")
        return 2
    if fresh():
        return 0
    with VENV.with_name(f"{VENV.name}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # two commands at once wait for each other
        return 0 if fresh() else make()


def fresh() -> bool:
    """Whether the stamp is that of the present lock and the environment's Python is there."""
    return STAMP.is_file() and STAMP.read_text() == stamp() and PYTHON.exists()


def stamp() -> str:
    """What the environment is made from."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), str(VENV).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make() -> int:
    """Create the environment where it is missing or broken, and install the lock and the project into it."""
    began = time.monotonic()
    if not usable():
        say(f"making {VENV} with Python {sys.version.split()[0]}")
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
            say("this Python cannot make environments; install its venv package (Debian: apt install python3-venv)")
            return 3
    packages = LOCK.read_text().count("==")
    say(f"installing {packages} locked packages (about a minute where nothing is cached)")
    install = installer()
    commands = [[*install, "--require-hashes", "-r", str(LOCK)]]
    if not IS_BI:
        commands.append([*install, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    for command in commands:
        if subprocess.call(command, cwd=ROOT, env=environment()):
            say(f"this failed: {' '.join(command)}")
            say("next: look at the lines above (no network? a full disk?) and run the same make target again")
            return 3
    compile_ahead()
    STAMP.write_text(stamp())
    say(f"environment ready in {time.monotonic() - began:.0f} s")
    return 0


def compile_ahead() -> None:
    """Byte-compile packages and rooms: uv does not, and where Python may not write bytecode every start would."""
    say("compiling, so that every start is quick")
    rooms = [] if IS_BI else [str(ROOT / room) for room in ("flows", "raw", "claims", "warehouse", "expectations")]
    packages = str(next((VENV / "lib").glob("python*/site-packages")))
    subprocess.call([str(PYTHON), "-m", "compileall", "-q", "-j", "0", "-x", r"[/\\]tests?[/\\]", packages, *rooms],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


def usable() -> bool:
    """Whether there is an environment of this very Python that can run pip."""
    probe = [str(PYTHON), "-c", "import sys, pip; print(sys.version)"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, timeout=60)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version


def installer() -> list[str]:
    """The head of an install command: uv's where the locked uv is there or can be installed, else pip's."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    uv = MAIN / "bin" / "uv"
    if not uv.exists() and not IS_BI:
        only_uv = VENV / "uv.lock"
        only_uv.write_text(locked("uv"))
        subprocess.call([*pip, "-q", "--require-hashes", "-r", str(only_uv)], cwd=ROOT)
    if uv.exists():
        return [str(uv), "pip", "install", "--native-tls", "--python", str(PYTHON)]
    say("uv cannot be had here; pip takes its place and is slower")
    return pip


def locked(name: str) -> str:
    """The lines of one package in the lock."""
    kept: list[str] = []
    for line in LOCK.read_text().splitlines():
        if line.startswith(f"{name}==") or (kept and line.startswith("    --hash")):
            kept.append(line)
        elif kept:
            break
    return "\n".join(kept).rstrip("\\") + "\n"


def environment() -> dict[str, str]:
    """The caller's environment, with uv's cache beside the packages where the home directory cannot be written."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = caches if caches.exists() else caches.parent
    if os.access(place, os.W_OK) or "UV_CACHE_DIR" in os.environ:
        return dict(os.environ)
    return {**os.environ, "UV_CACHE_DIR": str(VENV / "cache")}


def say(text: str) -> None:
    """One line of progress."""
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
