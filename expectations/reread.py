"""A second reading of every new quote, by means of its own: does it hold the number and the hedge of its claim?

It is deliberately simpler than the readers, and shares no word list with them. It parses digits in every way that they
can be meant, applies the words of scale beside them, and asks whether the claim's value is among the results. A quote
without digits ("two projects") is not compared.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

CONTEXT_CHARACTERS: Final = 80
RELATIVE_TOLERANCE: Final = 1e-6
_DIGITS = re.compile(r"\d[\d\u00a0\u202f\u2009 .,'’]*")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_AFTER = re.compile(r"[\s\u00a0\u202f-]*([^\W\d_]+)")
_MONEY = ("turnover", "exports", "project_investment", "fdi", "financing", "contracts")

Finding = tuple[str, bool, str]


@cache
def cues() -> dict[str, dict[str, Any]]:
    """The word lists of cues.toml."""
    return tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))


@cache
def _scale_of(word: str) -> float | None:
    """1e6 for `millions`; short abbreviations must be the whole word. None for a word that is no scale."""
    lowered = word.lower()
    for factor, stems in cues()["scales"].items():
        if any(lowered == stem or (len(stem) > 2 and lowered.startswith(stem)) for stem in stems):
            return float(factor)
    return None


@cache
def _meanings(digits: str) -> frozenset[float]:
    """Every number that a run of digits and marks can mean: 1.234 is 1.234 or 1234, "1 340" is 1340."""
    text = re.sub(r"[\s\u00a0\u202f\u2009'’]", "", digits).rstrip(".,")
    found = set()
    for decimal, thousands in ((".", ","), (",", ".")):
        plain = text.replace(thousands, "")
        if plain.count(decimal) <= 1:
            found.add(float(plain.replace(decimal, ".")))
    found.add(float(re.sub(r"[.,]", "", text)))
    return frozenset(found)


def readings(quote: str, context: str = "") -> frozenset[float]:
    """Every value that the quote can state; empty where it holds no digits.

    A scale that the quote elides ("3.4 and 3.9 million") may be any that its context names.
    """
    parts: list[set[float]] = []
    bare: set[float] = set()
    words = list(_WORD.finditer(quote))
    spoken = {scale for word in words if (scale := _scale_of(word[0]))}
    for match in _DIGITS.finditer(quote):
        after = _WORD_AFTER.match(quote, match.end())
        scale = _scale_of(after[1]) if after else None
        bare |= _meanings(match[0]) if scale is None else set()
        factors = {scale or 1.0}
        if after and after[1].lower() in cues()["ambiguous"]["stems"]:
            factors |= {1.0}
        parts.append({value * factor for value in _meanings(match[0]) for factor in factors})
    if not parts:
        return frozenset()
    found = set().union(*parts) | spoken
    if len(parts) > 1:  # "1 billion 340 million", "7 of every 10"
        found |= {sum(max(part) for part in parts), sum(min(part) for part in parts)}
        found |= {a / b * 100 for a in parts[0] for b in parts[1] if b}
    if any(word[0].lower().startswith(stem) for word in words for stem in cues()["halves"]["stems"]):
        found |= {value + 0.5 for value in found} | {value + 0.5 * scale for value in found for scale in spoken}
    elided = spoken or {scale for word in _WORD.findall(context) if (scale := _scale_of(word))}
    return frozenset(found | {value * scale for value in bare for scale in elided})


def judge(claim: Mapping[str, Any], text: str | None) -> Iterable[Finding]:
    """What the second reading finds of one claim: (kind, is it broken, in words), for each kind that could be judged.

    `claim` has quote, quote_start, quote_end, value, value_high, unit_code, hedge, measure and aspect.
    """
    quote = str(claim["quote"])
    if text is not None:
        stands = text[int(claim["quote_start"]) : int(claim["quote_end"])] == quote
        yield (
            "quote",
            not stands,
            ""
            if stands
            else f"the release has “{text[int(claim['quote_start']) : int(claim['quote_end'])][:80]}” there",
        )
    start = max(0, int(claim["quote_start"]) - CONTEXT_CHARACTERS)
    context = "" if text is None else text[start : int(claim["quote_end"]) + CONTEXT_CHARACTERS]
    possible = readings(quote, context)
    if possible:
        wanted = [abs(float(claim[end])) for end in ("value", "value_high") if claim[end] is not None]
        if claim["aspect"] == "change_pct":
            possible |= _as_change(possible)
        missing = [
            value
            for value in wanted
            if not any(math.isclose(value, other, rel_tol=RELATIVE_TOLERANCE) for other in possible)
        ]
        nearest = min(possible, key=lambda other: abs(other - wanted[0]))
        yield "value", bool(missing), f"read again as {nearest:,.10g}"
    if claim["measure"] in _MONEY and claim["aspect"] in ("level", "change_abs"):
        allowed = _currencies(quote)
        if allowed:
            yield (
                "currency",
                claim["unit_code"] not in allowed,
                f"the quote speaks of {' or '.join(sorted(allowed)[:4])}",
            )
    if not possible:
        return
    cue = _hedge(quote)
    yield "hedge", cue is not None and claim["hedge"] == "eq", f"the quote says “{cue}”"


def _as_change(possible: frozenset[float]) -> frozenset[float]:
    """A multiple as a change in percent: "3 times" is 200 %; a third and a half are shares of one."""
    return frozenset({(value - 1) * 100 for value in possible} | {(1 - 1 / value) * 100 for value in possible if value})


def _currencies(quote: str) -> frozenset[str]:
    lowered = quote.lower()
    words = _WORD.findall(lowered)
    if re.search(r"[^\W\d_]\$", lowered):  # "TT$", "G$": a dollar that the marks below do not know
        return frozenset()
    found: set[str] = set()
    for mark, codes in cues()["currencies"].items():
        if (not mark.isalpha() and mark in lowered) or (
            mark.isalpha() and any(word.startswith(mark) for word in words)
        ):
            found |= set(codes)
    return frozenset(found)


@cache
def _hedge_pattern() -> re.Pattern[str]:
    stems = sorted(cues()["hedges"]["stems"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(stem) for stem in stems) + r")(?!\w)", re.IGNORECASE)


def _hedge(quote: str) -> str | None:
    found = _hedge_pattern().search(quote)
    return found[0] if found else None
