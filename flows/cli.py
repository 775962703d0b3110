"""The door of the command line. Reading a few texts takes a short way: it starts in half the time that options do.

What the short way takes is what `flows.commands.read` would hand on as it came; everything else, help and complaints
about usage among it, is the business of `flows.app`.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, Final

PLAIN_OPTIONS: Final = {"--published": "published", "--home": "home", "--lang": "lang"}
"""Options of `communique read` that are handed on as they come, and how `read_texts` calls them."""

_YOUNG: Final = 100_000
"""New objects after which some may be garbage: a start makes about as many, and keeps them."""


def plainly(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What `read_texts` is asked by the arguments of a command line, None where that takes a closer look."""
    if arguments[:1] != ["read"]:
        return None
    asked: dict[str, Any] = {"paths": []}
    rest = iter(arguments[1:])
    for word in rest:
        name = PLAIN_OPTIONS.get(word)
        if name is not None:
            value = next(rest, "-")
            if value.startswith("-") or name in asked:
                return None
            asked[name] = value
        elif word.startswith("-") and word != "-":
            return None
        else:
            asked["paths"].append(word)
    return asked


def main() -> None:
    """Run the command line; whatever goes wrong ends in three plain lines and an exit code."""
    _can_write_all()
    try:
        _run(plainly(sys.argv[1:]))
    except BrokenPipeError:
        # The reader of our output went away (`| head`); say nothing.
        _give_up_output()
        sys.exit(1)  # as every other command ends then, and below
    except Exception as error:
        if os.environ.get("COMMUNIQUE_DEBUG"):
            raise
        from flows.errors import OUR_FAILURE, explained
        from flows.screen import complain

        _give_up_output(is_tried=True)
        told = explained(error)
        complain(told)
        sys.exit(told.code or OUR_FAILURE)


def _can_write_all() -> None:
    """Make the output able to hold any letter: UTF-8 in a pipe or file, and on a terminal of another code, escapes.

    Escapes also for the letters of a file's name that is no UTF-8, which Python cannot write; JSON reads them again.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_other = stream.encoding.lower().replace("-", "") != "utf8" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if is_other else None, errors="backslashreplace")
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # as `>&-` leaves it
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115


def _give_up_output(is_tried: bool = False) -> None:
    """Keep Python from complaining at exit of output that nobody takes; where `is_tried`, only if that is so."""
    if is_tried:
        try:
            sys.stdout.flush()
        except OSError:
            pass
        else:
            return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(asked: dict[str, Any] | None) -> None:
    if asked is None:
        from flows.app import app

        try:
            app()
        finally:
            sys.stdout.flush()  # a full disk is told of while it can be told
        return
    try:
        code = _read(asked)
    except KeyboardInterrupt:
        code = 130
    sys.stdout.flush()
    sys.exit(code)


def _read(asked: dict[str, Any]) -> int:
    """Read texts without looking for garbage among all that a start makes, which takes a fifth of its time."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # no product of a reading is large enough to be shared out
    gc.set_threshold(_YOUNG)
    from flows.read_texts import read_texts

    code = read_texts(**asked)
    gc.freeze()
    return code
