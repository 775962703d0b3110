"""Figures of the same projects take one stage."""

from __future__ import annotations

import numpy as np

from claims.text.meaning.classes import CLASSES, MEASURE_CLASSES
from claims.text.meaning.model import Floats
from claims.text.meaning.shared_stage import groups_of, plants_of, with_shared_stages

STATUSES = CLASSES["status"]


def measures(*names: str) -> Floats:
    rows = np.full((len(names), len(MEASURE_CLASSES)), 0.01)
    for row, name in zip(rows, names, strict=True):
        row[MEASURE_CLASSES.index(name)] = 1.0
    shares: Floats = rows / rows.sum(axis=1, keepdims=True)
    return shares


def statuses(*names: str, sure: float = 0.9) -> Floats:
    rows = np.full((len(names), len(STATUSES)), (1.0 - sure) / (len(STATUSES) - 1))
    for row, name in zip(rows, names, strict=True):
        row[STATUSES.index(name)] = sure
    return rows


def test_costs_and_jobs_belong_to_the_projects_before_them_in_their_sentence() -> None:
    found = measures("projects", "project_investment", "jobs", "turnover", "projects", "project_investment", "jobs")
    assert groups_of(found, [0, 0, 0, 0, 1, 1, 2]) == [[0, 1, 2], [4, 5]]


def test_a_doubtful_stage_follows_the_sure_one_of_its_projects() -> None:
    told = np.vstack([statuses("planned", sure=0.95), statuses("actual", sure=0.4)])
    shared = with_shared_stages(measures("projects", "jobs"), told, [0, 0])
    assert STATUSES[shared[1].argmax()] == "planned"
    assert np.allclose(shared.sum(axis=1), 1.0)
    apart = with_shared_stages(measures("projects", "jobs"), told, [0, 1])
    assert np.array_equal(apart, told)


def test_jobs_of_projects_under_way_are_to_come() -> None:
    told = np.vstack([statuses("in_progress", sure=0.95), statuses("planned", sure=0.5)])
    shared = with_shared_stages(measures("projects", "jobs"), told, [0, 0])
    assert [STATUSES[row.argmax()] for row in shared] == ["in_progress", "planned"]


def test_jobs_to_come_leave_projects_under_way() -> None:
    told = np.vstack([statuses("in_progress", sure=0.5), statuses("planned", sure=0.97)])
    shared = with_shared_stages(measures("projects", "jobs"), told, [0, 0])
    assert [STATUSES[row.argmax()] for row in shared] == ["in_progress", "planned"]


def test_cost_capacity_and_jobs_in_this_order_are_of_one_plant() -> None:
    found = measures("project_investment", "capacity", "jobs", "turnover", "capacity", "jobs", "project_investment")
    assert plants_of(found, [0] * 7) == [[0, 1, 2], [4, 5]]
    assert plants_of(found, [0, 1, 1, 1, 1, 2, 2]) == [[1, 2]]


def test_in_another_order_or_with_another_figure_between_they_may_be_of_two() -> None:
    assert not plants_of(measures("capacity", "project_investment", "jobs"), [0, 0, 0])
    assert not plants_of(measures("project_investment", "exports", "capacity"), [0, 0, 0])
    assert not plants_of(measures("capacity", "capacity"), [0, 0])


def test_a_doubtful_capacity_follows_the_cost_of_its_plant() -> None:
    told = np.vstack([statuses("in_progress", sure=0.95), statuses("planned", sure=0.4)])
    shared = with_shared_stages(measures("project_investment", "capacity"), told, [0, 0])
    assert STATUSES[shared[1].argmax()] == "in_progress"
    apart = with_shared_stages(measures("project_investment", "capacity"), told, [0, 1])
    assert np.array_equal(apart, told)


def test_a_sure_capacity_keeps_its_stage() -> None:
    told = np.vstack([statuses("planned", sure=0.6), statuses("actual", sure=0.97)])
    shared = with_shared_stages(measures("project_investment", "capacity"), told, [0, 0])
    assert STATUSES[shared[1].argmax()] == "actual"
