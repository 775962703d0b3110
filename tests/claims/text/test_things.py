"""Things: a plant named once with its stage tells that stage to the figures that follow."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.clauses import clauses
from claims.text.meaning.cues import Cued, cue_ids
from claims.text.meaning.scene import Scene, scene
from claims.text.meaning.stages import weak_forms
from claims.text.meaning.things import Thing, things
from claims.text.meaning.verb_forms import form_ids, verb_forms


def laid(text: str) -> Scene:
    return scene(Document("d", text, lang="en", published="2023-09-26", home="KZ"), "en")


def named(text: str) -> tuple[Scene, list[Thing]]:
    one = laid(text)
    forms = verb_forms("en").of_page(one.page)
    cued = Cued(one.page, one.page.stages, forms, weak_forms())
    return one, things(cued, clauses(one.page, "en", forms, weak_forms()))


def test_a_thing_has_the_verb_and_the_cues_of_its_own_clause() -> None:
    one, (mill, depot) = named("A mill was completed in Pune and a factory will be launched near Goa.")
    forms, cues = form_ids(), cue_ids("stages")
    assert [one.page.words[thing.word] for thing in (mill, depot)] == ["mill", "factory"]
    assert (mill.form, depot.form) == (forms["passive_past"], forms["future"])
    assert cues["finished"] in mill.cues and cues["finished"] not in depot.cues
    assert cues["begun"] in depot.cues and cues["begun"] not in mill.cues


def codes(text: str) -> set[int]:
    return set(laid(text).own["status"][-1])


def test_a_later_sentence_is_told_the_stage_of_its_thing() -> None:
    """The sentence between keeps the thing out of reach of what is told of the sentence before."""
    tail = " Nepal's minister was pleased. It gives work to 300 people."
    built, planned = codes("A mill was completed in Pune." + tail), codes("A mill will be launched in Pune." + tail)
    assert built - planned and planned - built


def test_a_thing_far_back_tells_nothing() -> None:
    tail = " Nepal's minister was pleased." * 6 + " It gives work to 300 people."
    assert codes("A mill was completed in Pune." + tail) == codes("A mill will be launched in Pune." + tail)
