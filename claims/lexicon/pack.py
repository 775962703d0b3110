"""Language packs: a folder a language, a toml file a layer, read once and kept.

Parsing toml costs a command most of its start-up, so the parsed form is kept as json beside Python's own compiled
files and trusted on the same terms: as long as size and time of change of the source are those it was made from.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent


@cache
def pack(lang: str, layer: str) -> dict[str, Any]:
    """The content of `claims/lexicon/<lang>/<layer>.toml`; callers must not change it.

    Raises LookupError where there is no such pack, tomllib.TOMLDecodeError where it is malformed.
    """
    source = ROOT / lang / f"{layer}.toml"
    try:
        stat = source.stat()
    except OSError as error:
        raise LookupError(
            f"no language pack {lang!r} for layer {layer!r}: expected {source}; packs: {languages()}"
        ) from error
    stamp = [stat.st_size, stat.st_mtime_ns]
    kept = source.parent / "__pycache__" / f"{layer}.json"
    with contextlib.suppress(OSError, ValueError):
        held = json.loads(kept.read_bytes())
        if isinstance(held, list) and len(held) == 2 and held[0] == stamp and isinstance(held[1], dict):
            return held[1]
    parsed = parse(source)
    with contextlib.suppress(OSError):  # a read-only installation only starts slower
        kept.parent.mkdir(exist_ok=True)
        partial = kept.with_name(f"{kept.name}.{os.getpid()}")
        partial.write_text(json.dumps([stamp, parsed], ensure_ascii=False), encoding="utf-8")
        partial.replace(kept)
    return parsed


def parse(source: Path) -> dict[str, Any]:
    """A toml file as a mapping, every time anew."""
    import tomllib  # late: a warm start never needs it

    return tomllib.loads(source.read_text(encoding="utf-8"))


def languages() -> list[str]:
    """Codes of the languages that have a pack."""
    return sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir() and any(folder.glob("*.toml")))
