"""The regular expressions of a table of a language pack, ready for use."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.text.vocabulary import vocabulary


@lru_cache(maxsize=64)
def pack_patterns(lang: str, table: str, *keys: str) -> tuple[re.Pattern[str] | None, ...]:
    """The patterns under some keys of a table of quantities.toml, None for one that a language leaves empty.

    Raises KeyError for a key that the pack has not.
    """
    own = vocabulary(lang).pack[table]
    return tuple(re.compile(own[key]) if own[key] else None for key in keys)
