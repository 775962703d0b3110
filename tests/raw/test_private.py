"""Statistical services and pages alike are asked at public addresses only, unless their card allows private ones."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from raw.card import Card, card_from
from raw.connect import public
from raw.connect.items import items
from raw.connect.polite import PullError
from raw.connect.state import PullState
from tests.raw.service import Call, Reply, Service, serving


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        running.answer = lambda call: Reply(body=b"a,b\n1,2\n", headers={"Content-Type": "text/csv"})
        yield running


def card(url: str, kind: str = "http", **settings: Any) -> Card:
    about = {"name": "s", "title": "t", "kind": "statistics", "publisher": "p", "licence": "l"}
    quick = {"tries": 2, "requests_per_minute": 6000, "timeout_seconds": 2, "longest_wait_seconds": 2}
    return card_from({**about, "connector": {"kind": kind, "url": url, "settings": settings}, "limits": quick}, "test")


def fetched(source: Card) -> list[bytes]:
    return [found.data for found in items(source, PullState())]


def named(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """A name server that gives these addresses one after the other, the last for ever; the names it was asked for."""
    asked: list[str] = []
    plain = socket.getaddrinfo

    def lookup(host: str, port: Any, *rest: Any, **more: Any) -> list[Any]:
        if not host.endswith(".example"):
            return list(plain(host, port, *rest, **more))
        asked.append(host)
        address = answers[min(len(asked), len(answers)) - 1]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(public.socket, "getaddrinfo", lookup)
    return asked


def counted_as_public(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let these addresses of this machine stand for public ones, so that a real server can answer from them."""
    monkeypatch.setattr(public, "is_public", lambda address: address in addresses)


def test_a_service_inside_our_network_is_asked_where_its_card_allows_it(service: Service) -> None:
    assert fetched(card(service.url, allow_private=True)) == [b"a,b\n1,2\n"]


@pytest.mark.parametrize("kind", ["http", "feed", "page", "sitemap"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
def test_no_spelling_of_our_own_machine_is_asked(service: Service, kind: str, host: str) -> None:
    port = service.url.rpartition(":")[2]
    with pytest.raises(PullError, match=r"private address|ConnectError"):
        fetched(card(f"http://{host}:{port}/", kind))
    assert service.calls == []


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00::1"])
def test_a_name_that_leads_inside_is_not_followed(
    service: Service, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked = named(monkeypatch, address)
    with pytest.raises(PullError, match=r"private address \(statistics\.example\).*allow_private"):
        fetched(card(f"http://statistics.example:{service.url.rpartition(':')[2]}/"))
    assert asked == ["statistics.example"]
    assert service.calls == []


def test_one_private_address_among_public_ones_is_enough(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(public.socket, "getaddrinfo", lambda *rest, **more: both)
    with pytest.raises(PullError, match="private address"):
        fetched(card("http://statistics.example/"))


def test_a_redirect_by_which_a_name_turns_inside_is_not_followed(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_as_public(monkeypatch, "127.0.0.1")
    asked = named(monkeypatch, "127.0.0.1", "::1")
    service.answer = lambda call: Reply(302, headers={"Location": "/moved"})
    with pytest.raises(PullError, match="private address"):
        fetched(card(f"http://statistics.example:{service.url.rpartition(':')[2]}/"))
    assert asked == ["statistics.example"] * 2
    assert [call.path for call in service.calls] == ["/"]


@pytest.mark.parametrize("place", ["http://[::1]:1/", "http://localhost/", "http://169.254.169.254/latest/meta-data"])
def test_a_redirect_to_a_place_inside_is_not_followed(
    service: Service, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    counted_as_public(monkeypatch, "127.0.0.1")
    service.answer = lambda call: Reply(307, headers={"Location": place})
    with pytest.raises(PullError, match="another host"):
        fetched(card(service.url))


def test_a_next_page_inside_or_behind_another_port_is_not_followed(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_as_public(monkeypatch, "127.0.0.1")

    def answer(call: Call) -> Reply:
        return Reply(body=b'{"next": "http://127.0.0.1:1/"}', headers={"Content-Type": "application/json"})

    service.answer = answer
    paged = card(service.url).model_dump()
    paged["connector"]["paging"] = {"style": "next", "next_at": "next"}
    with pytest.raises(PullError, match="lies elsewhere"):
        fetched(card_from(paged, "test"))


def test_a_folder_is_no_way_to_the_web(service: Service) -> None:
    with pytest.raises(PullError, match="is no folder"):
        fetched(card("https://unused.example", "folder", path=f"{service.url}/"))
    assert service.calls == []
