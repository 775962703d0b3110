"""The site of Great Expectations (Data Docs), made on demand from the check results that are stored."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import great_expectations as gx
import sqlalchemy as sa
from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult, RunIdentifier
from great_expectations.data_context.types.resource_identifiers import (
    ExpectationSuiteIdentifier,
    ValidationResultIdentifier,
)

from expectations.suite import SEVERITY_IN_GX, ExpectGroupsToHold

SITE: Final = "communique"
REASONS_SHOWN: Final = 5
_LOADS = "select load_id, lake_commit_id from load order by published_at desc, load_id"
_RESULTS = sa.text(
    "select expectation, severity, owner, meaning, status, compared_count, failed_count, details, checked_at"
    " from check_result where load_id = :load_id and lake_commit_id = :lake_commit_id and severity <> 'info'"
    " order by expectation"
)


class NoResults(LookupError):
    """There are no check results to show."""


def build(engine: sa.Engine, folder: Path, *, loads: int = 10) -> Path:
    """Write the site of the last `loads` loads with results; returns its index page. Raises NoResults."""
    context = gx.get_context(mode="ephemeral")
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.absolute())}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    site: Any = {"class_name": "SiteBuilder", "show_how_to_buttons": False}
    site |= {"store_backend": store, "site_index_builder": index}
    context.add_data_docs_site(SITE, site)
    suite = gx.ExpectationSuite(name="gate")
    shown = 0
    with engine.connect() as connection:
        for load in [dict(row) for row in connection.execute(sa.text(_LOADS)).mappings()]:
            if shown == loads:
                break
            results = [dict(row) for row in connection.execute(_RESULTS, load).mappings()]
            if not results:
                continue
            validated = _validated(results, load, suite)
            context.validation_results_store.set(_identifier(load, shown), validated)
            shown += 1
    if not shown:
        raise NoResults("no load has check results yet: run `communique run` first")
    context.suites.add(suite)
    context.build_data_docs(site_names=[SITE])
    return folder / "index.html"


def _validated(
    results: Sequence[Mapping[str, Any]], load: Mapping[str, Any], suite: gx.ExpectationSuite
) -> ExpectationSuiteValidationResult:
    known = {expectation.meta["name"] for expectation in suite.expectations if expectation.meta}
    rows = []
    for result in results:
        expectation = ExpectGroupsToHold(
            groups_sql="",
            severity=SEVERITY_IN_GX[result["severity"]],
            description=f"{result['expectation']} ({result['owner']}): {result['meaning']}",
            meta={"name": result["expectation"]},
        )
        if result["expectation"] not in known:
            suite.add_expectation(expectation)
        rows.append(_row(result, expectation))
    passed = sum(bool(row.success) for row in rows)
    statistics = {
        "evaluated_expectations": len(rows),
        "successful_expectations": passed,
        "unsuccessful_expectations": len(rows) - passed,
        "success_percent": 100.0 * passed / len(rows),
    }
    meta = {"run_id": {"run_name": load["load_id"], "run_time": str(results[0]["checked_at"])}}
    return ExpectationSuiteValidationResult(
        success=passed == len(rows), results=rows, suite_name="gate", statistics=statistics, meta=meta
    )


def _row(result: Mapping[str, Any], expectation: ExpectGroupsToHold) -> ExpectationValidationResult:
    details = json.loads(result["details"])
    # Great Expectations writes observed values into its pages as they are, and the words of a release are a stranger's.
    told = [html.escape(str(detail.get("reason") or detail.get("error"))) for detail in details[:REASONS_SHOWN]]
    compared, failed = result["compared_count"], result["failed_count"]
    observed = " · ".join([f"{failed} of {compared} broken", *told]) if compared or failed else "nothing to compare"
    return ExpectationValidationResult(
        success=result["status"] != "failed",
        expectation_config=expectation.configuration,
        result={"observed_value": observed},
        exception_info={"raised_exception": False, "exception_message": None, "exception_traceback": None},
    )


def _identifier(load: Mapping[str, Any], place: int) -> ValidationResultIdentifier:
    return ValidationResultIdentifier(
        expectation_suite_identifier=ExpectationSuiteIdentifier("gate"),
        run_id=RunIdentifier(run_name=f"{place:02d} {load['load_id']}"),
        batch_identifier=str(load["lake_commit_id"]),
    )
