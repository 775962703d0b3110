"""Who is the source of a figure's flow and who the goal: told by roles, and turned where words turn."""

from __future__ import annotations

import pytest

from claims.lexicon import pack as packs
from claims.model import Document
from claims.text.meaning.flows import Flows, governed
from claims.text.meaning.roles import kazakh_case, russian
from claims.text.meaning.scene import scene
from claims.text.reader import read

MN, TR = "MN", "TR"
"""Which of the two, Mongolia and Turkey, the text makes the source of its last figure."""
TOLD = [
    ("en", MN, "Mongolia's exports to Turkey came to $17 million."),
    ("en", TR, "Mongolia imported Turkish carpets worth $17 million."),
    ("en", TR, "Mongolia cut its imports of Turkish goods by $17 million."),
    ("en", MN, "Mongolia sold Turkey $17 million of wool."),
    ("en", TR, "Turkish goods sold in Mongolia were worth $17 million."),
    ("en", TR, "Exports of Mongolia to Turkey were $17 million, imports $12 million."),
    ("en", TR, "Exports of Mongolia to Turkey were $17 million. Imports were $12 million."),
    ("en", TR, "Mongolia shipped wool for $17 million to Turkey; in the other direction went $12 million."),
    ("en", MN, "The exports of Turkey to Mongolia rose to $17 million, those of Mongolia to Turkey to $12 million."),
    ("en", TR, "Mongolia sold Turkey $17 million of wool; the return flow of $12 million is made up of carpets."),
    ("kk", TR, "Түрік зауыттары моңғолиялық сатып алушыларға 17 млн доллардың тауарын жеткізді."),
    ("kk", TR, "Моңғолия Түркияға 17 млн доллардың өнімін сатты, ал одан 12 млн доллардың тауарын сатып алды."),
    ("kk", MN, "Моңғолия Түркияға 41 мың тонна ұн жіберді. Бидай керісінше көбейді: 61 мың тонна."),
    ("en", TR, "Turkish investors have put $17 million into Mongolia."),
    ("en", TR, "Mongolia received a loan of $17 million from Turkey."),
    ("en", TR, "Mongolia has a debt of $17 million to Turkey."),
    ("en", TR, "Mongolian exports were put at $17 million, against $12 million in the opposite direction."),
    ("en", TR, "Mongolian wool worth $17 million was sold, while what came the other way shrank to $9 million."),
    ("en", TR, "Turks bought wool from Mongolia. Carpets that came the other way made up $12 million, 8% less."),
    ("en", TR, "Mongolia shipped wool to Turkey for $17 million. The opposite flow was humbler: $12 million."),
    ("en", TR, "Turkey was Mongolia's largest supplier of carpets, with $12 million."),
    ("en", MN, "Turkey was Mongolia's largest customer, with $12 million."),
    ("en", MN, "Turkey was the main market for Mongolian exports, at $12 million."),
    ("en", TR, "Eximbank has opened a credit line of $12 million for Mongolian lenders."),
    ("en", TR, "Turkey sold Mongolia goods for $12 million."),
    ("en", MN, "Turkey paid Mongolia $12 million for wool."),
    ("en", MN, "Mongolia got paid $12 million for its sales to Turkey."),
    ("en", TR, "Mongolia's exports were $12 million and Turkey's at $17 million."),
    ("en", TR, "Mongolia sold goods to Turkey for $12 million and bought $17 million."),
    ("en", MN, "Mongolia had delivered goods to Turkey for $12 million."),
    ("en", MN, "Chile was the largest buyer of Mongolian wool. Turkey followed with $12 million."),
    ("en", TR, "Mongolia's exports to and imports from Turkey were $17 million and $12 million."),
    ("en", MN, "Mongolia's imports from and exports to Turkey were 17 and 12 million dollars respectively."),
    ("ru", TR, "Экспорт Монголии в Турцию и импорт из Турции составили 17 и 12 млн долларов."),
    ("kk", MN, "Моңғолияның Түркиядан импорты мен экспорты 17 және 12 млн доллар болды."),
    ("ru", MN, "Экспорт Монголии в Турцию составил 17 млн долларов."),
    ("ru", TR, "Турция дала Монголии 17 млн долларов."),
    ("ru", TR, "Турция остаётся главным поставщиком монгольского рынка: 17 млн долларов."),
    ("ru", TR, "Монголия отгрузила в Турцию шерсти на 17 млн долларов; обратный поток - 12 млн."),
    ("ru", TR, "Импорт турецких товаров в Монголию составил 17 млн долларов."),
    ("ru", TR, "В Монголию из Турции поставлено ковров на 17 млн долларов."),
    ("ru", TR, "Монголы купили у турецкой стороны ковров на 17 млн долларов."),
    ("ru", MN, "Монгольская сторона готова продать турецким компаниям шерсти на 17 млн долларов."),
    ("ru", TR, "Экспорт Монголии в Турцию составил 17 млн долларов, импорт - 12 млн."),
    ("ru", TR, "Экспорт Монголии в Турцию составил 17 млн долларов, турецкий - 12 млн."),
    ("ru", TR, "Турецкий бизнес вложил в экономику Монголии 17 млн долларов."),
    ("ru", TR, "Взамен турки продали монголам ковров на 17 млн долларов."),
    ("ru", MN, "Монголы сбывают туркам шерсть на 17 млн долларов."),
    ("ru", MN, "Монгольский экспорт турецким партнёрам составил 17 млн долларов."),
    ("ru", MN, "Турецким покупателям отгружено монгольской шерсти на 17 млн долларов."),
    ("en", TR, "Mongolia is supplied by Turkey with carpets of $17 million."),
    ("en", TR, "Mongolia was granted a loan of $17 million by Turkey."),
    ("en", MN, "Wool was supplied by Mongolia to Turkey for $17 million."),
    ("ru", TR, "Кредит Турции Монголии составит 17 млн долларов."),
    ("ru", TR, "Монголии предоставлен турецкий заём на 17 млн долларов."),
    ("kk", TR, "Моңғолия Түркиядан 17 млн доллар несие алды."),
    ("kk", MN, "Моңғолияның Түркияға экспорты 17 млн доллар болды."),
    ("kk", TR, "Моңғолияның Түркиядан импорты 17 млн доллар болды."),
    ("kk", TR, "Түркиядан Моңғолияға 17 млн долларға кілем жеткізілді."),
    ("kk", MN, "Моңғолия түрік нарығына 17 млн долларға жүн жөнелтті."),
    ("kk", TR, "Моңғолияның Түркияға экспорты 17 млн доллар, импорты 12 млн доллар болды."),
    ("kk", TR, "Түрік компаниялары Моңғолияға 17 млн доллар инвестиция салды."),
    ("ru", TR, "Быстрее остальных свой импорт шерсти увеличила Монголия: до 17 млн долларов."),
    ("ru", MN, "Быстрее остальных свои поставки шерсти увеличила Монголия: до 17 млн долларов."),
]
CAPITAL = ("редит", "заём", "несие", "inv", "loan", "debt", "credit", "дала", "влож", "салды")


def source(lang: str, text: str, home: str = "ES", pair: tuple[str, str] = (TR, MN)) -> str | None:
    """Who is the source of the last figure of a text on two countries, as the roles alone tell it."""
    one = scene(Document("d", text, lang=lang, published="2024-09-10", home=home), lang)
    is_trade = not any(word in text for word in CAPITAL)
    runs = governed(one.flows, len(one.page.quantities) - 1, pair, is_trade).runs
    return {1: pair[0], -1: pair[1], 0: None}[runs]


@pytest.mark.parametrize(("lang", "giver", "text"), TOLD)
def test_the_source_is_told_by_roles(lang: str, giver: str, text: str) -> None:
    assert source(lang, text) == giver


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We sold Turkey wool for $20 million, and they sent us $17 million of carpets."),
        ("ru", "Мы продали Турции шерсти на 20 млн долларов, они нам ковров - на 17 млн долларов."),
        ("kk", "Біз Түркияға 20 млн доллардың жүнін саттық, ал олар бізге 17 млн долларға кілем жөнелтті."),
    ],
)
def test_we_are_at_home_and_they_are_the_others(lang: str, text: str) -> None:
    assert source(lang, text, home=MN) == TR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We sold to Mongolia goods of some 17 million dollars."),
        ("en", "Our exports were 17 million, theirs 12 million."),
        ("ru", "К нам поставлено ковров на 17 млн долларов."),
    ],
)
def test_we_are_guests_where_we_sell_to_the_home_country_and_us_is_no_owner(lang: str, text: str) -> None:
    assert source(lang, text, home=MN) == TR


def test_a_name_that_ends_as_a_case_does_has_none() -> None:
    assert not kazakh_case("өзбекстан")
    assert not kazakh_case("астана")
    assert kazakh_case("өзбекстаннан") == kazakh_case("түркиядан")


@pytest.mark.parametrize(
    ("giver", "text"),
    [
        ("PE", "Перу в прошлом году продало Беларуси рыбы на 17 млн долларов."),
        ("BY", "Беларусь в прошлом году продала Перу тракторов на 17 млн долларов."),
        ("BY", "Экспорт Беларуси в Перу составил 17 млн долларов."),
        ("PE", "Экспорт Перу в Беларусь составил 17 млн долларов."),
        ("PE", "Беларуси поставлено рыбы из Перу на 17 млн долларов."),
    ],
)
def test_a_russian_name_without_cases_stands_as_its_place_tells(giver: str, text: str) -> None:
    assert source("ru", text, pair=("PE", "BY")) == giver


def test_a_russian_preposition_is_told_apart_by_the_ending_behind_it() -> None:
    def role(preposition: int, word: str) -> int:
        return russian(preposition, word, "", is_adjective=False, is_begun=False)

    assert role(3, "россию") != role(3, "россии")
    assert role(6, "украины") != role(6, "украиной")


def test_packs_have_the_same_cues() -> None:
    names = [list(packs.pack(lang, "flows")["cues"]) for lang in packs.languages()]
    assert all(sorted(own) == sorted(names[0]) for own in names)


def test_a_sentence_is_read_once() -> None:
    one = scene(Document("d", "Mongolia sold Turkey $17 million of wool.", lang="en"), "en")
    flows = Flows(one.page, one.people, "en")
    assert flows.told(0) is flows.told(0)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "German exports to and imports from Turkey came to €20.1 billion and €12 billion respectively in 2012."),
        ("en", "Our exports to and imports from Turkey were €20.1 billion and €12 billion in 2012."),
        ("en", "Exports to and imports from Turkey were €20.1 billion and €12 billion in 2012."),
        ("ru", "Экспорт Германии в Турцию и импорт из Турции составили соответственно 20,1 млрд и 12 млрд евро."),
        ("kk", "Германияның Түркияға экспорты мен Түркиядан импорты тиісінше 20,1 млрд және 12 млрд еуро болды."),
    ],
)
def test_figures_told_in_turn_run_as_their_own_words(lang: str, text: str) -> None:
    claims = read(Document("d", text, lang=lang, published="2013-09-10", home="DE")).claims
    assert [(claim.from_party, claim.to_party) for claim in claims] == [("DE", TR), (TR, "DE")]


def test_figures_told_in_turn_run_as_their_own_words_the_other_way_round() -> None:
    text = "Germany's imports from and exports to Turkey were €12 billion and €20.1 billion in 2012."
    claims = read(Document("d", text, lang="en", published="2013-09-10", home="DE")).claims
    assert [(claim.from_party, claim.to_party) for claim in claims] == [(TR, "DE"), ("DE", TR)]
