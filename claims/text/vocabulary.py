"""The quantity layer of a language pack, compiled: words to values, phrases to tries, small rules of grammar."""

from __future__ import annotations

from functools import cache
from typing import Final

from claims.lexicon import pack as packs
from claims.lexicon.money import currency_codes, currency_names
from claims.text.change_words import joint, ways
from claims.text.lexemes import DIGITS, Lexemes
from claims.text.tokens import Passage
from claims.text.tries import follow_back

_HYPHENS: Final = frozenset("-‐‑–")
_FRACTION_RULES: Final = (
    "one", "sizes", "bare", "part", "needs_part", "followers", "not_after", "not_followers", "of",
    "unit_articles", "in_words", "in_every", "in_plain", "loose", "numerators", "sets", "halved", "shared",
    "bounded", "plural",
)  # fmt: skip
_SETS: Final = (
    "alone", "decimals", "fraction_rules", "multiple_rules", "skips", "directions", "times", "nouns",
    "currencies_apart",
)  # fmt: skip


class Vocabulary(Lexemes):
    """One language's words for figures. Attributes named as sections of the pack hold that section, compiled."""

    def __init__(self, lang: str) -> None:
        self.pack = packs.pack(lang, "quantities")
        self.lang = lang
        self.decimal: str = self.pack["decimal"]
        self.usual_currency: str = self.pack["usual_currency"].upper()
        endings = self.pack["endings"]
        self.approx_tails = tuple(endings["approx"].split())
        super().__init__(dict(self.pack["aliases"]), _tails(endings["nouns"]) | frozenset(self.approx_tails))
        self.unclosing = frozenset((*endings["hung"].split(), *self.approx_tails))
        self.hung = self.tails | self.unclosing
        self._numbers()
        self._phrases()
        self._currencies()
        self._sets()
        self._hedges()
        self._nouns()
        self.starters = frozenset((DIGITS,)).union(
            self.number,
            self.multiple,
            self.half,
            self.joined,
            self.fraction,
            self.ordinal,
            self.percent_alone,
            self.pairs,
        )
        if endings["nouns"] == "kazakh":
            from claims.text.latin import PLAIN, latin_keys

            self.latin = latin_keys(self)
            self.hung |= frozenset(tail.translate(PLAIN) for tail in self.tails)

    def _sets(self) -> None:
        pack = self.pack
        self.sets = {f"{s} {name}": self.words(v) for s in _SETS for name, v in pack[s].items() if isinstance(v, str)}
        self.sets |= {f"not {name}": self.words(v) for name, v in pack["not_quantities"].items() if isinstance(v, str)}
        self.sets["hedges lending"] = self.words(pack["hedges"]["lending"])
        self.ordinal = self.valued(pack["ordinals"])
        self.direction = {key: way for way in ("up", "down") for key in self.sets[f"directions {way}"]}
        self.close((self.number, self.direction, self.multiple, self.fraction, self.half), self.sets)
        for word in self.sets["directions not_words"]:
            self.direction.pop(word, None)
        kinds = ("led", "bare", "runs", "nouns", "trailing", "paces")
        self.led, self.bare, self.runs, self.noun_way, self.trailing, paces = (ways(self.sets, kind) for kind in kinds)
        self.comparative = self.trailing | paces
        self.leading = joint(self.sets, "stretching strikes erases knocks away back on").union(
            self.led, self.bare, self.runs, self.noun_way, self.multiple
        )
        self.tellers = joint(self.sets, "tells since") | self.sets["nouns of"]
        self.after_gone = joint(self.sets, "is modals have gone") | self.sets["nouns of"]
        self.rules = {name: self.sets[f"fraction_rules {name}"] for name in _FRACTION_RULES}
        self.denominator_first: bool = pack["fraction_rules"]["denominator_first"]
        self.needs_whole: bool = pack["fraction_rules"]["needs_whole"]
        self.times_always: bool = pack["multiple_rules"]["times_always"]
        self.guesses: bool = pack["links"]["guesses"]
        self.once_more: bool = pack["multiple_rules"]["once_more"]
        self.multiply = self.sets["multiple_rules multiply"]

    def _hedges(self) -> None:
        hedges, links = self.pack["hedges"], self.pack["links"]
        self.raised, self.verbs = frozenset(hedges["raised"]), frozenset(hedges["verbs"])
        self.after_noun, self.sums_only = frozenset(hedges["after_noun"]), frozenset(hedges["sums_only"])
        self.excepting, self.rounded = frozenset(hedges["excepting"]), frozenset(hedges["rounded"])
        self.adjacent = frozenset(hedges["adjacent"].split())
        self.comparing, self.spanning = frozenset(hedges["comparing"]), frozenset(hedges["spanning"])
        self.not_with_time, self.compared = frozenset(hedges["not_with_time"]), frozenset(hedges["compared"])
        self.framing, self.frames = frozenset(hedges["framing"]), frozenset(hedges["frames"].split())
        self.counting = frozenset(hedges["counting"].split())
        self.noun_cases, self.ablatives = tuple(hedges["noun_cases"].split()), tuple(hedges["ablatives"].split())
        self.cases, self.datives = tuple(self.pack["not_quantities"]["cases"].split()), tuple(hedges["datives"].split())
        self.sources = tuple(hedges["sources"].split())
        self.not_followed, self.prefixes = (frozenset(hedges[n].split()) for n in ("not_followed", "prefixes"))
        self.assessing, self.assessed = frozenset(hedges["assessing"].split()), frozenset(hedges["assessed"].split())
        self.from_is_range: bool = hedges["from_is_range"]
        self.from_hedges: bool = hedges["from_hedges"]
        self.links = {name: frozenset(words) for name, words in links.items() if not isinstance(words, bool)}
        self.lends_adjacent: bool = links["adjacent"]
        self.carries = self.links["to"] | self.links["or"]

    def _nouns(self) -> None:
        nouns = self.pack["nouns"]
        self._adjective, self._plural = (tuple(nouns[f"{n}_endings"].split()) for n in ("adjective", "plural"))
        self._singular = tuple(nouns["singular_endings"].split())
        self._countable, self._verbal = tuple(nouns["sum_endings"].split()), tuple(nouns["verb_endings"].split())

    def follows_sign(self, passage: Passage, place: int) -> bool:
        """Whether a sign or a code of a currency ends right before `place`."""
        is_sign = follow_back(self.sign_before, passage, place)[1] is not None
        return is_sign or (passage.words[place - 1].upper() in self.codes and passage.original(place - 1).isupper())

    def is_verb(self, rule: str) -> bool:
        """Whether a hedge is a verb, with its preposition or without, which may stand a few words before its figure."""
        return rule in self.verbs or "*" in rule

    def is_adjective(self, word: str) -> bool:
        """A word that the noun is still to follow, by its ending or by name."""
        return word in self.sets["nouns adverbs"] or (bool(self._adjective) and word.endswith(self._adjective))

    def is_declined(self, word: str, key: str) -> bool:
        """Whether a word of a language with case endings bears one."""
        return key.endswith("~") and bool(self.tails) and len(word) > len(key) - 1

    def is_countable(self, noun: str) -> bool:
        """Whether a noun after a round sum has the form of things counted."""
        if self._plural:
            return self.is_plural(noun)
        return not self._countable or noun.endswith(self._countable)

    def marks_thousands(self, unit: str | None, noun: str | None) -> bool:
        """Whether "5,400" before this unit is thousands although the text marks decimals with a comma."""
        return self.decimal == "." or (unit is None and noun is not None)

    def is_verb_form(self, word: str) -> bool:
        """A form that cannot be a counted noun, told by its ending where the language's endings tell."""
        return bool(self._verbal) and len(word) > 4 and word.endswith(self._verbal)

    def is_plural(self, word: str) -> bool:
        """Whether a word can be the plural that a count asks for; languages that do not tell say yes."""
        if not self._plural or word in self.sets["nouns tails"]:
            return True
        return word.endswith(self._plural) and not word.endswith(self._singular)  # not "scoreless", "previous"

    @property
    def tells_plurals(self) -> bool:
        """Whether the form of a word tells that several are meant."""
        return bool(self._plural)

    def names_people(self, word: str) -> bool:
        """Whether a capitalised word may be counted: a plural, where plurals tell ("1.2 million Americans")."""
        return bool(self._plural) and self.is_plural(word)

    def is_head(self, word: str) -> bool:
        """Whether the noun phrase ends with this word, as a plural does in English."""
        return not self._plural or self.is_plural(word)

    def after_ending(self, passage: Passage, place: int) -> int:
        """The place after an ending hung on a figure with a hyphen or a full stop: "1200-ге", "5-ти", "3 млн.нан"."""
        if self.hangs_on_stop(passage, place):
            return place + 1
        is_glued = passage.glued(place) and passage.glued(place + 1)
        if passage.words[place] not in _HYPHENS or not (is_glued or passage.words[place + 1] in self.noun_cases):
            return place  # but "21 % - ға": a case is no word
        return place + 2 if passage.words[place + 1] in self.hung else place

    def hangs_on_stop(self, passage: Passage, place: int) -> bool:
        """Whether an ending touches the full stop of an abbreviated scale."""
        return passage.glued(place) and passage.words[place - 1] == "." and passage.words[place] in self.hung

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
        self.metric = frozenset(pack["numbers"]["metric"].split())
        self.trillions = frozenset(pack["numbers"]["trillions"].split())
        self.not_numbers = frozenset(pack["numbers"]["not_words"].split())
        self.colloquial, self.tenths_unsaid = (bool(pack["numbers"][key]) for key in ("colloquial", "tenths_unsaid"))
        spoken = ("inverts", "inverted", "inverted_units", "inverted_nouns", "not_inverted", "broken", "signs")
        self.inverts, self.inverted, self.inverted_units, self.inverted_nouns, self.not_inverted = (
            frozenset(pack["numbers"][name].split()) for name in spoken[:5]
        )
        self.broken, self.signs = (frozenset(pack["numbers"][name].split()) for name in spoken[5:])
        self.many, self.pairs = self.words(pack["numbers"]["many"]), self.words(pack["numbers"]["pairs"])
        self.percent_alone = self.valued(pack["percent_alone"])
        self.abbreviation = self.valued(pack["abbreviations"])
        self.half = self.valued(pack["halves"])
        self.joined = self.valued(pack["joined"])
        self.fraction = self.valued(pack["fractions"])
        self.multiple = self.valued(pack["multiples"])
        self.decimal_parts = self.valued(pack["decimals"]["parts"])
        digits = pack["decimals"]["digits"]
        self.spoken_digit: dict[str, str] = {key: digit for digit, own in digits.items() for key in self.words(own)}
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
        units += [
            ("tonne", "kilo", "tonne", 1e3),
            ("tonne", "mega", "tonne", 1e6),
            ("tonne", "kilograms", "kilograms", 1e-3),
        ]
        units.append(("nouns", "units", "points", 1.0))
        self.units = self.trie((p, (unit, by)) for section, name, unit, by in units for p in pack[section][name])
        self.percent_before = self.trie(((p, True) for p in pack["percent"]["leads"]), backwards=True)
        self.times = self.trie((p, name) for name in ("times", "fold", "again") for p in pack["multiple_rules"][name])
        self.pace = self.trie((p, True) for p in pack["directions"]["pace"])
        self.ages = self.trie((p, True) for p in pack["not_quantities"]["ages"])

    def _currencies(self) -> None:
        defaults = packs.pack(".", "currencies")["currencies"]
        self.codes = currency_codes()
        names: dict[str, tuple[str, str | None]] = {p: (code, None) for p, code in currency_names(self.lang).items()}
        for name, words in self.pack["currencies"].items():
            code = defaults[name]
            many = code.endswith("?")
            names |= {word: (code.rstrip("?"), name if many else None) for word in words.split()}
        for code, phrases in self.pack["currency_phrases"].items():
            names |= dict.fromkeys(phrases, (code, None))
        self.currency = self.trie(names.items())
        labels = {form: name for name, forms in self.pack["symbol_names"].items() for form in forms}
        signs: dict[str, tuple[str, str | None]] = {}
        for code, forms in self.pack["symbols"].items():
            signs |= {form: (code, labels.get(form)) for form in forms}
        self.sign_before = self.trie(signs.items(), backwards=True)
        self.sign_after = self.trie(sign for sign in signs.items() if not sign[0].startswith("$ "))  # "5 $ a day"


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The compiled vocabulary of a language; a language without a pack is read with the English one."""
    try:
        return Vocabulary(lang)
    except packs.NoPack:  # and nothing wider: a pack without some key is no text in English
        return Vocabulary("en")


def _tails(kind: str) -> frozenset[str]:
    """The endings of nouns: by the rules that a pack names, or those that it lists."""
    if kind != "kazakh":
        return frozenset(kind.split())
    from claims.lexicon.kazakh import endings

    return endings()
