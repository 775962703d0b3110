"""Misreadings: the text is right, the claim is not."""

from __future__ import annotations

import random
from datetime import date

from tests.expectations.mutation.faults import claimed, fault, misread
from tests.expectations.mutation.figures import Paper
from tests.expectations.mutation.world import Issue


@fault("provenance.value", "provenance.support", "plausibility.unit_slip")
def wrong_scale(issue: Issue, draw: random.Random) -> None:
    paper, kind = draw.choice([(issue.paper("annual"), "turnover_level"), (issue.paper("projects1"), "done_money")])
    misread(paper, kind, value=claimed(paper, kind)["value"] * draw.choice((1e3, 1e-3, 1e6)))


@fault("provenance.value", "provenance.support")
def swapped_digits(issue: Issue, draw: random.Random) -> None:
    paper = issue.paper("annual")
    kind = draw.choice(("turnover_level", "exports_there", "exports_back"))
    value = claimed(paper, kind)["value"]
    misread(paper, kind, value=value + 10 ** (len(str(int(value))) - 1) * draw.choice((0.9, 1.8, 2.7)))


@fault("provenance.quote", "provenance.support")
def shifted_offsets(issue: Issue, draw: random.Random) -> None:
    paper = draw.choice(issue.papers)
    kind, shift = draw.choice(paper.figures).kind, draw.choice((-3, 2, 7, 40))
    told = claimed(paper, kind)
    misread(paper, kind, start=told["start"] + shift, end=told["end"] + shift)


@fault("provenance.quote", "provenance.support")
def broken_quote(issue: Issue, draw: random.Random) -> None:
    paper = draw.choice(issue.papers)
    kind = draw.choice(paper.figures).kind
    misread(paper, kind, quote=claimed(paper, kind)["quote"].replace(" ", "  ") + "!")


@fault("provenance.hedge", "provenance.support")
def dropped_hedge(issue: Issue, draw: random.Random) -> None:
    hedge = draw.choice(("approx", "below", "gt", "ge"))
    paper, kind = draw.choice([(issue.paper("half"), "half_level"), (issue.paper("projects2"), "ahead_money")])
    next(each for each in paper.figures if each.kind == kind).hedge = hedge
    misread(paper, kind, hedge="eq")


@fault("provenance.currency", "provenance.support")
def mixed_currencies(issue: Issue, draw: random.Random) -> None:
    paper, kind = draw.choice([(issue.paper("annual"), "turnover_level"), (issue.paper("projects1"), "done_money")])
    misread(paper, kind, unit=draw.choice(("KZT", "RUB", "EUR", "CNY")))


@fault("dates.period_after_publication")
def target_read_as_actual(issue: Issue, draw: random.Random) -> None:
    misread(issue.paper("annual"), "goal_level", status="actual")


@fault("dates.period_after_publication")
def period_shifted_forward(issue: Issue, draw: random.Random) -> None:
    _shift(issue.paper("annual"), draw.choice(("turnover_level", "exports_there", "turnover_growth")), 1)


@fault(
    "agreement.revision", "growth.stated_levels", "thresholds.counted", "growth.counted_levels", "totals.by_direction"
)
def period_shifted_back(issue: Issue, draw: random.Random) -> None:
    _shift(issue.paper("annual"), draw.choice(("exports_there", "exports_back")), -draw.choice((2, 3)))


@fault("dates.target_in_the_past")
def past_read_as_target(issue: Issue, draw: random.Random) -> None:
    misread(issue.paper("annual"), draw.choice(("turnover_level", "exports_there")), status="planned")


@fault("thresholds.counted", "agreement.languages", "agreement.outlets", "agreement.sides")
def swapped_parties(issue: Issue, draw: random.Random) -> None:
    paper = draw.choice((issue.paper("annual"), issue.paper("translation")))
    for kind in ("exports_there", "exports_back"):
        told = claimed(paper, kind)
        misread(paper, kind, from_party=told["to_party"], to_party=told["from_party"])


@fault("references.parties")
def stranger_as_party(issue: Issue, draw: random.Random) -> None:
    misread(
        issue.paper("annual"), "exports_there", **{draw.choice(("from_party", "to_party")): draw.choice(("MX", "NO"))}
    )


@fault("references.parties")
def trade_with_itself(issue: Issue, draw: random.Random) -> None:
    paper = issue.paper("annual")
    misread(paper, "exports_there", to_party=claimed(paper, "exports_there")["from_party"])


@fault("growth.stated_levels", "growth.from_a_to_b")
def sign_flip(issue: Issue, draw: random.Random) -> None:
    paper, kind = draw.choice([(issue.paper("annual"), "turnover_growth"), (issue.paper("half"), "half_growth")])
    misread(paper, kind, value=-claimed(paper, kind)["value"])
    if kind == "turnover_growth":
        for other in ("translation", "sides"):
            misread(issue.paper(other), kind, value=-claimed(issue.paper(other), kind)["value"])


@fault("totals.by_direction", "agreement.languages", "agreement.sides", "agreement.passages", "agreement.outlets")
def exports_read_as_turnover(issue: Issue, draw: random.Random) -> None:
    misread(issue.paper("annual"), "exports_there", measure="turnover", from_party=None, to_party=None)


@fault("shape.facts")
def impossible_figure(issue: Issue, draw: random.Random) -> None:
    paper, kind, value = draw.choice(
        [(issue.paper("projects1"), "done_projects", -1), (issue.paper("half"), "half_growth", -140.0)]
    )
    misread(paper, kind, value=float(value))


@fault("shape.facts")
def period_upside_down(issue: Issue, draw: random.Random) -> None:
    paper = issue.paper("half")
    told = claimed(paper, "half_level")
    misread(paper, "half_level", period_start=told["period_end"], period_end=told["period_start"])


def _shift(paper: Paper, kind: str, years: int) -> None:
    told = claimed(paper, kind)
    start, end = told["period_start"], told["period_end"]
    misread(paper, kind, period_start=date(start.year + years, 1, 1), period_end=date(end.year + years, 12, 31))
