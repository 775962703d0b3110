"""`communique watch`: publish what lands, at once, day and night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.metrics import Metrics
    from flows.poll import Poller
    from flows.settings import Settings
    from flows.watch import Watcher
    from flows.workshop import Workshop

LEAVE_SECONDS = 1.0


def watch(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Sources to look at by their cards' schedules; default: the inbox alone.")
    ] = None,
    push_port: Annotated[
        int | None, typer.Option(help="Accept documents by HTTP on this port (needs COMMUNIQUE_PUSH_TOKEN).")
    ] = None,
    metrics_port: Annotated[int | None, typer.Option(help="Answer Prometheus on this port.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Take what is waiting, look at each source once, end.")] = False,
) -> None:
    """Watch the inbox (`<data>/inbox`) and sources: what comes is landed, read, gated and published at once.

    Stop it with Ctrl-C or SIGTERM: the load under way is finished first. It may be killed at any instant: what
    landed is found again at the next start. With --once the exit code is 2 where something was refused.

    Example: communique watch ecb-exchange-rates --push-port 8085 --metrics-port 9108
    """
    import logging

    from flows import alerts
    from flows.logs import to_stderr
    from flows.poll import Poller
    from flows.screen import note
    from flows.watch import Watcher
    from flows.workshop import close_workshop, workshop

    to_stderr(logging.INFO)
    shop = workshop()
    alerts.must_be_usable(shop.settings)
    watcher = Watcher(shop)
    poller = Poller(shop, sources or [], watcher.fetched, watcher.stop, watcher.metrics, is_once=once)
    end_push = _begin_push(shop.settings, push_port)
    _begin_metrics(watcher.metrics, metrics_port)
    note("· warming up")
    _warm(shop)
    poller.begin()
    if once:
        _drain(watcher, poller)
    else:
        _go_on(watcher, poller)
    poller.join(2 * LEAVE_SECONDS)
    end_push()
    close_workshop()
    if once and watcher.refused:
        raise typer.Exit(2)


def _warm(shop: Workshop) -> None:
    """Ready the gate, and let the collector leave alone what is loaded by now: it stays."""
    import gc

    from expectations import gate
    from flows.alerts import folders

    gate.warm(shop.warehouse, folders(shop.settings))
    gc.collect()
    gc.freeze()


def _go_on(watcher: Watcher, poller: Poller) -> None:
    """Watch until told to stop."""
    from flows.screen import note

    _until_told(watcher.stop.set)
    note(f"· watching {', '.join([str(watcher.shop.settings.inbox_dir), *poller.sources])}")
    watcher.run()


def _drain(watcher: Watcher, poller: Poller) -> None:
    """Rounds until nothing waits and no source is being fetched."""
    import time

    from flows.inbox import lying

    while True:
        was_busy = poller.is_busy()
        if not watcher.round() and not was_busy:
            break
        if was_busy:
            time.sleep(LEAVE_SECONDS / 20)
    watcher.must_have_published()
    left = sum(1 for _ in lying(watcher.shop.settings.inbox_dir))
    told = f"{left} cannot be taken yet, see: communique status" if left else "the inbox is empty"
    print(f"{watcher.taken} files taken; {told}; what had landed before is published")
    if watcher.refused:
        print(f"{len(watcher.refused)} of what came was refused, see why with: communique status")


def _until_told(stop: Callable[[], None]) -> None:
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop())


def _begin_metrics(metrics: Metrics, port: int | None) -> None:
    from flows.errors import CommuniqueError

    if port is None:
        return
    try:
        metrics.serve(port)
    except (OSError, OverflowError) as error:
        raise CommuniqueError(str(error), f"--metrics-port {port}", "take another port") from error


def _begin_push(settings: Settings, port: int | None) -> Callable[[], None]:
    from flows.errors import CommuniqueError
    from flows.inputs import Limits
    from flows.push import serve

    if port is None:
        return lambda: None
    token = settings.push_token.get_secret_value() if settings.push_token else ""
    limits = Limits.of(settings.max_document_mb, settings.max_table_mb)
    try:
        return serve(settings.inbox_dir, port, token, limits)
    except (ValueError, OSError, OverflowError) as error:
        raise CommuniqueError(
            str(error), f"--push-port {port}", "set COMMUNIQUE_PUSH_TOKEN, or take another port"
        ) from error
