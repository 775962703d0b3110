"""The quantity layer of a language pack, compiled for look-up: words to entries, phrases to tries.

A word of a text becomes the `key` under which the pack knows it: itself, or the longest stem it begins with ("превысил" ->
"превы*"), or, where the language adds endings to known words ("үш~"), the word without its ending. Keys are remembered, so
the cost is one dictionary access a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from claims.lexicon import pack as packs
from claims.text.tokens import Passage

Trie = dict[str, Any]
LEAF = ""
DIGITS = "0"  # the one key of all figures in digits
_WORD = re.compile(r"\d+|[^\W\d_]+[*~]?|[^\w\s]|_")
_HYPHENS = frozenset("-‐‑–")
_FRACTION_RULES = (
    "one", "bare", "part", "needs_part", "followers", "not_after", "not_followers", "of", "in_words", "in_every", "in_plain",
)  # fmt: skip
_REMEMBERED = 50_000
_LONGEST_STEM = 24


class Vocabulary:
    """One language's words for figures. Attributes named as sections of the pack hold that section, compiled."""

    def __init__(self, lang: str) -> None:
        self.pack = packs.pack(lang, "quantities")
        self.lang = lang
        self.decimal: str = self.pack["decimal"]
        self.stems: set[str] = set()
        self.inflected: set[str] = set()
        self.exact: set[str] = set()
        self.loose: set[str] = set()
        self.parents: dict[str, str] = {}
        self.aliases: dict[str, str] = dict(self.pack.get("aliases", {}))
        self.tails: frozenset[str] = _tails(self.pack["barred_tails"])
        self.approx_tails = tuple(self.pack["not_quantities"].get("approx_tails", "").split())
        self.tails |= frozenset(self.approx_tails) if self.tails else frozenset()
        self.hung = frozenset(self.pack["not_quantities"].get("case_tails", "").split())
        self.hung_latin = frozenset(tail.translate(_LATIN) for tail in self.tails)
        self.latin: Callable[[str], str | None] | None = None
        self.keys = _Keys(self._find)
        self._numbers()
        self._phrases()
        self._currencies()
        pack = self.pack
        self.sets = {
            (section, name): self.words(value)
            for section in ("alone", "fraction_rules", "multiple_rules", "skips", "directions", "times", "nouns")
            for name, value in self.pack[section].items()
            if isinstance(value, str)
        }
        self.sets |= {
            ("not", name): self.words(v) for name, v in self.pack["not_quantities"].items() if isinstance(v, str)
        }
        self.rules = {name: self.sets.get(("fraction_rules", name), frozenset()) for name in _FRACTION_RULES}
        self.denominator_first: bool = pack["fraction_rules"].get("denominator_first", False)
        self.times_always: bool = pack["multiple_rules"].get("times_always", False)
        self.multiply = self.sets.get(("multiple_rules", "multiply"), frozenset())
        self.ordinal = _valued(self, pack.get("ordinals", {}))
        self.raised = frozenset(pack["hedges"]["raised"])
        self.verbs = frozenset(pack["hedges"]["verbs"])
        self.after_noun = frozenset(pack["hedges"].get("after_noun", ()))
        self.noun_cases = tuple(pack["hedges"].get("noun_cases", "").split())
        self.not_with_time = frozenset(pack["hedges"].get("not_with_time", ()))
        self.from_is_range: bool = pack["hedges"].get("from_is_range", False)
        self.from_hedges: bool = pack["hedges"].get("from_hedges", False)
        self.carries = frozenset(pack["links"]["to"]) | frozenset(pack["links"]["or"])
        self.links = {name: frozenset(words) for name, words in pack["links"].items() if name != "adjacent"}
        self.lends_adjacent: bool = pack["links"].get("adjacent", False)
        self._adjective = tuple(pack["nouns"]["adjective_endings"].split())
        self._plural = tuple(pack["nouns"]["plural_endings"].split())
        self.sum_endings = tuple(pack["nouns"].get("sum_endings", "").split())
        self._verbal = tuple(pack["nouns"].get("verb_endings", "").split())
        self.tells_plurals = bool(self._plural)
        self.ablatives = tuple(pack["hedges"].get("ablatives", "").split())
        self.compared = frozenset(pack["hedges"].get("compared", ()))
        self.sums_only = frozenset(pack["hedges"].get("sums_only", ()))
        self.direction = {key: way for way in ("up", "down") for key in self.sets["directions", way]}
        self.starters = (
            frozenset(self.number)
            | frozenset(self.multiple)
            | frozenset(self.half)
            | frozenset(self.joined)
            | frozenset(self.fraction) | frozenset(self.ordinal) | {DIGITS}
        )
        self._close_stems()
        for word in self.sets["directions", "not_words"]:
            self.direction.pop(word, None)
        if lang == "kk":
            self.latin = _latin_keys(self)

    def _close_stems(self) -> None:
        """Let longer stems ("превыси*") be found wherever a shorter one ("превыс*") is listed."""
        for stem in self.stems:
            shorter = [stem[:length] for length in range(len(stem) - 1, 0, -1) if stem[:length] in self.stems]
            if shorter:
                self.parents[f"{stem}*"] = f"{shorter[0]}*"
        tables: tuple[dict[str, Any], ...] = (self.number, self.direction, self.multiple, self.fraction, self.half)
        covered = {word: self._stem_of(word) for word in self.exact}
        self.parents |= {word: stem for word, stem in covered.items() if stem is not None}
        for longer in [*self.parents, *covered]:
            above = covered.get(longer) or self.parents.get(longer)
            while above is not None:
                for table in tables:
                    if above in table and longer not in table:
                        table[longer] = table[above]
                for name, held in self.sets.items():
                    if above in held:
                        self.sets[name] = held | {longer}
                above = self.parents.get(above)

    def _stem_of(self, word: str) -> str | None:
        if word in self.inflected:
            return f"{word}~"
        return next((f"{word[:n]}*" for n in range(len(word), 1, -1) if word[:n] in self.stems), None)

    def words(self, text: str | Iterable[str]) -> frozenset[str]:
        """The keys of a list of words, entered into the vocabulary."""
        return frozenset(self.enter(word) for word in (text.split() if isinstance(text, str) else text))

    def enter(self, word: str, *, is_firm: bool = True) -> str:
        """Make a word of the pack known; its key is the word as the pack writes it. A firm word hides stems of it."""
        if word.endswith("*"):
            self.stems.add(word[:-1])
        elif word.endswith("~"):
            self.inflected.add(word[:-1])
        elif is_firm:
            self.exact.add(word)
        else:
            self.loose.add(word)
        return word

    def _find(self, word: str) -> str:
        """The pack's entry for a lower-case word, or the word itself where the pack has none."""
        word = self.aliases.get(word, word)
        if word.isdecimal():
            return DIGITS
        if word in self.exact or not word[0].isalpha():
            return word
        if self.latin is not None and word.isascii() | (word[0] < "\u0400"):
            return self.latin(word) or word
        for length in range(min(len(word), _LONGEST_STEM), 0, -1):
            head = word[:length]
            if head in self.inflected and (length == len(word) or word[length:] in self.tails):
                return head + "~"
            if head in self.stems:
                return head + "*"
        return word

    def is_verb(self, rule: str) -> bool:
        """Whether a hedge is a verb, which may stand a few words before its figure."""
        return rule in self.verbs or rule.endswith("*")

    def is_adjective(self, word: str) -> bool:
        """A word that the noun is still to follow, by its ending or by name."""
        return word in self.sets["nouns", "adverbs"] or (bool(self._adjective) and word.endswith(self._adjective))

    def is_declined(self, word: str, key: str) -> bool:
        """Whether a word of a language with case endings bears one."""
        return key.endswith("~") and bool(self.tails) and len(word) > len(key) - 1

    def is_countable(self, noun: str) -> bool:
        """Whether a noun after a round sum has the form of things counted."""
        if self._plural:
            return self.is_plural(noun)
        return not self.sum_endings or noun.endswith(self.sum_endings)

    def marks_thousands(self, unit: str | None, noun: str | None) -> bool:
        """Whether "5,400" before this unit is thousands although the text marks decimals with a comma."""
        return self.decimal == "." or (unit is None and noun is not None)

    def is_verb_form(self, word: str) -> bool:
        """A form that cannot be a counted noun, told by its ending where the language's endings tell."""
        return bool(self._verbal) and len(word) > 4 and word.endswith(self._verbal)

    def is_plural(self, word: str) -> bool:
        """Whether a word can be the plural that a count asks for; languages that do not tell say yes."""
        return not self._plural or word.endswith(self._plural) or word in self.sets["nouns", "tails"]

    def is_head(self, word: str) -> bool:
        """Whether the noun phrase ends with this word, as a plural does in English."""
        return not self._plural or self.is_plural(word)

    def after_ending(self, passage: Passage, place: int) -> int:
        """The place after an ending hung on a figure with a hyphen or an apostrophe: "1200-ге", "5-ти"."""
        if not (self.hung or self.tails) or not (
            passage.words[place] in _HYPHENS and passage.glued(place) and passage.glued(place + 1)
        ):
            return place
        tail = passage.words[place + 1]
        return (
            place + 2
            if tail in self.hung or tail in self.tails or (tail.isascii() and tail in self.hung_latin)
            else place
        )

    def way_after(self, passage: Passage, place: int) -> str | None:
        """The direction that a word after a figure gives it: "5 % more", "a 2 percent fall"."""
        skips = self.sets["directions", "after_linkers"]
        for step in range(place, place + 4):
            way = self.direction.get(passage.keys[step])
            if way is not None:
                return way
            if passage.words[step] not in skips and passage.keys[step] not in skips:
                return None
        return None

    def has_and(self, text: str) -> bool:
        """Whether text between two figures joins them."""
        return any(word in self.links["and"] for word in text.lower().split())

    def is_list(self, text: str) -> bool:
        """Whether text between two figures goes on with a list: it begins with a comma or joins."""
        return text.lstrip()[:1] == "," or self.has_and(text)

    def _numbers(self) -> None:
        pack = self.pack
        self.number: dict[str, tuple[str, float]] = {}
        for section, kind in (("cardinals", "add"), ("multipliers", "mul"), ("scales", "scale")):
            for value, words in pack[section].items():
                self.number.update(dict.fromkeys(self.words(words), (kind, float(value))))
        self.conjunctions = self.words(pack["numbers"]["conjunctions"])
        self.dotted = self.words(pack["numbers"]["dotted"])
        self.inverts = frozenset(pack["numbers"].get("inverts", "").split())
        self.abbreviation = _valued(self, pack["abbreviations"])
        self.half = _valued(self, pack["halves"])
        self.joined = _valued(self, pack.get("joined", {}))
        self.fraction = _valued(self, pack["fractions"])
        self.multiple = _valued(self, pack["multiples"])
        self.half_tails = self.trie(
            (phrase, float(value)) for value, phrases in pack["half_tails"].items() for phrase in phrases
        )

    def _phrases(self) -> None:
        pack = self.pack
        hedges = pack["hedges"]
        self.before = self.trie(((p, (h, p)) for h, ps in hedges["before"].items() for p in ps), backwards=True)
        self.after = self.trie((p, (h, p)) for h, ps in hedges["after"].items() for p in ps)
        units = [
            ("percent", "units", "percent", 1.0),
            ("percent", "points", "points", 1.0),
            ("tonne", "units", "tonne", 1.0),
        ]
        units += [("tonne", "kilo", "tonne", 1e3), ("tonne", "mega", "tonne", 1e6)]
        self.units = self.trie(
            (p, (unit, by)) for section, name, unit, by in units for p in pack[section].get(name, ())
        )
        self.times = self.trie(
            (p, name) for name in ("times", "fold", "again") for p in pack["multiple_rules"].get(name, ())
        )
        self.ages = self.trie((p, True) for p in pack["not_quantities"]["ages"])

    def _currencies(self) -> None:
        known, defaults = _currencies(), packs.pack(".", "currencies")["currencies"]
        self.codes = frozenset(known["codes"])
        names: dict[str, tuple[str, str | None]] = {p: (code, None) for p, code in known[self.lang].items()}
        for name, words in self.pack["currencies"].items():
            code = defaults[name]
            many = code.endswith("?")
            names |= {word: (code.rstrip("?"), name if many else None) for word in words.split()}
        for code, phrases in self.pack["currency_phrases"].items():
            names |= dict.fromkeys(phrases, (code, None))
        self.currency = self.trie(names.items())
        labels = self.pack.get("symbol_names", {})
        signs: dict[str, tuple[str, str | None]] = {}
        for code, forms in self.pack["symbols"].items():
            signs |= {form: (code, labels.get(code) if len(form) <= 3 and form[-1] != "." else None) for form in forms}
        self.sign_before = self.trie(signs.items(), backwards=True)
        self.sign_after = self.trie(signs.items())

    def trie(self, entries: Iterable[tuple[str, Any]], *, backwards: bool = False) -> Trie:
        """Phrases as nested dictionaries by word; the value of a phrase stands under `LEAF`."""
        root: Trie = {}
        for phrase, value in entries:
            node = root
            parts = _WORD.findall(phrase)
            for part in reversed(parts) if backwards else parts:
                node = node.setdefault(self.enter(self.aliases.get(part, part), is_firm=False), {})
            node[LEAF] = value
        return root


class _Keys(dict[str, str]):
    """Word -> key, found when first asked for and remembered, up to a bound."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, word: str) -> str:
        key = self._find(word)
        if len(self) >= _REMEMBERED:
            self.clear()
        if key is not DIGITS:
            self[word] = key
        return key


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The compiled vocabulary of a language; a language without a pack is read with the English one."""
    try:
        return Vocabulary(lang)
    except LookupError:
        return Vocabulary("en")


@cache
def _currencies() -> dict[str, dict[str, str]]:
    held: dict[str, dict[str, str]] = json.loads((packs.ROOT / "currencies.json").read_bytes())
    return held


def _valued(vocabulary: Vocabulary, section: dict[str, str]) -> dict[str, float]:
    return {key: float(value) for value, words in section.items() for key in vocabulary.words(words)}


def _tails(kind: str) -> frozenset[str]:
    if kind != "kazakh":
        return frozenset()
    from claims.lexicon.kazakh import endings

    return endings()


_LATIN = str.maketrans(
    {
        "й": "i", "и": "i", "і": "i", "ы": "y", "ұ": "u", "ү": "u", "у": "u", "ә": "a", "а": "a", "ө": "o", "о": "o", "қ": "q",
        "к": "k", "ғ": "g", "г": "g", "ң": "n", "н": "n", "ш": "sh", "щ": "sh", "ж": "j", "з": "z", "х": "h", "һ": "h", "ч": "ch",
        "ц": "ts", "я": "ia", "ю": "iu", "э": "e", "е": "e", "б": "b", "в": "v", "д": "d", "л": "l", "м": "m", "п": "p", "р": "r",
        "с": "s", "т": "t", "ф": "f", "ь": "", "ъ": "",
        "ı": "i", "ý": "u", "ú": "u", "ü": "u", "ū": "u", "ó": "o", "ö": "o", "á": "a", "ä": "a", "ǵ": "g", "ğ": "g", "ń": "n",
        "ñ": "n", "ş": "sh", "w": "u", "č": "ch", "c": "ts", "x": "h",
    }
)  # fmt: skip


def _latin_keys(vocabulary: Vocabulary) -> Callable[[str], str | None]:
    """How words of Kazakh in Latin letters, of any of its spellings, find the entries, which are Cyrillic."""
    tails = frozenset(tail.translate(_LATIN) for tail in vocabulary.tails)
    exact, stems, inflected = (
        {entry.translate(_LATIN): entry for entry in sorted(entries)}
        for entries in (vocabulary.loose | vocabulary.exact, vocabulary.stems, vocabulary.inflected)
    )

    def find(word: str) -> str | None:
        plain = word.translate(_LATIN)
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
