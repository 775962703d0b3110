"""Lengths of time are nothing that a claim counts."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.durations import no_durations
from claims.text.meaning.scene import scene
from claims.text.reader import read


def test_years_are_no_firms() -> None:
    text = "В Узбекистане есть проекты с Кореей. Число предприятий с корейским капиталом за последние 4 года удвоилось."
    found = read(Document("1", text, lang="ru", published="2023-09-12", home="UZ")).claims
    assert [(one.aspect, one.value) for one in found] == [("change_pct", 100.0)]


def test_firms_beside_a_year_are_counted() -> None:
    text = "В Узбекистане работает 14 предприятий с корейским капиталом против 4 годом ранее."
    found = read(Document("1", text, lang="ru", published="2023-09-12", home="UZ")).claims
    assert 4.0 in [one.value for one in found]


def test_a_year_or_one_and_a_half_is_no_sum() -> None:
    text = "Беларусь и Узбекистан намерены нарастить товарооборот до 2 млрд долларов за год или полтора."
    found = read(Document("1", text, lang="ru", published="2024-02-09", home="BY")).claims
    assert [one.value for one in found] == [2e9]


def test_how_often_parties_met_is_no_count_of_theirs() -> None:
    text = "Қазақстан мен Оман компаниялары 40-тан аса рет кездесіп, 12 құжатқа қол қойды."
    found = read(Document("1", text, lang="kk", published="2024-02-09", home="KZ")).claims
    assert [one.value for one in found] == [12.0]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "Перевезено 2 418 вагонов, фирм 14. Год назад было втрое меньше.", [False, False, False]),
        ("ru", "За 4 года фирм стало 14.", [True, False]),
        ("kk", "Фирма саны үш жүзге жуық. Жыл соңына дейін көбейеді.", [False]),
        ("kk", "Меже бар, бесеуге 2020 жылы жетеміз.", [False]),
        ("kk", "Бес жылда он төрт фирма ашылды.", [True, False]),
    ],
)
def test_a_time_of_its_own_behind_a_figure_makes_it_no_length(lang: str, text: str, wanted: list[bool]) -> None:
    page = scene(Document("1", text, lang=lang, published="2024-02-09", home="KZ"), lang).page
    place = (None, None)
    odds = (0.9,) * 7
    found = [
        Choice(at, "projects", "level", "actual", ("KZ", "UZ"), place, None, None, odds)
        for at in range(len(page.quantities))
    ]
    kept = {choice.at for choice in no_durations(page, lang, found)}
    assert [at not in kept for at in range(len(page.quantities))] == wanted
