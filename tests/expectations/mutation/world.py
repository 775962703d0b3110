"""A clean world: ten pairs, ten years of trade and projects, told by governments, a wire and offices alike."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pyarrow as pa

from tests.expectations.mutation.figures import Figure, Paper
from warehouse.batch import SCHEMAS, Batch

PAIRS: Final = (
    ("KZ", "BY"), ("KZ", "UZ"), ("KZ", "KG"), ("RU", "BY"), ("KZ", "TR"),
    ("KZ", "AZ"), ("RU", "UZ"), ("RU", "AM"), ("CN", "KZ"), ("TR", "GE"),
)  # fmt: skip
FIRST, LAST = 2014, 2023
SHARES: Final = {None: 1.0, "27": 0.5, "84": 0.25, "87": 0.15, "10": 0.1, "8701": 0.09, "8703": 0.05}
GOAL_YEAR: Final = 2030


@dataclass
class Table:
    """A statistical table of one office on one pair and year."""

    release_id: str
    source: str
    reporter: str
    published: date
    cells: list[dict[str, Any]]


@dataclass
class Issue:
    """What comes in at once: papers and tables."""

    papers: list[Paper] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def paper(self, kind: str) -> Paper:
        return next(paper for paper in self.papers if paper.kind == kind)

    def batch(self) -> Batch:
        releases, claims = [], []
        for paper in self.papers:
            row, its_claims = paper.render()
            releases.append(row | {"fetched_at": _noon(paper.published)})
            claims += its_claims
        cells = []
        for table in self.tables:
            releases.append(_table_row(table))
            cells += [{**cell, "release_id": table.release_id} for cell in table.cells]
        return Batch(
            releases=pa.Table.from_pylist(releases, schema=SCHEMAS["releases"]),
            claims=pa.Table.from_pylist(claims, schema=SCHEMAS["claims"]),
            observations=pa.Table.from_pylist(cells, schema=SCHEMAS["observations"]),
        )


@dataclass
class Trade:
    """A pair's true history; `draw` of the last year differs from seed to seed."""

    pair: tuple[str, str]
    seed: int

    def __post_init__(self) -> None:
        fixed, last = random.Random(f"{self.pair}"), random.Random(f"{self.pair} {self.seed}")
        self.turnover = {FIRST - 1: 10 ** fixed.uniform(8.4, 9.6)}
        self.share, self.cif = fixed.uniform(0.58, 0.78), fixed.uniform(1.05, 1.09)
        self.half, self.projects, self.each = fixed.uniform(0.42, 0.5), fixed.randint(3, 8), fixed.uniform(6e6, 30e6)
        self.done: dict[tuple[int, int], tuple[int, int, int]] = {}
        for year in range(FIRST, LAST + 1):
            draw = last if year == LAST else fixed
            self.turnover[year] = self.turnover[year - 1] * (1 + draw.uniform(0.04, 0.22))
            for half in (1, 2):
                self.projects += draw.randint(0, 2)
                self.done[year, half] = self.projects, draw.randint(2, 6), draw.randint(3, 9)
        self.goal = self.turnover[LAST - 1] * 3
        self.salt = last.random()

    def exports(self, year: int) -> tuple[float, float]:
        return self.turnover[year] * self.share, self.turnover[year] * (1 - self.share)

    def growth(self, year: int) -> float:
        return (self.turnover[year] / self.turnover[year - 1] - 1) * 100


def base(seed: int = 0) -> Issue:
    """All that was told of all pairs before the last year."""
    whole = Issue()
    for pair in PAIRS:
        trade = Trade(pair, seed)
        for year in range(FIRST, LAST):
            issue = told(trade, year)
            whole.papers += issue.papers
            whole.tables += issue.tables
    return whole


def following(pair: tuple[str, str], seed: int) -> Issue:
    """What is told of one pair in the last year, drawn by `seed`, with a seed's own choice of words and rounding."""
    issue, draw = told(Trade(pair, seed), LAST), random.Random(f"words {pair} {seed}")
    for paper in issue.papers:
        for figure in paper.figures:
            if figure.style == "money" and paper.kind in ("annual", "sides"):
                figure.digits = draw.choice((2, 3))
    draw.shuffle(issue.papers)
    return issue


def told(trade: Trade, year: int) -> Issue:
    """Everything about one pair and year."""
    a, b = trade.pair
    papers = [
        _paper(trade, year, "annual", f"gov-{a}", "en", a, date(year + 1, 2, 15), annual(trade, year)),
        _paper(trade, year, "translation", f"gov-{a}", "ru", a, date(year + 1, 2, 15), annual(trade, year)[:4]),
        _paper(trade, year, "sides", f"gov-{b}", "en", b, date(year + 1, 2, 18), annual(trade, year)[:2]),
        _paper(trade, year, "wire", "wire", "en", a, date(year + 1, 2, 20), wire(trade, year)),
        _paper(trade, year, "half", f"gov-{a}", "en", a, date(year, 7, 20), half(trade, year)),
    ]
    for part in (1, 2):
        when = date(year, 3 if part == 1 else 9, 10)
        papers.append(_paper(trade, year, f"projects{part}", f"gov-{a}", "en", a, when, projects(trade, year, part)))
    for month in range(1, 7):
        when = date(year, month + 1, 12)
        papers.append(_paper(trade, year, f"bulletin{month}", "wire", "en", a, when, monthly(trade, year, month)))
    return Issue(papers, [counted(trade, year, a), counted(trade, year, b)])


def annual(trade: Trade, year: int) -> list[Figure]:
    (there, back), whole = trade.exports(year), _year(year)
    a, b = trade.pair
    before, goal = trade.turnover[year - 1], _year(GOAL_YEAR)
    return [
        Figure("turnover_level", "turnover", trade.turnover[year], period=whole),
        Figure("turnover_growth", "turnover", trade.growth(year), "percent", aspect="change_pct", period=whole),
        Figure("exports_there", "exports", there, period=whole, sides=(a, b)),
        Figure("exports_back", "exports", back, period=whole, sides=(b, a)),
        Figure("turnover_before", "turnover", before, period=_year(year - 1)),
        Figure("goal_level", "turnover", trade.goal, status="planned", period=goal),
        Figure(
            "goal_multiple",
            "turnover",
            (trade.goal / trade.turnover[year] - 1) * 100,
            "times",
            aspect="change_pct",
            status="planned",
            period=goal,
        ),
    ]


def wire(trade: Trade, year: int) -> list[Figure]:
    now, whole = trade.turnover[year], _year(year)
    floor = 10 ** (len(str(int(now))) - 2)
    sold, _ = trade.exports(year)
    rise = now - trade.turnover[year - 1]
    return [
        Figure("bound", "turnover", now // floor * floor, hedge="gt", period=whole, digits=1),
        Figure("rise", "turnover", rise, aspect="change_abs", period=whole),
        *(
            Figure(name.replace(" ", "_"), "exports", sold * share, period=whole, sides=trade.pair, product=name)
            for name, share in (("farm products", 0.1), ("wheat", 0.05), ("rice", 0.03))
        ),
    ]


def half(trade: Trade, year: int) -> list[Figure]:
    months = date(year, 1, 1), date(year, 6, 30)
    level = Figure("half_level", "turnover", trade.turnover[year] * trade.half, period=months)
    return [level, Figure("half_growth", "turnover", trade.growth(year), "percent", aspect="change_pct", period=months)]


def monthly(trade: Trade, year: int, month: int) -> list[Figure]:
    days = date(year, month, 1), date(year, month + 1, 1) - timedelta(days=1)
    level = trade.turnover[year] / 12 * (0.9 + 0.03 * month)
    there = Figure("month_there", "exports", level * trade.share, period=days, sides=trade.pair, hedge="approx")
    return [Figure("month_level", "turnover", level, period=days), there]


def projects(trade: Trade, year: int, part: int) -> list[Figure]:
    done, running, ahead = trade.done[year, part]
    figures = []
    for name, count, status in (
        ("done", done, "actual"),
        ("running", running, "in_progress"),
        ("ahead", ahead, "planned"),
    ):
        figures.append(Figure(f"{name}_projects", "projects", count, "count", status=status))
        figures.append(Figure(f"{name}_money", "project_investment", count * trade.each, status=status))
        figures.append(Figure(f"{name}_jobs", "jobs", count * 150, "count", status=status))
    every = done + running + ahead
    figures.append(Figure("all_projects", "projects", every, "count", status="total"))
    figures.append(Figure("all_money", "project_investment", every * trade.each, status="total"))
    return figures


def counted(trade: Trade, year: int, reporter: str) -> Table:
    a, b = trade.pair
    (there, back), noise = (
        trade.exports(year),
        random.Random(f"{trade.pair} {year} {reporter} {trade.salt if year == LAST else 0}"),
    )
    cells = []
    for source, target, value in ((a, b, there), (b, a, back)):
        is_export = source == reporter
        seen = value * (1 if is_export else trade.cif) * noise.uniform(0.99, 1.01)
        partner = target if is_export else source
        flow = ("export", "FOB") if is_export else ("import", "CIF")
        for code, share in SHARES.items():
            cells.append(_cell(reporter, partner, source, target, flow, year, round(seen * share), code, len(cells)))
    key = f"table {trade.pair} {year} {reporter} {trade.salt if year == LAST else 0}"
    return Table(_id(key), f"stat-{reporter}", reporter, date(year + 1, 3, 10), cells)


def _cell(
    reporter: str,
    partner: str,
    source: str,
    target: str,
    flow: tuple[str, str],
    year: int,
    value: int,
    chapter: str | None,
    place: int,
) -> dict[str, Any]:
    first, last = _year(year)
    row: dict[str, Any] = dict.fromkeys(SCHEMAS["observations"].names)
    row |= {"reporter": reporter, "partner": partner, "from_party": source, "to_party": target, "measure": "exports"}
    row |= {
        "flow": flow[0],
        "valuation": flow[1],
        "period_start": first,
        "period_end": last,
        "grain": "year",
        "unit": "USD",
    }
    row |= {"value": float(value), "resolution": 1.0, "classification": "HS" if chapter else None, "commodity": chapter}
    row |= {"commodity_level": len(chapter or ""), "is_total": chapter is None, "is_derived": False}
    return row | {"cell": f"row {place + 2}, Value", "quote": str(value), "rule": "mutation table"}


def _paper(
    trade: Trade, year: int, kind: str, source: str, lang: str, home: str, when: date, figures: list[Figure]
) -> Paper:
    key = f"{kind} {trade.pair} {year} {trade.salt if year == LAST else 0}"
    title = f"{trade.pair[0]} and {trade.pair[1]} on their cooperation ({kind})"
    return Paper(_id(key), source, lang, home, when, trade.pair, figures, title, kind)


def _table_row(table: Table) -> dict[str, Any]:
    row = {"release_id": table.release_id, "source": table.source, "home": table.reporter, "published": table.published}
    return row | {
        "title": f"Trade of {table.reporter}",
        "is_official": True,
        "reader": "mutation table 1",
        "fetched_at": _noon(table.published),
    }


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _id(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
