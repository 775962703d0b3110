"""An e-mail as a document: its subject, its day and its body, plain text before HTML. Attachments are left alone."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

MOST_PARTS = 200


def main_text(data: bytes) -> tuple[dict[str, Any], str]:
    """What the message says of itself (title, published, lang; absent where it does not) and its body."""
    from claims.page import main_text as of_page

    message = email.message_from_bytes(data, policy=email.policy.default)
    said: dict[str, Any] = {"title": _header(message, "Subject"), "lang": _header(message, "Content-Language")}
    said["published"] = _day(_header(message, "Date"))
    plain, html = _bodies(message)
    if plain.strip():
        return said, plain.replace("\r\n", "\n")
    declared, text = of_page(html)
    return {**declared, **{key: value for key, value in said.items() if value}}, text


def _bodies(message: EmailMessage) -> tuple[str, str]:
    plain: list[str] = []
    html: list[str] = []
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() in ("text/plain", "text/html"):
            (plain if part.get_content_type() == "text/plain" else html).append(_content(part))
    return "\n\n".join(plain), "\n".join(html)


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an encoding nobody knows: what is ASCII in it is kept
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError):  # a header so broken that the parser gives up
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _day(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except ValueError:
        return None
