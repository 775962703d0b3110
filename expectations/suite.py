"""The suite as Great Expectations runs it: a context made from code, kept warm, one custom expectation a SQL file.

The stock row query of Great Expectations runs its SQL twice, keeps at most 200 rows, and passes when there was nothing
to look at. The expectation here keeps every broken row, and reports how many groups it compared.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import great_expectations as gx
import sqlalchemy as sa
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics.metric_provider import MetricProvider, metric_value

from expectations.guard import CLOCK
from expectations.registry import Expectation

METRIC = "communique.groups"
SEVERITY_IN_GX = {"error": FailureSeverity.CRITICAL, "warning": FailureSeverity.WARNING}

# Counting first lets the database leave out what only a broken group would show; a clean load asks no more than that.
COUNT = (
    "select count(*) as compared, sum(case when is_broken <> 0 then 1 else 0 end) as broken"
    " from (\n{sql}\n) as communique_groups"
)
BROKEN = "select * from (\n{sql}\n) as communique_groups where is_broken <> 0"


@lru_cache(maxsize=512)
def _statement(form: str, sql: str) -> sa.TextClause:
    """Kept, as the same checks are asked at every load; a colon in them is no parameter."""
    return sa.text(form.format(sql=sql.replace(":", r"\:")))


class BrokenGroups(MetricProvider):
    """The metric behind ExpectGroupsToHold: the number of compared groups, and the broken ones in full."""

    metric_name = METRIC
    value_keys = ("groups_sql",)
    domain_keys = ("batch_id",)

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(
        cls,
        execution_engine: SqlAlchemyExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any],
    ) -> dict[str, Any]:
        started = time.perf_counter()
        CLOCK.start()
        sql = metric_value_kwargs["groups_sql"]
        counts = execution_engine.execute_query(_statement(COUNT, sql)).mappings().one()
        rows = []
        if counts["broken"]:
            rows = [dict(row) for row in execution_engine.execute_query(_statement(BROKEN, sql)).mappings()]
        return {"compared": int(counts["compared"]), "broken": rows, "seconds": time.perf_counter() - started}


class ExpectGroupsToHold(BatchExpectation):
    """Expect no group to be broken, of those that the SQL could compare."""

    groups_sql: str
    metric_dependencies = (METRIC,)
    success_keys = ("groups_sql",)
    domain_keys = ("batch_id",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        found = metrics[METRIC]
        count = len(found["broken"])
        details = {"compared": found["compared"], "seconds": found["seconds"], "broken": found["broken"]}
        return {"success": count == 0, "result": {"observed_value": count, "details": details}}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one expectation came to: `broken` holds its rows, `error` the database's words where its SQL failed."""

    expectation: Expectation
    compared: int = 0
    broken: tuple[dict[str, Any], ...] = ()
    error: str | None = None
    seconds: float = 0.0
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """`failed`, `passed`, `nothing_to_compare`, or `error` where the check itself could not run."""
        if self.error is not None:
            return "error"
        if self.broken:
            return "failed"
        return "passed" if self.compared else "nothing_to_compare"


class Runner:
    """A warm context, datasource and suite over one database; not for use by two threads at once.

    Great Expectations keeps the one connection it opens, so temporary tables made on `connection()` are seen by every
    expectation.
    """

    def __init__(self, database_url: str, expectations: Sequence[Expectation]) -> None:
        self.expectations = tuple(expectations)
        self._by_name = {expectation.name: expectation for expectation in expectations}
        self._connection: sa.Connection | None = None
        self._context = gx.get_context(mode="ephemeral")
        # Results are kept as check_result. The context's own store would take a fifth of a run to write them once more,
        # and keep every run for ever in a process that watches for days.
        store: Any = self._context.validation_results_store
        store.set = lambda *_, **__: None
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        # One connection for the life of the runner, or the temporary tables would be lost; and no transaction, so that
        # a check that fails does not take the rest with it.
        options = {"poolclass": sa.StaticPool, "isolation_level": "AUTOCOMMIT"}
        if database_url.startswith("sqlite"):
            del options["poolclass"]  # Great Expectations gives it itself there
        self._source = SQLDatasource(name="warehouse", connection_string=_with_driver(database_url), kwargs=options)
        self._context.add_datasource(datasource=self._source)
        batch = self._source.add_query_asset("audit", query="select 1 as one").add_batch_definition_whole_table(
            "staging"
        )
        suite = gx.ExpectationSuite(name="gate")
        for each in self.expectations:
            suite.add_expectation(
                ExpectGroupsToHold(
                    groups_sql=each.groups_sql,
                    severity=SEVERITY_IN_GX[each.severity],
                    description=f"{each.name}: {each.meaning}",
                    meta={"name": each.name, "owner": each.owner, "severity": each.severity},
                )
            )
        self._definition = self._context.validation_definitions.add(
            gx.ValidationDefinition(name="gate", data=batch, suite=self._context.suites.add(suite))
        )

    def connection(self) -> sa.Connection:
        """A connection that sees the temporary tables which the expectations read, as the engine has but one."""
        if self._connection is None or self._connection.closed:
            self._connection = self._source.get_execution_engine().engine.connect()
        return self._connection

    def run(self) -> tuple[Outcome, ...]:
        """Run every expectation; one that fails, even by an SQL error, never stops the others."""
        result = self._definition.run()
        return tuple(self._outcome(each) for each in result.results)

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
        self._source.get_execution_engine().close()

    def _outcome(self, result: Any) -> Outcome:
        expectation = self._by_name[result.expectation_config.meta["name"]]
        error = _exception(result.exception_info)
        if error is not None:
            return Outcome(expectation, error=error)
        details = result.result["details"]
        broken = tuple({key: value for key, value in row.items() if key != "is_broken"} for row in details["broken"])
        return Outcome(expectation, details["compared"], broken, None, details["seconds"])


def _with_driver(url: str) -> str:
    """PostgreSQL by psycopg 3, whichever way its URL is written."""
    parsed = sa.make_url(url)
    driver = "postgresql+psycopg" if parsed.get_backend_name() == "postgresql" else parsed.drivername
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


def _exception(info: dict[str, Any] | None) -> str | None:
    """The database's message: it is keyed by metric where a metric failed, and the result is empty then."""
    if not info:
        return None
    entries = [info] if "raised_exception" in info else list(info.values())
    for entry in entries:
        if entry.get("raised_exception"):
            return str(entry.get("exception_message") or "failed without a message").split("\n[SQL:")[0]
    return None
