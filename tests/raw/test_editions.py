"""Language versions of one page are tied together, whichever of them is met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw.connect.editions import edition_of

SITE = "https://gov.example"
SET = {"en": f"{SITE}/en/news/7", "ru": f"{SITE}/ru/news/7", "kk": f"{SITE}/kk/news/7"}


def page(links: dict[str, str], canonical: str = "") -> bytes:
    head = "".join(f'<link rel="alternate" hreflang="{lang}" href="{url}">' for lang, url in links.items())
    head += f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"<!doctype html><html><head><title>t</title>{head}</head><body>b</body></html>".encode()


@given(st.permutations(sorted(SET.items())), st.sampled_from(sorted(SET.values())), st.sampled_from(["", "/", "#top"]))
def test_every_version_gives_the_same_answer(links: list[tuple[str, str]], url: str, tail: str) -> None:
    assert edition_of(page(dict(links)), url + tail) == f"{SITE}/en/news/7"


@pytest.mark.parametrize("url", SET.values())
def test_the_publishers_default_stands_for_all(url: str) -> None:
    assert edition_of(page({**SET, "x-default": f"{SITE}/kk/news/7"}), url) == f"{SITE}/kk/news/7"


def test_relative_links_and_the_canonical_address_count() -> None:
    links = {"en": "/en/news/7", "ru": "/ru/news/7"}
    assert edition_of(page(links, "/ru/news/7"), f"{SITE}/ru/news/7?print=1") == f"{SITE}/en/news/7"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ({}, f"{SITE}/en/news/7"),
        ({"en": f"{SITE}/en/news/7"}, f"{SITE}/en/news/7"),
        (SET, f"{SITE}/en/news/8"),
        ({"en": "javascript:a", "ru": "mailto:b"}, f"{SITE}/en/news/7"),
        ({"en": "http://[", "ru": f"{SITE}/ru"}, f"{SITE}/ru"),
    ],
    ids=["none", "itself alone", "a set of others", "no addresses", "a broken address"],
)
def test_a_page_without_a_set_of_its_own_is_tied_to_nothing(links: dict[str, str], url: str) -> None:
    assert edition_of(page(links), url) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_in_peace(html: bytes) -> None:
    assert edition_of(html, f"{SITE}/a") is None
