"""The claim model: what one passage of a document asserts about one figure.

The vocabulary is closed. A claim is one figure of a release or one cell of a statistical table, typed, with the words
it was read from. Plain frozen dataclasses keep reading fast and start-up light; input is validated where it enters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

MEASURES: Final = (
    "turnover",
    "exports",
    "project_investment",
    "fdi",
    "financing",
    "contracts",
    "projects",
    "jobs",
    "enterprises",
    "agreements",
    "capacity",
    "product_lines",
    "freight",
)
ASPECTS: Final = ("level", "change_pct", "change_abs", "share_pct")
HEDGES: Final = ("eq", "approx", "below", "lt", "le", "gt", "ge", "range")
STATUSES: Final = ("actual", "in_progress", "planned", "total")
GROUPS: Final = ("EU", "EAEU", "CIS", "OTS", "ASEAN", "GCC", "SCO", "BRICS", "CA5", "WORLD")
MONEY_MEASURES: Final = ("turnover", "exports", "project_investment", "fdi", "financing", "contracts")
DIRECTED_MEASURES: Final = ("exports", "fdi", "financing")


@dataclass(frozen=True, slots=True)
class Document:
    """One release as text. Dates are ISO strings; `home` is the publisher's country (ISO 3166 alpha-2).

    `source` says where the text was taken from, as a person calls it: a path, or "-" for standard input.
    """

    id: str
    text: str
    title: str | None = None
    lang: str | None = None
    published: str | None = None
    home: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, typed. `value` is in base units; `start`/`end` are character offsets into the document's text.

    `resolution` is the size of one unit in the last place as written, in base units: 1e8 for "$24.2 billion".
    `rule` names the rule or lexicon entry that read it, `reader` the reader and its version.
    `confidence` is the calibrated probability, from 0 to 1, that every scored field is right.
    """

    document_id: str
    measure: str
    aspect: str
    value: float
    unit: str
    start: int
    end: int
    quote: str
    value_high: float | None = None
    hedge: str = "eq"
    status: str = "actual"
    period_start: str | None = None
    period_end: str | None = None
    parties: tuple[str, ...] = ()
    from_party: str | None = None
    to_party: str | None = None
    product: str | None = None
    resolution: float = 1.0
    rule: str = ""
    reader: str = ""
    confidence: float = 1.0

    @property
    def claim_id(self) -> str:
        """A hash of document, span and typed fields: the same reading has the same id on every machine."""
        fields = (
            self.document_id,
            self.start,
            self.end,
            self.measure,
            self.aspect,
            repr(float(self.value)),
            None if self.value_high is None else repr(float(self.value_high)),
            self.hedge,
            self.unit,
            self.status,
            self.period_start,
            self.period_end,
            self.parties,
            self.from_party,
            self.to_party,
            self.product,
        )
        return hashlib.blake2b(repr(fields).encode(), digest_size=16).hexdigest()

    def as_record(self) -> dict[str, Any]:
        """The claim in the field names of the claim model (`from` and `to` are reserved words in Python)."""
        return {
            "measure": self.measure,
            "aspect": self.aspect,
            "value": self.value,
            "value_high": self.value_high,
            "hedge": self.hedge,
            "unit": self.unit,
            "status": self.status,
            "period_start": self.period_start,
            "period_end": self.period_end,
            "parties": list(self.parties),
            "from": self.from_party,
            "to": self.to_party,
            "product": self.product,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "rule": self.rule,
            "confidence": round(self.confidence, 3),
        }


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A figure in a cooperation context that no rule could place: kept for review, apart from the claims."""

    document_id: str
    start: int
    end: int
    quote: str
    value: float
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the post and country the text gives; offsets cover post and name."""

    name: str
    post: str
    country: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """A forum, exhibition, meeting or commission session named in the text."""

    name: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Area:
    """A field of cooperation: `code` is in the product's vocabulary, `isic` the ISIC Rev. 4 section it is tied to."""

    code: str
    isic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A document signed or to be signed, as the text names it."""

    kind: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document, in the order of the text."""

    document: Document
    claims: tuple[Claim, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    officials: tuple[Official, ...] = ()
    events: tuple[Event, ...] = ()
    areas: tuple[Area, ...] = ()
    signed: tuple[SignedDocument, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def as_record(self) -> dict[str, Any]:
        """One JSON-able record a document: `{"id", "source", "claims": [...]}` and the rest where there is any."""
        record: dict[str, Any] = {"id": self.document.id}
        if self.document.source:
            record["source"] = self.document.source
        record["claims"] = [claim.as_record() for claim in self.claims]
        for name in ("unplaced", "officials", "events", "areas", "signed"):
            items: Iterable[Any] = getattr(self, name)
            rows = [{slot: getattr(item, slot) for slot in item.__slots__ if slot != "document_id"} for item in items]
            if rows:
                record[name] = rows
        if self.notes:
            record["notes"] = list(self.notes)
        return record
