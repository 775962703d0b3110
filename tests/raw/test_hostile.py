"""What a careless or hostile publisher may send, and where a name may lead: each handled as a person would wish."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import threading
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from raw.connect.items import items
from raw.connect.polite import Polite, PullError
from raw.connect.public import Forbidden, PublicOnly, is_public
from raw.connect.state import PullState
from raw.connect.warc import records
from tests.raw.service import Call, Reply, Service, serving
from tests.raw.test_connect import BOMB, FEED, PAGE, archive, card, ordinary

RSS = '<?xml version="1.0"{0}?><rss version="2.0"><channel><title>T</title>{1}</channel></rss>'
LINKS = (("out", "/news/1", "1", ""), ("in", "http://[::1]:1/x", "2", ""))
ITEM = "<item><title>{0}</title><link>{1}</link><guid>{2}</guid><description>{3}</description></item>"


READS_A_FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as service:
        service.answer = ordinary(service)
        yield service


def feed(*entries: str, encoding: str = "") -> Reply:
    return Reply(body=RSS.format(encoding, "".join(entries)).encode())


def titles(site: Service, state: PullState | None = None) -> list[str | None]:
    source = card(f"{site.url}/feed", "feed")
    return [found.sidecar.title for found in items(source, PullState() if state is None else state)]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("nonsense", False),
    ],
)
def test_public_addresses_are_told_from_private_ones_however_wrapped(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "2130706433", "0x7f.1"])
def test_no_spelling_of_a_private_address_is_connected_to(host: str) -> None:
    with httpx.Client(transport=PublicOnly()) as client, pytest.raises((Forbidden, httpx.ConnectError)):
        client.get(f"http://{host}:9/")


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    asked: list[str] = []

    def lookup(host: str, port: Any, *rest: Any, **named: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    reached: list[str] = []

    def connect(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
        reached.append(address[0])
        raise OSError("this test connects to nobody")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    with httpx.Client(transport=PublicOnly()) as client, pytest.raises(httpx.ConnectError):
        client.get("http://rebind.example/")
    assert (asked, reached) == (["rebind.example"], ["93.184.216.34"])


def test_an_entry_that_points_inside_our_network_is_passed_over(site: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    # The site itself counts as public here, so that only what it links to is refused.
    port = int(site.url.rpartition(":")[2])
    monkeypatch.setattr("raw.connect.public.is_public", lambda address: address == "127.0.0.1")
    site.answer = ordinary(
        site, feed=feed(ITEM.format("out", "/news/1", "1", ""), ITEM.format("in", "http://[::1]:1/x", "2", ""))
    )
    source = card(f"http://127.0.0.1:{port}/feed", "feed", allow_private=False)
    with pytest.raises(PullError, match="private address"):
        list(items(card(f"http://[::1]:{port}/feed", "feed", allow_private=False), PullState()))
    assert [found.sidecar.title for found in items(source, PullState())] == ["out"]


def test_a_certificate_that_nobody_vouches_for_is_an_error_said_plainly() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        with pytest.raises(PullError, match="certificate cannot be trusted"):
            list(items(card(f"https://127.0.0.1:{server.server_port}/feed", "feed"), PullState()))
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_robots_file_fails_is_left_alone(site: Service, status: int) -> None:
    site.answer = ordinary(site, robots_txt=Reply(status))
    with pytest.raises(PullError, match=f"status {status}"):
        titles(site)
    assert {call.path for call in site.calls} == {"/robots.txt"}


def test_a_page_that_is_gone_does_not_hold_up_the_others(site: Service) -> None:
    site.answer = ordinary(site, news_1=Reply(404))
    assert titles(site) == ["Second"]


@pytest.mark.parametrize("broken", [Reply(500), Reply(302, headers={"Location": "https://elsewhere.example/1"})])
def test_a_page_that_fails_does_not_hold_up_the_others(site: Service, broken: Reply) -> None:
    site.answer = ordinary(site, news_1=broken)
    assert titles(site) == ["Second"]


def test_a_page_that_failed_is_asked_for_again_although_the_feed_has_not_changed(site: Service) -> None:
    site.answer, state = ordinary(site, news_1=Reply(503)), PullState()
    assert titles(site, state) == ["Second"]
    site.answer = ordinary(site)
    assert titles(site, state) == ["First"]
    assert titles(site, state) == []


def test_a_site_whose_pages_all_fail_is_left_after_a_few(site: Service) -> None:
    entries = [ITEM.format(f"t{number}", f"/news/{number}", str(number), "") for number in range(30)]
    pages = {f"news_{number}": Reply(404 if number == 29 else 500) for number in range(30)}
    site.answer = ordinary(site, feed=feed(*entries), **pages)
    with pytest.raises(PullError, match="status 500"):
        titles(site)
    assert len({call.path for call in site.calls if call.path.startswith("/news/")}) == 4


def test_an_entry_that_changed_is_asked_for_again_and_one_told_twice_once(site: Service) -> None:
    first = ITEM.format("Talks", "/news/1", "g1", "as first told")
    site.answer = ordinary(site, feed=feed(first, ITEM.format("Old", "/news/1", "g1", "older words")))
    state = PullState()
    assert titles(site, state) == ["Talks"]
    assert titles(site, state) == []
    site.answer = ordinary(site, feed=feed(ITEM.format("Talks, corrected", "/news/1", "g1", "corrected")))
    assert titles(site, state) == ["Talks, corrected"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "hostile",
    [
        BOMB.partition("<urlset>")[0] + RSS.partition("?>")[2].format("", "<title>&j;</title>"),
        RSS.format("", ITEM.format("&x;", "/news/1", "1", "&x;")).replace("?>", f"?>{READS_A_FILE}"),
    ],
    ids=["laughs", "file"],
)  # fmt: skip
def test_entities_of_a_feed_neither_grow_nor_read_files(site: Service, hostile: str) -> None:
    site.answer = ordinary(site, feed=Reply(body=hostile.encode()))
    try:
        told = "".join(title or "" for title in titles(site))
    except PullError:
        told = ""
    assert "root:" not in told
    assert len(told) < 1000


@pytest.mark.parametrize(
    ("encoding", "said", "body"),
    [
        (' encoding="utf-8"', "", "cp1251"),
        (' encoding="no-such-charset"', "", "utf-8"),
        ("", "application/rss+xml; charset=windows-1251", "cp1251"),
        ("", "application/rss+xml; charset=us-ascii", "utf-8"),
    ],
)
def test_a_charset_that_lies_costs_at_most_the_letters(site: Service, encoding: str, said: str, body: str) -> None:
    text = RSS.format(encoding, ITEM.format("Переговоры", "/news/1", "1", "")).encode(body)
    site.answer = ordinary(site, feed=Reply(body=text, headers={"Content-Type": said} if said else {}))
    found = titles(site)
    assert len(found) == 1
    if (encoding, said) in (("", "application/rss+xml; charset=windows-1251"),):
        assert found == ["Переговоры"]


def test_a_language_and_a_date_that_are_none_are_left_out(site: Service) -> None:
    text = FEED.replace("<language>en", "<language>?!").replace("Thu, 16 May 2024", "Thu, 99 Foo 99999")
    site.answer = ordinary(site, feed=Reply(body=text.encode()))
    assert titles(site) == ["First", "Second"]


def test_an_answer_without_end_is_cut_off(site: Service) -> None:
    site.answer = ordinary(
        site, feed=Reply(body=b"x" * 5_000_000, headers={"Content-Length": str(2 << 30)}, has_length=False)
    )
    with pytest.raises(PullError, match="more than 1000000 bytes"):
        list(items(card(f"{site.url}/feed", "feed", {"max_bytes": 1_000_000}), PullState()))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["feed", "page", "sitemap", "http"])
@pytest.mark.parametrize("reply", ["streamed", "claimed", "packed"])
def test_two_gigabytes_are_left_at_the_limit_and_fill_no_memory(site: Service, kind: str, reply: str) -> None:
    chunk, limit, whole = bytes(1 << 20), 8 << 20, 2 << 30
    packed = gzip.compress(bytes(64 << 20)) * 32
    told = {
        "streamed": Reply(body=chunk, times=whole // len(chunk), has_length=False),
        "claimed": Reply(body=chunk, times=whole // len(chunk)),
        "packed": Reply(body=packed, headers={"Content-Encoding": "gzip"}),
    }[reply]
    site.answer = lambda call: Reply(404) if call.path == "/robots.txt" else told
    tracemalloc.start()
    try:
        with pytest.raises(PullError, match=rf"more than {limit} bytes \({site.url}/big\); ask for less"):
            list(items(card(f"{site.url}/big", kind, {"max_bytes": limit, "timeout_seconds": 60}), PullState()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * limit
    assert site.sent < 4 * limit
    assert len([call for call in site.calls if call.path == "/big"]) == 1


@pytest.mark.slow
def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.csv").open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(PullError, match="a file of 2147483648 bytes"):
        list(items(card("https://unused.example", "folder", path=str(tmp_path)), PullState()))


def test_an_archive_that_is_broken_off_or_names_paths_gives_what_is_whole(tmp_path: Path) -> None:
    whole = archive()
    source = card("https://unused.example", "warc")
    assert len(list(records(whole + whole[: len(whole) // 4], source, re.compile("/news/")))) == 1
    hostile = gzip.compress(
        gzip.decompress(archive()).replace(b"https://a.example/news/1", b"https://a.example/../../../etc/x")
    )
    (found,) = records(hostile, source, re.compile("etc"))
    assert found.sidecar.name is not None
    assert not list(tmp_path.iterdir())


def test_a_redirect_to_another_place_inside_is_not_followed(site: Service) -> None:
    for target in ("http://127.0.0.1:1/", "http://[::1]/", "//169.254.169.254/", "gopher://127.0.0.1/"):
        site.answer = ordinary(site, feed=Reply(302, headers={"Location": target}))
        with pytest.raises(PullError, match="another host"):
            titles(site)


@pytest.mark.parametrize("link", ["/news/\x01", "/" + "n" * 70_000, "http://ex\u2488com/"])
def test_a_link_that_is_no_address_holds_up_no_other(site: Service, link: str) -> None:
    link = link.replace("\x01", "&#1;")
    site.answer = ordinary(
        site,
        feed=feed(ITEM.format("out", "/news/1", "1", ""), ITEM.format("none", link, "2", "")),
        index=Reply(body=f"<html><body><a href='{link}'>x</a><a href='/news/2'>y</a></body></html>".encode()),
        news_1=Reply(302, headers={"Location": "/news/\x7f"}),
    )
    assert titles(site) == []
    found = list(items(card(f"{site.url}/index", "page", links="."), PullState()))
    assert [one.sidecar.url for one in found] == [f"{site.url}/news/2"]


def test_a_redirect_from_a_closed_line_to_an_open_one_is_not_followed() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": "http://a.example/two"})

    polite = Polite(card("https://a.example", "page").limits, httpx.Client(transport=httpx.MockTransport(answer)))
    with pytest.raises(PullError, match="from https to http"):
        polite.get("https://a.example/one", {}, {"X-Key": "s3cret"})
    assert asked == ["https://a.example/one"]


def test_a_packed_sitemap_that_breaks_off_is_a_fault_of_the_source(site: Service) -> None:
    site.answer = ordinary(site, sitemap_xml=Reply(body=gzip.compress(b"<urlset></urlset>" * 100)[:40]))
    with pytest.raises(PullError, match="cannot be unpacked"):
        list(items(card(f"{site.url}/sitemap.xml", "sitemap"), PullState()))


def test_relative_links_of_a_page_are_read_against_it(site: Service) -> None:
    def answer(call: Call) -> Reply:
        if call.path == "/a/index":
            return Reply(
                body=b"<html><body><a href='b/1'>x</a><a href='../c/2'>y</a><a href='?p=3'>z</a></body></html>"
            )
        return Reply(body=PAGE.format(1).encode()) if call.path != "/robots.txt" else Reply(404)

    site.answer = answer
    found = list(items(card(f"{site.url}/a/index", "page", links="."), PullState()))
    assert {one.sidecar.url for one in found} == {f"{site.url}/a/b/1", f"{site.url}/c/2", f"{site.url}/a/index?p=3"}
