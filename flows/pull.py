"""The flow `pull`: fetch a source by its card, then build and publish what came."""

from __future__ import annotations

from dataclasses import replace

from prefect import flow, task
from prefect.tasks import exponential_backoff

from flows import events, ledger
from flows.catch_up import publish_all
from flows.fetch import Fetched, card_of, fetch, own_keys
from flows.workshop import workshop


@task(name="fetch", retries=3, retry_delay_seconds=exponential_backoff(backoff_factor=5), retry_jitter_factor=0.5)
def fetch_source(source: str, since: str | None = None) -> Fetched:
    """Land what is new; what came before a failure stays, and the next try goes on from there."""
    shop = workshop()
    return fetch(shop, source, _keys(source), since)


@flow(name="pull", validate_parameters=False)
def pull(source: str, since: str | None = None) -> Fetched:
    """Fetch, and publish what is new; what an earlier fetch landed before it was killed is published with it."""
    fetched = fetch_source(source, since)
    if fetched.release_ids:
        counts = {"documents": len(fetched.release_ids), "new": fetched.new_count}
        events.emit(events.LANDED, "ingest", events.digest(fetched.release_ids), counts, source=source)
    gaps = publish_all(list(dict.fromkeys([*fetched.release_ids, *ledger.pending(workshop())])))
    return replace(fetched, refused=gaps.refused, left_out=gaps.left_out)


def _keys(source: str) -> dict[str, str]:
    """The key that a source asks for: from the settings, else from a Prefect secret block `communique-<name>`."""
    shop = workshop()
    wanted = card_of(shop, source).connector.key
    own = own_keys(shop, source)
    if wanted is None or own:
        return own
    from prefect.blocks.system import Secret

    try:
        block = Secret.load(f"communique-{wanted.setting.replace('_', '-')}")
    except ValueError:
        return {}
    return {wanted.setting: str(block.get())}  # type: ignore[union-attr]
