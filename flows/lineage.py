"""What a load is made from, as OpenLineage events: raw -> claims -> facts -> marts with columns, begun, done or failed.

Sent where COMMUNIQUE_OPENLINEAGE_URL is set, by the library of that project. Names and counts are sent, never data. A
receiver that is away is a line in the log: it fails no run, and is let alone for a while.
"""

from __future__ import annotations

import logging
import re
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
# All that is told of one load takes no longer than this, however slow the receiver.
LONGEST_SECONDS = 10.0
LET_ALONE_SECONDS = 60.0
_READ_FROM = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)", re.I)
_away_until = 0.0


class Told:
    """One load as a receiver is told of it: START at once, then COMPLETE with every step, or FAIL."""

    def __init__(self, settings: Settings, sources: Iterable[str]) -> None:
        """Say that a load of `sources` begins."""
        from openlineage.client.uuid import generate_new_uuid

        self._settings = settings
        self._raw = [_raw(settings, source) for source in sorted(set(sources))]
        self._run = str(generate_new_uuid())
        self._is_over = False
        send(settings, [self._event("START")])

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Say FAIL where the block raises."""
        try:
            yield
        except BaseException as error:
            if not self._is_over:
                self._is_over = True
                send(self._settings, [self._event("FAIL", error=type(error).__name__)])
            raise

    def complete(self, load_id: str, row_counts: Mapping[str, int]) -> int:
        """Say what the load read and wrote, step by step, then that it is over; how many events were taken."""
        self._is_over = True
        steps = self.steps(load_id, row_counts)
        return send(self._settings, [*steps, self._event("COMPLETE", load_id)])

    def steps(self, load_id: str, row_counts: Mapping[str, int]) -> Iterator[RunEvent]:
        """A START and a COMPLETE of each step: reading, publishing, and each view."""
        from warehouse.marts import views
        from warehouse.schema import FACT_TABLES

        tables = _Tables(self._settings.database_url)
        yield from self._step(load_id, "read", self._raw, [tables.output("claim", row_counts)])
        origins = [tables.input(name) for name in ("claim", "dim_release", "fact_exchange_rate")]
        yield from self._step(load_id, "publish", origins, [tables.output(name, row_counts) for name in FACT_TABLES])
        made = views()
        for name, query in made.items():
            named = {word.lower() for word in _READ_FROM.findall(query)} - {name}
            inputs = [tables.input(one) for one in sorted(named) if one in tables.known or one in made]
            yield from self._step(load_id, name, inputs, [tables.output(name, {})])

    def _event(self, state: str, load_id: str | None = None, error: str | None = None) -> RunEvent:
        from openlineage.client.generated import error_message_run, tags_run

        facets: dict[str, Any] = {}
        if load_id:
            tag = tags_run.TagsRunFacetFields("load_id", load_id, "communique")
            facets["tags"] = tags_run.TagsRunFacet([tag], producer=PRODUCER)
        if error:
            # The kind alone: what an error says may hold words of a document.
            facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(error, "python", producer=PRODUCER)
        return _event(state, self._run, "load", facets, self._raw, [])

    def _step(
        self, load_id: str, step: str, inputs: list[InputDataset], outputs: list[OutputDataset]
    ) -> Iterator[RunEvent]:
        from openlineage.client.generated import parent_run

        run = str(uuid5(NAMESPACE_URL, f"{PRODUCER}:{self._run}:{load_id}:{step}"))
        parent = parent_run.ParentRunFacet(parent_run.Run(self._run), parent_run.Job(JOBS, "load"), producer=PRODUCER)
        yield _event("START", run, step, {"parent": parent}, inputs, [])
        yield _event("COMPLETE", run, step, {"parent": parent}, inputs, outputs)


def begin(settings: Settings, sources: Iterable[str]) -> Told | None:
    """Say that a load begins, if a receiver is set."""
    return Told(settings, sources) if settings.openlineage_url else None


def send(settings: Settings, events: Iterable[RunEvent]) -> int:
    """Send events one after the other; how many were taken. A receiver that is away or slow is let alone a while."""
    global _away_until
    if time.monotonic() < _away_until:
        return 0
    sent, deadline = 0, time.monotonic() + LONGEST_SECONDS
    try:
        from openlineage.client.transport.http import HttpConfig, HttpTransport

        retry: dict[str, Any] = {"total": 0, "read": 0, "connect": 0}
        transport = HttpTransport(HttpConfig(settings.openlineage_url, timeout=TIMEOUT_SECONDS, retry=retry))
        for event in events:
            if time.monotonic() > deadline:
                raise TimeoutError
            transport.emit(event)
            sent += 1
    except Exception as error:
        # The kind alone: an address may hold a key.
        log.warning("OpenLineage took %d events, then failed: %s", sent, type(error).__name__)
        _away_until = time.monotonic() + LET_ALONE_SECONDS
    return sent


@cache
def origins_of(column: str) -> tuple[tuple[str, str], ...]:
    """Table and column of everything that a column of the fact tables is made from."""
    from warehouse import forms

    derived = _derived()["columns"].get(column)
    if derived is None:
        return (("claim", column),) if column in forms.columns("claim") else ()
    return _pairs(derived)


def _pairs(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((table, origin) for table, _, origin in (name.partition(".") for name in names))


@cache
def _derived() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("derived.toml").read_text("utf-8"))


@cache
def _mart_columns() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("mart_columns.toml").read_text("utf-8"))


def _raw(settings: Settings, source: str) -> InputDataset:
    from openlineage.client.event_v2 import InputDataset

    return InputDataset("file", f"{settings.raw_dir}/{source}")


def _event(
    state: str,
    run_id: str,
    job: str,
    facets: dict[str, Any],
    inputs: list[InputDataset],
    outputs: list[OutputDataset],
) -> RunEvent:
    from openlineage.client.event_v2 import Job, Run, RunEvent, RunState

    return RunEvent(
        eventType=RunState[state],
        eventTime=datetime.now(UTC).isoformat(),
        run=Run(run_id, facets=facets),
        job=Job(JOBS, job),
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
        counted = (
            {}
            if rows is None
            else {"outputStatistics": OutputStatisticsOutputDatasetFacet(rowCount=rows, producer=PRODUCER)}
        )
        return OutputDataset(self.namespace, self.name(table), outputFacets=dict(counted), facets=self._facets(table))

    def _facets(self, table: str) -> dict[str, Any]:
        from openlineage.client.generated.schema_dataset import SchemaDatasetFacet, SchemaDatasetFacetFields

        from warehouse.schema import FACT_TABLES

        if table not in self.known:
            made = {column: _pairs(origins) for column, origins in _mart_columns().get(table, {}).items()}
            fields = [SchemaDatasetFacetFields(column) for column in made]
            schema = SchemaDatasetFacet(fields, producer=PRODUCER)
            return {"schema": schema, "columnLineage": self._lineage(made)} if made else {}
        columns = self.known[table].columns
        schema = SchemaDatasetFacet(
            [SchemaDatasetFacetFields(column.name, str(column.type), column.comment) for column in columns],
            producer=PRODUCER,
        )
        facets: dict[str, Any] = {"schema": schema}
        if table in FACT_TABLES:
            facets["columnLineage"] = self._lineage({column.name: origins_of(column.name) for column in columns})
        return facets

    def _lineage(self, made: Mapping[str, Iterable[tuple[str, str]]]) -> Any:
        from openlineage.client.generated.column_lineage_dataset import ColumnLineageDatasetFacet, Fields, InputField

        fields = {
            column: Fields([InputField(self.namespace, self.name(table), origin) for table, origin in pairs])
            for column, pairs in made.items()
            if pairs
        }
        return ColumnLineageDatasetFacet(fields, producer=PRODUCER)
