"""What the watcher counts, for Prometheus."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0, 120.0)


class Metrics:
    """One registry a watcher, so that two in one process (in tests) do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.landed = Counter("communique_documents_landed", "New documents in raw", registry=self.registry)
        self.refused = Counter("communique_documents_refused", "Inputs that cannot be read", registry=self.registry)
        self.failed = Counter("communique_rounds_failed", "Rounds that ended in an error", registry=self.registry)
        self.facts = Counter("communique_facts", "Facts by what a load did to them", ["what"], registry=self.registry)
        self.polls = Counter("communique_polls", "Looks at sources", ["source", "outcome"], registry=self.registry)
        self.held_up = Gauge("communique_polled_waiting", "Fetched and not yet published", registry=self.registry)
        self.waiting = Gauge("communique_inbox_waiting", "Complete files in the inbox", registry=self.registry)
        self.published_at = Gauge("communique_last_published_seconds", "Time of the last load", registry=self.registry)
        self.latency = Histogram(
            "communique_latency_seconds",
            "From a file's last change to its rows, with all gates",
            buckets=SECONDS,
            registry=self.registry,
        )

    def count(self, counts: Mapping[str, int]) -> None:
        """Add what a load did."""
        self.published_at.set_to_current_time()
        for what, number in counts.items():
            if what != "unchanged":
                self.facts.labels(what).inc(number)

    def serve(self, port: int) -> None:
        """Answer scrapes on this machine's own address."""
        start_http_server(port, addr="127.0.0.1", registry=self.registry)
