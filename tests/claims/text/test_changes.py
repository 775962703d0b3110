"""Changes: what binds a figure to its verb of change, told alike in all languages."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.scene import Scene, scene

BOUND, BESIDE = 330, 332
ARGUMENT = (1 << 22) - 1


def laid(text: str, lang: str) -> Scene:
    return scene(Document("d", text, lang=lang, published="2023-09-26", home="KZ"), lang)


def arguments(one: Scene, template: int) -> list[int]:
    """The first argument of a template's code, for each figure."""
    return [next(code >> 22 & ARGUMENT for code in codes if code >> 44 == template) for codes in one.own["aspect"]]


def bound(text: str, lang: str) -> list[tuple[str, str]]:
    """For each figure the concept right before it, and that of its own first words."""
    names = {number: name for name, number in concept_ids().items()} | {0: ""}
    return [(names[told >> 8], names[told & 0xFF]) for told in arguments(laid(text, lang), BOUND)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Exports from Peru rose by $9 million.", "en", ("by_step", "")),
        ("Экспорт из Перу вырос на 9 млн долларов.", "ru", ("by_step", "")),
        ("Exports from Peru rose to $9 million.", "en", ("to_goal", "")),
        ("Экспорт из Перу вырос до 9 млн долларов.", "ru", ("rise", "to_goal")),
        ("Exports from Peru added $9 million.", "en", ("rise", "")),
        ("Экспорт из Перу прибавил 9 млн долларов.", "ru", ("rise", "")),
    ],
)
def test_the_word_that_binds_a_figure_is_told_alike_in_all_languages(
    text: str, lang: str, expected: tuple[str, str]
) -> None:
    assert bound(text, lang) == [expected]


def test_a_sum_told_beside_a_rate_knows_it() -> None:
    joined = arguments(laid("Exports from Peru rose 9 percent, or $4 million.", "en"), BESIDE)
    apart = arguments(laid("Exports from Peru rose 9 percent last year in the end to $4 million.", "en"), BESIDE)
    assert joined[0] == apart[0] == apart[1] == 0
    assert joined[1]
