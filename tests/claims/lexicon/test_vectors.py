"""Vectors of words: those of the packs say which words are used alike; building gathers words by stem."""

from __future__ import annotations

import numpy as np
import pytest

from claims.lexicon.build_vectors import by_stem, narrowed, read
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.word_vectors import BROUGHT_BY, STEP, WIDTH, vectors


def likeness(lang: str, one: str, other: str) -> float:
    own = vectors()[BROUGHT_BY.index(lang)]
    stems = np.array([lexicon(lang).look_up(word)[0] for word in (one, other)])
    numbers = own.numbers(stems)
    assert numbers.all(), (one, other)
    first, second = own.rows[numbers]
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.mark.parametrize(
    ("lang", "word", "near", "far"),
    [
        ("en", "loan", "credit", "visitors"),
        ("en", "plant", "factory", "minister"),
        ("en", "tonnes", "tons", "talks"),
        ("ru", "кредит", "заем", "делегация"),
        ("ru", "завод", "фабрика", "переговоры"),
        ("ru", "сахар", "пшеница", "министр"),
    ],
)
def test_words_used_alike_lie_near(lang: str, word: str, near: str, far: str) -> None:
    assert likeness(lang, word, near) > likeness(lang, word, far) + 0.2


def test_a_word_without_a_vector_has_a_row_of_nothing() -> None:
    for own in vectors():
        assert (own.stems[1:] > own.stems[:-1]).all()
        strange = np.setdiff1d(np.arange(1 << 20), own.stems)[[0, 5, -1]]
        assert own.numbers(strange).tolist() == [0, 0, 0]
        assert not own.rows[0].any()
        assert (own.rows / STEP == np.rint(own.rows / STEP)).all()
        assert own.numbers(own.stems.astype(np.int64)).tolist() == list(range(1, len(own.rows)))


def test_words_are_gathered_by_stem_and_weighed_by_rank() -> None:
    chance = np.random.default_rng(1)
    table = [(word, chance.normal(size=WIDTH)) for word in ("export", "exports", "12", "loan")]
    lines = [" ".join([word, *map(repr, map(float, vector))]) for word, vector in table]
    stems, means, weights = by_stem("en", read(lines))
    assert len(stems) == 2  # both forms have one stem, and a number has none
    at = stems.tolist().index(lexicon("en").look_up("export")[0])
    np.testing.assert_allclose(means[at], (table[0][1] / 20 + table[1][1] / 21) / (1 / 20 + 1 / 21))
    np.testing.assert_allclose(weights[at], 1 / 20 + 1 / 21)


def test_narrowing_keeps_what_differs_most() -> None:
    chance = np.random.default_rng(2)
    broad = chance.normal(size=(400, WIDTH))
    turned, _ = np.linalg.qr(chance.normal(size=(WIDTH + 20, WIDTH + 20)))
    whole = np.hstack([broad, 0.01 * chance.normal(size=(400, 20))]) @ turned + 3.0
    out = narrowed(whole, np.ones(400)) * STEP
    near = np.linalg.norm(out[:50, None] - out[:50], axis=2)
    expected = np.linalg.norm(broad[:50, None] - broad[:50], axis=2)
    np.testing.assert_allclose(near, expected * (near.mean() / expected.mean()), rtol=0.1, atol=0.1)


def test_a_line_that_is_no_vector_is_named() -> None:
    with pytest.raises(ValueError, match="line 2: 3 numbers after 'tin'"):
        list(read([" ".join(["ore", *["0.5"] * WIDTH]), "tin 1 2 3"]))
