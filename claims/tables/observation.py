"""What one cell of a statistical table asserts: the Arrow schema that every table reader fills, a cell a row.

An observation keeps the reporter's own words (reporter, partner, flow) and, beside them, the direction in which the
goods or the money went: an import of A from B, as A reports it, runs from B to A and is `exports` in the claim model.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

MEASURES: Final = ("exports", "fdi", "exchange_rate")
FLOWS: Final = (
    "export",
    "re_export",
    "import",
    "re_import",
    "fdi_inflow",
    "fdi_outflow",
    "fdi_stock",
    "fdi_outward_stock",
    "rate",
)
# Flows that run towards the reporter; all others run from the reporter to the partner.
INWARD_FLOWS: Final = ("import", "re_import", "fdi_inflow", "fdi_stock")
GRAINS: Final = ("day", "week", "month", "quarter", "half", "year", "ytd", "multi_year")
FLAGS: Final = ("provisional", "revised", "estimated")
VALUATIONS: Final = ("FOB", "CIF")


def _field(name: str, kind: pa.DataType, description: str, nullable: bool = True) -> pa.Field[pa.DataType]:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


_WORD: Final = pa.dictionary(pa.int32(), pa.string())

SCHEMA: Final = pa.schema(
    [
        _field(
            "reporter", _WORD, "economy whose office counted: ISO 3166 alpha-2 or a group code; null for a market rate"
        ),
        _field(
            "partner", _WORD, "the other economy, a group code, WORLD, or a CLDR-style region code; null for a rate"
        ),
        _field("from_party", _WORD, "economy the goods or the money came from; null for a rate"),
        _field("to_party", _WORD, "economy the goods or the money went to; null for a rate"),
        _field("measure", _WORD, "exports, fdi or exchange_rate", nullable=False),
        _field("flow", _WORD, "the flow as the reporter counts it: " + ", ".join(FLOWS), nullable=False),
        _field("valuation", _WORD, "FOB, CIF, or null where the source does not say"),
        _field("period_start", pa.date32(), "first day of the period", nullable=False),
        _field("period_end", pa.date32(), "last day of the period, inclusive", nullable=False),
        _field("grain", _WORD, "kind of period: " + ", ".join(GRAINS), nullable=False),
        _field(
            "value",
            pa.float64(),
            "the figure in base units of `unit`; a rate is the price in `unit` of one `base_unit`",
            nullable=False,
        ),
        _field("unit", _WORD, "ISO 4217 code; of a rate the quote currency", nullable=False),
        _field("base_unit", _WORD, "of a rate the currency that is priced; null otherwise"),
        _field("resolution", pa.float64(), "one unit in the last place as written, in base units", nullable=False),
        _field(
            "classification",
            _WORD,
            "commodity classification and edition as the source names it (H3, HS); null without one",
        ),
        _field("commodity", _WORD, "commodity code without quotes, leading zeros kept; null for a total"),
        _field("commodity_level", pa.int8(), "digits of the commodity code: 0 for the total, null where unknown"),
        _field("is_total", pa.bool_(), "whether the figure covers all commodities", nullable=False),
        _field(
            "is_derived",
            pa.bool_(),
            "whether we summed it (once, from one level) because the source gives no total",
            nullable=False,
        ),
        _field("flag", _WORD, "provisional, revised, estimated, or null"),
        _field(
            "known_at",
            pa.timestamp("us", tz="UTC"),
            "when the publisher says it prepared or updated the figure; null if it does not",
        ),
        _field(
            "cell",
            pa.string(),
            "address: `sheet!B7`, `row 5, Value`, or SDMX key and period; for a sum the cells added",
            nullable=False,
        ),
        _field("quote", pa.string(), "the cell's own text", nullable=False),
        _field("rule", _WORD, "reader and layout that read it", nullable=False),
    ],
    metadata={"description": "Cells of official statistics, read as claims"},
)
