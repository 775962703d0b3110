"""Columns that stand in several tables, each said once: the same name means the same thing everywhere."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from warehouse.schema.columns import column, listed
from warehouse.schema.words import ASPECTS, FLAGS, GRAINS, HEDGES, MEASURES, ORIGINS, PLAIN_UNITS, STATUSES

FROM_PARTY: Final[Any] = column(str, "Exporter or investor, for directed measures", null=True, of="dim_party.party_id")
TO_PARTY: Final[Any] = column(str, "Importer or host, for directed measures", null=True, of="dim_party.party_id")
COUNTED_BY: Final[Any] = column(
    str, "Economy whose office counted it; null where it is stated", null=True, of="dim_party.party_id"
)
MEASURE: Final[Any] = column(str, "What is counted or valued", words=MEASURES)
ASPECT: Final[Any] = column(str, listed(ASPECTS), words=ASPECTS)
STATUS: Final[Any] = column(str, listed(STATUSES), words=STATUSES)
PRODUCT: Final[Any] = column(str, "What is made or traded, where the figure is about one good", null=True)
PERIOD_START: Final[Any] = column(date, "First day the figure covers; null for stocks without a bound", null=True)
PERIOD_END: Final[Any] = column(date, "Last day the figure covers", null=True)
PERIOD_GRAIN: Final[Any] = column(str, listed(GRAINS), words=GRAINS)
HEDGE: Final[Any] = column(str, f"{listed(HEDGES)}: how the text bounds the figure", words=HEDGES)
UNIT: Final[Any] = column(
    str, f"ISO 4217 code, {listed(PLAIN_UNITS)}", words=PLAIN_UNITS, of="dim_currency.currency_code"
)
ORIGIN: Final[Any] = column(str, "stated in prose, or counted in a table", words=ORIGINS)
OBSERVATION_STATUS: Final[Any] = column(str, f"Flag of the cell: {', '.join(FLAGS)}", null=True, words=FLAGS)

NAMED_IN: Final[Any] = column(str, "The document", key=True, ref="dim_release.release_id")
MENTION_START: Final[Any] = column(int, "Offset of the first character of the mention", key=True, least=0)
MENTION_END: Final[Any] = column(int, "Offset after its last character", least=0)
HOME_PARTY: Final[Any] = column(str, "Country of the publisher", null=True, ref="dim_party.party_id")
IS_OFFICIAL: Final[Any] = column(bool, "Whether its source speaks for a government, an agency or a statistics office")
NAME_EN: Final[Any] = column(str, "Name in English")
NAME_RU: Final[Any] = column(str, "Name in Russian", null=True)
NAME_KK: Final[Any] = column(str, "Name in Kazakh", null=True)
