"""What a figure sees of the stretches around it: sentences, cut where they are long, of paragraphs that bear on it."""

import numpy as np
import pytest

from claims.model import Document
from claims.text.meaning.page import Page
from claims.text.meaning.scan_stretches import AFTER, BEFORE, FARNESS, SPAN, around, first_words, places, reach
from claims.text.meaning.scan_windows import STRETCH, Outlook, windows
from claims.text.meaning.scene import scene

SENTENCE = "Trade with Italy grew to $3 billion. "
UNRELATED = "Gulls wheel above the blue lighthouse."


def page_of(text: str) -> Page:
    return scene(Document(id="t", text=text, lang="en", published="2022-03-01", home="KZ"), "en").page


def seen_by(page: Page, figure: int) -> dict[int, int]:
    """The stretches that a figure sees, each with how it lies."""
    outlook = Outlook.of(page)
    seen = around(outlook, slice(figure, figure + 1))
    return {
        int(at): int(lie) for at, lie, there in zip(seen.items[0], seen.lies[0], seen.there[0], strict=True) if there
    }


def test_a_figure_sees_the_sentences_around_it_by_how_far_off_they_are() -> None:
    page = page_of(SENTENCE * 60)
    seen = seen_by(page, 30)
    assert sorted(seen) == list(range(30 - BEFORE, 30 + AFTER + 1))
    own = seen[30]
    assert [seen[30 + step] - own for step in (-7, -2, -1, 0, 1, 2, 7)] == [-7, -2, -1, 0, 1, 2, 7]
    assert seen[30 - 8] == seen[30 - 9] == own - 7  # the further, the coarser
    assert seen[30 - BEFORE] == own - 9


def test_other_paragraphs_lie_otherwise_and_unrelated_ones_are_not_seen() -> None:
    page = page_of(f"{SENTENCE}{SENTENCE}\n\n{UNRELATED}\n\n{SENTENCE}{UNRELATED}")
    seen = seen_by(page, 2)
    assert sorted(seen) == [0, 1, 3, 4]
    assert min(seen[0], seen[1]) >= FARNESS // 2 > max(seen[3], seen[4])


@pytest.mark.parametrize("around_it", [f"{UNRELATED}\n\n", f"{UNRELATED} {UNRELATED}\n\n" * 3])
def test_unrelated_paragraphs_before_and_after_change_nothing(around_it: str) -> None:
    alone, amid = page_of(SENTENCE * 2), page_of(f"{around_it}{SENTENCE * 2}\n\n{around_it}")
    before = around_it.count(".")
    shifted = {at - before: lie for at, lie in seen_by(amid, 1).items()}
    assert shifted == seen_by(alone, 1)


def test_a_figure_that_ends_its_paragraph_is_in_the_stretch_of_the_word_before_it() -> None:
    text = f"{SENTENCE}\n\nTrade with Italy in 2021, million dollars: 305"
    alone, followed = page_of(text), page_of(f"{text}\n\n{UNRELATED}")
    last = len(alone.quantities) - 1
    assert alone.quantity_words[last][0] == len(alone.words)
    assert seen_by(alone, last) == seen_by(followed, last) != {}


def test_a_long_sentence_falls_into_stretches() -> None:
    page = page_of("Trade with Italy " + "and the trade in grain and in oil " * 40 + "reached $3 billion in 2021.")
    outlook = Outlook.of(page)
    starts = first_words(outlook)
    assert len(page.words) > 300
    assert np.diff(starts).max() == STRETCH
    assert places(outlook, 0, len(starts)).there.sum() == len(page.words)


def test_the_reach_of_figures_holds_all_that_they_see_with_a_neighbour_on_either_side() -> None:
    page = page_of("\n\n".join([SENTENCE * 7, UNRELATED, SENTENCE, UNRELATED * 3] * 12))
    outlook, total = Outlook.of(page), len(page.words)
    for start in range(0, len(page.quantities) - 4, 3):
        figures = slice(start, start + 4)
        low, high, first, after = reach(outlook, figures)
        far, near = around(outlook, figures), windows(outlook, figures)
        assert far.items.shape == (4, SPAN)
        assert low <= far.items[far.there].min() <= far.items[far.there].max() < high
        seen = places(outlook, low, high)
        words = np.concatenate([seen.words[seen.there], near.items[near.there]])
        assert first <= max(0, words.min() - 1)
        assert min(total, words.max() + 2) <= after
