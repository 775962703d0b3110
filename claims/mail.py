"""An e-mail as a document: its subject, its day and its body, plain text before HTML. Attachments are left alone."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any, Final

from claims.decode import NotText, decode

MOST_PARTS = 200
# What the library's parser raises over headers that are broken enough, slips of its own among it.
_BROKEN: Final = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError)

# Charsets that programs write without a look at the letter: it must hold to them, or they are not believed.
_NOT_MEANT: Final = frozenset({"ascii", "us-ascii", "utf-8", "utf8"})


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
    """The text of a part. The library puts a mark for each letter that is not in the charset said, or in ASCII where
    none is said: letters that say no charset, or a wrong one, would lose all that is not English."""
    data = bytes(part.get_payload(decode=True) or b"")
    try:
        charset = part.get_content_charset("ascii")
        return data.decode(charset, "strict" if charset in _NOT_MEANT else "replace")
    except _BROKEN:
        pass
    try:
        return decode(data)
    except NotText:  # what is ASCII in it is kept
        return data.decode("utf-8", "replace")


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
