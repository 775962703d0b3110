"""The rows of a list are read alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.model import Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.rows import rows, rows_behind, with_rows
from claims.text.meaning.scene import Scene, scene
from claims.text.reader import read


def laid_out(text: str, lang: str = "ru") -> Scene:
    return scene(Document("1", text, lang=lang, published="2020-02-03"), lang)


def told(text: str, lang: str = "ru") -> list[list[tuple[str, str]]]:
    one = laid_out(text, lang)
    return [
        [(row.who, text[one.page.quantities[row.at].start : one.page.quantities[row.at].end]) for row in run]
        for run in rows(one.page, lang, one.people)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "ru",
            "Вывоз:\nГермания — 5 млрд евро;\nИталия — 4 млрд;\nЧехия — 900 млн.",
            [("DE", "5 млрд евро"), ("IT", "4 млрд"), ("CZ", "900 млн")],
        ),
        (
            "ru",
            "На первом месте Китай (31%), за ним идут Турция (14%) и Перу (8%).",
            [("CN", "31%"), ("TR", "14%"), ("PE", "8%")],
        ),
        ("ru", "С Чили в прошлом году 3,8 млрд, с Перу 2,9.", [("CL", "3,8 млрд"), ("PE", "2,9")]),
        ("en", "Chile (31%), followed by Peru (14%).", [("CL", "31%"), ("PE", "14%")]),
    ],
)
def test_a_name_and_a_figure_are_a_row(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text, lang) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Германия — 5 млрд евро, рост на 4%, Италия — 4 млрд.",
        "Германия дала 5 млрд евро, а получила Италия 4 млрд.",
        "Германия — 5 млрд евро, Италия — 40 проектов.",
        "Германия и Италия — 5 млрд евро, Чехия и Перу — 4 млрд евро.",
    ],
)
def test_what_has_words_of_its_own_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We sold 14 billion dollars to Chile, 12 to Italy and 9 to Peru."),
        ("en", "A line of 320 million dollars to Chile. 125 million to Peru are drawn."),
        ("ru", "Чили продано на 14 млрд долларов Германии, на 12 млрд Италии и на 9 млрд Чехии."),
        ("ru", "14 млрд долларов из Германии, 12 млрд из Италии и 9 млрд из Чехии."),
        ("kk", "14 млрд доллар Германияға, 12 млрд доллар Италияға және 9 млрд доллар Чехияға."),
    ],
)
def test_a_name_behind_its_figure_is_no_row_of_the_next(lang: str, text: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "We sold 14 billion dollars to Chile, 12 to Italy and 9 to Peru.", ["CL", "IT", "PE"]),
        ("en", "There are 30 firms with Chilean capital, 20 with Chinese and 18 with Turkish.", ["CN", "TR"]),
        ("ru", "Получено 14 млрд долларов из Чили, 12 млрд из Италии и 9 млрд из Перу.", ["CL", "IT", "PE"]),
        ("ru", "Фирм с чилийским капиталом 30, 20 — с китайским и 18 — с турецким.", ["CN", "TR"]),
        ("kk", "Елде 30 чилилік, 20 қытайлық және 18 түрік кәсіпорны бар.", ["CL", "CN", "TR"]),
        ("en", "Chile (31%), followed by Italy (14%) and Peru (8%).", []),
        ("ru", "Вывоз: Чили — 5 млрд евро, Италия — 4 млрд, Перу — 900 млн.", []),
        ("en", "On the site are 3,400 Ugandans and 620 Chinese.", []),
        ("en", "Chile and Peru count joint firms: 90 in Peru and 310 in Chile.", []),
        ("en", "We sold 14 billion dollars to Chile, 12 to Italy and 9 to Chile.", []),
    ],
)
def test_rows_may_be_named_behind_their_figures(lang: str, text: str, wanted: list[str]) -> None:
    one = laid_out(text, lang)
    assert [[row.who for row in run] for run in rows_behind(one.page, lang, one.people)] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("lang", "home", "text", "partners"),
    [
        (
            "ru",
            "UZ",
            "Узбекистан ввёз товаров на 11 млрд долларов из Китая, на 6,6 млрд из России и на 3 млрд из Казахстана.",
            ["CN", "RU", "KZ"],
        ),
        (
            "ru",
            "KZ",
            "Казахстан продал товаров на 14,7 млрд долларов Китаю, на 14,9 млрд Италии и на 9,8 млрд России.",
            ["CN", "IT", "RU"],
        ),
        (
            "en",
            "KG",
            "Trade came to $2.9 billion with Russia, $5.4 billion with China and $1.3 billion with Kazakhstan.",
            ["RU", "CN", "KZ"],
        ),
        (
            "en",
            "IN",
            "India signed contracts worth $5 billion with France, $3 billion with Israel and $2 billion with Greece.",
            ["FR", "IL", "GR"],
        ),
    ],
)
def test_each_figure_has_the_partner_behind_it(lang: str, home: str, text: str, partners: list[str]) -> None:
    found = read(Document("1", text, lang=lang, published="2024-05-10", home=home)).claims
    assert [claim.parties for claim in found] == [tuple(sorted((home, who))) for who in partners]


def test_rows_named_behind_share_their_stage() -> None:
    text = "Loans of $500 million from Japan, $300 million from Korea and $200 million from China will finance a road."
    found = read(Document("1", text, lang="en", published="2024-05-10", home="UZ")).claims
    assert [(claim.from_party, claim.status) for claim in found] == [(who, "planned") for who in ("JP", "KR", "CN")]


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan exported goods worth $14.7 billion to China, $14.9 billion to Italy, $3.1 billion to France and "
        "$9.8 billion to Russia in 2023.",
        "Kazakhstan bought goods worth $14.7 billion from China, $2.9 billion from Italy, $3.1 billion from France and "
        "$9.8 billion from Russia in 2023.",
    ],
)
def test_partners_told_behind_their_figures_keep_them(text: str) -> None:
    document = Document("1", text, lang="en", published="2024-05-10", home="KZ")
    partners = [next(code for code in claim.parties if code != "KZ") for claim in read(document).claims]
    assert partners == ["CN", "IT", "FR", "RU"]


def choice(at: int, partner: str, who: str, scope: float, *, place: tuple[str | None, ...] = (None, None)) -> Choice:
    odds = (scope, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
    return Choice(at, "exports", "level", "actual", tuple(sorted((partner, who))), place, partner, who, odds)


def test_rows_share_partner_way_and_time_and_none_is_left_out() -> None:
    one = laid_out("Вывоз:\nГермания — 5 млрд евро;\nИталия — 4 млрд;\nЧехия — 900 млн;\nПеру — 8 млн.")
    year = "2019-01-01", "2019-12-31"
    found = [choice(0, "RS", "DE", 0.9, place=year), choice(1, "RS", "IT", 0.8), choice(2, "FR", "CZ", 0.4)]
    read_so = with_rows(one.page, "ru", one.people, found)
    assert [(row.parties, row.giver, row.taker, row.period) for row in read_so] == [
        (("DE", "RS"), "RS", "DE", year),
        (("IT", "RS"), "RS", "IT", year),
        (("CZ", "RS"), "RS", "CZ", year),
        (("PE", "RS"), "RS", "PE", year),
    ]
    assert min(row.odds[0] for row in read_so) >= 0.5


def test_a_list_that_is_hardly_in_scope_stays_as_it_was() -> None:
    one = laid_out("Вывоз:\nГермания — 5 млрд евро;\nИталия — 4 млрд;\nЧехия — 900 млн;\nПеру — 8 млн.")
    found = [choice(0, "RS", "DE", 0.6), choice(1, "RS", "IT", 0.2)]
    assert with_rows(one.page, "ru", one.people, found) == found


def test_a_row_of_the_partner_keeps_its_own_parties() -> None:
    one = laid_out("Доля Сербии — 5 млрд евро, Чехии — 4 млрд.")
    found = [choice(0, "CZ", "RS", 0.9), choice(1, "CZ", "RS", 0.9)]
    assert with_rows(one.page, "ru", one.people, found) == found


def test_trade_both_ways_has_no_way() -> None:
    one = laid_out("Торговля:\nГермания — 5 млрд евро;\nИталия — 4 млрд;\nЧехия — 900 млн.")
    both = replace(choice(0, "RS", "DE", 0.9), measure="turnover", giver=None, taker=None)
    read_so = with_rows(one.page, "ru", one.people, [both, choice(1, "RS", "IT", 0.8)])
    assert [(row.measure, row.giver, row.taker) for row in read_so] == [("turnover", None, None)] * 3


def test_lists_are_read_to_their_end() -> None:
    text = (
        "В 2019 году Сербия экспортировала в Германию товаров на 5 млрд евро, в Италию - на 4 млрд, в Чехию - на 0,9."
    )
    found = read(Document("1", text, lang="ru", published="2020-02-03", home="RS")).claims
    assert [(one.parties, one.from_party, one.period_start) for one in found] == [
        (("DE", "RS"), "RS", "2019-01-01"),
        (("IT", "RS"), "RS", "2019-01-01"),
        (("CZ", "RS"), "RS", "2019-01-01"),
    ]
