"""Lines broken at a width are joined without moving an offset; lists, headings, tables and verse stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read import Defaults, documents, read
from claims.wrapped import unwrapped

PARAGRAPH = (
    "Prime Minister Daulet Sarybayev held talks in Astana on Thursday with Vietnamese Deputy Prime Minister Tran "
    "Quoc Bao, who is on an official visit. Trade between Kazakhstan and Vietnam reached $958 million last year, and "
    "exports of Kazakhstan to Vietnam grew by 12 percent. The sides agreed to build a plant worth $40 million."
)


@pytest.mark.parametrize("width", [60, 72, 78, 100])
def test_a_wrapped_paragraph_is_read_as_the_unbroken_one(width: int) -> None:
    broken = textwrap.fill(PARAGRAPH, width)
    assert unwrapped(broken) == PARAGRAPH

    def claims(text: str) -> list[object]:
        (document,) = documents(text.encode(), "a.txt", Defaults(id="a", published="2024-03-01", home="KZ"))
        reading = read(document)
        return [*reading.claims, *reading.officials]

    assert claims(broken) == claims(PARAGRAPH)


def test_a_short_paragraph_is_joined_where_a_long_one_tells_the_width() -> None:
    short = textwrap.fill("A memorandum on tourism was signed by the Minister of Culture and the visiting envoy.", 60)
    text = f"{textwrap.fill(PARAGRAPH, 60)}\n\n{short}"
    assert unwrapped(text).count("\n") == 2
    assert unwrapped(short) == short


@pytest.mark.parametrize(
    "text",
    [
        "Visit of the Prime Minister of Vietnam to Kazakhstan is over\nAstana, 4 May\nThe sides agreed on trade.",
        "Contracts were signed for\n- the supply of wheat and barley to the south of the country\n- tractors\n- tea",
        "Exports of Kazakhstan\nWheat of all sorts and qualities     12\nBarley                               5\n",
        "Minister of Trade of Vietnam\nMinister of Energy of the Republic of Kazakhstan\nMinister of Water\nAn envoy",
        "One line is a whole paragraph of a text that no program broke, and it goes on for very long, as lines do on "
        "pages of the web, to well over the width of any terminal there is, so it stays.\nAnd another.\nAnd a third",
        "",
        "\n\n",
    ],
)
def test_what_is_not_wrapped_stays(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .,-\n", max_size=600))
def test_no_character_moves(text: str) -> None:
    out = unwrapped(text)
    assert len(out) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, out, strict=True))
