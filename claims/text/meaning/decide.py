"""The reading of a laid-out document: what its figures measure, then their parties, period and direction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from claims.model import DIRECTED_MEASURES
from claims.text.meaning.amounts import with_amounts
from claims.text.meaning.choice import Choice
from claims.text.meaning.classes import CLASSES, IN, OUT_OF_SCOPE, SCOPE_CLASSES
from claims.text.meaning.doers import with_doers
from claims.text.meaning.drawn import with_drawn
from claims.text.meaning.ensemble import Models
from claims.text.meaning.flows import only_pair
from claims.text.meaning.givers import told_way
from claims.text.meaning.goals_met import with_goals_met
from claims.text.meaning.heads import Head, heads_of
from claims.text.meaning.hints import TRUST, Hinted, hinted, hinted_parties, hinted_periods, hinted_ways
from claims.text.meaning.lone_ways import lone_ways
from claims.text.meaning.model import Floats, Model, mixed
from claims.text.meaning.offered import with_offered
from claims.text.meaning.predicates import with_predicates
from claims.text.meaning.ranking import Options, pick
from claims.text.meaning.retold import Tellings, among, tellings, with_common_stages
from claims.text.meaning.returns import Way, with_returns
from claims.text.meaning.scan import Scan
from claims.text.meaning.scene import Scene, direction_options, party_options, period_options
from claims.text.meaning.second_look import read_rows
from claims.text.meaning.shared_stage import with_shared_stages
from claims.text.meaning.sides import Parties
from claims.text.meaning.times import NO_PERIOD, Period
from claims.text.meaning.under_way import with_works_under_way
from claims.text.meaning.unsigned import with_unsigned

Probabilities = dict[str, Floats]

ALONE = ("measure", "aspect", "status")
"""The tasks for which a scene has codes of their own."""

SCAN_WEIGHT = {"measure": 0.5, "aspect": 0.3, "status": 0.6}
"""How much the reading of words in order counts beside that of their features, by folds."""

SECOND_WEIGHT = {"measure": 0.5, "status": 0.25}
"""How much the second reading counts beside the first, by folds: a stage shows mostly in a figure's own sentence."""

STAGE_TREES_WEIGHT = 0.4
"""How much the trees count for the stage beside all before them, by folds; of the scope they decide alone."""


def in_order(classes: Sequence[str], model: Model, rows: Floats) -> Floats:
    """A model's probabilities in the fixed order of `classes`; a class that the model never saw has none."""
    if model.classes == classes:
        return rows
    out = np.zeros((len(rows), len(classes)))
    for column, name in enumerate(model.classes):
        out[:, classes.index(name)] = rows[:, column]
    return out


AT_ONCE = 128
"""Figures whose features are held together: the features of all figures of a long text would fill the memory."""


SHARE = CLASSES["aspect"].index("share_pct")
TRADE: Final = "exports"


def portions(total: int) -> list[slice]:
    """Figures 0 to `total` in runs of AT_ONCE."""
    return [slice(first, first + AT_ONCE) for first in range(0, total, AT_ONCE)]


def joined(parts: Sequence[Floats]) -> Floats:
    """Rows of all portions, one below the other; most texts are read in one portion."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def first_reading(one: Scene, models: Models) -> Probabilities:
    """Probabilities of measure, aspect and status of each figure from its own surroundings."""
    if not one.base:
        return {task: np.zeros((0, len(classes))) for task, classes in CLASSES.items()}
    told = []
    for own in portions(len(one.base)):
        told.append(models.joint.told(one.base[own], {task: lists[own] for task, lists in one.own.items()}))
    chances = {
        task: in_order(classes, models.classifiers[task], joined([rows[task] for rows in told]))
        for task, classes in CLASSES.items()
    }
    multiples = [at for at, quantity in enumerate(one.page.quantities) if quantity.kind == "multiple"]
    chances["aspect"][multiples, SHARE] = 0.0  # "tripled" tells a change, whatever shares are told around it
    return chances


def read_in_order(one: Scene, chances: Probabilities, scan: Scan | None) -> Probabilities:
    """First readings blended with those of the words in their order, which also tell the hints of each figure."""
    if scan is None or not one.units:
        return chances
    told = scan.read(one.page)
    blended = {task: mixed(chances[task], told[task], weight) for task, weight in SCAN_WEIGHT.items()}
    return {**told, **chances, **blended}


def with_scope(measures: Floats, in_scope: Floats) -> Floats:
    """Probabilities of measures with another chance, for each figure, of being in scope."""
    before = 1.0 - measures[:, OUT_OF_SCOPE]
    out: Floats = measures * (in_scope / np.maximum(before, 1e-9))[:, None]
    out[:, OUT_OF_SCOPE] = 1.0 - in_scope
    return out


def second_reading(one: Scene, first: Probabilities, models: Models, least: float) -> tuple[list[int], Probabilities]:
    """The figures in scope with a probability of `least`, and the rows of these, on no others of which anything hangs:
    first readings blended with those of networks and trees that know the first readings of all figures.
    """
    if not one.units:
        return [], first
    rows = read_rows(one, first)
    in_scope = _in_portions(models.trees["scope"].probabilities, rows)[:, SCOPE_CLASSES.index(IN)]
    kept = np.flatnonzero(1.0 - (1.0 - in_scope) >= least)  # as it will be told from the chance of none
    figures: list[int] = kept.tolist()
    chances = {task: told.take(kept, axis=0) for task, told in first.items()}
    if not figures:
        return figures, chances
    seen = rows.take(kept, axis=0)
    for task, told in models.panels.told(seen).items():
        chances[task] = mixed(chances[task], told, SECOND_WEIGHT[task])
    stage = _in_portions(models.trees["status"].probabilities, seen)
    measures = with_scope(chances["measure"], in_scope.take(kept))
    statuses = mixed(chances["status"], stage, STAGE_TREES_WEIGHT)
    sentences = [one.page.quantity_sentences[at] for at in figures]
    return figures, {**chances, "measure": measures, "status": with_shared_stages(measures, statuses, sentences)}


def _in_portions(told: Callable[[Floats], Floats], rows: Floats) -> Floats:
    return joined([told(rows[own]) for own in portions(len(rows))])


@dataclass(slots=True)
class Table:
    """Figures to be placed, and the candidates of each."""

    one: Scene
    heads: list[Head]
    parties: list[Options[Parties]]
    periods: list[Options[Period]]
    hints: Hinted

    @classmethod
    def of(cls, one: Scene, heads: list[Head], hints: Hinted) -> Table:
        """The candidates of some figures, with what hints speak for each."""
        parties = [party_options(one, own.at, own.number) for own in heads]
        periods = [period_options(one, own.at, own.kinds) for own in heads]
        for row, own in enumerate(heads):
            if len(parties[row].items) > 1:  # a lone candidate is chosen whatever speaks for it
                parties[row] = hinted_parties(one, own, parties[row], hints)
            if len(periods[row].items) > 1:
                periods[row] = hinted_periods(one, own, periods[row], hints)
        return cls(one, heads, parties, periods, hints)


def choose(one: Scene, figures: list[int], chances: Probabilities, models: Models) -> list[Choice]:
    """The best reading, as a claim, of each of some figures, of which `chances` has the rows."""
    heads, hints = heads_of(chances, figures), hinted(chances, figures, TRUST)
    heads = with_amounts(one.page, one.lang, heads)
    heads = with_goals_met(one.page, one.lang, with_common_stages(one.page, heads, chances["status"]))
    heads = with_predicates(one.page, one.lang, with_works_under_way(one.page, one.lang, heads))
    heads = with_unsigned(one.page, one.lang, heads)
    heads = with_offered(one.page, one.lang, with_drawn(one.page, one.lang, heads))
    return [choice for own in portions(len(heads)) for choice in placed(Table.of(one, heads[own], hints), models)]


def placed(table: Table, models: Models) -> list[Choice]:
    """The best reading of each figure as a claim, whether or not it is one."""
    told = tellings(table.one.page, table.heads)
    best_sets = pick(models.rankers["parties"], table.parties, told)
    untimed = frozenset(row for row in told if _is_untimed(table.one, table.heads[row].at))
    best_periods = pick(models.rankers["period"], table.periods, told, untimed, NO_PERIOD)
    parties = [had.items[best] if best >= 0 else () for had, (best, _) in zip(table.parties, best_sets, strict=True)]
    parties = [only_parties(table, own, chosen) for own, chosen in zip(table.heads, parties, strict=True)]
    ways = directed(table, models, parties, told)
    out = []
    for row, own in enumerate(table.heads):
        giver, taker, p_way = ways.get(row, NO_WAY)
        (_, p_parties), (period, p_period) = best_sets[row], best_periods[row]
        odds = (*own.odds, p_parties, p_period, p_way)
        place = table.periods[row].items[period]
        out.append(Choice(own.at, own.measure, own.aspect, own.status, parties[row], place, giver, taker, odds))
    return out


def only_parties(table: Table, own: Head, chosen: Parties) -> Parties:
    """The two that alone are tied to a figure's flow, for whom a bank of many states does not stand in; else those
    chosen.
    """
    people, sentence = table.one.people, table.one.page.quantity_sentences[own.at]
    if own.measure not in DIRECTED_MEASURES or own.aspect == CLASSES["aspect"][SHARE] or sentence in people.owing:
        return chosen
    pair = only_pair(table.one.flows, own.at, own.measure == TRADE)
    return tuple(sorted(pair)) if pair and table.one.in_turn.may_tie(own.at, pair) else chosen


def _is_untimed(one: Scene, at: int) -> bool:
    """Whether the sentence of a figure tells no time that it may hold for."""
    times = one.times
    here = times.by_sentence[one.page.quantity_sentences[at]]
    return all(times.periods[number] == NO_PERIOD or times.marks[number].kind == "day" for number in here)


BOUND: Final = 0.97
"""The probability that a flow runs as told where both parties are named and tied to its word beside the figure: of
labelled figures that are told so 352 of 354 do."""
NO_WAY: Way = (None, None, 1.0)


def directed(table: Table, models: Models, parties: Sequence[Parties], told: Tellings) -> dict[int, Way]:
    """Giver, taker and the probability of that way, by the row of each figure that runs from one party to another."""
    rows = [row for row, own in enumerate(table.heads) if own.measure in DIRECTED_MEASURES and len(parties[row]) == 2]
    ways = [
        hinted_ways(
            table.one,
            table.heads[row],
            direction_options(table.one, table.heads[row].at, parties[row], table.heads[row].number),
            table.hints,
        )
        for row in rows
    ]
    best = pick(models.rankers["direction"], ways, among(rows, told))
    found: dict[int, Way] = {
        row: (way.items[number][0], way.items[number][1], odds)
        for row, way, (number, odds) in zip(rows, ways, best, strict=True)
    }
    for row in found:
        told_so = told_way(table.one.page, table.one.lang, table.one.people, table.heads[row], parties[row])
        found[row] = told_so or found[row]
    trade = {table.heads[row].at: row for row in rows if table.heads[row].measure == TRADE}
    returned = with_returns(table.one, {at: found[row] for at, row in trade.items()})
    found |= {trade[at]: way for at, way in returned.items()}
    for row in rows:
        if bound := table.one.flows.bound.get(table.heads[row].at):
            found[row] = (*bound, max(BOUND, found[row][2]))
    against = with_doers(table.one, {at: found[row] for at, row in trade.items()})
    found |= {trade[at]: way for at, way in against.items()}
    return found | lone_ways(table.one, table.heads, parties)
