"""Kazakh in Latin letters, of any of its spellings, told by plain letters: how its words find Cyrillic entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from claims.text.lexemes import Lexemes

_LONGEST_STEM: Final = 24
# Letters of both scripts that its spellings write differently fall together: и, й, і and ı, i; ұ, ү, у and ú, ý, ū, w.
PLAIN: Final = str.maketrans(
    dict(zip("йиіыұүуәаөоқкғгңнжзхһэебвдлмпрстф", "iiiyuuuaaooqkggnnjzhheebvdlmprstf", strict=True))
    | {"ш": "sh", "щ": "sh", "ч": "ch", "ц": "ts", "я": "ia", "ю": "iu", "ь": "", "ъ": ""}
    | dict(zip("ıýúüūóöáäǵğǧńñŋwx", "iuuuuooaagggnnnuh", strict=True))
    | {"ş": "sh", "č": "ch", "c": "ts"}
)


def latin_keys(vocabulary: Lexemes) -> Callable[[str], str | None]:
    """How words of Kazakh in Latin letters, of any of its spellings, find the entries, which are Cyrillic."""
    tails = frozenset(tail.translate(PLAIN) for tail in vocabulary.tails)
    exact, stems, inflected = (
        {entry.translate(PLAIN): entry for entry in sorted(entries)}
        for entries in (vocabulary.loose | vocabulary.exact, vocabulary.stems, vocabulary.inflected)
    )

    def find(word: str) -> str | None:
        plain = word.translate(PLAIN)
        if plain in exact:
            return exact[plain]
        for length in range(min(len(plain), _LONGEST_STEM), 0, -1):
            head = plain[:length]
            if head in inflected and (length == len(plain) or plain[length:] in tails):
                return inflected[head] + "~"
            if head in stems:
                return stems[head] + "*"
        return None

    return find
