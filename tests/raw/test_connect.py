"""Connectors against a local site with the manners, and the faults, of real ones."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raw.card import Card, card_from
from raw.connect.items import items
from raw.connect.polite import PullError
from raw.connect.state import PullState, load_state, save_state
from raw.connect.warc import records
from tests.raw.service import Call, Reply, Service, serving

PAGE = "<html lang='en'><body><article><h1>News {0}</h1><p>Trade rose by {0} percent.</p></article></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><language>en</language>
<item><title>Second</title><link>/news/2</link><pubDate>Thu, 16 May 2024 09:00:00 GMT</pubDate></item>
<item><title>First</title><link>/news/1</link><pubDate>Wed, 15 May 2024 09:00:00 GMT</pubDate></item></channel></rss>"""
MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{0}/news/1</loc><lastmod>2024-05-15</lastmod></url><url><loc>{0}/about</loc></url></urlset>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + number)} "{("&" + chr(97 + number) + ";") * 10}">' for number in range(9)
) + "]><urlset><url><loc>&j;</loc></url></urlset>"  # fmt: skip


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as service:
        service.answer = ordinary(service)
        yield service


def ordinary(service: Service, **other: Reply) -> Any:
    """A site with a feed, a sitemap, an index and pages; `other` replaces answers by path (`/` written as `_`)."""

    def answer(call: Call) -> Reply:
        key = call.path.strip("/").replace("/", "_").replace(".", "_")
        if key in other:
            return other[key]
        if call.path == "/robots.txt":
            return Reply(body=b"User-agent: *\nDisallow: /closed")
        if call.path == "/feed":
            if call.headers.get("If-None-Match") == '"f1"':
                return Reply(304)
            return Reply(body=FEED.encode(), headers={"ETag": '"f1"', "Content-Type": "application/rss+xml"})
        if call.path == "/sitemap.xml":
            return Reply(body=MAP.format(service.url).encode())
        if call.path == "/index":
            links = ("/news/2", "/news/1#x", "/closed/3", "//other.example/news/4", "http://[/news/5")
            body = "".join(f"<a href='{link}'>a</a>" for link in links)
            return Reply(body=f"<html><body>{body}</body></html>".encode())
        if call.path.startswith(("/news/", "/closed/")):
            return Reply(body=PAGE.format(call.path[-1]).encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        return Reply(404)

    return answer


def card(url: str, kind: str, limits: dict[str, Any] | None = None, **settings: Any) -> Card:
    quick = {"tries": 2, "requests_per_minute": 6000, "timeout_seconds": 1, "longest_wait_seconds": 2, **(limits or {})}
    on_the_web = {} if kind in ("folder", "warc") else {"allow_private": True}
    connector = {"kind": kind, "url": url, "settings": {**on_the_web, **settings}}
    return card_from(
        {
            "name": "site",
            "title": "T",
            "kind": "releases",
            "publisher": "P",
            "licence": "L",
            "home": "KZ",
            "connector": connector,
            "limits": quick,
        },
        "test",
    )


def test_a_feed_gives_its_entries_oldest_first_and_nothing_the_second_time(site: Service, tmp_path: Path) -> None:
    source, path = card(f"{site.url}/feed", "feed"), tmp_path / "state.json"
    first = list(items(source, load_state(path), save=lambda state: save_state(path, state)))
    assert [found.sidecar.title for found in first] == ["First", "Second"]
    assert [found.sidecar.published for found in first] == ["2024-05-15", "2024-05-16"]
    assert b"Trade rose by 1 percent" in first[0].data
    assert (first[0].sidecar.source, first[0].sidecar.home, first[0].sidecar.lang) == ("site", "KZ", "en")
    site.calls.clear()
    assert list(items(source, load_state(path))) == []
    assert [call.path for call in site.calls] == ["/robots.txt", "/feed"]


def test_a_fetch_that_was_cut_short_goes_on_with_the_entry_it_had_not_handed_over(site: Service) -> None:
    source, state = card(f"{site.url}/feed", "feed"), PullState()
    interrupted = items(source, state)
    assert next(interrupted).sidecar.title == "First"
    interrupted.close()
    assert [found.sidecar.title for found in items(source, state)] == ["First", "Second"]


def test_a_sitemap_gives_the_pages_that_match_and_again_only_what_changed(site: Service) -> None:
    source, state = card(f"{site.url}/sitemap.xml", "sitemap", links="/news/"), PullState()
    assert [found.sidecar.url for found in items(source, state)] == [f"{site.url}/news/1"]
    assert list(items(source, state)) == []
    changed = MAP.format(site.url).replace("2024-05-15", "2024-06-01").encode()
    site.answer = ordinary(site, sitemap_xml=Reply(body=gzip.compress(changed)))
    assert [found.sidecar.url for found in items(source, state)] == [f"{site.url}/news/1"]


def test_an_index_gives_linked_pages_of_its_own_site_that_robots_leave_open(site: Service) -> None:
    found = list(items(card(f"{site.url}/index", "page", links="/news/|/closed/"), PullState()))
    assert [one.sidecar.url for one in found] == [f"{site.url}/news/1", f"{site.url}/news/2"]
    assert not any(call.path.startswith("/closed") for call in site.calls)


def test_a_single_page_is_landed_as_it_is(site: Service) -> None:
    assert [one.sidecar.content_type for one in items(card(f"{site.url}/news/7", "page"), PullState())] == ["text/html"]


def test_private_addresses_are_refused_unless_the_card_allows_them(site: Service) -> None:
    with pytest.raises(PullError, match="private address"):
        list(items(card(f"{site.url}/feed", "feed", allow_private=False), PullState()))
    assert site.calls == []


@pytest.mark.parametrize(
    ("reply", "complaint"),
    [
        (Reply(500), "status 500"),
        (Reply(429, headers={"Retry-After": "3600"}), "status 429"),
        (Reply(302, headers={"Location": "/feed"}), "redirects"),
        (Reply(302, headers={"Location": "http://169.254.169.254/latest"}), "another host"),
        (Reply(302, headers={"Location": "file:///etc/passwd"}), "another host"),
        (Reply(silent=3), "Timeout"),
        (Reply(body=b"x" * 3_000_000), "more than"),
        (Reply(body=gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"}), "more than"),
        (Reply(body=gzip.compress(FEED.encode())[:60], headers={"Content-Encoding": "gzip"}, cut=50), "Error"),
        (Reply(body=gzip.compress(FEED.encode())[:60], headers={"Content-Encoding": "gzip"}), "cut short"),
        (Reply(body=b"\x1f\x8bbroken", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
        (Reply(body=b"anything", headers={"Content-Encoding": "br"}), "packed as 'br'"),
        (Reply(body=b"<html>no feed</html>"), "no RSS or Atom feed"),
    ],
)
def test_a_faulty_feed_is_a_plain_error_and_never_a_hang(site: Service, reply: Reply, complaint: str) -> None:
    site.answer = ordinary(site, feed=reply)
    with pytest.raises(PullError, match=complaint):
        list(items(card(f"{site.url}/feed", "feed", {"max_bytes": 1_000_000}), PullState()))
    assert len(site.calls) < 12


def test_an_entity_bomb_is_refused(site: Service) -> None:
    site.answer = ordinary(site, sitemap_xml=Reply(body=BOMB.encode()))
    with pytest.raises(PullError, match="no sitemap"):
        list(items(card(f"{site.url}/sitemap.xml", "sitemap"), PullState()))


def test_a_hostile_feed_entry_leads_nowhere(site: Service) -> None:
    hostile = FEED.replace("/news/2", "javascript:alert(1)").replace("First", "<script>x</script>\x1b[2J")
    site.answer = ordinary(site, feed=Reply(body=hostile.replace("\x1b", "&#27;").encode()))
    found = list(items(card(f"{site.url}/feed", "feed"), PullState()))
    assert [one.sidecar.url for one in found] == [f"{site.url}/news/1"]
    assert "\x1b" not in (found[0].sidecar.title or "")


def test_a_folder_gives_new_and_changed_files_that_match(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.csv").write_text("x,y")
    (tmp_path / ".hidden.txt").write_text("no")
    source, state = card("https://unused.example", "folder", path=str(tmp_path), pattern="*.txt"), PullState()
    assert [one.sidecar.name for one in items(source, state)] == ["a.txt"]
    assert list(items(source, state)) == []
    (tmp_path / "a.txt").write_text("another")
    assert [one.data for one in items(source, state)] == [b"another"]


def test_an_archive_gives_its_pages_under_their_own_addresses(tmp_path: Path) -> None:
    found = list(records(archive(), card("https://unused.example", "warc"), __import__("re").compile("/news/")))
    assert [one.sidecar.url for one in found] == ["https://a.example/news/1"]
    assert b"Trade rose by 1" in found[0].data
    assert (found[0].sidecar.fetched_at or "").startswith("2024-05-15")


def archive() -> bytes:
    """Two gzipped WARC records of pages, one of them not news, and one of an image."""
    out = io.BytesIO()
    for url, kind in (("/news/1", "text/html"), ("/about", "text/html"), ("/news/2.png", "image/png")):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{PAGE.format(1)}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example{url}\r\n"
            f"WARC-Date: 2024-05-15T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{abs(hash(url)) % 10**12:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return out.getvalue()
