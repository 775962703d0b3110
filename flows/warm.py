"""To import this is to import all that a run of a flow needs: runs of served deployments are forked from where it was.

Nothing may be opened or begun by it, no database and no thread, for a fork would carry it over half alive.
"""

from __future__ import annotations

import gc
from importlib import import_module

NEEDED = (
    "prefect.flow_engine",
    "prefect.task_engine",
    "prefect.artifacts",
    "prefect.events.clients",
    "flows.serving",
    "flows.land",
    "flows.catch_up",
    "flows.follow_up",
    "flows.pull",
    "claims.text.reader",
    "claims.tables.read",
    "warehouse.store",
    "warehouse.marts",
    "expectations.gate",
    "expectations.incidents",
    "expectations.outbox",
    "great_expectations",
    "duckdb",
    "deltalake",
)

for name in NEEDED:
    import_module(name)
gc.collect()
gc.freeze()  # what is loaded by now stays shared with the processes that are forked
