"""The documentation cannot lie: every command of README.md is run, in its order, and prefect.yaml is the plan's own."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.deploy import as_yaml, plan
from flows.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
RELEASE = "Last year trade turnover between Kazakhstan and Belarus grew by 23% and exceeded $1 billion.\n"


def commands() -> list[str]:
    """The lines of all sh blocks, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_every_make_target_of_the_readme_is_there() -> None:
    wanted = [line.split()[1] for line in commands() if line.startswith("make ")]
    assert wanted
    for target in wanted:
        assert subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.usefixtures("served")
def test_every_command_of_the_readme_does_what_it_should(
    communique: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_text(RELEASE)
    assert communique("run").code == 0
    ran = 0
    for line in commands():
        head, _, command = line.partition("communique ")
        if head != ".venv/bin/":
            assert line.startswith("make ") or "communique" not in line, line
            continue
        if "FACT_ID" in command:
            listed = communique('query "SELECT fact_id FROM quarantine" --format csv').out.splitlines()
            command = command.replace("FACT_ID", listed[1])
        answer = communique(command)
        assert answer.code == 0, f"{line}\n{answer.out}\n{answer.err}"
        assert answer.out.strip(), line
        ran += 1
    assert ran >= 8


def test_every_setting_of_the_readme_is_one() -> None:
    named = set(re.findall(r"COMMUNIQUE_([A-Z_]+)", (ROOT / "README.md").read_text("utf-8")))
    assert named
    assert named <= {name.upper() for name in Settings.model_fields} | {"DEBUG"}


def test_prefect_yaml_is_made_from_the_plan() -> None:
    assert (ROOT / "prefect.yaml").read_text("utf-8") == as_yaml(plan([]), "communique")
