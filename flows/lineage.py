"""What a published load was made from, as OpenLineage events: raw -> claims -> facts -> marts, with columns.

Sent where COMMUNIQUE_OPENLINEAGE_URL is set, by the library of that project. Names and counts are sent, never data. A
receiver that is away is a line in the log: it fails no run, and is let alone for a while.
"""

from __future__ import annotations

import logging
import re
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from openlineage.client.event_v2 import InputDataset, OutputDataset, RunEvent

    from flows.settings import Settings

log = logging.getLogger("communique.lineage")
PRODUCER = "urn:communique"
JOBS = "communique"
TIMEOUT_SECONDS = 3.0
LET_ALONE_SECONDS = 60.0
_READ_FROM = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)", re.I)
_away_until = 0.0


def send(settings: Settings, load_id: str, sources: Iterable[str], row_counts: Mapping[str, int]) -> int:
    """Tell of a load, if a receiver is set: what it read from, and rows a table; how many events were taken."""
    global _away_until
    if not settings.openlineage_url or time.monotonic() < _away_until:
        return 0
    sent = 0
    try:
        from openlineage.client.transport.http import HttpConfig, HttpTransport

        url = settings.openlineage_url
        retry: dict[str, Any] = {"total": 0, "read": 0, "connect": 0}
        transport = HttpTransport(HttpConfig(url, timeout=TIMEOUT_SECONDS, retry=retry))
        for event in events(settings, load_id, sources, row_counts):
            transport.emit(event)
            sent += 1
    except Exception as error:
        # The kind alone: an address may hold a key.
        log.warning("OpenLineage took %d events of load %s, then failed: %s", sent, load_id, type(error).__name__)
        _away_until = time.monotonic() + LET_ALONE_SECONDS
    return sent


def events(
    settings: Settings, load_id: str, sources: Iterable[str], row_counts: Mapping[str, int]
) -> Iterator[RunEvent]:
    """One finished run a step: reading, publishing, and each mart."""
    from warehouse.marts import views
    from warehouse.schema import FACT_TABLES

    tables = _Tables(settings.database_url)
    raw = [_raw(settings, source) for source in sorted(set(sources))]
    yield _event(load_id, "read", raw, [tables.output("claim", row_counts)])
    origins = [tables.input(name) for name in ("claim", "dim_release", "fact_exchange_rate")]
    yield _event(load_id, "publish", origins, [tables.output(name, row_counts) for name in FACT_TABLES])
    made = views()
    for name, query in made.items():
        named = {word.lower() for word in _READ_FROM.findall(query)}
        inputs = [tables.input(one) for one in sorted(named) if one in tables.known or one in made]
        yield _event(load_id, name, inputs, [tables.output(name, {})])


@cache
def origins_of(column: str) -> tuple[tuple[str, str], ...]:
    """Table and column of everything that a column of the fact tables is made from."""
    from warehouse import forms

    derived = _derived()["columns"].get(column)
    if derived is None:
        return (("claim", column),) if column in forms.columns("claim") else ()
    pairs = (name.split(".") for name in derived)
    return tuple((table, origin) for table, origin in pairs)


@cache
def _derived() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("derived.toml").read_text("utf-8"))


def _raw(settings: Settings, source: str) -> InputDataset:
    from openlineage.client.event_v2 import InputDataset

    return InputDataset("file", f"{settings.raw_dir}/{source}")


def _event(load_id: str, step: str, inputs: list[InputDataset], outputs: list[OutputDataset]) -> RunEvent:
    from openlineage.client.event_v2 import Job, Run, RunEvent, RunState
    from openlineage.client.generated import parent_run

    load_run = str(uuid5(NAMESPACE_URL, f"{PRODUCER}:{load_id}"))
    parent = parent_run.ParentRunFacet(
        parent_run.Run(load_run), parent_run.Job(JOBS, f"load.{load_id}"), producer=PRODUCER
    )
    return RunEvent(
        eventType=RunState.COMPLETE,
        eventTime=datetime.now(UTC).isoformat(),
        run=Run(str(uuid5(NAMESPACE_URL, f"{PRODUCER}:{load_id}:{step}")), facets={"parent": parent}),
        job=Job(JOBS, step),
        producer=PRODUCER,
        inputs=inputs,
        outputs=outputs,
    )


class _Tables:
    """Tables and views of a database as datasets, under its name without user, password or options."""

    def __init__(self, database_url: str) -> None:
        from sqlalchemy.engine import make_url

        from warehouse.schema import TABLES

        url = make_url(database_url)
        is_file = url.get_backend_name() == "sqlite"
        self.known = TABLES
        self.namespace = "file" if is_file else f"postgres://{url.host or 'localhost'}:{url.port or 5432}"
        self._prefix = f"{url.database}" if is_file else f"{url.database}.public"

    def name(self, table: str) -> str:
        """A table's name in its namespace."""
        return f"{self._prefix}.{table}"

    def input(self, table: str) -> InputDataset:
        """A table that was read."""
        from openlineage.client.event_v2 import InputDataset

        return InputDataset(self.namespace, self.name(table))

    def output(self, table: str, row_counts: Mapping[str, int]) -> OutputDataset:
        """A table that was written, with its columns, the origins of a fact table's, and rows of this load."""
        from openlineage.client.event_v2 import OutputDataset
        from openlineage.client.generated.output_statistics_output_dataset import OutputStatisticsOutputDatasetFacet

        rows = row_counts.get(table)
        counted = {} if rows is None else {"outputStatistics": OutputStatisticsOutputDatasetFacet(rowCount=rows)}
        return OutputDataset(self.namespace, self.name(table), outputFacets=dict(counted), facets=self._facets(table))

    def _facets(self, table: str) -> dict[str, Any]:
        from openlineage.client.generated.column_lineage_dataset import ColumnLineageDatasetFacet, Fields, InputField
        from openlineage.client.generated.schema_dataset import SchemaDatasetFacet, SchemaDatasetFacetFields

        from warehouse.schema import FACT_TABLES

        if table not in self.known:
            return {}
        columns = self.known[table].columns
        schema = [SchemaDatasetFacetFields(column.name, str(column.type), column.comment) for column in columns]
        facets: dict[str, Any] = {"schema": SchemaDatasetFacet(schema, producer=PRODUCER)}
        if table in FACT_TABLES:
            lineage = {
                column.name: Fields([InputField(self.namespace, self.name(one), origin) for one, origin in found])
                for column in columns
                if (found := origins_of(column.name))
            }
            facets["columnLineage"] = ColumnLineageDatasetFacet(lineage, producer=PRODUCER)
        return facets
