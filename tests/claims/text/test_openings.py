"""Stems found by how words begin: the same as by trying every length."""

from __future__ import annotations

from random import Random

import pytest

from claims.lexicon import pack as packs
from claims.text.meaning.cues import cues_in
from claims.text.meaning.forms import forms
from claims.text.meaning.lexicon import lexicon
from claims.text.meaning.verb_forms import form_ids, verb_forms
from claims.text.openings import Openings
from claims.text.vocabulary import vocabulary


def test_stems_that_a_word_begins_with_are_found_shortest_first() -> None:
    draw = Random(3)
    known = ["".join(draw.choices("ab", k=draw.randint(1, 7))) for _ in range(60)]
    stems = Openings()
    for stem in (*known, "", known[0]):
        stems.add(stem)
    for _ in range(300):
        word = "".join(draw.choices("ab", k=draw.randint(0, 9)))
        tried = [word[:length] for length in range(1, len(word) + 1) if word[:length] in known]
        assert stems.of(word) == tried


@pytest.mark.parametrize("lang", packs.languages())
@pytest.mark.parametrize("name", ["concepts", "topics", "stages", "flows"])
def test_a_word_means_what_its_stems_and_itself_mean(lang: str, name: str) -> None:
    known = lexicon(lang) if name == "concepts" else cues_in(name, lang)
    cued = packs.pack(lang, "meaning" if name == "concepts" else name)["concepts" if name == "concepts" else "cues"]
    written = [entry.replace("ё", "е").split() for entries in cued.values() for entry in entries]
    heads = {words[0] for words in written if len(words) == 1}
    for word in sorted(heads)[::7]:
        for form in (word.rstrip("*"), word.rstrip("*") + "ing"):
            concepts, phrases = known.told(form, known.openings.of(form))
            fitting = [head for head in heads if form == head or (head[-1] == "*" and form.startswith(head[:-1]))]
            assert bool(concepts) == bool(fitting)
            begun = [
                words
                for words in written
                if len(words) > 1 and (form.startswith(words[0][:-1]) if words[0][-1] == "*" else form == words[0])
            ]
            assert (phrases is not None) == bool(begun)


def test_all_that_is_told_of_a_word_stands_in_its_form() -> None:
    word, stem, suffix, concepts, _, topics, _, stages, _, verb = forms("en")["Exporting"]
    own = lexicon("en").look_up("exporting")
    openings = lexicon("en").openings.of("exporting")
    assert (word, stem, suffix, concepts) == ("exporting", *own[:3])
    assert topics == cues_in("topics", "en").told("exporting", openings)[0]
    assert stages == cues_in("stages", "en").told("exporting", openings)[0]
    assert verb == verb_forms("en").form("exporting") == form_ids()["doing"]


@pytest.mark.parametrize("lang", packs.languages())
def test_a_key_is_the_longest_stem(lang: str) -> None:
    words = vocabulary(lang)
    for stem in sorted(words.stems)[::5]:
        for word in (stem, stem + "q", stem + "qwerty"):
            heads = [word[:length] for length in range(len(word), 0, -1)]
            longest = next(
                f"{head}~" if head in words.inflected and word[len(head) :] in {"", *words.tails} else f"{head}*"
                for head in heads
                if head in words.stems or (head in words.inflected and word[len(head) :] in {"", *words.tails})
            )
            is_sought = word[0].isalpha() and (words.latin is None or word[0] >= "\u0400")
            if is_sought and word not in words.exact and word not in words.aliases:
                assert words.keys[word] == longest
