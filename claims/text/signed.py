"""Documents signed or to be signed, as a text names them.

A kind of document counts where a verb of signing stands in its sentence (or a sentence beside it says that "the
document" was signed) and where something tells what it is about: a subject after it ("an agreement on customs"), words
before it ("a loan agreement"), a name in quotation marks; or where the kind alone tells enough ("a joint declaration").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from claims.lexicon.pack import pack
from claims.model import SignedDocument
from claims.text.phrases import Phrases
from claims.text.sentences import Sentence, sentences
from claims.text.subjects import Beginnings, before, beginnings
from claims.text.words import words

_CLAUSE_END: Final = re.compile(r"(?<!тыс)(?<!млн)(?<!млрд)\.(?!\d)|[;:!?\n(]|,(?!\d)|\s[–—]\s")
_SHORT_FORM: Final = re.compile(r"[\s\u00a0]?\(«?[\w .-]{2,24}»?\)")
_QUOTED: Final = re.compile(r"[\s\u00a0]?[«\"“„]([^«»\"“”„\n]{3,160})[»\"”]")
_NEXT_WORD: Final = re.compile(r"[\s\u00a0]+(?=[^\s\u00a0,.;:])")
_AFTER_COMMA: Final = re.compile(r",[\s\u00a0]+")
_MARK_AFTER: Final = re.compile(r"[\s\u00a0][^.,;:!?\n()«»\"“”]{3,40}[,:][\s\u00a0]+")
_MARK: Final = re.compile(r"[,;:(–—]")
_LONGEST: Final = 180
_FAR: Final = 90  # characters of parties or of a time between a document and its subject
_NEAR: Final = 120  # characters between a document and a verb that signs only what stands by it
_SHORTEST: Final = 4
_DENIED: Final = 16  # characters before a document where a word may deny it
_BESIDE: Final = 40  # characters between a verb and "the documents" that it signs
_CLOSING: Final = " \u00a0\"”'’»"
_OPENING: Final = re.compile(r"[«\"“„]")
_NOT: Final = "not"
"""The label of words that say that nothing was signed."""
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: Phrases
    verbs: Phrases
    joins: re.Pattern[str]
    clauses: re.Pattern[str]
    through: re.Pattern[str]
    then: re.Pattern[str]
    aside: frozenset[str]
    ends: re.Pattern[str]
    papers: tuple[str, ...]
    again: re.Pattern[str]
    alone: re.Pattern[str]
    none: re.Pattern[str]
    before: Beginnings


def signed(text: str, lang: str) -> tuple[SignedDocument, ...]:
    """Each document once, in order; `title` is its kind with its subject as the text words it."""
    rules = _rules(lang)
    places = rules.kinds.find(text)
    if not places:
        return ()
    signings = [signing for signing in rules.verbs.find(text) if signing[2] != _NOT]
    if not signings:
        return ()
    lowered = words(text).lowered
    found: dict[str, SignedDocument] = {}
    spans = sentences(text, lang)
    for start, end, kind in places:
        number = bisect_right(spans, start, key=_start) - 1
        if (
            number < 0
            or start >= spans[number].end
            or not _is_signed(lowered, spans, number, start, end, signings, rules)
        ):
            continue
        document = _document(text, lowered, start, end, kind, spans[number], rules)
        if document is not None:
            _add(found, document, document.end == end and document.start == start)
    return tuple(found.values())


def _add(found: dict[str, SignedDocument], document: SignedDocument, is_bare: bool) -> None:
    """A document told again in fewer words is no other one; told again in more, it takes the place of the first.

    One among the words before another is a part of it: "the protocol of the plan of …", in Kazakh from left to right.
    """
    title = document.title.lower()
    for known, other in list(found.items()):
        if other.kind == document.kind and (is_bare or title in known):
            return
        is_part = document.start <= other.start and other.end <= document.end
        if is_part or (other.kind == document.kind and known in title):
            del found[known]
    found[title] = document


def _is_signed(
    lowered: str,
    spans: Sequence[Sentence],
    number: int,
    start: int,
    end: int,
    signings: Sequence[tuple[int, int, str]],
    rules: _Rules,
) -> bool:
    """Whether a verb in the sentence signs the document, or the one before or after says that "the document" was."""
    for low, high, label in _within(signings, spans[number]):
        if label == "verb" or _is_near(lowered, low, high, start, end) or _signs_papers(lowered, low, high, rules):
            return True
    for other in (*spans[max(0, number - 1) : number], *spans[number + 1 : number + 2]):
        if any(label == "verb" for _, _, label in _within(signings, other)):
            begins = other.start > start and rules.again.match(lowered, other.start)
            if begins or any(lowered.find(paper, other.start, other.end) >= 0 for paper in rules.papers):
                return True
    return False


def _is_near(lowered: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether a verb and a document stand close by, with no mark between them."""
    first, last = (high, start) if low < start else (end, low)
    return last - first <= _NEAR and _MARK.search(lowered, first, last) is None


def _signs_papers(lowered: str, low: int, high: int, rules: _Rules) -> bool:
    """Whether a verb stands by a word for any document, so that it signs all that its sentence names: "of the documents
    exchanged one is a pact on tea".
    """
    beside = lowered[max(0, low - _BESIDE) : high + _BESIDE]
    return any(paper in beside for paper in rules.papers)


def _within(signings: Sequence[tuple[int, int, str]], sentence: Sentence) -> Sequence[tuple[int, int, str]]:
    return signings[bisect_left(signings, (sentence.start,)) : bisect_left(signings, (sentence.end,))]


def _document(
    text: str, lowered: str, start: int, end: int, kind: str, sentence: Sentence, rules: _Rules
) -> SignedDocument | None:
    quoted = _QUOTED.match(text, end)
    if quoted:
        return SignedDocument(kind, quoted.group(1), start, quoted.end())
    left = before(text, lowered, start, end, sentence.start, rules.before)
    last = lowered.rfind(" ", start, end)
    is_joined = last > 0 and rules.joins.fullmatch(lowered, last + 1, end)  # «договор поставки»: the kind has the join
    stop = max(end, _subject_end(text, lowered, last if is_joined else end, sentence.end, rules))
    stop = _told_later(lowered, end, min(sentence.end, end + _LONGEST), rules) if stop == end else stop
    if rules.none.search(lowered, max(0, left - _DENIED), left):
        return None  # "no loan agreement has been signed"
    if left == start and stop == end and rules.alone.fullmatch(lowered, start, end) is None:
        return None
    if _OPENING.search(text, left, stop) is None:
        stop = left + len(text[left:stop].rstrip(_CLOSING))
    return SignedDocument(kind, " ".join(text[left:stop].split()), left, stop)


def _subject_end(text: str, lowered: str, end: int, last: int, rules: _Rules) -> int:
    """Where the words after a document that say what it is about end; `end` where there are none."""
    short = _SHORT_FORM.match(text, end)
    word = _NEXT_WORD.match(lowered, short.end() if short else end) or _AFTER_COMMA.match(lowered, end)
    if word is None or word.end() >= last:
        return end
    at = word.end()
    stop = min(last, end + _LONGEST)
    if rules.through.match(lowered, at):
        begins = _past_parties(text, lowered, at, min(stop, at + _FAR), rules)
        return _before_end(text, lowered, begins, stop, rules) if begins else end
    if rules.clauses.match(lowered, at):
        close = _CLAUSE_END.search(text, at, stop)
        stop = close.start() if close else stop
    elif rules.ends.match(lowered, at) or (word.group()[0] == "," and not _goes_on(lowered, at, stop, rules)):
        return end
    else:
        join = rules.joins.match(lowered, at)
        if join is None:
            return end
        at, stop = join.end(), _before_end(text, lowered, join.end(), stop, rules)
    return stop if stop - at >= _SHORTEST else end


def _before_end(text: str, lowered: str, at: int, stop: int, rules: _Rules) -> int:
    """Where a subject that goes on from `at` ends: before the end of its clause, or before a word that ends it."""
    close = _CLAUSE_END.search(text, at, stop)
    stop = close.start() if close else stop
    later = (word for word in _NEXT_WORD.finditer(lowered, at, stop) if rules.ends.match(lowered, word.end()))
    return next((word.start() for word in later), stop)


def _told_later(lowered: str, end: int, last: int, rules: _Rules) -> int:
    """Where the subject ends that follows a short verb and a mark: "two pacts were signed, on tea and on fish"."""
    mark = _MARK_AFTER.match(lowered, end, last)
    if mark is None or not rules.ends.match(lowered, end + 1) or not _goes_on(lowered, mark.end(), last, rules):
        return end
    close = _CLAUSE_END.search(lowered, mark.end(), last)
    return close.start() if close else last


def _goes_on(lowered: str, at: int, last: int, rules: _Rules) -> bool:
    """Whether a subject follows behind a comma: "three memoranda, on forests and health"; but "a pact, for which …"."""
    join = rules.joins.match(lowered, at, last)
    return join is not None and lowered[at : join.end()] in rules.aside and not rules.through.match(lowered, at)


def _past_parties(text: str, lowered: str, at: int, last: int, rules: _Rules) -> int:
    """Where the subject begins after parties or a time ("an agreement with Peru on …"), 0 where none does."""
    close = _CLAUSE_END.search(text, at, last)
    for word in _NEXT_WORD.finditer(lowered, at, close.start() if close else last):
        if rules.through.match(lowered, word.end()):
            continue
        if rules.then.match(lowered, word.end()):
            return word.end()
        if rules.ends.match(lowered, word.end()):
            return 0
    return 0


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of some phrases, whole words with a star for any ending; the longest first."""
    shapes = (re.escape(one).replace(r"\*", r"\w*") for one in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(shapes)})(?!\w)" if phrases else r"(?!)")


@lru_cache(maxsize=8)
def _rules(lang: str) -> _Rules:
    data = pack(lang, "signed")

    return _Rules(
        Phrases(data["kinds"]),
        Phrases({"verb": data["verbs"]["words"], "near": data["verbs"]["near"], _NOT: data["verbs"]["not"]}),
        _any_of(data["joins"]["words"]),
        _any_of(data["clauses"]["words"]),
        _any_of(data["through"]["words"]),
        _any_of(data["through"]["then"]),
        frozenset(data["joins"]["aside"]),
        _any_of(data["ends"]["words"]),
        tuple(data["papers"]["words"]),
        _any_of(data["again"]["words"]),
        _any_of(data["alone"]["words"]),
        re.compile(rf"(?<!\w){_any_of(data['before']['none']).pattern}\s$"),
        beginnings(lang),
    )
