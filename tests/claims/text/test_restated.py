"""A sum told again in another money is one figure twice: all fields of the two agree but value and unit."""

from __future__ import annotations

import pytest

from claims.model import Claim, Document
from claims.text.meaning.restated import restated
from claims.text.meaning.scene import scene
from claims.text.reader import read
from claims.text.train.gold import labelled

SHARED = ("measure", "aspect", "status", "period_start", "period_end", "parties", "from", "to")


def claims(text: str) -> list[Claim]:
    return list(
        read(Document("d", text, lang="en", published="2023-09-26", home="RS", title="Serbia and France")).claims
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Trade with France came to RSD 640 million (EUR 5.5 million) in 2022.", 1),
        ("Trade with France came to RSD 640 million (about EUR 5.5 million) in 2022.", 1),
        ("Trade with France came to RSD 640 million, or about EUR 5.5 million, in 2022.", 1),
        ("Trade with France came to RSD 640 million, equivalent to EUR 5.5 million.", 1),
        ("Loans are given of RSD 640 million and EUR 5.5 million.", 0),
        ("Trade with France came to EUR 640 million (EUR 600 million a year before).", 0),
        ("Trade with France came to EUR 640 million (4 percent of the total).", 0),
        ("Trade came to EUR 640 million; loans (USD 3 million) are few.", 0),
    ],
)
def test_a_sum_in_another_money_restates(text: str, count: int) -> None:
    page = scene(Document("d", text, lang="en", published="2023-09-26", home="RS"), "en").page
    assert len(restated(page, "en")) == count


def test_what_restates_agrees_in_all_but_its_value() -> None:
    found = claims(
        "Trade between Serbia and France fell by 4% against 2021, to RSD 640 million (about EUR 5.5 million)."
    )
    sums = [claim for claim in found if claim.unit in ("RSD", "EUR")]
    assert [claim.unit for claim in sums] == ["RSD", "EUR"]
    one, other = (claim.as_record() for claim in sums)
    assert [one[name] for name in SHARED] == [other[name] for name in SHARED]


def test_labels_of_sums_told_twice_agree() -> None:
    """The rule as the labelled documents have it."""
    pairs = 0
    for document in labelled():
        lang = document.document.lang or "en"
        page = scene(document.document, lang).page
        by_start = {claim["start"]: claim for claim in document.claims}
        for at in restated(page, lang):
            one, other = (by_start.get(page.quantities[place].start) for place in (at - 1, at))
            if one and other:
                pairs += 1
                assert all(
                    one[name] == other[name] for name in ("measure", "aspect", "status", "parties", "from", "to")
                )
    assert pairs > 20
