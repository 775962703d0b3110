"""Each figure has a part of its sentence to itself, with the heads that stand there."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from claims.model import Document
from claims.text.meaning.lexicon import concept_ids
from claims.text.meaning.rest import PLACE, rest_rows, rest_widths
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.segments import segment_heads, segments
from claims.text.train.gold import labelled

TEXT = "Exports to Landia were $3 billion, while 8 projects worth $180 million are under way."
PLAIN = "The lighthouse is painted blue, and gulls circle above it."


def laid(text: str) -> Scene:
    return scene(Document("1", text, lang="en", home="FR", published="2024-05-05"), "en")


def test_segments_lie_in_their_sentences_and_share_no_word() -> None:
    for one in labelled()[::9]:
        page = scene(one.document, one.document.lang or "en").page
        found = segments(page)
        for (first, after), sentence in zip(found, page.quantity_sentences, strict=True):
            low, high = page.sentence_words[sentence]
            assert low <= first <= after <= high
        for (left, right), (here, there) in zip(pairwise(found), pairwise(page.quantity_sentences), strict=True):
            assert here != there or left[1] <= right[0]


def test_a_head_belongs_to_the_figure_of_its_part_of_the_sentence() -> None:
    ids, page = concept_ids(), laid(TEXT).page
    trade, projects = segment_heads(page, segments(page))[:2]
    assert ids["export"] in trade and ids["export"] not in projects
    assert ids["project"] in projects and ids["project"] not in trade


def test_the_rest_of_a_sentence_is_the_mean_of_its_other_figures() -> None:
    one = laid(f"{TEXT}\n\nExports to Spain were $2 billion.")
    told = np.random.default_rng(1).random((len(one.units), 5))
    rows = rest_rows(one.page, told, one.heads)
    assert rows.shape == (len(told), sum(rest_widths(5)))
    np.testing.assert_allclose(rows[0, :5], told[1:3].mean(axis=0))
    assert rows[:, 5].tolist() == [1, 1, 1, 0] and not rows[3, :5].any()


def test_a_paragraph_without_figures_changes_no_row() -> None:
    texts = (TEXT, f"{PLAIN}\n\n{TEXT}\n\n{PLAIN}")
    told = np.full((3, 5), 0.2)
    plain, wrapped = (rest_rows(one.page, told, one.heads) for one in map(laid, texts))
    np.testing.assert_array_equal(plain, wrapped)
    assert plain[:, -len(concept_ids()) - PLACE].tolist() == [0, 1 / 3, 2 / 3]
