"""What an alert says: what is broken, the numbers, both sides' words with their links, and what to type next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

TITLE_LIMIT: Final = 180
BODY_LIMIT: Final = 3_000
TITLES_LISTED: Final = 20
OPEN: Final = "select * from incident where is_open"
VERBS: Final = {"opened": "broken", "recovered": "holds again"}


def title(incident: Mapping[str, Any], event: str) -> str:
    """One line: `[error] growth.stated_levels broken: BY-KZ turnover growth 20220101`."""
    text = f"[{incident['severity']}] {incident['expectation']} {VERBS[event]}: {incident['subject']}"
    return _short(text, TITLE_LIMIT)


def body(incident: Mapping[str, Any], detail: Mapping[str, Any], event: str) -> str:
    """The message; `detail` is the broken group as the gate tells it."""
    lines = [str(detail.get("meaning") or "")]
    if event == "opened":
        lines.append(str(detail.get("reason") or ""))
        more = int(detail.get("count", 1)) - 1
        lines += [f"… and {more} more of the same subject."] if more > 0 else []
        lines.append(f"Look further: {command(detail)}")
    else:
        lines.append("It was checked again and holds.")
    lines.append(f"Owner: {incident['owner']}. Incident {incident['incident_id'][:12]}.")
    return _short("\n".join(line for line in lines if line), BODY_LIMIT)


def command(detail: Mapping[str, Any]) -> str:
    """The command that shows more of a broken group."""
    if detail.get("fact_id"):
        return f"communique {'quarantine show' if detail.get('is_held') else 'explain'} {detail['fact_id']}"
    return "communique quarantine list" if detail.get("is_held") else "communique status"


def digest(alerts: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Title and body of several alerts sent as one message: in full, then by title, and how many more there are."""
    worst = "error" if any(alert["severity"] == "error" for alert in alerts) else "warning"
    parts, room = [], BODY_LIMIT * 3
    for place, alert in enumerate(alerts):
        part = f"{alert['title']}\n{alert['body']}"
        if len(part) > room:
            listed = alerts[place : place + TITLES_LISTED]
            parts.append("\n".join(f"- {left['title']}" for left in listed))
            more = len(alerts) - place - len(listed)
            parts += [f'… and {more} more: communique query "{OPEN}"'] if more else []
            break
        parts.append(part)
        room -= len(part)
    return f"[{worst}] {len(alerts)} alerts", "\n\n".join(parts)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
