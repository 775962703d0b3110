"""The fitted models that reading needs, loaded once, on first use."""

from __future__ import annotations

from functools import lru_cache

from claims.text.meaning.model import Linear, load

NAMES = (
    "measure1", "aspect1", "status1", "measure2", "aspect2", "status2", "parties1", "period1", "direction1",
    "parties2", "period2", "direction2",
)


@lru_cache(maxsize=1)
def models() -> dict[str, Linear]:
    """All models by name. Raises FileNotFoundError, naming `make train`, where one is missing."""
    return {name: load(name) for name in NAMES}
