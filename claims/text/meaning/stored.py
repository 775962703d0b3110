"""Fitted models in files: a model or a panel of networks by name, at half precision."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.text.meaning.features import SLOT_BITS
from claims.text.meaning.model import Blend, Linear, Network, Panel
from claims.text.meaning.scan import Scan
from claims.text.meaning.trees import Trees

FITTED = Path(__file__).parents[1] / "fitted"


def fitted(name: str, folder: Path = FITTED) -> Path:
    """The file of fitted data of a name. Raises FileNotFoundError, naming the command that makes it, without one."""
    path = folder / f"{name}.npz"
    if not path.exists():
        raise FileNotFoundError(f"{path}: no fitted data; run `make train`")
    return path


def _opened(folder: Path, name: str) -> np.lib.npyio.NpzFile:
    stored: np.lib.npyio.NpzFile = np.load(fitted(name, folder))
    return stored


def _arrays(prefix: str, model: Linear) -> dict[str, NDArray[np.generic]]:
    seen = np.flatnonzero(model.table)
    return {
        f"{prefix}classes": np.array(model.classes),
        f"{prefix}slots": seen.astype(np.uint32),
        f"{prefix}rows": model.table[seen],
        f"{prefix}weights": model.weights.astype(np.float16),
    }


def save(folder: Path, name: str, model: Linear | Blend) -> None:
    """Write a model as one file, at half precision; not packed, for that would save little and slow every start."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = _arrays("", model if isinstance(model, Linear) else model.linear)
    if isinstance(model, Blend):
        net = model.network
        arrays |= _arrays("inner_", net.inner)
        arrays |= {name: getattr(net, name).astype(np.float32) for name in _NETWORK}
    np.savez(folder / f"{name}.npz", **arrays)  # type: ignore[arg-type]


_NETWORK = ("bias", "outer", "outer_bias")
_PANEL = ("mean", "scale", "inner", "bias", "outer", "outer_bias")


def save_panel(folder: Path, name: str, panel: Panel) -> None:
    """Write a panel as one small file, at half precision."""
    arrays = {field: getattr(panel, field).astype(np.float16) for field in _PANEL[2:]}
    arrays |= {field: getattr(panel, field).astype(np.float32) for field in _PANEL[:2]}
    arrays["classes"] = np.array(panel.classes)
    np.savez(folder / f"{name}.npz", **arrays)


def save_scan(folder: Path, scan: Scan) -> None:
    """Write the network that reads words in order as one file, at half precision."""
    arrays = {name: getattr(scan, name).astype(np.float16) for name in _scan_arrays()}
    np.savez(folder / "scan.npz", **_arrays("words_", scan.words), **arrays)  # type: ignore[arg-type]


def _scan_arrays() -> list[str]:
    return [own.name for own in fields(Scan) if own.name != "words"]


@lru_cache(maxsize=2)
def load_scan(folder: Path = FITTED) -> Scan:
    """The network that reads words in order. Raises FileNotFoundError, naming `make train`, where none was fitted."""
    with _opened(folder, "scan") as stored:
        arrays = {name: stored[name].astype(np.float32) for name in _scan_arrays()}
        words = _linear(stored, "words_")
        return Scan(Linear(words.classes, words.table, words.weights.astype(np.float32)), **arrays)


@lru_cache(maxsize=8)
def load_panel(name: str, folder: Path = FITTED) -> Panel:
    """A panel by name. Raises FileNotFoundError, naming the command that makes it, where it was never fitted."""
    with _opened(folder, name) as stored:
        mean, scale = (stored[field].astype(np.float64) for field in _PANEL[:2])
        networks = [stored[field].astype(np.float32) for field in _PANEL[2:]]
        return Panel(tuple(map(str, stored["classes"])), mean, scale, *networks)


def save_trees(folder: Path, name: str, trees: Trees) -> None:
    """Write trees as one small file."""
    held = {own.name: getattr(trees, own.name) for own in fields(Trees) if own.name != "classes"}
    held["columns"] = held["columns"].astype(np.int16)
    np.savez(folder / f"{name}.npz", classes=np.array(trees.classes), **held)


@lru_cache(maxsize=8)
def load_trees(name: str, folder: Path = FITTED) -> Trees:
    """Trees by name. Raises FileNotFoundError, naming the command that makes them, where they were never fitted."""
    with _opened(folder, name) as stored:
        told = tuple(map(str, stored["classes"]))
        return Trees(told, stored["columns"].astype(np.int32), stored["bounds"], stored["leaves"], stored["offsets"])


@lru_cache(maxsize=32)
def load(name: str, folder: Path = FITTED) -> Linear | Blend:
    """A model by name. Raises FileNotFoundError, naming the command that makes it, where it was never fitted."""
    with _opened(folder, name) as stored:
        linear = _linear(stored, "")
        if "outer" not in stored:
            return linear
        network = [stored[field].astype(np.float64) for field in _NETWORK]
        return Blend(linear, Network(linear.classes, _linear(stored, "inner_"), *network))


def _linear(stored: np.lib.npyio.NpzFile, prefix: str) -> Linear:
    table = np.zeros(1 << SLOT_BITS, dtype=np.uint16)
    table[stored[f"{prefix}slots"]] = stored[f"{prefix}rows"]
    classes = tuple(map(str, stored[f"{prefix}classes"]))
    return Linear(classes, table, stored[f"{prefix}weights"])
