"""Releases made of figures: each is written into the text and claimed from there, so a fault can sit in either."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from claims.model import Claim

WORDS: Final = {
    "en": {
        "billion": " billion",
        "million": " million",
        "approx": "about ",
        "below": "nearly ",
        "gt": "more than ",
        "ge": "at least ",
    },
    "ru": {
        "billion": " млрд",
        "million": " млн",
        "approx": "около ",
        "below": "почти ",
        "gt": "более ",
        "ge": "не менее ",
    },
}


@dataclass
class Figure:
    """One figure. `misread` overrides fields of the claim only; `value` changes text and claim alike."""

    kind: str
    measure: str
    value: float
    style: str = "money"  # money, percent, count or times
    hedge: str = "eq"
    aspect: str = "level"
    status: str = "actual"
    period: tuple[date, date] | None = None
    sides: tuple[str, str] | None = None
    product: str | None = None
    misread: dict[str, Any] = field(default_factory=dict)
    digits: int = 2

    def words(self, lang: str) -> tuple[str, float, float, str]:
        """Quote, value as written, resolution and unit."""
        said = WORDS[lang]
        before = "" if self.hedge == "eq" else said[self.hedge]
        if self.style == "money":
            scale, word = (1e9, said["billion"]) if abs(self.value) >= 1e9 else (1e6, said["million"])
            digits = self.digits if scale == 1e9 else max(self.digits - 1, 0)
            number = f"{self.value / scale:.{digits}f}"
            quote = f"{before}${number.replace('.', ',') if lang == 'ru' else number}{word}"
            return quote, float(number) * scale, scale / 10**digits, "USD"
        if self.style == "times":
            number = f"{self.value / 100 + 1:.1f}"
            shown = number.replace(".", ",") if lang == "ru" else number
            return f"{before}{shown}{' раза' if lang == 'ru' else ' times'}", (float(number) - 1) * 100, 10.0, "percent"
        if self.style == "percent":
            number = f"{self.value:.1f}"
            return f"{before}{number.replace('.', ',') if lang == 'ru' else number}%", float(number), 0.1, "percent"
        return f"{before}{self.value:.0f}", float(round(self.value)), 1.0, "count"


@dataclass
class Paper:
    """A release: its figures in order, and how it is known."""

    release_id: str
    source: str
    lang: str
    home: str
    published: date
    parties: tuple[str, str]
    figures: list[Figure]
    title: str = ""
    kind: str = ""

    def render(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """The row of the batch's `releases`, and those of its `claims`."""
        text, claims = f"{self.title}. ", []
        for figure in self.figures:
            quote, value, resolution, unit = figure.words(self.lang)
            text += f"{figure.kind.replace('_', ' ')}: "
            start = len(text)
            text += f"{quote}. "
            claims.append(self._claim(figure, quote, value, resolution, unit, start))
        row = {
            "release_id": self.release_id,
            "source": self.source,
            "lang": self.lang,
            "home": self.home,
            "title": self.title,
        }
        row |= {"published": self.published, "text": text, "is_official": True, "reader": "mutation 1"}
        return row | {"url": f"https://example.org/{self.release_id}"}, claims

    def _claim(
        self, figure: Figure, quote: str, value: float, resolution: float, unit: str, start: int
    ) -> dict[str, Any]:
        sides = figure.sides or (None, None)
        period = figure.period or (None, None)
        row: dict[str, Any] = {
            "measure": figure.measure,
            "aspect": figure.aspect,
            "value": value,
            "value_high": None,
            "unit": unit,
        }
        row |= {"hedge": figure.hedge, "status": figure.status, "period_start": period[0], "period_end": period[1]}
        row |= {
            "parties": sorted(self.parties),
            "from_party": sides[0],
            "to_party": sides[1],
            "product": figure.product,
            "quote": quote,
        }
        row |= {
            "start": start,
            "end": start + len(quote),
            "resolution": resolution,
            "rule": figure.kind,
            "confidence": 1.0,
        }
        row |= figure.misread
        claim = Claim(
            document_id=self.release_id,
            parties=tuple(row["parties"]),
            period_start=str(row["period_start"]),
            period_end=str(row["period_end"]),
            reader="mutation 1",
            **{
                name: row[name]
                for name in ("measure", "aspect", "value", "unit", "start", "end", "quote", "hedge", "status")
            },
            **{name: row[name] for name in ("from_party", "to_party")},
        )
        return {"claim_id": claim.claim_id, "release_id": self.release_id, **row}
