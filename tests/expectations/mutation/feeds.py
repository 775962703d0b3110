"""Tables and feeds: what is counted wrongly, lost on the way, late, or early."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.expectations.mutation.faults import fault
from tests.expectations.mutation.world import Issue


@fault("mirror.counted")
def mirror_gap(issue: Issue, draw: random.Random) -> None:
    flow, factor = draw.choice(("export", "import")), draw.choice((0.4, 1.9, 3))
    for cell in draw.choice(issue.tables).cells:
        if cell["flow"] == flow:
            cell["value"] = float(round(cell["value"] * factor))


@fault("plausibility.unit_slip")
def table_in_thousands(issue: Issue, draw: random.Random) -> None:
    for cell in draw.choice(issue.tables).cells:
        cell["value"] /= 1000


@fault("totals.by_product")
def goods_above_the_total(issue: Issue, draw: random.Random) -> None:
    cells = draw.choice(issue.tables).cells
    for cell in cells[1:5]:
        cell["value"] *= draw.choice((1.5, 2, 4))


@fault("totals.by_sector")
def headings_above_their_chapter(issue: Issue, draw: random.Random) -> None:
    for cell in draw.choice(issue.tables).cells:
        if len(cell["commodity"] or "") == 4:
            cell["value"] *= draw.choice((1.3, 2, 4))


@fault("volume.claims")
def lost_half_of_a_wire(issue: Issue, draw: random.Random) -> None:
    for paper in issue.papers:
        if paper.source == "wire":
            paper.figures = [draw.choice(paper.figures)]


@fault("volume.claims")
def lost_half_of_a_table(issue: Issue, draw: random.Random) -> None:
    table = draw.choice(issue.tables)
    table.cells = draw.sample(table.cells, len(table.cells) // 2)


@fault("fill.rates")
def lost_periods(issue: Issue, draw: random.Random) -> None:
    for paper in issue.papers:
        for each in paper.figures:
            if each.period:
                each.misread |= {"period_start": None, "period_end": None}


@fault("fill.rates")
def lost_parties(issue: Issue, draw: random.Random) -> None:
    for paper in issue.papers:
        for each in paper.figures:
            if draw.random() < 0.8:
                each.misread |= {"parties": [], "from_party": None, "to_party": None}


@fault("freshness.source", days=400)
def stale_feed(issue: Issue, draw: random.Random) -> None:
    """Nothing newer comes in: the audit is made more than a year later."""
    issue.papers = [paper for paper in issue.papers if paper.kind == "bulletin1"]
    issue.tables = []


@fault("dates.future_publication")
def published_in_the_future(issue: Issue, draw: random.Random) -> None:
    paper = draw.choice(issue.papers)
    paper.published = date(2024, 3, 20) + timedelta(days=draw.randint(30, 3000))
