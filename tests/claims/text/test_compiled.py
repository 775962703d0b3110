"""The compiled reader reads as the plain one does, and never stands for a source that was edited since."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from claims import compiled

ROOT = Path(__file__).resolve().parents[3]
READ = """
import hashlib, sys
from claims import compiled
from claims.text.reader import read
from claims.text.train.gold import labelled
told = hashlib.sha256()
for one in labelled()[:: int(sys.argv[1])]:
    told.update(repr(read(one.document)).encode())
print("compiled" if compiled.in_use() else "plain", told.hexdigest())
"""
FIT = """
from claims import compiled
from claims.text.train.gold import labelled
from claims.text.train.learn import begin_each, lessons
course = lessons(labelled()[::50])
one, other = begin_each(course, [list(range(0, len(course), 2)), list(range(1, len(course), 2))])
print("compiled" if compiled.in_use() else "plain", one.scan is not None and bool(other.classifiers))
"""


def said(script: str, root: Path, builds: str, *arguments: str) -> list[str]:
    """What a script prints that runs beside some builds, in words."""
    environment = {**os.environ, compiled.PLACE: builds, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True).stdout.split()


def reading(root: Path, builds: str, every: int) -> list[str]:
    """How the modules came and a hash of what is read from every so manieth labelled document."""
    return said(READ, root, builds, str(every))


@pytest.mark.slow
def test_a_build_reads_alike_and_leaves_edited_sources_alone(tmp_path):
    if shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0]) is None:
        pytest.skip("no C compiler here")
    builds = tmp_path / "builds"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "mk/compiled.py", str(builds)], cwd=ROOT, env=environment, check=True)

    plain, built = reading(ROOT, "", 12), reading(ROOT, str(builds), 12)
    assert [plain[0], built[0]] == ["plain", "compiled"]
    assert built[1] == plain[1]
    assert said(FIT, ROOT, str(builds)) == ["compiled", "True"]

    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "claims", copy / "claims", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "tests").symlink_to(ROOT / "tests")
    assert reading(copy, str(builds), 500)[0] == "compiled"
    with (copy / "claims" / "text" / "tokens.py").open("a", encoding="utf-8") as source:
        source.write("# edited\n")
    assert reading(copy, str(builds), 500)[0] == "plain"


def test_a_folder_without_a_build_of_these_sources_is_passed_over(tmp_path):
    (tmp_path / "0123456789abcdef01234567").mkdir()
    assert reading(ROOT, str(tmp_path), 500)[0] == "plain"
