"""Connections to public addresses alone: a name is looked up once, its addresses are checked, and those are used.

A name that answers differently the second time (DNS rebinding) gains nothing, for there is no second time.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from raw.card import Card
from raw.connect.polite import NotGiven
from raw.connect.settings import WebSettings

# The well-known prefix under which an IPv4 address stands in an IPv6 one (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Forbidden(NotGiven):
    """An address that must not be fetched: private, of another scheme, or closed by robots.txt."""


def is_public(address: str) -> bool:
    """Whether an address, and an IPv4 address that it wraps, belongs to the public internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner: Iterable[ipaddress.IPv4Address | None] = ()
    if isinstance(found, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None
        inner = (found.ipv4_mapped, found.sixtofour, *(found.teredo or ()), nat64)
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
    is_inside = any(one is not None and not is_public(str(one)) for one in inner)
    return found.is_global and not found.is_multicast and not is_inside


class _Checked(httpcore.SyncBackend):
    """Connects to the very addresses that were checked. Raises Forbidden."""

    def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> httpcore.NetworkStream:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known") from error
        found = list(dict.fromkeys(str(info[4][0]) for info in told))
        if not found or not all(map(is_public, found)):
            raise Forbidden("a private address", host, "set allow_private = true in the card's settings if it is meant")
        failure: Exception | None = None
        for address in found:
            try:
                return super().connect_tcp(address, port, *rest, **named)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(host)


class PublicOnly(httpx.HTTPTransport):
    """A transport that reaches public addresses only, certificates checked against the name as ever."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=_Checked()
        )


def client(card: Card) -> httpx.Client:
    """A client for one source: private addresses only where its card's settings say `allow_private = true`.

    It follows no redirect by itself, so that each hop is looked at, and asks no proxy of the environment, behind which
    an address could not be checked.
    """
    is_private = card.connector.settings_of(WebSettings).allow_private
    transport = httpx.HTTPTransport() if is_private else PublicOnly()
    return httpx.Client(transport=transport, follow_redirects=False)
