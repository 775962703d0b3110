"""Misprints: text and claim agree, other figures do not."""

from __future__ import annotations

import random

from tests.expectations.mutation.faults import fault, figure
from tests.expectations.mutation.figures import Figure
from tests.expectations.mutation.world import Issue


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


def _everywhere(issue: Issue, kind: str, factor: float) -> None:
    for paper in issue.papers:
        for each in paper.figures:
            if each.kind == kind:
                each.value *= factor


@fault("totals.by_sector")
def goods_above_their_sector(issue: Issue, draw: random.Random) -> None:
    figure(issue, "wire", draw.choice(("wheat", "rice"))).value *= draw.choice((3, 4, 8))
