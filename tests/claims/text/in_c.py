"""Modules in C made ready for tests, with every warning an error."""

import importlib.util
import shutil
import subprocess
import sysconfig
from pathlib import Path
from types import ModuleType

import pytest


def built(source: Path, folder: Path) -> ModuleType:
    """The module of a source, built into a folder; the test is skipped where there is no C compiler."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        pytest.skip("no C compiler here")
    place = folder / f"{source.stem}{sysconfig.get_config_var('EXT_SUFFIX')}"
    headers = f"-I{sysconfig.get_path('include')}"
    strict = ["-O3", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-shared", "-fPIC"]
    subprocess.run([compiler, *strict, headers, str(source), "-o", str(place)], check=True)
    spec = importlib.util.spec_from_file_location(source.stem, place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
