"""One message to one channel, by apprise, within a bounded time."""

from __future__ import annotations

import threading
from typing import Any, Final, Protocol

from expectations.routing import Channel

CONNECT_SECONDS: Final = 5
ANSWER_SECONDS: Final = 10
DEADLINE_SECONDS: Final = 20.0
WEBHOOKS: Final = ("json", "jsons", "xml", "xmls", "form", "forms")


class NotDelivered(RuntimeError):
    """The channel did not take the message; the words hold nothing secret."""


class Send(Protocol):
    """How a message is sent: raises NotDelivered where it was not."""

    def __call__(self, channel: Channel, title: str, body: str, message_id: str) -> None: ...


def send(channel: Channel, title: str, body: str, message_id: str) -> None:
    """Send by apprise; raises NotDelivered. A webhook gets the message's id as `Idempotency-Key`, all get it in the
    text.

    The work is done beside this thread, so that a channel that trickles or hangs cannot hold up the rest.
    """
    outcome: list[bool | BaseException] = []

    def work() -> None:
        try:
            text = f"{body}\n[{message_id[:12]}]"
            outcome.append(bool(notifier(channel.url, message_id).notify(title=title, body=text)))
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True, name=f"alert {channel.name}")
    thread.start()
    thread.join(DEADLINE_SECONDS)
    if not outcome:
        raise NotDelivered(f"channel {channel.name!r} gave no answer within {DEADLINE_SECONDS:.0f} s")
    if outcome[0] is not True:
        kind = type(outcome[0]).__name__ if isinstance(outcome[0], BaseException) else "not accepted"
        raise NotDelivered(f"channel {channel.name!r} did not take the message ({kind})")


def notifier(url: str, message_id: str) -> Any:
    """An `apprise.Apprise` for one message; raises ValueError for a URL that is none.

    What is longer than a channel takes (Discord: 2,000 characters) goes in parts, for a message that it refuses would
    be refused for ever; a URL may say `overflow=` itself.
    """
    import apprise  # its import costs time that only a sender should pay

    scheme = url.partition("://")[0].lower()
    options = [f"cto={CONNECT_SECONDS}", f"rto={ANSWER_SECONDS}"]
    options += [] if "overflow=" in url else ["overflow=split"]
    options += [f"+Idempotency-Key={message_id}"] if scheme in WEBHOOKS else []
    joined = url + ("&" if "?" in url else "?") + "&".join(options)
    made = apprise.Apprise()
    if not made.add(joined):
        raise ValueError("apprise does not understand the channel's url")
    return made
