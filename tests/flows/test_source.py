"""Cards are drafted from what a site says of itself, tried, and used, all by the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from raw.card import read_card
from tests.raw.service import Call, Reply, Service, serving
from tests.raw.test_connect import MAP, PAGE

TITLE = "Ministry of Trade &amp; \x1b[2JIntegration"
HOME = f"<html lang='ru'><head><title>{TITLE}</title>{{0}}</head><body>{{1}}</body></html>"
LINK = '<link rel="alternate" type="application/rss+xml" href="/rss">'
RSS = """<rss version="2.0"><channel><title>T</title>
<item><title>One</title><link>/news/1</link></item></channel></rss>"""
NEWS = "".join(f"<a href='/en/press/news/{1000 + number}'>Talks {number}</a>" for number in range(6))


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as service:
        pages: dict[str, str] = {
            "/with-feed": HOME.format(LINK, NEWS),
            "/with-links": HOME.format("", NEWS),
            "/with-map": HOME.format("", ""),
            "/rss": RSS,
            "/sitemap.xml": MAP.format(service.url),
        }

        def answer(call: Call) -> Reply:
            if call.path.startswith(("/news/", "/en/press/news/")):
                return Reply(body=PAGE.format(1).encode(), headers={"Content-Type": "text/html"})
            text = pages.get(call.path)
            return Reply(body=text.encode()) if text else Reply(404)

        service.answer = answer
        yield service


@pytest.mark.parametrize(
    ("path", "kind", "address", "links"),
    [
        ("/with-feed", "feed", "/rss", None),
        ("/rss", "feed", "/rss", None),
        ("/with-links", "page", "/with-links", r"/en/press/news/[^/]+$"),
        ("/with-map", "sitemap", "/sitemap.xml", None),
        ("/sitemap.xml", "sitemap", "/sitemap.xml", None),
    ],
)
def test_a_card_is_drafted_listed_and_tried(
    communique: Callable[..., Any], site: Service, tmp_path: Path, path: str, kind: str, address: str, links: str | None
) -> None:
    answer = communique(f"source add {site.url}{path} --name ministry --allow-private")
    assert answer.code == 0, answer.err
    path_of_card = tmp_path / "data" / "sources" / "ministry.toml"
    card = read_card(path_of_card)
    assert (card.connector.kind, card.connector.url) == (kind, site.url + address)
    assert tomllib.loads(path_of_card.read_text())["connector"]["settings"].get("links") == links
    if "with" in path:
        assert (card.title, card.language) == ("Ministry of Trade & [2JIntegration", "ru")
    assert "ministry" in communique("source list").out
    tried = communique("source test ministry --most 2")
    assert tried.code == 0, tried.err
    assert f"{site.url}/" in tried.out
    assert "land them with: communique pull ministry" in tried.out
    assert not (tmp_path / "data" / "raw").exists()
    assert not (tmp_path / "data" / "pull").exists()


def test_two_cards_of_one_site_need_two_names(communique: Callable[..., Any], site: Service) -> None:
    assert communique(f"source add {site.url}/rss --allow-private").code == 0
    again = communique(f"source add {site.url}/with-links --allow-private")
    assert again.code == 2
    assert "--name" in again.err
    assert communique(f"source add {site.url}/with-links --allow-private --name links").code == 0


def test_a_private_site_is_not_looked_at_unless_it_is_meant(communique: Callable[..., Any], site: Service) -> None:
    answer = communique(f"source add {site.url}/rss")
    assert answer.code == 2
    assert "--allow-private" in answer.err
    assert site.calls == []


@pytest.mark.parametrize(
    "given",
    [
        "ministry.example",
        "ftp://a.example/",
        "http://[",
        "https://",
        "file:///etc/passwd",
        "https://a.example --name ../x",
    ],
)
def test_what_is_no_address_or_no_name_is_said_and_leaves_nothing(
    communique: Callable[..., Any], tmp_path: Path, given: str
) -> None:
    answer = communique(f"source add {given}")
    assert answer.code == 2
    assert not list(tmp_path.rglob("*.toml"))


TABLE_CARD = """
title = "Trade of a ministry"
kind = "statistics"
publisher = "A ministry"
licence = "Free"
[connector]
kind = "folder"
settings = {{ path = "{folder}", pattern = "*.csv" }}
[table.roles]
reporter = "KZ"
partner = {{ column = "Partner" }}
flow = {{ column = "Flow" }}
period = {{ column = "Year" }}
value = {{ column = "Value" }}
scale = "million"
unit = "USD"
"""


def test_a_table_is_tried_by_its_card_before_anything_lands(communique: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sources"
    folder.mkdir(parents=True)
    (folder / "trade.toml").write_text(TABLE_CARD.format(folder=tmp_path / "drop"))
    (tmp_path / "drop").mkdir()
    table = tmp_path / "drop" / "trade.csv"
    table.write_text("Partner,Flow,Year,Value\nUzbekistan,export,2023,5\nAtlantis,export,2023,7\n")
    tried = communique("source test trade")
    assert tried.code == 0, tried.err
    assert "figures" in tried.out
    assert "'Atlantis' is no economy we know" in tried.out
    assert "1 document shown" in tried.out
    table.write_text("Partner,Flow,Year,Worth\nUzbekistan,export,2023,5\n")
    refused = communique("source test trade")
    assert refused.code == 2
    assert "no column 'Value' for the value" in refused.out
    assert not (tmp_path / "data" / "raw").exists()


@pytest.mark.slow
def test_a_pull_says_what_it_could_not_read(communique: Callable[..., Any], tmp_path: Path, served: object) -> None:
    folder = tmp_path / "data" / "sources"
    folder.mkdir(parents=True)
    (folder / "trade.toml").write_text(TABLE_CARD.format(folder=tmp_path / "drop"))
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "good.csv").write_text(
        "Partner,Flow,Year,Value\nUzbekistan,export,2023,5\nAtlantis,export,2023,7\n"
    )
    (tmp_path / "drop" / "bad.csv").write_text("Partner,Flow,Year,Worth\nUzbekistan,export,2023,5\n")
    pulled = communique("pull trade")
    assert pulled.code == 2
    assert "no column 'Value' for the value" in pulled.out
    assert "'Atlantis' is no economy we know" in pulled.out
    told = communique('query "SELECT count(*) FROM fact_trade" --format csv').out
    assert told.splitlines()[1] == "1"
