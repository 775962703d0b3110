"""The verb right beside a number of projects tells how far they, and what they cost, have come."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.predicates import told_stage
from claims.text.meaning.scene import scene
from claims.text.reader import read

OPENINGS = {
    "en": ("UZ", "According to the ministry, 12 joint projects with China worth $340 million {}."),
    "ru": (
        "UZ",
        "По данным министерства, в Узбекистане {} 12 совместных проектов с Китаем стоимостью 340 млн долларов.",
    ),
    "kk": ("KZ", "Министрліктің дерегінше, Қытаймен бірлескен құны 340 млн доллар болатын 12 жоба {}."),
}


def stages(lang: str, home: str, text: str) -> list[tuple[float, str]]:
    found = read(Document("1", text, lang=lang, published="2024-05-16", home=home)).claims
    return sorted((one.value, one.status) for one in found)


@pytest.mark.parametrize(
    ("lang", "verb", "stage"),
    [
        ("en", "are planned", "planned"),
        ("en", "have yet to start", "planned"),
        ("en", "are taking shape", "in_progress"),
        ("en", "are up and running", "actual"),
        ("ru", "согласовывается", "planned"),
        ("ru", "запланировано", "planned"),
        ("ru", "доведено до конца", "actual"),
        ("kk", "зерделенуде", "planned"),
        ("kk", "жұмыс істеп тұр", "actual"),
    ],
)
def test_a_plain_statement(lang: str, verb: str, stage: str) -> None:
    home, opening = OPENINGS[lang]
    assert stages(lang, home, opening.format(verb)) == [(12.0, stage), (340e6, stage)]


def test_a_whole_of_which_a_part_is_told_has_not_the_stage_of_the_part() -> None:
    text = "Uzbekistan and China have a portfolio of joint projects. Of 15 projects twelve are complete."
    assert stages("en", "UZ", text) == [(12.0, "actual"), (15.0, "total")]


def test_two_verbs_tell_none() -> None:
    text = "В Узбекистане реализуются или прорабатываются 84 проекта с Китаем почти на 23 млрд долларов."
    assert (84.0, "in_progress") not in stages("ru", "UZ", text)


def test_what_is_denied_is_no_stage() -> None:
    told = []
    for verb in ("уже реализовано", "не реализовано"):
        text = f"Посол Китая заявил, что в Узбекистане {verb} 12 проектов на 340 млн долларов."
        told.append(told_stage(scene(Document("1", text, lang="ru", home="UZ"), "ru").page, "ru", 0))
    assert told == ["actual", None]
