"""Compile the reader's modules to machine code, into `.venv/compiled`: .venv/bin/python mk/compiled.py [FOLDER]

Nothing is done where a build of these very sources is there. A build is kept only if the bundled releases and some of
the labelled documents read the same with it as without; where no C compiler is there, or compiling fails, the plain
modules serve on.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from native_init import with_constructors, without_strict  # noqa: E402

from claims import compiled  # noqa: E402

FOLDERS = ("claims/text", "claims/text/meaning")
PLAIN = (
    "__init__",
    "built",
    "cutting",
    "joint",
    "model",
    "stored",
    "bundle",
    "ensemble",
    "rank_blend",
    "scan",
    "scan_words",
    "word_vectors",
    "grid",
    "panels",
    "trees",
)
"""What stays plain: generic data classes cannot be compiled, cached properties would be made anew at every look, and
what only hands arrays on gains nothing."""
IN_C = {
    "claims.text.cut": "claims/text/cut.c",
    "claims.text.ends": "claims/text/ends.c",
    "claims.text.meaning.alone": "claims/text/meaning/alone.c",
    "claims.text.meaning.around": "claims/text/meaning/around.c",
    "claims.text.meaning.attend": "claims/text/meaning/attend.c",
    "claims.text.meaning.change": "claims/text/meaning/change.c",
    "claims.text.meaning.clause": "claims/text/meaning/clause.c",
    "claims.text.meaning.dense": "claims/text/meaning/dense.c",
    "claims.text.meaning.filled": "claims/text/meaning/filled.c",
    "claims.text.meaning.gather": "claims/text/meaning/gather.c",
    "claims.text.meaning.learn": "claims/text/meaning/learn.c",
    "claims.text.meaning.odds": "claims/text/meaning/odds.c",
    "claims.text.meaning.orient": "claims/text/meaning/orient.c",
    "claims.text.meaning.outlook": "claims/text/meaning/outlook.c",
    "claims.text.meaning.panel": "claims/text/meaning/panel.c",
    "claims.text.meaning.sets": "claims/text/meaning/sets.c",
    "claims.text.meaning.timed": "claims/text/meaning/timed.c",
    "claims.text.meaning.union": "claims/text/meaning/union.c",
    "claims.text.meaning.walk": "claims/text/meaning/walk.c",
}
"""Modules of our own in C: what neither numpy nor compiled Python does in one pass."""
EVERY = 30
"""Of how many labelled documents one is read before a build is kept."""
OPTIMISED = "1"
"""The C compiler's level: the second takes twice its time and makes no faster reader, not even with the counts of a run
over labelled documents, for most time goes by in what the modules call."""

LIBRARY = ("-fvisibility=hidden", "-Wno-misleading-indentation")
"""Calls within the library go straight to their ends, not by a table of names; and for that one warning GCC looks each
line up in a source of a hundred megabytes, time and again, which takes ten times as long as compiling it."""


def main() -> int:
    """Make the build of the present sources where it is missing; the exit code is 0 where plain modules have to do."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(sys.prefix) / "compiled"
    stamp = compiled.stamp()
    if (folder / stamp).is_dir():
        return 0
    if not has_compiler():
        say("no C compiler and Python headers here: the reader stays plain Python, and slower")
        return 0
    say("compiling the reader (a few minutes)")
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        failed = build(Path(work), stamp) or differs(Path(work))
        if failed:
            say(f"the reader stays plain Python, for its compiled form cannot be used: {failed}")
            return 0
        for other in folder.iterdir():
            if other.name != Path(work).name:
                shutil.rmtree(other, ignore_errors=True)
        (Path(work) / stamp).rename(folder / stamp)
    say(f"reader compiled in {time.monotonic() - began:.0f} s; edited sources are read plain until the next build")
    return 0


def has_compiler() -> bool:
    """Whether C can be compiled for this Python."""
    command = (sysconfig.get_config_var("CC") or "cc").split()[0]
    return shutil.which(command) is not None and Path(sysconfig.get_path("include"), "Python.h").exists()


def modules() -> list[str]:
    """The files of the modules to compile, as paths from the root."""
    return [
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in sorted((ROOT / folder).glob("*.py"))
        if path.stem not in PLAIN
    ]


def build(work: Path, stamp: str) -> str:
    """Compile into `work/stamp`; the answer is what went wrong, empty where nothing did."""
    command = [sys.executable, __file__, "--into", str(work), stamp]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()[-2000:] or "the compiler failed"


def compile_into(work: Path, stamp: str) -> None:
    """What `build` runs apart, since compilers print as they like and leave by the nearest door."""
    from mypyc.build import mypycify
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    copy_sources(work / "source")
    os.chdir(work / "source")
    options = ["--config-file=", "--strict", "--ignore-missing-imports", f"--cache-dir={work / 'types'}", *modules()]
    extensions = mypycify(
        options,
        opt_level=OPTIMISED,
        debug_level="0",
        group_name=compiled.GROUP,
        target_dir=str(work / "c"),
    )
    if os.name != "nt":
        for extension in extensions:
            extension.extra_compile_args = [*extension.extra_compile_args, *LIBRARY]
    fast = ["/O2"] if os.name == "nt" else ["-O3"]
    extensions += [Extension(name, [source], extra_compile_args=fast) for name, source in IN_C.items()]
    command = build_ext(Distribution({"name": compiled.GROUP, "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(work / stamp), str(work / "o")
    command.ensure_finalized()
    command.run()


def copy_sources(folder: Path) -> None:
    """Copy what is compiled, and what it imports, with the constructors of data classes written out."""
    compiled_ones = frozenset(modules())
    for pattern in ("**/*.py", "**/*.pyi", "**/*.c", "**/*.h"):
        for path in (ROOT / "claims").glob(pattern):
            place = folder / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            source = path.read_text(encoding="utf-8")
            name = place.relative_to(folder).as_posix()
            if name in compiled_ones:
                source = with_constructors(without_strict(source))
            place.write_text(source, encoding="utf-8")


def differs(work: Path) -> str:
    """Whether releases are read otherwise, or not at all, by the build in `work`, and how."""
    told = []
    for place in ("", str(work)):
        command = [sys.executable, __file__, "--readings"]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, compiled.PLACE: place}
        )
        if done.returncode:
            return done.stderr.strip()[-2000:]
        told.append(done.stdout.splitlines())
    if told[1][0] != "compiled":
        return "it is not found"
    return "" if told[0][1:] == told[1][1:] else "it reads some releases otherwise"


def readings() -> None:
    """Print how the reader's modules came, then each bundled release, and some labelled documents, as they are read.

    The bundled ones are plain, and name two countries at a time: they do not go through all that is compiled.
    """
    from claims.read import SUFFIXES, Defaults, documents, read
    from claims.text.train.gold import labelled

    told = io.StringIO()
    for path in sorted((ROOT / "raw" / "sample" / "releases").rglob("*")):
        if path.suffix in SUFFIXES:
            with contextlib.suppress(ValueError):
                for document in documents(path.read_bytes(), path.name, Defaults(id=path.name)):
                    told.write(json.dumps(read(document).as_record(), ensure_ascii=False) + "\n")
    for one in labelled()[::EVERY]:
        told.write(json.dumps(read(one.document).as_record(), ensure_ascii=False) + "\n")
    print("compiled" if compiled.in_use() else "plain", told.getvalue(), sep="\n")


def say(text: str) -> None:
    """One line of progress."""
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--into"]:
        compile_into(Path(sys.argv[2]), sys.argv[3])
    elif sys.argv[1:2] == ["--readings"]:
        readings()
    else:
        sys.exit(main())
