"""Language packs: a folder a language, a toml file a layer, read once and kept.

Parsing toml costs a command most of its start-up, so the parsed form is kept as json beside Python's own compiled
files and trusted on the same terms: as long as size and time of change of the source are those it was made from. What
is kept was found to have the form of the pack that others are held to (`claims.lexicon.check`).
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parent
LANGUAGES: Final = {"en": "English", "ru": "Russian", "kk": "Kazakh"}
"""The languages that are read, by code; in this order `leaders.toml` names people. A test holds it to the folders."""
MODEL: Final = "en"
"""The pack whose layers, sections and keys every other has."""
CHECK: Final = "python -m claims.lexicon.check"
GUIDE: Final = "docs/language-packs.md"


class NoPack(LookupError):
    """A language, or a layer of one, that there is no pack for. Says what, where and the next step."""

    def __init__(self, what: str, where: str, next_step: str) -> None:
        super().__init__(f"{what} ({where}); next: {next_step}")
        self.what, self.where, self.next_step = what, where, next_step


class BadPack(ValueError):
    """A file of a pack that cannot be used as it is. Says what, where and the next step."""

    code: Final = 3  # whoever reads texts has done nothing wrong

    def __init__(self, what: str, where: str, next_step: str) -> None:
        super().__init__(f"{what} ({where}); next: {next_step}")
        self.what, self.where, self.next_step = what, where, next_step


@cache
def pack(lang: str, layer: str) -> dict[str, Any]:
    """The content of `claims/lexicon/<lang>/<layer>.toml`; callers must not change it.

    Raises NoPack where there is no such file, BadPack where it is malformed.
    """
    source = ROOT / lang / f"{layer}.toml"
    try:
        stat = source.stat()
    except OSError as error:
        raise NoPack(
            f"no language pack {lang!r} for layer {layer!r}; packs: {languages()}",
            str(source),
            f"copy that file from a pack that has it and translate it; {GUIDE} says how",
        ) from error
    stamp = [stat.st_size, stat.st_mtime_ns]
    kept = source.parent / "__pycache__" / f"{layer}.json"
    with contextlib.suppress(OSError, ValueError):
        held = json.loads(kept.read_bytes())
        if isinstance(held, list) and len(held) == 2 and held[0] == stamp and isinstance(held[1], dict):
            return held[1]
    parsed = _checked(lang, layer, source)
    with contextlib.suppress(OSError):  # a read-only installation only starts slower
        kept.parent.mkdir(exist_ok=True)
        partial = kept.with_name(f"{kept.name}.{os.getpid()}")
        partial.write_text(json.dumps([stamp, parsed], ensure_ascii=False), encoding="utf-8")
        partial.replace(kept)
    return parsed


def parse(source: Path) -> dict[str, Any]:
    """A toml file as a mapping, every time anew. Raises BadPack for what is no toml."""
    import tomllib  # late: a warm start never needs it

    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadPack(f"this is no toml: {error}", str(source), "mend that line") from error
    except UnicodeDecodeError as error:
        raise BadPack(f"this is no UTF-8: {error}", str(source), "save it as UTF-8") from error


def _checked(lang: str, layer: str, source: Path) -> dict[str, Any]:
    parsed = parse(source)
    if lang not in (".", MODEL) and (ROOT / MODEL / source.name).is_file():
        from claims.lexicon.check import wrongs  # late, as parsing is

        found = wrongs(layer, parsed, pack(MODEL, layer))
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise BadPack(found[0] + more, str(source), f"mend it; to see all that is wrong: {CHECK} {lang}")
    return parsed


@cache
def languages() -> list[str]:
    """Codes of the languages that have a whole pack."""
    return [lang for lang in begun() if not missing(lang)]


def be_whole(lang: str) -> None:
    """Raises NoPack for a language whose pack lacks a layer, or that has none."""
    if lang in languages():
        return
    if lang in begun():
        raise NoPack(
            f"the language pack {lang!r} is not whole yet: it lacks {', '.join(missing(lang))}",
            str(ROOT / lang),
            f"add them as {GUIDE} says, then: {CHECK} {lang}; until then: communique quantities --lang {lang}",
        )
    raise NoPack(
        f"there is no language pack {lang!r}; packs: {languages()}",
        str(ROOT),
        f"name one of these with --lang or `lang`; to add a language, see {GUIDE}",
    )


def begun() -> list[str]:
    """Codes of the languages that have a pack, be it of some layers only."""
    return sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir() and any(folder.glob("*.toml")))


def missing(lang: str) -> list[str]:
    """The files that a pack still lacks, by name."""
    return sorted(name for name in layers() if not (ROOT / lang / name).is_file())


def layers() -> list[str]:
    """The names of the files that every pack has."""
    return sorted(path.name for path in (ROOT / MODEL).iterdir() if path.suffix in (".toml", ".json"))
