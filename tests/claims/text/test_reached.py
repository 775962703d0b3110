"""A rate and the level that it led to are read alike."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.reached import reached, risen, with_reached
from claims.text.meaning.scene import scene
from claims.text.reader import read


def pairs(text: str, lang: str) -> list[int]:
    return reached(scene(Document("1", text, lang=lang), lang).page, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Вывоз в Перу упал на 18,3%, до 9,2 млрд долларов."),
        ("ru", "Вывоз в Перу вырос вдвое - почти до $9 млрд."),
        ("ru", "Торговля с Перу прибавила 12% и достигла 1,1 млрд долларов."),
        ("ru", "Торговля с Перу прибавила 12%, составив 1,1 млрд долларов."),
        ("en", "Sales to Peru fell by 18.3 percent to $9.2 billion."),
        ("en", "Trade with Peru grew 12% and reached $1.1 billion."),
    ],
)
def test_what_a_rate_led_to_stands_behind_it(lang: str, text: str) -> None:
    assert pairs(text, lang) == [0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Вывоз в Перу вырос на 5%, ввоз составил 3 млрд долларов."),
        ("ru", "Вывоз в Перу вырос на 5%, до 6% в июне."),
        ("en", "Sales to Peru fell by 5 percent, and those to Chile reached $3 billion."),
        ("kk", "Перумен сауда 5%-ға өсіп, 3 млрд долларға жетті."),
    ],
)
def test_what_has_a_subject_of_its_own_is_no_such_level(lang: str, text: str) -> None:
    assert pairs(text, lang) == []


def choice(at: int, aspect: str, parties: tuple[str, str], scope: float, year: str | None = None) -> Choice:
    place = (f"{year}-01-01", f"{year}-12-31") if year else (None, None)
    return Choice(at, "exports", aspect, "actual", parties, place, *parties, (scope, 0.9, 0.9, 0.9, scope, 0.9, 0.9))


def test_both_take_what_the_surer_one_says_and_neither_is_left_out() -> None:
    page = scene(Document("1", "Вывоз упал на 18,3%, до 9,2 млрд долларов.", lang="ru"), "ru").page
    surer, other = choice(1, "level", ("CL", "PE"), 0.9, "2019"), choice(0, "change_pct", ("CL", "CN"), 0.6)
    for found in ([other, surer], [surer]):
        told = with_reached(page, "ru", found)
        assert [(one.aspect, one.parties, one.period[0]) for one in told] == [
            ("change_pct", ("CL", "PE"), "2019-01-01"),
            ("level", ("CL", "PE"), "2019-01-01"),
        ]
        assert all(one.odds[0] >= 0.5 for one in told)


def test_what_is_hardly_in_scope_stays_as_it_was() -> None:
    page = scene(Document("1", "Вывоз упал на 18,3%, до 9,2 млрд долларов.", lang="ru"), "ru").page
    found = [choice(0, "change_pct", ("CL", "PE"), 0.55)]
    assert with_reached(page, "ru", found) == found


def test_the_level_runs_as_its_rate_does() -> None:
    text = (
        "Взаимный экспорт в 2019 году растёт: чилийский - на 12%, до 1,1 млрд долларов, перуанский - на 5%, до 600 млн."
    )
    found = read(Document("1", text, lang="ru", published="2020-02-03", home="CL")).claims
    ways = [(one.from_party, one.to_party) for one in found]
    assert ways[0] == ways[1] and ways[2] == ways[3]


def led_to(text: str, lang: str) -> list[int]:
    return risen(scene(Document("1", text, lang=lang), lang).page, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sales to Peru came to $9.2 billion, down 18.3 percent."),
        ("en", "Sales to Peru: $9.2 billion (up by 18 %)."),
        ("en", "Sales to Peru came to $9.2 billion, a rise of some 18 percent."),
        ("en", "Sales to Peru came to $9.2 billion, or 18 percent more than in 2018."),
        ("ru", "Вывоз в Перу составил 9,2 млрд долларов (+18,3%)."),
        ("ru", "Вывоз в Перу составил 9,2 млрд долларов, рост на 18 процентов."),
        ("ru", "Вывоз в Перу - 9,2 млрд долларов, что на 18% больше, чем в 2018 году."),
        ("kk", "Перуға экспорт 9,2 млрд доллар болды, бұл 2018 жылғыдан 18 пайызға көп."),
    ],
)
def test_the_rate_stands_behind_what_it_led_to(lang: str, text: str) -> None:
    assert led_to(text, lang) == [0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sales to Peru came to $9.2 billion, 18 percent of them copper."),
        ("en", "Sales to Peru came to $9.2 billion, and those to Chile grew by 18 percent."),
        ("en", "Of 40 firms, up 5 percent, none exports."),
        ("ru", "Вывоз в Перу - 9,2 млрд долларов, половина всего."),
        ("ru", "Вывоз в Перу составил 9,2 млрд долларов, ввоз вырос на 18 процентов."),
        ("ru", "Вывоз в Перу составил 9,2 млрд долларов, на 18% приходится медь."),
        ("kk", "Перуға экспорт 9,2 млрд доллар болды, оның 18 пайызы мыс."),
    ],
)
def test_other_rates_behind_a_level_are_not_what_led_to_it(lang: str, text: str) -> None:
    assert led_to(text, lang) == []


def test_a_level_and_the_rate_behind_it_are_read_alike() -> None:
    page = scene(Document("1", "Peru bought for $9.2 billion, down 18 percent.", lang="en"), "en").page
    surer, other = choice(0, "level", ("CL", "PE"), 0.9, "2019"), choice(1, "share_pct", ("CL", "CN"), 0.6)
    for found in ([surer, other], [surer]):
        told = with_reached(page, "en", found)
        assert [(one.aspect, one.parties, one.period[0]) for one in told] == [
            ("level", ("CL", "PE"), "2019-01-01"),
            ("change_pct", ("CL", "PE"), "2019-01-01"),
        ]
