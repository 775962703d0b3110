"""The arrows between the rooms: who may import whom, and who may know Prefect, Great Expectations and SQL."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "raw": set(),
    "claims": set(),
    "warehouse": {"claims"},
    "expectations": {"warehouse", "claims"},
    "flows": {"raw", "claims", "warehouse", "expectations"},
    "bi": {"warehouse", "flows"},
}
ONLY_IN = {
    "prefect": {"flows"},
    "prefect_dask": {"flows"},
    "great_expectations": {"expectations"},
    "typer": {"flows"},
    "sqlmodel": {"warehouse"},
    "alembic": {"warehouse"},
    "adbc_driver_sqlite": {"warehouse"},
    "adbc_driver_postgresql": {"warehouse"},
    "deltalake": {"warehouse"},
}


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the top-level name of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module.partition(".")[0]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_the_plan_allows(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert files, f"{room}/ holds no code"
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files
        for line, name in imports_of(path)
        if (name in MAY_IMPORT and name != room and name not in MAY_IMPORT[room])
        or room not in ONLY_IN.get(name, {room})
    ]
    assert not wrong, "\n".join(wrong)


# Run when packs are built and models are fitted, by those who have a clone.
WORKSHOPS = ("claims/text/train/", "claims/lexicon/build", "claims/lexicon/russian.py")
IN_ITS_OWN_ENVIRONMENT = "bi/superset/"  # which bi/superset/requirements.lock declares


def test_every_package_that_a_room_imports_is_declared() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {named(one) for one in told["dependencies"]}
    beside = declared | {named(one) for one in told["optional-dependencies"]["dev"]}
    providers = packages_distributions()
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for room in MAY_IMPORT
        for path in sorted((ROOT / room).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith(IN_ITS_OWN_ENVIRONMENT)
        for line, name in imports_of(path)
        if name not in MAY_IMPORT
        and name not in sys.stdlib_module_names
        and (beside if str(path.relative_to(ROOT)).startswith(WORKSHOPS) else declared).isdisjoint(
            map(normal, providers.get(name, ()))
        )
    ]
    assert not wrong, "\n".join(wrong)


def named(requirement: str) -> str:
    """The name in a requirement: `psycopg` of `psycopg[binary]>=3.3`."""
    return normal(re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0])


def normal(name: str) -> str:
    """A distribution's name in its one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_second_copy_of_sqlite_stays_in_the_one_file_that_keeps_it_from_the_database() -> None:
    # Two copies in a process do not see each other's locks; on one file they lose rows and corrupt it.
    users = {
        str(path.relative_to(ROOT))
        for room in MAY_IMPORT
        for path in (ROOT / room).rglob("*.py")
        if "adbc_driver_sqlite" in {name for _, name in imports_of(path)}
    }
    assert users <= {"warehouse/sqlite_rows.py"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        (
            "flows.app",
            {"prefect", "pydantic_settings", "pyarrow", "duckdb", "sqlalchemy", "great_expectations", "httpx"},
        ),
        ("claims.read", {"pyarrow", "trafilatura", "numpy.testing", "sklearn", "prefect"}),
        ("raw.landing", {"httpx", "prefect", "pyarrow"}),
    ],
)
def test_heavy_packages_stay_off_the_start(module: str, heavy: set[str]) -> None:
    code = f"import sys, {module}; print(chr(10).join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not heavy & set(loaded)
