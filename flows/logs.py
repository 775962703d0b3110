"""Logs as one JSON object a line, with the ids that a line speaks of; nothing secret is ever passed to them."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from flows.screen import printable

# What a line may speak of, given as `extra`: a load, its documents (so many of them at most), a source.
_IDS = ("load_id", "release_ids", "source")
MOST_IDS = 50


class OneLine(logging.Formatter):
    """Time, level, logger and message; an error's kind and place beside it."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": printable(record.getMessage()),
            **{name: record.__dict__[name] for name in _IDS if name in record.__dict__},
        }
        if record.exc_info and record.exc_info[1]:
            error, place = record.exc_info[1], record.exc_info[2]
            while place and place.tb_next:
                place = place.tb_next
            told["error"] = printable(f"{type(error).__name__}: {error}")[:500]
            told["where"] = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
        return json.dumps(told, ensure_ascii=False)


def hush() -> None:
    """Keep a library quiet that sets its own logger's level when it is imported, whenever that is."""
    logging.getLogger("great_expectations.data_context.types.base").addFilter(_is_warning)


def _is_warning(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def to_stderr(level: int) -> None:
    """Send the product's own logs to standard error; other libraries speak up from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("communique").setLevel(level)
