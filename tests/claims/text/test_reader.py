"""What must hold of any reading, and the release that the project starts from."""

from __future__ import annotations

import gc
import json
import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.model import ASPECTS, DIRECTED_MEASURES, HEDGES, MEASURES, STATUSES, Document, Reading
from claims.text.meaning.first_look import look
from claims.text.meaning.spelling import spell
from claims.text.reader import read
from claims.text.train.gold import Labelled, labelled
from claims.text.train.scoring import merged

SHARED = Path(__file__).parents[4] / "shared"
UNRELATED = {
    "en": "The lighthouse is painted blue, and gulls circle above it.",
    "ru": "Маяк покрашен в синий цвет, и чайки кружат над ним.",
    "kk": "Шамшырақ көк түске боялған, үстінде шағалалар көрінеді.",
}


@pytest.fixture(scope="module")
def gold() -> list[Labelled]:
    return labelled()


def typed(document: Document, offset: int = 0) -> list[tuple[object, ...]]:
    """Claims of a document without the offsets' shift."""
    out = []
    for claim in read(document).claims:
        fields = claim.as_record()
        fields["start"] -= offset
        fields["end"] -= offset
        out.append(tuple((key, repr(value)) for key, value in fields.items()))
    return out


def test_every_claim_is_in_the_vocabulary_and_slices_to_its_quote(gold: list[Labelled]) -> None:
    for one in gold[::3]:
        reading = read(one.document)
        for claim in reading.claims:
            assert one.document.text[claim.start : claim.end] == claim.quote != ""
            assert claim.measure in MEASURES and claim.aspect in ASPECTS
            assert claim.hedge in HEDGES and claim.status in STATUSES
            assert claim.parties == tuple(sorted(set(claim.parties))) != ()
            assert 0 <= claim.confidence <= 1
            assert (claim.period_start is None) == (claim.period_end is None)
            if claim.measure in DIRECTED_MEASURES and claim.from_party:
                assert {claim.from_party, claim.to_party} - {None} == set(claim.parties)
        for figure in reading.unplaced:
            assert one.document.text[figure.start : figure.end] == figure.quote and figure.reason
        starts = [claim.start for claim in reading.claims]
        assert starts == sorted(starts)


def test_reading_twice_gives_the_same(gold: list[Labelled]) -> None:
    for one in gold[::17]:
        assert read(one.document) == read(one.document)


def test_unrelated_paragraphs_change_nothing_but_offsets(gold: list[Labelled]) -> None:
    for one in gold[::7]:
        extra = UNRELATED[one.document.lang or "en"] + "\n\n"
        wrapped = replace(one.document, text=extra + one.document.text + "\n\n" + extra)
        assert typed(wrapped, len(extra)) == typed(one.document), one.document.id


def test_a_bracket_opens_a_text_as_it_opens_a_paragraph() -> None:
    text = "(VNA) Trade with the Republic of Korea rose by 26 percent in 2006, to USD 168 million."
    extra = UNRELATED["en"] + "\n\n"
    alone = Document("1", text, lang="en", published="2007-07-01", home="VN")
    assert typed(replace(alone, text=extra + text), len(extra)) == typed(alone) != []


def test_the_first_look_never_changes_the_claims(gold: list[Labelled]) -> None:
    luck = random.Random(3)
    pieces = [sentence for one in gold for sentence in one.document.text.split(". ")]
    texts = [one.document for one in gold]
    for number in range(3000):
        lang = luck.choice(["en", "ru", "kk"])
        texts.append(Document(str(number), ". ".join(luck.sample(pieces, luck.randint(1, 3))), lang=lang))
    refused = [document for document in texts if not may_claim(document)]  # the others are read as without it
    assert len(refused) > 1000
    for document in refused:
        assert read(document) == Reading(document)
        assert read(document, first_look=False).claims == (), document.id


def may_claim(document: Document) -> bool:
    """What the first look says of a document in a known language."""
    lang = document.lang or "en"
    spelling = spell(document, lang)
    return look(lang).may_claim(spelling.text, spelling.title)


@pytest.mark.parametrize("figure", ["1,000", "1000", "1 thousand", "one thousand", "a thousand"])
def test_a_number_in_any_style_gives_the_same_claim(figure: str) -> None:
    text = (
        "Last year trade between Kenya and Uganda grew by 5% to $2 billion. "
        f"The two countries carried out eight joint projects worth $40 million, which created {figure} jobs."
    )
    claims = read(Document("1", text, lang="en", home="KE", published="2024-05-05")).claims
    jobs = [(c.measure, c.value, c.unit, c.parties, c.status) for c in claims if c.measure == "jobs"]
    assert jobs == [("jobs", 1000.0, "count", ("KE", "UG"), "actual")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.one_of(st.text(max_size=400), st.binary(max_size=400).map(lambda data: data.decode("utf-8", "replace"))),
    lang=st.sampled_from(["en", "ru", "kk", None]),
    published=st.sampled_from([None, "2024-02-29", "1987-01-01"]),
)
def test_no_text_makes_it_raise(text: str, lang: str | None, published: str | None) -> None:
    read(Document("x", text, lang=lang, published=published, home="KZ"), first_look=False)
    tempting = f"Trade of Kenya and Uganda {text} exports $5 bn {text} in 2020"
    read(Document("x", tempting, lang=lang, published=published, home="KE"), first_look=False)


def test_the_collector_of_garbage_is_left_as_it_was() -> None:
    document = Document(id="1", text="Trade with Chile grew to $5 billion in 2023.", lang="en", home="PE")
    assert read(document).claims
    assert gc.isenabled()
    gc.disable()
    try:
        read(document)
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(AttributeError):
        read(None)  # type: ignore[arg-type]
    assert gc.isenabled()


@pytest.mark.skipif(not SHARED.exists(), reason="the release and its labels are not beside this checkout")
def test_the_first_release_gives_exactly_its_claims() -> None:
    row = json.loads((SHARED / "gold" / "seed.jsonl").read_text(encoding="utf-8"))
    text = (SHARED / "seed" / "release.txt").read_text(encoding="utf-8")
    reading = read(Document("seed", text, title=row["title"], lang="en", published="2023-09-26", home="KZ"))
    assert merged(c.as_record() for c in reading.claims) == merged(row["claims"])
    assert {(o.name, o.country) for o in reading.officials} >= {("Alikhan Smailov", "KZ"), ("Roman Golovchenko", "BY")}
    assert any("INNOPROM" in event.name for event in reading.events)
    assert reading.areas


ENDLESS = {
    "loans": ("Kenya took loans", " of $5 million from Uganda and invested $3 million in Uganda,"),
    "sales": ("In May Kenya", " sold Uganda goods worth $5 million and Uganda sold $3 million,"),
    "rows": ("Investment in Kenya came from", " Uganda $5 million, Chad $4 million,"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(ENDLESS))
def test_one_endless_sentence_is_read_in_linear_time(name: str) -> None:
    """Four times the sentence takes about four times the time; the floor absorbs noise."""
    opening, unit = ENDLESS[name]
    first, second = (min(_seconds(opening + unit * times + ".") for _ in range(2)) for times in (100, 400))
    assert second < 10 * first + 0.5


def _seconds(text: str) -> float:
    start = time.process_time()
    read(Document("endless", text, lang="en", published="2024-05-05", home="KE"))
    return time.process_time() - start
