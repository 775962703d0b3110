"""The one error that reaches a person: what happened, where, and what to do next; and the exit codes."""

from __future__ import annotations

import errno
import sys
from typing import Final

DONE: Final = 0
HELD_BACK: Final = 1
BAD_INPUT: Final = 2
OUR_FAILURE: Final = 3
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
SETTING: Final = "COMMUNIQUE_DATABASE_URL"
_UNUSABLE: Final = ("SQLITE_CANTOPEN", "SQLITE_NOTADB", "SQLITE_READONLY", "SQLITE_FULL")


class CommuniqueError(Exception):
    """Says what, where (source, document, span or column), and the next command; carries the exit code."""

    def __init__(self, what: str, where: str, next_step: str, code: int = BAD_INPUT) -> None:
        super().__init__(f"{what} ({where}); next: {next_step}")
        self.what, self.where, self.next_step, self.code = what, where, next_step, code


def explained(error: Exception) -> CommuniqueError:
    """Any error as one a person can act on; what nobody foresaw is a failure of ours (exit code 3)."""
    if isinstance(error, CommuniqueError):
        return error
    what, where = getattr(error, "what", None), getattr(error, "where", None)
    step = getattr(error, "next_step", None) or getattr(error, "next", None)
    if what and where and step:
        code = getattr(error, "code", None) or (OUR_FAILURE if isinstance(error, TimeoutError) else BAD_INPUT)
        return CommuniqueError(str(what), str(where), str(step), code if isinstance(code, int) else BAD_INPUT)
    if isinstance(error, OSError) and error.errno in _FULL:
        return CommuniqueError(
            "there is no room to write",
            str(error.filename or "standard output, or a disk"),
            "make room, or write elsewhere",
        )
    if isinstance(error, OSError) and error.filename:
        return CommuniqueError(error.strerror or "it cannot be read", str(error.filename), "look at the path")
    if unusable := of_database(error):
        return unusable
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown place"
    detail = " ".join(str(error).split())[:400]
    return CommuniqueError(
        f"{type(error).__name__}: {detail}",
        where,
        "run again with COMMUNIQUE_DEBUG=1 for the whole trace; nothing half-done was published",
        OUR_FAILURE,
    )


def of_database(error: Exception) -> CommuniqueError | None:
    """What a person can do about a database that is away or cannot be opened; None for any other error.

    No driver is imported for it: one that was not yet has raised nothing.
    """
    cause = getattr(error, "orig", None) or error
    words = (str(cause).strip().splitlines() or [""])[0]
    if str(getattr(cause, "sqlite_errorname", "")).startswith(_UNUSABLE):
        step = "look at the file that it names (unset: communique.db in the data directory) and at its disk"
        return CommuniqueError(f"the database cannot be used: {words}", SETTING, step)
    server = sys.modules.get("psycopg")
    if server and isinstance(cause, server.OperationalError) and cause.sqlstate is None:
        step = f"see whether the server is up and {SETTING} names it rightly, then run the same command again"
        return CommuniqueError(f"the database does not answer: {words}", SETTING, step)
    return None
