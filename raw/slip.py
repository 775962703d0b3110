"""What is said of a field that nobody knows: the nearest one that is known, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def unknown(name: str, known: Iterable[str], meant: Mapping[str, str] | None = None) -> str:
    """`meant` tells the field where the spelling does not lead to it (`date` for `published`)."""
    from difflib import get_close_matches  # late: few starts meet a slip

    fields = sorted(known)
    near = (meant or {}).get(name.lower()) or next(iter(get_close_matches(name.lower(), fields, 1, 0.6)), None)
    hint = f"; did you mean {near!r}?" if near in fields else ";"
    return f"there is no such field{hint} known here: {', '.join(fields) or 'none'}"
