"""An e-mail as a document: its subject, its day and its body, plain text before HTML. Attachments are left alone."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any, Final

MOST_PARTS = 200
# What the library's parser raises over headers that are broken enough, slips of its own among it.
_BROKEN: Final = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError)


def main_text(data: bytes) -> tuple[dict[str, Any], str]:
    """What the message says of itself (title, published, lang; absent where it does not) and its body.

    Raises ValueError for a letter whose parts cannot be told apart.
    """
    from claims.page import main_text as of_page

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        plain, html = _bodies(message)
    except _BROKEN as error:
        raise ValueError(f"{type(error).__name__}: {str(error)[:100]}") from error
    said: dict[str, Any] = {"title": _header(message, "Subject"), "lang": _header(message, "Content-Language")}
    said["published"] = _day(_header(message, "Date"))
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
    except _BROKEN:  # the letter is read without it
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _day(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except _BROKEN:  # an hour, a year or a zone of twenty digits too
        return None
