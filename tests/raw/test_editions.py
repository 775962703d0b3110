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


def with_head(links: dict[str, str], head: str = "", lang: str = "") -> bytes:
    said = f'<html lang="{lang}">'.encode() if lang else b"<html>"
    return page(links).replace(b"<html>", said).replace(b"</head>", head.encode() + b"</head>")


@pytest.mark.parametrize("lang", SET)
@pytest.mark.parametrize("told", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_a_file_is_where_it_says_that_it_is(lang: str, told: str) -> None:
    assert edition_of(with_head(SET, told.format(SET[lang])), None) == SET["en"]
    assert edition_of(with_head(SET, told.format(f"{SITE}/en/news/8")), None) is None
    relative = {one: f"/{one}/news/7" for one in SET}
    assert edition_of(with_head(relative, told.format(SET[lang])), None) == SET["en"]


@pytest.mark.parametrize("lang", SET)
def test_a_file_that_does_not_say_where_it_is_is_the_version_of_its_language(lang: str) -> None:
    assert edition_of(with_head(SET, lang=f"{lang}-KZ"), None) == SET["en"]
    assert edition_of(page(SET), None, lang) == SET["en"]
    assert edition_of(with_head({f"{one}-KZ": url for one, url in SET.items()}, lang=lang), None) == SET["en"]


@pytest.mark.parametrize(
    ("links", "lang"),
    [
        ({"en": f"{SITE}/en/", "ru": f"{SITE}/ru/"}, "ru"),
        ({"en": f"{SITE}/en/news", "ru": f"{SITE}/ru/news", "x-default": f"{SITE}/"}, "ru"),
        (SET, "uz"),
        (SET, None),
        ({"en": "/en/news/7", "ru": "/ru/news/7"}, "ru"),
    ],
    ids=["front pages", "sections", "another language", "no language", "addresses of no site"],
)
def test_a_file_without_an_address_is_not_believed_further(links: dict[str, str], lang: str | None) -> None:
    assert edition_of(page(links), None, lang) is None
