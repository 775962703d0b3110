"""The faults: each spoils one thing in what comes in, and names the expectations that ought to say so.

A misreading changes a claim and leaves the text; a misprint changes both, so that only other figures can tell. Some
faults sit in staging itself, as if a step of ours had gone wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from tests.expectations.mutation.figures import Figure, Paper
from tests.expectations.mutation.world import Issue

Spoil = Callable[[Issue, random.Random], None]


@dataclass(frozen=True)
class Fault:
    """`spoil` works on what comes in, `corrupt` on staging; `days` is how much later the audit is made."""

    name: str
    expected: frozenset[str]
    spoil: Spoil | None = None
    corrupt: Callable[[sa.Connection, random.Random, str], None] | None = None
    days: int = 0


FAULTS: list[Fault] = []


def fault(*expected: str, days: int = 0) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        FAULTS.append(Fault(spoil.__name__, frozenset(expected), spoil=spoil, days=days))
        return spoil

    return register


def figure(issue: Issue, paper: str, kind: str) -> Figure:
    return next(figure for figure in issue.paper(paper).figures if figure.kind == kind)


def misread(paper: Paper, kind: str, **fields: Any) -> None:
    next(figure for figure in paper.figures if figure.kind == kind).misread |= fields


def claimed(paper: Paper, kind: str) -> dict[str, Any]:
    """The claim as it is without the fault."""
    return next(claim for claim in paper.render()[1] if claim["rule"] == kind)


# --- misreadings: the text is right, the claim is not


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


@fault("shape.interval")
def impossible_figure(issue: Issue, draw: random.Random) -> None:
    paper, kind, value = draw.choice(
        [(issue.paper("projects1"), "done_projects", -1), (issue.paper("half"), "half_growth", -140.0)]
    )
    misread(paper, kind, value=float(value))


@fault("shape.period")
def period_upside_down(issue: Issue, draw: random.Random) -> None:
    paper = issue.paper("half")
    told = claimed(paper, "half_level")
    misread(paper, "half_level", period_start=told["period_end"], period_end=told["period_start"])


def _shift(paper: Paper, kind: str, years: int) -> None:
    told = claimed(paper, kind)
    start, end = told["period_start"], told["period_end"]
    misread(paper, kind, period_start=date(start.year + years, 1, 1), period_end=date(end.year + years, 12, 31))


# --- misprints: text and claim agree, other figures do not


@fault("growth.stated_levels", "plausibility.magnitude")
def slip_of_ten(issue: Issue, draw: random.Random) -> None:
    _everywhere(issue, "turnover_level", draw.choice((10, 0.1)))


@fault("plausibility.unit_slip")
def slip_of_a_thousand(issue: Issue, draw: random.Random) -> None:
    _everywhere(issue, draw.choice(("turnover_level", "exports_there")), draw.choice((100, 1000, 0.01, 0.001)))


@fault("growth.stated_levels", "growth.chained")
def wrong_growth(issue: Issue, draw: random.Random) -> None:
    change = draw.choice((-1, 1)) * draw.uniform(3, 15)
    for name in ("annual", "translation", "sides"):
        figure(issue, name, "turnover_growth").value += change


@fault("growth.stated_levels", "agreement.revision", "growth.chained", "growth.by_amount")
def wrong_base(issue: Issue, draw: random.Random) -> None:
    figure(issue, "annual", "turnover_before").value *= draw.choice((0.8, 0.9, 1.1, 1.3))


@fault("growth.by_amount")
def wrong_amount(issue: Issue, draw: random.Random) -> None:
    figure(issue, "wire", "rise").value *= draw.choice((0.3, 2, 3))


@fault("growth.counted_levels")
def growth_unlike_the_count(issue: Issue, draw: random.Random) -> None:
    """Both the level and the rate tell another story than the offices' tables, consistently."""
    factor = draw.choice((0.85, 1.18))
    for name in ("annual", "translation", "sides"):
        level, rate = figure(issue, name, "turnover_level"), figure(issue, name, "turnover_growth")
        level.value *= factor
        rate.value = (rate.value / 100 + 1) * factor * 100 - 100


@fault("agreement.languages")
def contradictory_translation(issue: Issue, draw: random.Random) -> None:
    kind = draw.choice(("turnover_level", "turnover_growth", "exports_there", "exports_back"))
    figure(issue, "translation", kind).value *= draw.choice((0.7, 0.85, 1.2, 1.5))


@fault("agreement.sides")
def contradictory_side(issue: Issue, draw: random.Random) -> None:
    figure(issue, "sides", draw.choice(("turnover_level", "turnover_growth"))).value *= draw.choice((0.8, 1.25, 1.6))


@fault("agreement.outlets")
def contradictory_outlet(issue: Issue, draw: random.Random) -> None:
    told = figure(issue, "annual", "turnover_level")
    factor = draw.choice((0.8, 0.9, 1.15, 1.4))
    issue.paper("wire").figures.append(Figure("turnover_level", "turnover", told.value * factor, period=told.period))


@fault("thresholds.crossed")
def bound_not_reached(issue: Issue, draw: random.Random) -> None:
    bound = figure(issue, "wire", "bound")
    bound.value *= draw.choice((1.3, 1.5, 2))


@fault("thresholds.target_reached", "growth.to_target")
def target_reached_already(issue: Issue, draw: random.Random) -> None:
    figure(issue, "annual", "goal_level").value *= draw.choice((0.1, 0.15, 0.2))


@fault("growth.to_target")
def multiple_unlike_the_target(issue: Issue, draw: random.Random) -> None:
    multiple = figure(issue, "annual", "goal_multiple")
    multiple.value = (multiple.value / 100 + 1) * draw.choice((1.8, 2.5, 3)) * 100 - 100


@fault("thresholds.counted", "totals.by_direction")
def level_unlike_the_count(issue: Issue, draw: random.Random) -> None:
    for name in ("annual", "translation"):
        figure(issue, name, draw.choice(("exports_there",))).value *= 1.6


@fault("totals.by_stage")
def total_counted_twice(issue: Issue, draw: random.Random) -> None:
    name, kind = draw.choice(("projects1", "projects2")), draw.choice(("projects", "money"))
    figure(issue, name, f"all_{kind}").value += figure(issue, name, f"done_{kind}").value


@fault("totals.by_stage")
def part_above_the_total(issue: Issue, draw: random.Random) -> None:
    name, kind = draw.choice(("projects1", "projects2")), draw.choice(("projects", "money"))
    figure(issue, name, f"running_{kind}").value = figure(issue, name, f"all_{kind}").value * draw.choice((1.5, 2, 3))


@fault("totals.by_direction")
def sides_above_turnover(issue: Issue, draw: random.Random) -> None:
    for name in ("annual", "translation"):
        figure(issue, name, "exports_back").value *= 2.5


@fault("stocks.fall")
def stock_that_falls(issue: Issue, draw: random.Random) -> None:
    kind = draw.choice(("projects", "money", "jobs"))
    told = figure(issue, "projects2", f"done_{kind}")
    told.value = told.value // draw.choice((2, 3)) if kind != "money" else told.value / 2


@fault("plausibility.money_per_project", "plausibility.money_per_job")
def projects_too_dear(issue: Issue, draw: random.Random) -> None:
    figure(issue, draw.choice(("projects1", "projects2")), "done_money").value *= draw.choice((1e4, 1e-4))


@fault("plausibility.money_per_job")
def jobs_too_dear(issue: Issue, draw: random.Random) -> None:
    figure(issue, draw.choice(("projects1", "projects2")), "done_jobs").value = draw.choice((1, 2))


@fault("plausibility.growth", "growth.stated_levels")
def growth_beyond_belief(issue: Issue, draw: random.Random) -> None:
    figure(issue, "half", "half_growth").value = draw.choice((900.0, 2500.0, -95.0))


# --- tables


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


# --- feeds


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
            if each.period and draw.random() < 0.95:
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


def _everywhere(issue: Issue, kind: str, factor: float) -> None:
    for paper in issue.papers:
        for each in paper.figures:
            if each.kind == kind:
                each.value *= factor


# --- staging: what only a fault of ours can do


def corruption(*expected: str) -> Callable[[Callable[[sa.Connection, random.Random, str], None]], None]:
    def register(corrupt: Callable[[sa.Connection, random.Random, str], None]) -> None:
        FAULTS.append(Fault(corrupt.__name__, frozenset(expected), corrupt=corrupt))

    return register


def _some_fact(connection: sa.Connection, draw: random.Random, pair: str, where: str = "is_current") -> str:
    found = connection.exec_driver_sql(
        f"select fact_id from stage_fact_turnover where pair_id = '{pair}' and {where} order by fact_id"
    )
    return str(draw.choice([row[0] for row in found]))


@corruption("uniqueness.fact")
def fact_staged_twice(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(
        f"insert into stage_fact_turnover select * from stage_fact_turnover where fact_id = '{fact}'"
    )


@corruption("uniqueness.grain")
def two_figures_in_force(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"create table twin as select * from stage_fact_turnover where fact_id = '{fact}'")
    connection.exec_driver_sql("update twin set fact_id = 'twin'")
    connection.exec_driver_sql("insert into stage_fact_turnover select * from twin")
    connection.exec_driver_sql("drop table twin")


@corruption("provenance.claim")
def value_changed_on_the_way(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"update stage_fact_turnover set value = value * 1.02 where fact_id = '{fact}'")


@corruption("money.conversion")
def wrong_rate(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair, "value_usd is not null")
    connection.exec_driver_sql(f"update stage_fact_turnover set value_usd = value_usd * 0.9 where fact_id = '{fact}'")


@corruption("references.release")
def release_lost(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"update stage_fact_turnover set release_id = 'gone' where fact_id = '{fact}'")


@corruption("references.support")
def support_lost(connection: sa.Connection, draw: random.Random, pair: str) -> None:
    fact = _some_fact(connection, draw, pair)
    connection.exec_driver_sql(f"delete from stage_bridge_fact_claim where fact_id = '{fact}'")
