"""The flow `build`: what was read becomes facts in staging, and the gate looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow, task

from flows import steps
from flows.workshop import workshop

if TYPE_CHECKING:
    from warehouse.audit import Audit


@task(name="stage")
def stage(release_ids: list[str]) -> str:
    """Resolve the claims of landed documents into staged facts; the id of the load."""
    return steps.stage(workshop(), release_ids)


@task(name="gate")
def gate(load_id: str) -> Audit:
    """Every expectation over the staged load."""
    return steps.gate(workshop(), load_id)


@flow(name="build", validate_parameters=False)
def build(release_ids: list[str]) -> tuple[str, Audit]:
    """Stage and audit the facts of landed documents. Nothing is visible to readers until `publish`."""
    load_id = stage(release_ids)
    audit = gate(load_id)
    return load_id, audit
