"""Times of a sentence that are not those of a figure in it."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.heads import kinds_of
from claims.text.meaning.scene import Scene, period_options, scene


def laid_out(text: str, lang: str) -> Scene:
    return scene(Document("1", text, lang=lang, published="2020-03-03"), lang)


def years(one: Scene, at: int, aspect: str = "level") -> list[str]:
    options = period_options(one, at, kinds_of("exports", aspect, "actual")).items
    return sorted((first or "none")[:4] for first, _ in options)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Перу закупило зерна на 340 млн долларов - на 15% больше, чем годом ранее."),
        ("ru", "Перу закупило зерна на 340 млн долларов, на 15% больше, чем в 2018 году."),
        ("en", "Peru bought grain for $340 million, 15% more than a year earlier."),
    ],
)
def test_what_a_rate_compares_with_is_no_time_of_the_figure_before_it_nor_of_the_rate(lang: str, text: str) -> None:
    one = laid_out(text, lang)
    assert set(years(one, 0)) | set(years(one, 1, "change_pct")) <= {"none", "2019"}  # the year after a base may be it


def test_an_amount_compared_with_keeps_its_time() -> None:
    one = laid_out("Перу закупило зерна на 340 млн долларов против 300 млн годом ранее.", "ru")
    assert "2019" in years(one, 1)


def test_the_time_of_the_sentence_stays() -> None:
    one = laid_out("В 2019 году Перу закупило зерна на 340 млн долларов, на 15% больше, чем в 2018 году.", "ru")
    assert years(one, 0) == years(one, 1, "change_pct") == ["2019", "none"]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "В 2015 году торговля с Перу была 3 млрд долларов, сейчас она превышает 5 млрд.", ["none"]),
        ("ru", "Пять лет назад было 3 млрд долларов, а теперь это 5 млрд.", ["none"]),
        ("en", "In 2015 trade with Peru was $3 billion, today it is $5 billion.", ["none"]),
        ("ru", "В 2015 году было 3 млрд долларов, сейчас, в 2019 году, 5 млрд.", ["2015", "2019", "none"]),
        ("ru", "В 2015 году было 3 млрд долларов и 5 млрд рублей.", ["2015", "none"]),
    ],
)
def test_a_word_for_the_present_parts_a_figure_from_what_was(lang: str, text: str, wanted: list[str]) -> None:
    one = laid_out(text, lang)
    assert years(one, len(one.page.quantities) - 1) == wanted
