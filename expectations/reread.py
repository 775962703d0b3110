"""A second reading of every new quote, by means of its own: does it hold the number and the hedge of its claim?

It is deliberately simpler than the readers, and shares no word list with them. It parses digits in every way that they
can be meant, applies the words of scale beside them, and asks whether the claim's value is among the results. A quote
without digits ("two projects") is not compared.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

CONTEXT: Final = 80, 600
"""Characters on either side in which a scale may stand that a quote elides: its sentence, then its passage."""
RELATIVE_TOLERANCE: Final = 1e-6
KEPT: Final = 20_000
"""So many words and runs of digits are remembered: a process that watches for months meets them without end."""
_DIGITS = re.compile(r"\d[\d\u00a0\u202f\u2009 .,'’]*")
_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWN_DOLLAR = re.compile(r"[^\W\d_]\$")
_WORD_AFTER = re.compile(r"[\s\u00a0\u202f-]*([^\W\d_]+)")
_MONEY = ("turnover", "exports", "project_investment", "fdi", "financing", "contracts")

KINDS: Final = ("quote", "value", "currency", "hedge")

Finding = tuple[bool, str]


@cache
def cues() -> dict[str, dict[str, Any]]:
    """The word lists of cues.toml."""
    return tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))


@lru_cache(KEPT)
def _scale_of(word: str) -> float | None:
    """1e6 for `millions`; short abbreviations must be the whole word. None for a word that is no scale."""
    lowered = word.lower()
    for factor, stems in cues()["scales"].items():
        if any(lowered == stem or (len(stem) > 2 and lowered.startswith(stem)) for stem in stems):
            return float(factor)
    return None


@lru_cache(KEPT)
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
    spoken = {scale for word in _WORD.findall(quote) if (scale := _scale_of(word))}
    for match in _DIGITS.finditer(quote):
        after = _WORD_AFTER.match(quote, match.end())
        scale = _scale_of(after[1]) if after else None
        meanings = _meanings(match[0])
        parts.append({value * scale for value in meanings} if scale else set(meanings))
        if scale is None or (after and after[1].lower() in cues()["ambiguous"]["stems"]):
            bare |= meanings
    if not parts:
        return frozenset()
    found = set().union(*parts) | spoken | bare
    if len(parts) > 1:  # "1 billion 340 million", "7 of every 10"
        found |= {sum(max(part) for part in parts), sum(min(part) for part in parts)}
        found |= {a / b * 100 for a in parts[0] for b in parts[1] if b}
    elided = spoken or ({scale for word in _WORD.findall(context) if (scale := _scale_of(word))} if bare else set())
    found |= {value * scale for value in bare for scale in elided}
    if _half_pattern().search(quote):
        found |= {value + 0.5 * scale for value in found for scale in (1.0, *spoken)}
    return frozenset(found)


def judge(claim: Mapping[str, Any], text: str | None) -> dict[str, Finding]:
    """What the second reading finds of one claim, for each kind that could be judged: is it broken, and in which words.

    `claim` has quote, quote_start, quote_end, value, value_high, unit_code, hedge, measure and aspect; `text` is its
    release's, or None.
    """
    quote, start, end = str(claim["quote"]), int(claim["quote_start"]), int(claim["quote_end"])
    found: dict[str, Finding] = {}
    if text is not None:
        stands = text[start:end]
        found["quote"] = stands != quote, f"the release has “{stands[:80]}” there"
    if not any(map(str.isdigit, quote)):
        return found
    around = [text[max(0, start - reach) : end + reach] for reach in CONTEXT] if text is not None else []
    found["value"] = _value(claim, quote, around)
    if claim["measure"] in _MONEY and claim["aspect"] in ("level", "change_abs"):
        allowed = _currencies(quote)
        if allowed:
            words = f"the quote speaks of {' or '.join(sorted(allowed)[:4])}"
            found["currency"] = claim["unit_code"] not in allowed, words
    cue = _hedge_pattern().search(quote)
    found["hedge"] = cue is not None and claim["hedge"] == "eq", f"the quote says “{cue[0] if cue else ''}”"
    return found


def _value(claim: Mapping[str, Any], quote: str, contexts: Sequence[str]) -> Finding:
    """Whether the claim's value, or both its ends, are among what the quote can state; wider contexts come last."""
    wanted = [abs(float(claim[name])) for name in ("value", "value_high") if claim[name] is not None]
    possible: frozenset[float] = frozenset()
    for around in ("", *contexts):
        possible = readings(quote, around)
        if claim["aspect"] == "change_pct":
            possible |= _as_change(possible)
        if all(any(math.isclose(value, other, rel_tol=RELATIVE_TOLERANCE) for other in possible) for value in wanted):
            return False, ""
    if not possible:
        return False, ""
    nearest = min(possible, key=lambda other: abs(other - wanted[0]))
    return True, f"read again as {nearest:,.10g}"


def _as_change(possible: frozenset[float]) -> frozenset[float]:
    """A multiple or an index as a change in percent: "3 times" is 200 %; a third and a half are shares of one."""
    multiples = {(value - 1) * 100 for value in possible} | {(1 - 1 / value) * 100 for value in possible if value}
    return frozenset(multiples | {abs(value - 100) for value in possible})


def _currencies(quote: str) -> frozenset[str]:
    """The codes that the currency marks of a quote allow; empty without a mark, or with one that is unknown ("TT$")."""
    lowered = quote.lower()
    if _UNKNOWN_DOLLAR.search(lowered):
        return frozenset()
    marks = cues()["currencies"]
    return frozenset(code for mark in _currency_pattern().findall(lowered) for code in marks[mark])


@cache
def _currency_pattern() -> re.Pattern[str]:
    marks = sorted(cues()["currencies"], key=len, reverse=True)
    whole = cues()["whole_words"]["stems"]
    ends = {mark: r"(?=s?(?!\w))" if mark in whole else "" for mark in marks}
    return re.compile("|".join(rf"(?<!\w){mark}{ends[mark]}" if mark.isalpha() else re.escape(mark) for mark in marks))


@cache
def _half_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(cues()["halves"]["stems"]) + ")", re.IGNORECASE)


@cache
def _hedge_pattern() -> re.Pattern[str]:
    stems = sorted(cues()["hedges"]["stems"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(stem) for stem in stems) + r")(?!\w)", re.IGNORECASE)
