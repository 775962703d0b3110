"""Goals said to be met are of what is, and bounded by how they were met."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.goals_met import met, with_bounds_of_goals, with_goals_met
from claims.text.meaning.heads import Head
from claims.text.meaning.scene import scene
from claims.text.reader import read


def told(text: str, lang: str) -> list[str | None]:
    page = scene(Document("1", text, lang=lang), lang).page
    return [met(page, lang, at) for at in range(len(page.quantities))]


@pytest.mark.parametrize(
    ("lang", "text", "hedge"),
    [
        ("en", "The goal of $1 billion of trade between Peru and Chile has been met.", "ge"),
        ("en", "The $1 billion trade target was finally surpassed.", "gt"),
        ("en", "Last year they reached the planned mark of $5 billion.", "eq"),
        ("ru", "Задачу выйти на миллиард долларов товарооборота страны выполнили.", "ge"),
        ("ru", "Цель в миллиард долларов достигнута раньше срока.", "eq"),
        ("ru", "Планка в 2 млрд долларов уже превышена.", "gt"),
        ("kk", "1 млрд долларлық меже былтыр бағындырылды.", "ge"),
    ],
)
def test_a_goal_is_told_to_be_met(lang: str, text: str, hedge: str) -> None:
    assert told(text, lang) == [hedge]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The goal of $1 billion has not been met."),
        ("en", "The goal of $1 billion will be reached by 2030."),
        ("en", "They are to have reached the target of $5 billion by 2030."),
        ("en", "The goal is $2 billion; the plan was met by other means."),
        ("ru", "Цель в миллиард долларов не достигнута."),
        ("ru", "Задача выйти на миллиард долларов будет выполнена."),
        ("ru", "Поставлена задача выйти на сорок миллионов, и план уже перевыполнен."),
        ("kk", "1 млрд долларлық меже әлі бағындырылған жоқ."),
    ],
)
def test_one_that_is_not_met_stays_a_goal(lang: str, text: str) -> None:
    assert not any(told(text, lang))


def test_stage_and_bound_follow() -> None:
    page = scene(Document("1", "The goal of $1 billion of trade has been met.", lang="en"), "en").page
    (head,) = with_goals_met(page, "en", [Head(0, "turnover", "level", "planned", (0.9, 0.9, 0.9, 0.9))])
    assert head.status == "actual"
    choice = Choice(0, "turnover", "level", "actual", ("CL", "PE"), (None, None), None, None, (0.9,) * 7)
    assert [one.hedge for one in with_bounds_of_goals(page, "en", [choice])] == ["ge"]


def test_a_claim_says_so() -> None:
    text = "The goal of $1 billion of trade between Kazakhstan and Kyrgyzstan has been met, the minister said."
    (claim,) = read(Document("1", text, lang="en", home="KZ", published="2024-09-05")).claims
    assert (claim.status, claim.hedge) == ("actual", "ge")
