"""`make bi`: Superset on this machine with the dashboards over the warehouse; `--check` asks every chart once."""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import quote

from sqlalchemy import make_url

from bi.bundle import files, packed, spec
from flows.settings import Settings

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv-bi"
SUPERSET: Final = Path(__file__).with_name("superset")
WITHIN: Final = SUPERSET / "within.py"
HOST: Final = "127.0.0.1"


def main(arguments: list[str] | None = None) -> int:
    """Prepare what has changed, then serve until interrupted, or check. 2: there is no warehouse, or no free port;
    3: Superset failed.
    """
    parser = argparse.ArgumentParser(prog="make bi", description=__doc__)
    parser.add_argument("--check", action="store_true", help="ask every chart for its rows, and end")
    parser.add_argument("--port", type=int, default=8088)
    asked = parser.parse_args(arguments)
    settings = Settings()
    address = warehouse_address(settings)
    if address is None:
        print(f"there is no warehouse in {settings.data_dir}; next: make run", file=sys.stderr)
        return 2
    if not asked.check and is_taken(asked.port):
        print(f"port {asked.port} is taken; next: make bi ARGS='--port {asked.port + 1}'", file=sys.stderr)
        return 2
    home = (settings.data_dir / "bi").resolve()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    told = environment(home, address)
    if failed := prepare(home, told):
        return failed
    if asked.check:
        return subprocess.call([VENV / "bin" / "python", WITHIN, "ask"], env=told)
    print(f"dashboards: http://{HOST}:{asked.port}/dashboard/list/ — user admin, password in {home / 'password'}")
    print("Ctrl-C ends it", flush=True)
    return serve(asked.port, told)


def serve(port: int, told: dict[str, str]) -> NoReturn:
    """Become the server, so that what ends this process ends it."""
    gunicorn = VENV / "bin" / "gunicorn"
    bound = ["--bind", f"{HOST}:{port}", "--threads", "8", "--timeout", "120", "--log-level", "warning"]
    os.execve(gunicorn, [str(gunicorn), *bound, "superset.app:create_app()"], told)


def warehouse_address(settings: Settings) -> str | None:
    """Where Superset finds the warehouse: `COMMUNIQUE_BI_DATABASE_URL`, else the database that is loaded. SQLite is
    opened for reading alone; None where there is no such file yet.
    """
    url = make_url(
        settings.bi_database_url or settings.database_url or f"sqlite:///{settings.data_dir / 'communique.db'}"
    )
    if url.get_backend_name() != "sqlite":
        return url.set(drivername="postgresql+psycopg2").render_as_string(hide_password=False)
    path = Path(url.database or "").resolve()
    return f"sqlite:///file:{quote(str(path))}?mode=ro&uri=true" if path.is_file() else None


def is_taken(port: int) -> bool:
    """Whether something answers at a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def environment(home: Path, address: str) -> dict[str, str]:
    """What Superset is told: its folder, the warehouse, and a key and a password, which are made once and kept."""
    password = kept(home / "password", 12)
    kept(home / "secret", 42)
    own = {
        "COMMUNIQUE_BI_HOME": str(home),
        "COMMUNIQUE_BI_ADDRESS": address,
        "COMMUNIQUE_BI_PASSWORD": password,
        "SUPERSET_CONFIG_PATH": str(SUPERSET / "superset_config.py"),
    }
    return {**os.environ, **own}


def kept(path: Path, size: int) -> str:
    """A secret in a file that only its owner may read, made where there is none."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(size))
    return path.read_text("utf-8")


def prepare(home: Path, told: dict[str, str]) -> int:
    """Bring Superset's own database up to date, unless nothing has changed since it was. Answers the exit code."""
    bundle, stamp = home / "dashboards.zip", home / "prepared-from"
    made = packed(files(spec()))
    parts = (made, told["COMMUNIQUE_BI_ADDRESS"].encode(), (VENV / "made-from").read_bytes(), WITHIN.read_bytes())
    state = hashlib.sha256(b"\0".join(parts)).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == state:
        return 0
    bundle.write_bytes(made)
    print("· preparing Superset (half a minute; only when something has changed)", file=sys.stderr, flush=True)
    log = home / "prepare.log"
    with log.open("w") as to:
        code = subprocess.call([VENV / "bin" / "python", WITHIN, "prepare", bundle], env=told, stdout=to, stderr=to)
    if code:
        print(f"Superset could not be prepared; next: look at the end of {log}", file=sys.stderr)
        return 3
    stamp.write_text(state, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
