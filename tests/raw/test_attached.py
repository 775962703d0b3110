"""What a letter carries lands as documents of its own: nested, misnamed, endless or broken, but bounded."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw.attached import MOST_ATTACHED, MOST_DEPTH, Attached, attached
from raw.connect.items import items
from raw.connect.state import PullState
from raw.sidecar import Sidecar
from tests.raw.test_connect import card

KNOWN = Sidecar(source="mail", home="KZ", published="2024-12-31", name="a.eml", title="the letter's own")


def letter(body: str = "Trade rose.", date: str | None = "Tue, 14 May 2024 10:00:00 +0500") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "News"
    if date:
        message["Date"] = date
    message.set_content(body)
    return message


def with_file(message: EmailMessage, data: bytes, kind: str, name: str | None = None) -> EmailMessage:
    main, _, sub = kind.partition("/")
    if name is None:
        message.add_attachment(data, main, sub)
    else:
        message.add_attachment(data, main, sub, filename=name)
    return message


def forwarded(inner: EmailMessage, date: str | None = None) -> EmailMessage:
    message = letter("See below.", date)
    message.add_attachment(inner)
    return message


def found(message: EmailMessage) -> list[Attached]:
    return list(attached(message.as_bytes(), KNOWN))


def test_files_of_known_forms_become_documents_with_the_letters_day() -> None:
    message = with_file(letter(), b"%PDF-1.4", "application/pdf", "release.pdf")
    with_file(message, b"<p>Trade fell.</p>", "text/html", "page.html")
    with_file(message, b"\x89PNG", "image/png", "logo.png")
    with_file(message, b"a,b\n1,2\n", "application/octet-stream", "table.csv")
    names = [one.name for one in found(message)]
    assert names == ["release.pdf", "page.html", "table.csv"]
    first = found(message)[0]
    assert first.data == b"%PDF-1.4"
    assert first.sidecar == Sidecar(
        source="mail", home="KZ", published="2024-05-14", name="release.pdf", content_type="application/pdf"
    )


def test_the_body_of_a_letter_is_no_file_of_it() -> None:
    message = letter()
    message.add_alternative("<p>Trade rose.</p>", subtype="html")
    assert found(message) == []


def test_a_letter_in_a_letter_gives_its_files_with_its_own_day() -> None:
    inner = with_file(letter(), b"%PDF-1.4", "application/pdf", "release.pdf")
    assert [
        (one.name, one.sidecar.published) for one in found(forwarded(inner, "Mon, 03 Jun 2024 09:00:00 +0000"))
    ] == [("release.pdf", "2024-05-14")]


def test_a_letter_without_a_day_takes_that_of_the_letter_around_it_and_else_what_is_known() -> None:
    inner = with_file(letter(date=None), b"%PDF-1.4", "application/pdf", "release.pdf")
    around = forwarded(inner, "Mon, 03 Jun 2024 09:00:00 +0000")
    assert [one.sidecar.published for one in found(around)] == ["2024-06-03"]
    assert [one.sidecar.published for one in found(forwarded(inner))] == ["2024-12-31"]


@pytest.mark.parametrize(("depth", "count"), [(1, 1), (MOST_DEPTH, 1), (MOST_DEPTH + 1, 0), (60, 0)])
def test_letters_are_opened_so_deep_and_no_deeper(depth: int, count: int) -> None:
    message = with_file(letter(), b"%PDF-1.4", "application/pdf", "release.pdf")
    for _ in range(depth):
        message = forwarded(message)
    assert len(found(message)) == count


def test_so_many_files_are_taken_and_no_more() -> None:
    message = letter()
    for number in range(MOST_ATTACHED + 10):
        with_file(message, b"%PDF-1.4", "application/pdf", f"{number}.pdf")
    assert [one.name for one in found(message)] == [f"{number}.pdf" for number in range(MOST_ATTACHED)]


@pytest.mark.parametrize(
    ("given_name", "kind", "name"),
    [
        ("../../etc/cron.d/x.pdf", "application/pdf", "x.pdf"),
        ("C:\\Users\\me\\x.pdf", "application/pdf", "x.pdf"),
        ("x\x1b[2J.pdf", "application/pdf", "x [2J.pdf"),
        ("release.exe", "application/pdf", "release.exe.pdf"),
        (None, "application/pdf", "attached.pdf"),
        ("a" * 400 + ".pdf", "application/octet-stream", "a" * 146 + ".pdf"),
        ("run.exe", "application/octet-stream", None),
        ("", "image/png", None),
    ],
)
def test_a_name_leads_nowhere_and_ends_as_its_form(given_name: str | None, kind: str, name: str | None) -> None:
    assert [one.name for one in found(with_file(letter(), b"x", kind, given_name))] == ([name] if name else [])


@pytest.mark.timeout(60)
@pytest.mark.parametrize("around", [b"Content-Type: message/rfc822\r\n\r\n", b""])
def test_thousands_of_letters_in_letters_and_of_parts_cost_nothing(around: bytes) -> None:
    part = b"--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n"
    parts = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 200_000
    assert list(attached(around * 5_000 + parts if around else parts, KNOWN)) == []
    assert list(attached(around * 5_000 + b"Content-Type: text/plain\r\n\r\nx", KNOWN)) == []


DIGITS = "9" * 20
DATES = (f"Mon, 1 Jan {DIGITS} 00:00:00", f"Mon, 1 Jan 2024 {DIGITS}:00:00", f"Mon, 1 Jan 2024 00:00:00 +{DIGITS}", "x")


@pytest.mark.parametrize("date", DATES)
def test_a_day_that_is_none_takes_no_file_from_a_letter(date: str) -> None:
    message = with_file(letter(date=None), b"%PDF-1.4", "application/pdf", "release.pdf")
    data = f"Date: {date}\n".encode() + message.as_bytes()
    assert [(one.name, one.sidecar.published) for one in attached(data, KNOWN)] == [("release.pdf", "2024-12-31")]


@pytest.mark.parametrize("header", ["Content-Type: application/pdf; a*0*", "Content-Disposition: attachment; a*0*"])
def test_a_letter_whose_headers_the_parser_fails_over_has_no_files(header: str) -> None:
    assert list(attached(f"{header}\n\n%PDF-1.4".encode(), KNOWN)) == []


@given(st.binary(max_size=400))
def test_any_bytes_are_opened_in_peace(data: bytes) -> None:
    for one in attached(data, KNOWN):
        assert "/" not in one.name


def test_a_folder_gives_a_letter_and_then_its_files(tmp_path: Path) -> None:
    message = with_file(letter(), b"%PDF-1.4", "application/pdf", "release.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    given_items = list(items(card("https://unused.example", "folder", path=str(tmp_path)), PullState()))
    assert [one.sidecar.name for one in given_items] == ["a.eml", "release.pdf"]
    assert {one.sidecar.source for one in given_items} == {"site"}
    assert all(one.sidecar.fetched_at for one in given_items)
