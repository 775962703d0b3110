"""What one is ready to give is planned, what one owes was lent."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import Head
from claims.text.meaning.offered import settled, with_offered
from claims.text.meaning.scene import scene
from claims.text.reader import read


def told(text: str, lang: str) -> list[str | None]:
    page = scene(Document("1", text, lang=lang), lang).page
    return [settled(page, lang, at, "financing") for at in range(len(page.quantities))]


@pytest.mark.parametrize(
    ("lang", "text", "stage"),
    [
        ("en", "The bank is ready to lend its neighbour another $40 million.", "planned"),
        ("ru", "Банк готов направить соседям 40 млн долларов.", "planned"),
        ("kk", "Банк көршісіне 40 млн доллар беруге дайын.", "planned"),
        ("en", "Peru still owes Chile $40 million.", "actual"),
        ("ru", "Перу остаётся должна банку Чили 40 млн долларов.", "actual"),
        ("ru", "Перу должна Чили 40 млн долларов.", "actual"),
    ],
)
def test_what_is_offered_and_what_is_owed(lang: str, text: str, stage: str) -> None:
    assert told(text, lang) == [stage]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mill is ready. The bank lent $40 million for it."),
        ("en", "The bank lent the mill, which is ready to start, $40 million."),
        ("ru", "Перу должна вернуть Чили 40 млн долларов."),
        ("ru", "Завод готов, банк дал на него 40 млн долларов."),
        ("kk", "40 млн доллардың дайын өнімі сатылды."),
    ],
)
def test_what_is_neither(lang: str, text: str) -> None:
    assert told(text, lang) == [None]


def test_a_sum_told_over_in_brackets_has_the_stage_of_the_first() -> None:
    text = "The bank is ready to lend 300 million soles ($80 million), after $20 million last year."
    page = scene(Document("1", text, lang="en"), "en").page
    heads = [Head(at, "financing", "level", "actual", (0.9,) * 4) for at in range(len(page.quantities))]
    assert [one.status for one in with_offered(page, "en", heads)] == ["planned", "planned", "actual"]


def test_only_loans_are_owed() -> None:
    page = scene(Document("1", "Peru owes Chile $40 million.", lang="en"), "en").page
    assert settled(page, "en", 0, "exports") is None


def test_a_claim_says_so() -> None:
    text = "Кыргызстан должен Казахстану 24 млн долларов, заявил министр финансов в Бишкеке."
    (claim,) = read(Document("1", text, lang="ru", home="KG", published="2024-04-15")).claims
    assert claim.status == "actual"
