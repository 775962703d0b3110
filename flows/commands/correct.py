"""`communique correct`: corrections of claims, put into force now."""

from __future__ import annotations

_ROWS = (
    "SELECT k.claim_id, CASE WHEN c.claim_id IS NULL THEN 'no such claim' WHEN r.release_id IS NULL THEN "
    "'read otherwise now' ELSE k.pair_id END AS pair, c.quote, CASE WHEN k.changes = '{}' THEN 'withdrawn' "
    "ELSE k.changes END AS changes, k.who, k.why, k.until FROM correction AS k "
    "LEFT JOIN claim AS c ON c.claim_id = k.claim_id "
    "LEFT JOIN dim_release AS r ON r.release_id = c.release_id AND r.reader = c.reader ORDER BY 2, 1"
)


def correct() -> None:
    """Put the corrections file into force now (every load does so too), end what ran out of it, and list what holds.

    The file is corrections.toml in the data directory, or what COMMUNIQUE_CORRECTIONS names; an entry overrides fields
    of a claim, or withdraws it, until a day. Its form: docs/expectations.md.

    Example: communique correct
    """
    from expectations.quarantine import again
    from flows import alerts
    from flows.screen import printable, table
    from flows.sql import ask, reading
    from flows.workshop import close_workshop, workshop

    shop = workshop()
    try:
        alerts.must_be_usable(shop.settings)
        published = again(shop.warehouse, [], alerts.folders(shop.settings))
        turns = alerts.follow_up(shop)
        with reading(shop.settings) as connection:
            rows = [*ask(connection, _ROWS)[1]]
    finally:
        close_workshop()
    table(("claim", "pair", "quote", "set", "who", "why", "until"), rows, "Corrections in force")
    counts = ", ".join(f"{count} {name}" for name, count in published.counts.items() if count)
    print(f"{len(rows)} in force, by {shop.settings.corrections_file}; facts of pairs that changed: {counts or 'none'}")
    for turn in turns:
        print(printable(f"incident {turn.event}: {turn.expectation} about {turn.subject}"))
