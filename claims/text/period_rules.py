"""The rules of a pack's time phrases: patterns over classes of words, each class a character of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z_]+|[-,/]")
_MACRO: Final = re.compile(r"[A-Z]{2,}")


@dataclass(slots=True)
class Rule:
    """A pattern over classes, compiled when a text first needs it, and the name of what it makes.

    `bare` is the pattern without what it asks of its neighbours, which change as other rules take theirs.
    """

    source: str
    make: str
    needs: tuple[frozenset[str], ...]
    bare: str
    _compiled: re.Pattern[str] | None = None
    _compiled_bare: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def may_fit(self, piece: str) -> bool:
        """Whether the rule may find something in a piece, or in what others leave of it."""
        if self._compiled_bare is None:
            self._compiled_bare = self.pattern if self.bare == self.source else re.compile(self.bare)
        return self._compiled_bare.search(piece) is not None


def make_rule(entry: dict[str, str], macros: dict[str, str], chars: dict[str, str]) -> Rule:
    """A rule of a pack, given its macros and the characters of classes.

    Raises LookupError for a class, a macro or a `make` that there is not.
    """
    source = entry.get("match", "")
    if not source or not entry.get("make"):
        raise LookupError(f"a rule has no `match` or no `make`: {entry}")
    for _ in range(3):
        source = _MACRO.sub(lambda m: f"(?:{macros.get(m.group(), m.group())})", source)
    pattern = of_classes(source, chars, "")
    return Rule(pattern, entry["make"], _needs(source, chars), _bare(pattern))


def of_classes(source: str, chars: dict[str, str], between: str) -> str:
    """A pattern over the characters of the classes that `source` names, with `between` at each of its spaces.

    Raises LookupError for a class that there is not.
    """
    unknown = set(_NAME.findall(source)) - set(chars)
    if unknown:
        raise LookupError(f"rule {source!r} uses unknown classes {sorted(unknown)}")
    return _NAME.sub(lambda m: chars[m.group()], source).replace(" ", between)


def _bare(pattern: str) -> str:
    """A pattern without the groups that look ahead or behind."""
    kept = pattern
    for opening in ("(?!", "(?=", "(?<!", "(?<="):
        while (first := kept.find(opening)) >= 0:
            after, depth = first + 1, 1
            while depth:
                depth += (kept[after] == "(") - (kept[after] == ")")
                after += 1
            kept = kept[:first] + kept[after:]
    return kept


def _needs(source: str, chars: dict[str, str]) -> tuple[frozenset[str], ...]:
    """For each alternative of a pattern the characters without which it cannot match: those of no choice or option."""
    flat = re.sub(r"\s+", " ", source)
    while "(" in flat:
        shorter = re.sub(r"\(\?:([^()|]*)\)(?![?*])", r" \1 ", flat)
        flat = shorter if shorter != flat else re.sub(r"\([^()]*\)[?*]?", " ", flat)
    return tuple(
        frozenset(chars[name] for name in re.findall(r"([A-Za-z_]+)(?![A-Za-z_?*])", one) if name in chars)
        for one in flat.split("|")
    )
