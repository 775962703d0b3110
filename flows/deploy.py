"""What runs by itself on a Prefect server: schedules, triggers and limits, said once for server and prefect.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flows import events
from raw.card import Card

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

ASKED = "communique.ingest.asked"
SWEEP_SECONDS = 600
INBOX_SECONDS = 60


@dataclass(frozen=True)
class Planned:
    """One deployment. `on` is the event that starts it, `match` the resources it must be about, `every` in seconds."""

    name: str
    entrypoint: str
    description: str
    every: float | None = None
    on: str | None = None
    match: str = "communique.*"
    parameters: dict[str, Any] = field(default_factory=dict)
    event_parameters: dict[str, Any] = field(default_factory=dict)


def plan(cards: Iterable[Card], pulled: Iterable[str] = ()) -> list[Planned]:
    """All deployments: the fixed ones, and a pull for each source named in `pulled`."""
    wanted = set(pulled)
    asked_by = {"asked_by": "event {{ event.id }}"}  # a bare template would go through JSON, and an id cannot
    fixed = [
        Planned(
            "inbox", "flows/land.py:land", "Lands what lies in the inbox.",
            every=INBOX_SECONDS, on=ASKED, event_parameters=asked_by,
        ),
        Planned(
            "on-landed", "flows/catch_up.py:catch_up",
            "Builds and publishes what landed; the schedule catches missed events.",
            every=SWEEP_SECONDS, on=events.LANDED, match="communique.ingest.*", event_parameters=asked_by,
        ),
        Planned(
            "on-published", "flows/follow_up.py:follow_up",
            "Follows up incidents, delivers alerts; on schedule also seeks silent sources.",
            every=SWEEP_SECONDS, on=events.PUBLISHED, match="communique.load.*", event_parameters=asked_by,
        ),
    ]  # fmt: skip
    pulls = [
        Planned(
            card.name, "flows/pull.py:pull", f"Fetches {card.title}.",
            every=card.connector.every_minutes * 60, parameters={"source": card.name},
        )
        for card in cards
        if card.name in wanted
    ]  # fmt: skip
    return [*fixed, *pulls]


def as_yaml(planned: Iterable[Planned], pool: str) -> str:
    """The same as a prefect.yaml, for `prefect deploy --all`."""
    import yaml

    body = {"name": "communique", "deployments": [_entry(one, pool) for one in planned]}
    head = "# Made by `communique deploy --yaml`; change the plan there, not here.\n"
    return head + str(yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=120))


def _entry(one: Planned, pool: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": one.name,
        "entrypoint": one.entrypoint,
        "description": one.description,
        "parameters": one.parameters,
        "concurrency_limit": {"limit": 1, "collision_strategy": "ENQUEUE"},
        "work_pool": {"name": pool},
    }
    if one.every:
        entry["schedules"] = [{"interval": one.every}]
    if one.on:
        entry["triggers"] = [_trigger(one)]
    return entry


def _trigger(one: Planned) -> dict[str, Any]:
    return {
        "name": f"communique {one.name}",
        "expect": [one.on],
        "match": {"prefect.resource.id": one.match},
        "parameters": one.event_parameters,
    }


def deployments(planned: Iterable[Planned], pool: str | None = None) -> list[RunnerDeployment]:
    """The plan as Prefect's deployments; a work pool runs them, or the process that serves them."""
    from importlib import import_module

    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.events import DeploymentEventTrigger

    made = []
    for one in planned:
        module, _, name = one.entrypoint.partition(":")
        flow = getattr(import_module(module.removesuffix(".py").replace("/", ".")), name)
        triggers = [DeploymentEventTrigger(**_trigger(one))] if one.on else None
        limit = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
        made.append(
            flow.to_deployment(
                one.name,
                description=one.description,
                interval=one.every,
                triggers=triggers,
                parameters=one.parameters,
                concurrency_limit=limit,
                work_pool_name=pool,
            )
        )
    return made
