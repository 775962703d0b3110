"""PDFs and letters that would cost far more than their size are refused in time; others are read as ever."""

from __future__ import annotations

import base64
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.pdf import MOST_CHARS
from claims.read import MAX_BYTES, Defaults, Unreadable, documents
from flows import apart
from flows.reading import document_of
from raw.sidecar import Sidecar
from tests.flows import pdfs
from tests.raw.test_attached import forwarded, letter, with_file

PDF = Sidecar(content_type="application/pdf")
MAIL = Sidecar(content_type="message/rfc822")
SAID = "In 2023 trade turnover between Kazakhstan and Uzbekistan amounted to $4.4 billion."


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart.close()


def test_an_ordinary_pdf_is_read_as_in_this_process() -> None:
    data = pdfs.pages(3)
    here = next(documents(data, "a.pdf", Defaults("x", home="KZ", published="2024-01-01")))
    assert apart.read(data, "a.pdf", Defaults("x", home="KZ", published="2024-01-01")) == here
    assert here.text.count(SAID) == 3


def test_the_limit_of_pages_is_the_readers_own() -> None:
    with pytest.raises(Unreadable, match="its 201 pages are over the limit of 200"):
        next(documents(pdfs.pages(201), "a.pdf", Defaults("x")))


SPACES = 400_000_000
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "pages": (lambda: pdfs.pages(900_000), "page tree entry limit"),
    "a page too many": (lambda: pdfs.pages(201), "its 201 pages are over the limit of 200"),
    "packed": (lambda: pdfs.one(pdfs.stream(b" " * SPACES, is_packed=True)), "while decompressing"),
    "packed twice": (lambda: pdfs.one(pdfs.twice(b" " * SPACES)), "while decompressing"),
    "words": (
        lambda: pdfs.one(pdfs.stream(pdfs.WORDS * 500_000, is_packed=True)),
        "reading it takes more than|maximum number of tokens",
    ),
    "cut short": (lambda: pdfs.pages(3)[:300], "cannot be read|no text"),
}


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_bounded_time_and_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 5)
    monkeypatch.setattr(apart, "MEMORY_BYTES", 1 << 30)
    made, complaint = BOMBS[name]
    data = made()
    assert len(data) < MAX_BYTES
    with pytest.raises(Unreadable, match=complaint) as refused:
        document_of(data, PDF, f"{name}.pdf")
    assert refused.value.where == f"{name}.pdf"
    assert refused.value.next_step
    assert SAID in document_of(pdfs.pages(1), PDF, "the next one").text


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_forms_that_draw_forms_give_no_more_words_than_may_be() -> None:
    assert 0 < len(document_of(pdfs.laughs(12), PDF, "a.pdf").text) < MOST_CHARS


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"Content-Type: message/rfc822\r\n\r\n" * 5_000 + b"Content-Type: text/plain\r\n\r\nx", "nested too deeply"),
        (
            b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + b"--b\r\nContent-Type: text/plain\r\n\r\n \r\n" * 190_000,
            "no text|takes more than",
        ),
    ],
    ids=["deep", "wide"],
)
def test_a_letter_without_end_is_refused(data: bytes, complaint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 5)
    with pytest.raises(Unreadable, match=complaint):
        document_of(data, MAIL, "a.eml")


def test_a_letter_is_read_with_the_letters_in_it() -> None:
    told = document_of(forwarded(letter(SAID)).as_bytes(), MAIL, "a.eml")
    assert SAID in told.text


def test_a_folder_of_our_name_where_a_person_stands_is_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    assert document_of(pdfs.pages(1), PDF, "a.pdf").text


def test_what_a_library_fails_over_is_refused_by_name_and_the_reader_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_bound", lambda *_: None)  # they would be those of the tests themselves
    asked, told = io.BytesIO(), io.BytesIO()
    data = base64.b85encode(b"x").decode()
    for said in ({"nobody": "knows"}, {"id": "x"}):  # the first is a slip, as a library's may be
        line = {"data": data, "name": "a.txt", "said": said, "seconds": 1, "memory": 1}
        asked.write(json.dumps(line).encode() + b"\n")
    asked.seek(0)
    apart._serve(asked, told)
    first, second = map(json.loads, told.getvalue().splitlines())
    assert "fails over it (TypeError: " in first["what"]
    assert second["document"]["text"] == "x"


def test_a_reader_that_is_killed_puts_no_blame_on_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    assert document_of(pdfs.pages(1), PDF, "a.pdf").text
    reader = apart._ready()
    ask = reader.ask

    def killed(request: dict[str, Any]) -> dict[str, Any] | None:
        os.kill(reader.process.pid, signal.SIGKILL)
        return ask(request)

    monkeypatch.setattr(reader, "ask", killed)
    with pytest.raises(apart.ReaderDied):
        document_of(pdfs.pages(1), PDF, "a.pdf")
    assert document_of(pdfs.pages(1), PDF, "a.pdf").text


def test_a_letter_and_its_pdf_are_two_documents_on_the_command_line(
    communique: Callable[..., Any], tmp_path: Path
) -> None:
    inner = with_file(letter("Nothing to report."), pdfs.pages(1), "application/pdf", "release.pdf")
    (tmp_path / "a.eml").write_bytes(forwarded(inner).as_bytes())
    answer = communique(f"read {tmp_path / 'a.eml'} --home KZ --format jsonl")
    assert answer.code == 0, answer.err
    first, second = answer.out.splitlines()
    assert '"claims": []' in first
    assert "4400000000" in second


def test_a_narrower_bound_of_the_system_stays() -> None:
    code = (
        "import resource as r; r.setrlimit(r.RLIMIT_AS, (1 << 30, 1 << 30)); r.setrlimit(r.RLIMIT_CPU, (50, 50));"
        "from flows import apart; apart._bound(60, apart.MEMORY_BYTES);"
        "print(r.getrlimit(r.RLIMIT_AS)[0] == 1 << 30, r.getrlimit(r.RLIMIT_CPU)[0] == 50)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert told.stdout.split() == ["True", "True"], told.stderr
