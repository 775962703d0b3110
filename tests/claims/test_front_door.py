"""Bytes to documents: encodings, front matter, pages with their lists, JSON lines; what is no text is refused."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.decode import NotText, decode
from claims.read import MAX_BYTES, Defaults, Unreadable, documents
from tests.flows import pdfs

RUSSIAN = "Товарооборот между странами вырос на 23 процента и превысил 1 млрд долларов."
KAZAKH = "Өткен жылы екі ел арасындағы тауар айналымы 23 пайызға өсіп, 1 млрд доллардан асты."
ENGLISH = "Trade “rose” by 23 % – to €1 billion."
FRENCH = "L’échange a crû de 12 % – déjà 1 milliard."
PAGE = """<!doctype html><html lang="en"><head><title>T | Site</title>
<meta property="article:published_time" content="2024-05-16T09:00:00+05:00"><link rel="canonical" href="https://a.example/1">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/r">USD 450.2</a></li></ul></nav>
<main><h1>Results of the year</h1><p>The ministers of Kazakhstan and Hungary met in Astana and named these results.</p>
<ul><li>turnover grew by 12% to $215 million;</li><li>6 projects worth $120 million;</li></ul>
<ol><li><p>450 jobs were created</p></li></ol>
<table><tr><th>Year</th><th>Turnover</th></tr><tr><td>2022</td><td>192</td></tr></table>
<p>They will meet again.</p></main><script>var a = "99 projects"</script>
<aside><ul><li><a href="/x">Trade with others hit $6 billion</a></li></ul></aside></body></html>"""


def one(data: bytes, name: str = "a.txt", defaults: Defaults | None = None) -> str:
    return next(documents(data, name, defaults)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, ENGLISH, FRENCH])
def test_unicode_in_any_form(text: str, encoding: str) -> None:
    assert one(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (ENGLISH, "cp1252"), (FRENCH, "cp1252")]
)
def test_single_byte_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert one(text.encode(encoding)) == text


def test_a_declared_encoding_is_believed() -> None:
    page = f'<html><head><meta charset="iso-8859-5"></head><body><article><p>{RUSSIAN}</p></article></body></html>'
    assert RUSSIAN in one(page.encode("iso-8859-5"), "a.html")


def test_binary_is_refused() -> None:
    noise = random.Random(7)
    for head in (b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01", b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n%\xe2\xe3"):
        with pytest.raises(NotText):
            decode(head + noise.randbytes(4000))


@settings(deadline=None)  # the first PDF of a process waits for the library that reads it
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_plain_refusal(data: bytes) -> None:
    try:
        texts = [document.text for document in documents(data, "a.txt")]
    except Unreadable as error:
        assert error.what
        assert error.where == "a.txt"
        assert error.next_step
        return
    for text in texts:
        text.encode("utf-8")
        assert "\0" not in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_utf8_text_comes_through_unchanged(text: str) -> None:
    if not text.strip() or text.startswith(("---", "\ufeff")) or text.lstrip().startswith("<"):
        return
    assert one(text.encode()) == text.rstrip()


def test_front_matter_and_defaults() -> None:
    front = b"---\ntitle: 'A meeting'\npublished: 2024-05-01T10:00:00\nhome: kz\nlang: en\nunknown: kept out\n---\n\n"
    data = front + b"Trade rose.\r\nIt fell.\n"
    document = next(documents(data, "a.txt", Defaults(home="BY", url="https://a.example")))
    assert (document.title, document.published, document.home, document.lang) == ("A meeting", "2024-05-01", "KZ", "en")
    assert document.url == "https://a.example"
    assert document.text == "Trade rose.\nIt fell."


def test_a_year_alone_is_no_publication_date_and_nonsense_is_refused() -> None:
    assert next(documents(b"---\npublished: 2023\n---\nx", "a.txt")).published is None
    with pytest.raises(Unreadable, match="no date"):
        next(documents(b"---\npublished: 2023-02-31\n---\nx", "a.txt"))


def test_a_page_keeps_its_lists_and_tables_and_sheds_its_frame() -> None:
    document = next(documents(PAGE.encode(), "a.html"))
    for kept in (
        "turnover grew by 12% to $215 million;",
        "6 projects worth $120 million;",
        "450 jobs were created",
        "192",
    ):
        assert kept in document.text
    for shed in ("Home", "USD 450.2", "99 projects", "$6 billion"):
        assert shed not in document.text
    assert (document.published, document.lang, document.url) == ("2024-05-16", "en", "https://a.example/1")


def test_json_lines_keep_their_ids_and_their_exact_text() -> None:
    rows = [
        {"id": "a", "lang": "ru", "published": "2024-01-01", "home": "KG", "text": RUSSIAN + "\r\n "},
        {"text": ENGLISH},
    ]
    found = list(documents("\n".join(json.dumps(row) for row in rows).encode(), "a.jsonl"))
    assert found[0].id == "a"
    assert found[0].text == RUSSIAN + "\r\n "
    assert found[0].home == "KG"
    assert len(found[1].id) == 32
    assert found[1].lang == "en"


def test_a_language_tag_of_the_frame_gives_way_to_the_one_that_is_told() -> None:
    page = b'<html lang="tr-TR"><body><p>Trade between Kenya and Uganda came to two billion dollars.</p></body></html>'
    (found,) = documents(page, "a.html", Defaults(lang="en"))
    assert found.lang == "en"
    (found,) = documents(page.replace(b"tr-TR", b"en-GB"), "a.html")
    assert found.lang == "en"


@pytest.mark.parametrize(
    ("data", "name", "complaint"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\n", "a.txt", "empty"),
        (b"\n\n", "a.jsonl", "empty"),
        (b"{not json", "a.jsonl", "line 1"),
        (b'{"id": 1}', "a.jsonl", "no `text`"),
        (b"[" * 100_000, "a.jsonl", "no JSON"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "over the limit"),
        (b"---\nno colon here\n---\nx", "a.txt", "front matter"),
        (b"<html><body></body></html>", "a.html", "no text"),
        (b"Content-Type: text/plain; a*0*\n\nTrade rose.", "a.eml", "this letter cannot be read: IndexError"),
        (b'{"text": "Ticaret 2 milyar dolar.", "lang": "tr"}', "a.jsonl", "'tr', is none of those read: en, kk, ru"),
    ],
)
def test_bad_input_is_named(data: bytes, name: str, complaint: str) -> None:
    with pytest.raises(Unreadable, match=complaint):
        list(documents(data, name))


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("encoding", WIDE)
def test_json_lines_in_wide_letters_are_cut_after_they_are_decoded(encoding: str) -> None:
    # U+0A0A and U+010A have the byte of a newline within them
    texts = [RUSSIAN, "Ċ \u0a0a " + KAZAKH, ENGLISH]
    data = "\r\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts).encode(encoding)
    assert [document.text for document in documents(data, "a.jsonl")] == texts


@pytest.mark.parametrize(
    ("defaults", "published"),
    [(Defaults("x"), "2025-01-02"), (Defaults("x", published="2024-01-01"), "2024-01-01")],
)
def test_the_day_on_which_a_pdf_was_made_only_fills_a_gap(defaults: Defaults, published: str) -> None:
    (found,) = documents(pdfs.made(b"D:20250102030405Z"), "a.pdf", defaults)
    assert found.published == published


def test_a_pdf_made_on_no_day_is_read_all_the_same() -> None:
    (found,) = documents(pdfs.made(b"next week"), "a.pdf")
    assert found.published is None


@pytest.mark.parametrize(
    "header", ["Date: Mon, 1 Jan 2024 00:00:00 +99999999999999999999", "Subject: a\x00", "From: a:;x"]
)
def test_a_letter_is_read_without_a_header_that_is_broken(header: str) -> None:
    (found,) = documents(f"{header}\n\nTrade rose by 5%.".encode(), "a.eml")
    assert found.text == "Trade rose by 5%."
    assert found.published is None


RUSSIAN = "Экспорт Казахстана в Россию вырос на 5 процентов и достиг 3 млрд долларов."


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("said", ["", "Content-Type: text/plain\n", "Content-Type: text/plain; charset=us-ascii\n"])
def test_a_letter_that_says_no_charset_loses_no_letters(said: str, encoding: str) -> None:
    assert one(f"Subject: x\n{said}\n{RUSSIAN}".encode(encoding), "a.eml").strip() == RUSSIAN


def test_a_letter_with_one_broken_byte_keeps_its_charset() -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n"
    assert one(head + RUSSIAN.encode("cp1251") + b" \x98", "a.eml").startswith(RUSSIAN)


@pytest.mark.parametrize("tag", ["kz", "kz-KZ", "kaz", "KK_KZ", "kk"])
def test_kazakh_is_known_by_what_sites_call_it(tag: str) -> None:
    text = "Қазақстан мен Қытай арасындағы тауар айналымы 5 млрд долларға жетті."
    page = f'<html lang="{tag}"><body><article><p>{text} {text}</p></article></body></html>'
    assert [document.lang for document in documents(page.encode(), "a.html")] == ["kk"]
    assert [document.lang for document in documents(text.encode(), "a.txt", Defaults(lang=tag))] == ["kk"]


@pytest.mark.parametrize("name", ["undefined", "unicode_escape", "raw_unicode_escape", "utf-16", "cp037", "hex"])
def test_a_declared_encoding_that_no_page_is_in_is_not_believed(name: str) -> None:
    page = f'<meta charset="{name}"><p>{RUSSIAN}</p>'
    assert decode(page.encode("cp1251")) == page
