"""From the texts of the roles to observations: who counted what, towards whom, when, how much, in which unit.

Every column is resolved once for each different text, so a million rows cost little more than their numbers. A text in
a number cell, an unreadable period or a missing currency is refused with its cell; an economy that is no single one
(an aggregate, "not specified") is left out with a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute

from claims.tables.areas import area_of
from claims.tables.block import Block
from claims.tables.currencies import currency_of, tender
from claims.tables.error import TableError
from claims.tables.layout import Role, TableLayout
from claims.tables.notes import Notes
from claims.tables.numbers import NumberForm, resolutions
from claims.tables.observation import FLOWS, INWARD_FLOWS, SCHEMA
from claims.tables.periods import Period, period_of
from claims.tables.roles import AWAY, NOT_TOLD, count_texts, look_up
from claims.tables.vocabulary import find, only

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

FREQUENCIES = {"A": "year", "S": "half", "H": "half", "Q": "quarter", "M": "month", "W": "week", "D": "day", "B": "day"}


def scale_of(text: str) -> float | None:
    """The factor that a scale word or a power of ten names: "тыс." is 1000; None if it names none or several.

    Another number is none: a 6 is an exponent whose card does not say so, and every figure would be six-fold.
    """
    stripped = text.strip()
    if re.fullmatch(r"10{0,15}", stripped):
        return float(stripped)
    found = find("scales", stripped)
    return float(found[0].replace("_", "")) if len(found) == 1 else None


class Meaning:
    """Turns blocks of one document into observation batches; holds what was looked up from one block to the next."""

    def __init__(self, layout: TableLayout, name: str, rule: str, notes: Notes) -> None:
        self.layout = layout
        self.name = name
        self.rule = rule
        self.notes = notes
        self.grain = layout.grain
        self.known_at: datetime | None = None
        self._number = NumberForm(layout.decimal_mark, layout.thousands_marks)
        self._periods: dict[tuple[str, str], Period | None] = {}

    def batch(self, roles: Mapping[str, pa.StringArray], block: Block) -> pa.RecordBatch:
        """The observations of one block. Raises TableError naming the first cell that cannot be read rightly."""
        frame = {**roles, "cell": block.cells, "quote": roles["value"] if block.quotes is None else block.quotes}
        frame = self._without_missing(frame)
        frame = self._placed(frame)
        frame["canonical"] = self._canonical(frame, block.is_canonical)
        return self._assembled(self._dated_and_priced(frame))

    def _refuse(self, frame: Mapping[str, Any], index: int, what: str, next: str) -> TableError:
        return TableError(what, f"{self.name}, {frame['cell'][index].as_py()}", next)

    def _keep(self, frame: dict[str, Any], mask: pa.BooleanArray) -> dict[str, Any]:
        if pc.all(mask, min_count=0).as_py():
            return frame
        return {name: pc.filter(column, mask) for name, column in frame.items()}

    def _without_missing(self, frame: dict[str, Any]) -> dict[str, Any]:
        trimmed = pc.utf8_trim(frame["value"], characters=f" \t\u00a0\u202f{self.layout.marks}")
        frame["value"] = pc.if_else(pc.is_in(trimmed, value_set=pa.array(self.layout.nil, pa.string())), "0", trimmed)
        missing = pc.is_in(frame["value"], value_set=pa.array([*self.layout.missing, None], pa.string()))
        absent = pc.sum(missing).as_py()
        if absent:
            self.notes.add("cells without a figure", absent)
        return self._keep(frame, pc.invert(missing))

    def _canonical(self, frame: Mapping[str, Any], is_canonical: bool) -> pa.StringArray:
        form = NumberForm() if is_canonical else self._number
        canonical, bad = form.canonical_all(frame["value"])
        if bad is not None:
            text = frame["quote"][bad].as_py()
            marks = f"decimal mark {form.decimal_mark!r}, thousands {form.thousands_marks!r}"
            raise self._refuse(
                frame, bad, f"{text!r:.80} is no number with {marks}", "correct the cell, or the marks in the card"
            )
        return canonical

    def _placed(self, frame: dict[str, Any]) -> dict[str, Any]:
        """Flows, economies and periods as codes; rows that fall outside the model are left out with a note."""
        frame = self._coded(frame, "flow", self._flow)
        is_rate = pc.equal(frame["flow"], "rate")
        for party in ("reporter", "partner"):
            texts = frame.get(party)
            if texts is None:
                if not pc.all(is_rate, min_count=0).as_py():
                    told = "; `titles` in the card match nothing above the table" if self.layout.titles else ""
                    next_step = f"give the role {party!r} in the card"
                    raise TableError(f"nothing tells the {party}{told}", self.name, next_step)
                frame[party] = pa.nulls(len(is_rate), pa.string())
                continue
            codes = look_up(texts, lambda text: area_of(text, self.layout.areas))
            frame[f"{party}_text"], frame[party] = texts, codes
        known = pc.or_(is_rate, pc.and_(pc.is_valid(frame["reporter"]), pc.is_valid(frame["partner"])))
        for party in ("reporter", "partner"):
            if f"{party}_text" not in frame:
                continue
            strange = pc.and_(pc.invert(is_rate), pc.is_null(frame[party]))
            for text, count in count_texts(frame[f"{party}_text"], strange):
                if text not in NOT_TOLD:
                    why = f"{party} {text!r:.80} is no economy we know (areas.toml, or `areas` in the card)"
                    self.notes.add(f"left out: {why}", count)
                elif text != AWAY:
                    self.notes.add(f"left out: nothing tells the {party}", count)
        return self._keep(frame, known)

    def _flow(self, text: str) -> str | None:
        return text if text in FLOWS else only("flows", text)

    def _coded(self, frame: dict[str, Any], role: str, code: Callable[[str], str | None]) -> dict[str, Any]:
        if role not in frame:
            raise TableError(
                f"nothing tells the {role}", self.name, f"give the role {role!r} a column or a value in the layout"
            )
        codes = look_up(frame[role], code)
        unknown = pc.is_null(codes)
        for text, count in count_texts(frame[role], unknown):
            if text not in NOT_TOLD:
                self.notes.add(f"left out: {role} {text!r:.80} is none that we count", count)
            elif text != AWAY:
                self.notes.add(f"left out: nothing tells the {role}", count)
        frame[role] = codes
        return self._keep(frame, pc.is_valid(codes))

    def _period(self, text: str, frequency: str) -> Period | None:
        key = (text, frequency)
        if key not in self._periods:
            if len(self._periods) > 100_000:
                self._periods.clear()
            grain = FREQUENCIES.get(frequency.upper()) or self.grain
            self._periods[key] = period_of(text, self.layout.date_formats, grain)
        return self._periods[key]

    def _period_columns(self, frame: Mapping[str, Any]) -> dict[str, Any]:
        size = len(frame["cell"])
        texts = frame.get("period", pa.nulls(size, pa.string()))
        frequency = frame.get("frequency")
        joined = pc.binary_join_element_wise(
            pc.fill_null(texts, ""), pc.fill_null(frequency, "") if frequency is not None else "", "\x1f"
        )
        encoded = joined.dictionary_encode()
        periods = [self._period(*text.split("\x1f", 1)) for text in encoded.dictionary.to_pylist()]
        if None in periods:
            bad = pc.index(encoded.indices, pa.scalar(periods.index(None), encoded.indices.type)).as_py()
            text = texts[bad].as_py()
            is_other = period_of(text or "", self.layout.date_formats) is not None
            what = f"{text!r:.80} is no {self.grain}" if is_other else f"no period in {text!r:.80}"
            raise self._refuse(frame, bad, what, "mend the cell, or `grain` or `date_formats` in the card")
        known = [period for period in periods if period is not None]
        return {
            "period_start": pc.take(pa.array([period.start for period in known], pa.date32()), encoded.indices),
            "period_end": pc.take(pa.array([period.end for period in known], pa.date32()), encoded.indices),
            "grain": pc.take(pa.array([period.grain for period in known], pa.string()), encoded.indices),
        }

    def _currency(self, frame: Mapping[str, Any], role: str, ends: pa.Array[Any]) -> pa.StringArray:
        spec = self.layout.roles.get(role, Role())
        if role not in frame:
            return pa.nulls(len(frame["cell"]), pa.string())
        if spec.kind != "currency_of_area":
            return look_up(frame[role], currency_of)
        # A column of a tidy table may hold economies and, for unions, the currency's own name.
        keyed = pc.binary_join_element_wise(frame[role], pc.cast(ends, pa.string()), "\x1f")
        return look_up(keyed, lambda key: self._tender(*key.rsplit("\x1f", 1)))

    def _tender(self, text: str, at: str) -> str | None:
        area = area_of(text, self.layout.areas)
        return currency_of(text) if area is None else tender(area, date.fromisoformat(at))

    def _scale(self, frame: Mapping[str, Any]) -> Any:
        if "scale" not in frame:
            return 1.0
        spec = self.layout.roles.get("scale", Role())
        texts = pc.fill_null(frame["scale"], "0" if spec.kind == "power_of_ten" else "1")
        encoded = texts.dictionary_encode()
        factors = []
        for text in encoded.dictionary.to_pylist():
            is_exponent = spec.kind == "power_of_ten" and re.fullmatch(r"\s*-?[0-9]{1,2}\s*", text)
            is_number = spec.kind == "power_of_ten" and text.strip().isdecimal()
            factor = 10.0 ** int(text) if is_exponent else None if is_number else scale_of(text)
            if factor is None:
                bad = pc.index(texts, pa.scalar(text)).as_py()
                raise self._refuse(frame, bad, f"no scale in {text!r:.80}", "declare the scale in the card")
            factors.append(factor)
        return pc.take(pa.array(factors, pa.float64()), encoded.indices)

    def _commodity(self, frame: Mapping[str, Any]) -> dict[str, Any]:
        size = len(frame["cell"])
        if "commodity" not in frame:
            return {
                "commodity": pa.nulls(size, pa.string()),
                "is_total": pa.repeat(True, size),
                "commodity_level": pa.repeat(pa.scalar(0, pa.int8()), size),
            }
        codes = pc.fill_null(pc.utf8_trim(frame["commodity"], characters=" '\t\u00a0"), "")
        totals = pa.array(["", *(code.casefold() for code in self.layout.total_codes)], pa.string())
        is_total = pc.is_in(pc.utf8_lower(codes), value_set=totals)
        length = pc.if_else(is_total, 0, pc.utf8_length(codes))
        level = pc.if_else(pc.less_equal(length, 12), length, pa.scalar(None, pa.int32()))
        return {
            "commodity": pc.if_else(is_total, pa.scalar(None, pa.string()), codes),
            "is_total": is_total,
            "commodity_level": pc.cast(level, pa.int8()),
        }

    def _flags(self, frame: Mapping[str, Any]) -> Any:
        told = look_up(frame["flag"], self._flag) if "flag" in frame else pa.nulls(len(frame["cell"]), pa.string())
        if not self.layout.flag_marks:
            return told
        return pc.coalesce(told, look_up(frame["quote"], self._marked))

    def _marked(self, quote: str) -> str | None:
        beside = quote.strip()[len(quote.strip().rstrip(self.layout.marks + " \u00a0")) :]
        return next((self.layout.flag_marks[mark] for mark in beside if mark in self.layout.flag_marks), None)

    def _flag(self, text: str) -> str | None:
        # Several marks may stand together ("ep"); the first that we know is told.
        return only("flags", text) or next((found for mark in text.split() if (found := only("flags", mark))), None)

    def _known_at(self, frame: Mapping[str, Any]) -> Any:
        size = len(frame["cell"])
        if "known_at" not in frame:
            return pa.repeat(pa.scalar(self.known_at, pa.timestamp("us", tz="UTC")), size)
        stamps = look_up(frame["known_at"], _utc)
        return pc.cast(pc.strptime(stamps, format="%Y-%m-%dT%H:%M:%S", unit="us"), pa.timestamp("us")).cast(
            pa.timestamp("us", tz="UTC")
        )

    def _dated_and_priced(self, frame: dict[str, Any]) -> dict[str, Any]:
        """Periods, and currencies by code; an economy without a tender of its own (an aggregate) is left out."""
        frame |= self._period_columns(frame)
        for role in ("unit", "base_unit"):
            frame[f"{role}_code"] = self._currency(frame, role, frame["period_end"])
        unknown = pc.is_null(frame["unit_code"])
        if not pc.any(unknown, min_count=0).as_py():
            return frame
        if self.layout.roles.get("unit", Role()).kind != "currency_of_area":
            bad = pc.index(unknown, pa.scalar(True)).as_py()
            raise self._refuse(frame, bad, "nothing tells the currency", "give the role 'unit' in the card")
        for text, count in count_texts(frame["unit"], unknown):
            self.notes.add(f"left out: {text!r:.80} has no currency that we know", count)
        return self._keep(frame, pc.invert(unknown))

    def _assembled(self, frame: Mapping[str, Any]) -> pa.RecordBatch:
        size = len(frame["cell"])
        names = ("cell", "quote", "period_start", "period_end", "grain", "unit_code", "base_unit_code")
        columns: dict[str, Any] = {name.removesuffix("_code"): frame[name] for name in names}
        scale = self._scale(frame)
        columns["value"] = pc.multiply(pc.cast(frame["canonical"], pa.float64()), scale)
        if not pc.all(pc.is_finite(columns["value"]), min_count=0).as_py():
            bad = pc.index(pc.is_finite(columns["value"]), pa.scalar(False)).as_py()
            raise self._refuse(frame, bad, f"{frame['quote'][bad].as_py()!r:.80} is too large", "correct the cell")
        columns["resolution"] = pc.multiply(resolutions(frame["canonical"]), scale)
        columns |= self._commodity(frame)
        columns |= _directed(frame)
        columns["valuation"] = self._valuation(frame)
        columns["flag"] = self._flags(frame)
        columns["classification"] = frame.get("classification", pa.nulls(size, pa.string()))
        columns["known_at"] = self._known_at(frame)
        columns["is_derived"] = pa.repeat(False, size)
        columns["rule"] = pa.repeat(self.rule, size)
        return pa.record_batch([pc.cast(columns[each.name], each.type) for each in SCHEMA], schema=SCHEMA)

    def _valuation(self, frame: Mapping[str, Any]) -> Any:
        by_flow = look_up(frame["flow"], lambda flow: self.layout.valuation.get(flow))
        if "valuation" not in frame:
            return by_flow
        told = look_up(frame["valuation"], lambda text: text.upper() if text.upper() in ("FOB", "CIF") else None)
        return pc.coalesce(told, by_flow)


def _utc(text: str) -> str | None:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def _directed(frame: Mapping[str, Any]) -> dict[str, Any]:
    flow, reporter, partner = frame["flow"], frame["reporter"], frame["partner"]
    is_rate = pc.equal(flow, "rate")
    nothing = pa.scalar(None, pa.string())
    reporter, partner = pc.if_else(is_rate, nothing, reporter), pc.if_else(is_rate, nothing, partner)
    is_inward = pc.is_in(flow, value_set=pa.array(INWARD_FLOWS))
    measure = look_up(
        flow, lambda each: "exchange_rate" if each == "rate" else "fdi" if each.startswith("fdi") else "exports"
    )
    return {
        "reporter": reporter,
        "partner": partner,
        "from_party": pc.if_else(is_inward, partner, reporter),
        "to_party": pc.if_else(is_inward, reporter, partner),
        "measure": measure,
        "flow": flow,
    }


def inferred_grain(periods: list[Period]) -> str:
    """The grain of a series of dates that each stand for the period they begin: all 1 January is "year", all first of a
    month "month", otherwise "day"."""
    starts = {(period.start.month, period.start.day) for period in periods}
    if starts <= {(1, 1)}:
        return "year"
    return "month" if {day for _, day in starts} == {1} else "day"
