"""Vectors of words: those of the packs say which words are used alike; building gathers words by stem."""

from __future__ import annotations

import numpy as np
import pytest

from claims.lexicon.build_vectors import gathered, narrowed, read
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.word_vectors import BROUGHT_BY, STEP, WIDTH, keys, vectors


def likeness(lang: str, one: str, other: str) -> float:
    own = vectors()[BROUGHT_BY.index(lang)]
    told = [lexicon(lang).look_up(word) for word in (one, other)]
    numbers = own.numbers([word[0] for word in told], [word[1] for word in told])
    assert numbers.all(), (one, other)
    first, second = own.rows[numbers].astype(np.float64)
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.mark.parametrize(
    ("lang", "word", "near", "far"),
    [
        ("en", "loan", "credit", "visitors"),
        ("en", "plant", "factory", "minister"),
        ("en", "tonnes", "tons", "talks"),
        ("en", "import", "export", "important"),
        ("ru", "кредит", "заем", "делегация"),
        ("ru", "завод", "фабрика", "переговоры"),
        ("ru", "сахар", "пшеница", "министр"),
    ],
)
def test_words_used_alike_lie_near(lang: str, word: str, near: str, far: str) -> None:
    assert likeness(lang, word, near) > likeness(lang, word, far) + 0.2


def test_a_rare_form_has_the_vector_of_its_stem_and_a_strange_word_a_row_of_nothing() -> None:
    for own in vectors():
        assert (own.keys[1:] > own.keys[:-1]).all()
        assert not own.rows[0].any()
        by_stem = own.keys[(own.keys & np.uint64(1 << 20)) > 0]
        assert 0 < len(by_stem) < len(own.keys)
        stem = int(by_stem[7] >> np.uint64(21))
        rare = next(suffix for suffix in range(1 << 20) if keys([stem], [suffix])[0] not in own.keys)
        assert own.keys[own.numbers([stem], [rare])[0] - 1] == by_stem[7]
        known = set((own.keys >> np.uint64(21)).tolist())
        strange = next(stem for stem in range(1 << 20) if stem not in known)
        assert own.numbers([strange], [rare]).tolist() == [0]


def test_words_are_gathered_by_their_letters_and_weighed_by_rank() -> None:
    chance = np.random.default_rng(1)
    table = [(word, chance.normal(size=WIDTH)) for word in ("export", "exports", "12", "loan")]
    lines = [" ".join([word, *map(repr, map(float, vector))]) for word, vector in table]
    told, means, weights = gathered("en", read(lines))
    assert len(told) == 5  # three words and two stems: a number has neither
    stem, suffix, *_ = lexicon("en").look_up("exports")
    np.testing.assert_allclose(means[told.tolist().index(keys([stem], [suffix])[0])], table[1][1])
    at = told.tolist().index(keys([stem])[0])
    np.testing.assert_allclose(means[at], (table[0][1] / 20 + table[1][1] / 21) / (1 / 20 + 1 / 21))
    np.testing.assert_allclose(weights[at], 1 / 20 + 1 / 21)


def test_narrowing_keeps_what_differs_most() -> None:
    chance = np.random.default_rng(2)
    broad = chance.normal(size=(400, WIDTH))
    turned, _ = np.linalg.qr(chance.normal(size=(WIDTH + 20, WIDTH + 20)))
    whole = np.hstack([broad, 0.01 * chance.normal(size=(400, 20))]) @ turned + 3.0
    out = narrowed(whole, np.ones(400))[1:] * STEP
    near = np.linalg.norm(out[:50, None] - out[:50], axis=2)
    expected = np.linalg.norm(broad[:50, None] - broad[:50], axis=2)
    np.testing.assert_allclose(near, expected * (near.mean() / expected.mean()), rtol=0.1, atol=0.1)


def test_a_line_that_is_no_vector_is_named() -> None:
    with pytest.raises(ValueError, match="line 2: 3 numbers after 'tin'"):
        list(read([" ".join(["ore", *["0.5"] * WIDTH]), "tin 1 2 3"]))
