"""Words as texts write them, with all that the packs tell of them: one look a word, whoever asks for what of it."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon import pack as packs
from claims.text.meaning.cues import cues_in
from claims.text.meaning.lexicon import CACHE_LIMIT, LONGEST_WORD, Form, Lexicon, lexicon
from claims.text.meaning.verb_forms import verb_forms


class Forms(dict[str, Form]):
    """Words of one language, looked up when first met and remembered up to a bound."""

    def __init__(self, lang: str) -> None:
        self._meaning: Lexicon = lexicon(lang)
        self._topics: Lexicon = cues_in("topics", lang)
        self._stages: Lexicon = cues_in("stages", lang)
        self._verbs = verb_forms(lang)

    def __missing__(self, written: str) -> Form:
        word = written[:LONGEST_WORD].lower().replace("ё", "е")
        stems = self._meaning.openings.of(word)
        topics, topic_phrases = self._topics.told(word, stems)
        stages, stage_phrases = self._stages.told(word, stems)
        stem, suffix, concepts, phrases = self._meaning.look_up(word, stems)
        verb = self._verbs.form(word)
        form = (word, stem, suffix, concepts, phrases, topics, topic_phrases, stages, stage_phrases, verb)
        if len(self) >= CACHE_LIMIT:
            self.clear()
        if len(written) <= LONGEST_WORD:
            self[written] = form
        return form


@lru_cache(maxsize=8)
def forms(lang: str) -> Forms:
    """The words of a language; of English for one without a pack."""
    return Forms(lang if lang in packs.languages() else "en")
