"""Officials: departments on either side of a post, ambassadors and their hosts, names in any case, who serves whom."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.named import named


def people(text: str, lang: str = "en", home: str | None = None) -> list[tuple[str, str, str | None]]:
    found = named(Document("d", text, lang=lang, home=home)).officials
    return [(one.name, one.post, one.country) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Portugal's Ambassador to Angola Rui Teles spoke.", ("Rui Teles", "Ambassador to Angola", "PT")),
        ("The Chilean ambassador in Hanoi, Pablo Rivas, spoke.", ("Pablo Rivas", "ambassador in Hanoi", "CL")),
        ("Chile's High Commissioner to Kenya Pablo Rivas spoke.", ("Pablo Rivas", "High Commissioner to Kenya", "CL")),
        ("Ambassador of Chile to Vietnam Pablo Rivas spoke.", ("Pablo Rivas", "Ambassador", "CL")),
        ("The Ambassador to Angola, Rui Teles, spoke.", ("Rui Teles", "Ambassador to Angola", None)),
        ("Her Excellency, Inga Dahl, Sweden's Ambassador to Kenya, spoke.", ("Inga Dahl", "Ambassador to Kenya", "SE")),
    ],
)
def test_an_ambassador_serves_the_sender_not_the_host(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert people(text) == [wanted]


def test_an_ambassador_serves_the_sender_in_russian_and_kazakh() -> None:
    assert people("Выступил посол Китая в Замбии Ли Вэньцзе.", "ru") == [("Ли Вэньцзе", "посол", "CN")]
    assert people("Посол в Замбии Ли Вэньцзе выступил.", "ru") == [("Ли Вэньцзе", "Посол в Замбии", None)]
    assert people("Қытайдың Замбиядағы елшісі Ли Вэньцзе сөйледі.", "kk") == [("Ли Вэньцзе", "елшісі", "CN")]
    assert people("Замбиядағы елші Ли Вэньцзе сөйледі.", "kk") == [("Ли Вэньцзе", "елші", None)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chilean Foreign Trade and Tourism Minister Ana Soto came.",
            ("Ana Soto", "Foreign Trade and Tourism Minister", "CL"),
        ),
        ("Chile's External Affairs Minister, Ana Soto, came.", ("Ana Soto", "External Affairs Minister", "CL")),
        (
            "Chile's Minister of Energy and Mineral Resources Ana Soto came.",
            ("Ana Soto", "Minister of Energy and Mineral Resources", "CL"),
        ),
        ("Minister of Chile for Energy Ana Soto came.", ("Ana Soto", "Minister", "CL")),
        (
            "Chile's Minister of State for Finance, Dr. Ana Soto came.",
            ("Ana Soto", "Minister of State for Finance", "CL"),
        ),
        ("Head of the Chilean Growers Association Ana Soto came.", ("Ana Soto", "Head", "CL")),
        (
            "Chile's Deputy Prime Minister and Minister of Finance Ana Soto came.",
            ("Ana Soto", "Deputy Prime Minister and Minister of Finance", "CL"),
        ),
        ("Chile's central bank governor Ana Soto came.", ("Ana Soto", "central bank governor", "CL")),
        (
            "Chile's Minister of Planning, Monitoring, and Reform, Ana Soto, came.",
            ("Ana Soto", "Minister of Planning, Monitoring, and Reform", "CL"),
        ),
        ("Chile's energy minister, Ana Soto said.", ("Ana Soto", "energy minister", "CL")),
        ("The visit of Foreign Minister Ana Soto of Chile began.", ("Ana Soto", "Foreign Minister", "CL")),
        ("Prime Minister of the Republic of Chile Ana Soto came.", ("Ana Soto", "Prime Minister", "CL")),
        (
            "In came the First Deputy Prime Minister of Chile Ana Soto.",
            ("Ana Soto", "First Deputy Prime Minister", "CL"),
        ),
        ("CEO of Hydra Ana Soto came.", ("Ana Soto", "CEO of Hydra", None)),
        (
            "He met Ana Soto, Chairman of the Hydra Group at the Nairobi talks.",
            ("Ana Soto", "Chairman of the Hydra Group", None),
        ),
        ("The Head of the Executive Office and Press Secretary Ana Soto came.", ("Ana Soto", "Press Secretary", None)),
        ("KFX Bank Vice President Ana Soto came.", ("Ana Soto", "KFX Bank Vice President", None)),
        (
            "Omar Oru, the Chairman of the Cabinet of Ministers of Chile, came.",
            ("Omar Oru", "Chairman of the Cabinet of Ministers", "CL"),
        ),
        ("Chilean Deputy PM Ana Soto came.", ("Ana Soto", "Deputy PM", "CL")),
        ("CEO of KFX Ana Soto came.", ("Ana Soto", "CEO of KFX", None)),
        ("U.S. Secretary of Defense Ana Soto's visit began.", ("Ana Soto", "Secretary of Defense", "US")),
        ("Chile's Presidential Press Secretary Ana Soto came.", ("Ana Soto", "Presidential Press Secretary", "CL")),
        ("Deputy Prime Minister Datuk Seri Ana Soto (Chile) came.", ("Ana Soto", "Deputy Prime Minister", "CL")),
        ("Chilean PM Ana Soto came.", ("Ana Soto", "PM", "CL")),
        ("The executive board chairman, Dr. Ana Soto, came.", ("Ana Soto", "executive board chairman", None)),
    ],
)
def test_a_department_belongs_to_the_post_on_either_side(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert people(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Soto met the premier's aides at 5 pm Monday Night.",
        "Enough, said the President of the Coastal Growers Forum.",
        "The undersecretary of the Ministry of Trade, and Ana Soto, a singer, met.",
        "The governors of Quang Nam and Fukui met.",
        "The Minister of Trade and Ana Soto met.",
        "The minister, United Fruit and others agreed.",
    ],
)
def test_what_is_no_person_in_a_post_is_none(text: str) -> None:
    assert people(text) == []


def test_who_presides_over_a_body_stands_before_it() -> None:
    text = "He met Omar Haddad, President of the Coastal Growers Forum, a lobby."
    assert people(text) == [("Omar Haddad", "President of the Coastal Growers Forum", None)]


def test_several_in_one_post_share_it_in_turn() -> None:
    text = "Chilean President, Ana Soto, met her Kenyan and Omani counterparts, Peter Otieno and Salim Harthy, today."
    assert people(text) == [
        ("Ana Soto", "President", "CL"),
        ("Peter Otieno", "President", "KE"),
        ("Salim Harthy", "President", "OM"),
    ]
    text = "Президенты Чили и Кении Ана Сото и Питер Отиено встретились."
    assert people(text, "ru") == [("Ана Сото", "Президент", "CL"), ("Питер Отиено", "Президент", "KE")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Визит министра торговли Чили Елены Ивановой начался.", ("Елена Иванова", "министр торговли", "CL")),
        ("Встреча с министром торговли Чили Марией Островской.", ("Мария Островская", "министр торговли", "CL")),
        ("Визит министра торговли Чили Мигеля Сото начался.", ("Мигель Сото", "министр торговли", "CL")),
        ("Глава чилийского Минфина Мигель Сото приехал.", ("Мигель Сото", "Глава Минфина", "CL")),
        (
            "Принял чрезвычайного и полномочного посла Чили Мигеля Сото.",
            ("Мигель Сото", "чрезвычайный и полномочный посол", "CL"),
        ),
        ("Делегация во главе с вице-премьером Чили Мигелем Сото.", ("Мигель Сото", "вице-премьер", "CL")),
        ("Вице-президент ЕАБР Мигель Сото приехал.", ("Мигель Сото", "Вице-президент ЕАБР", None)),
        (
            "Встреча с генеральным директором завода Чили Мигелем Сото.",
            ("Мигель Сото", "генеральный директор завода", "CL"),
        ),
        (
            "По приглашению Главы государства Мигеля Титова Федеральный канцлер приехал.",
            ("Мигель Титов", "Глава государства", None),
        ),
        (
            "Принял председателя Совета министров Чили Мигеля Сото.",
            ("Мигель Сото", "председатель Совета министров", "CL"),
        ),
        ("Визит премьер‑министра Чили Мигеля Сото начался.", ("Мигель Сото", "премьер‑министр", "CL")),
        ("Чилийский вице-премьер, глава Минфина Мигель Сото приехал.", ("Мигель Сото", "глава Минфина", "CL")),
        ("Выступил посол Чили в Сантосе Мигель Сото.", ("Мигель Сото", "посол", "CL")),
        (
            "В Постпредстве Чили при Отделении ООН заседали. Посол Чили Мигель Сото приехал.",
            ("Мигель Сото", "Посол", "CL"),
        ),
        (
            "Глава администрации района Мигель Сото рад: Чили покупает чай.",
            ("Мигель Сото", "Глава администрации района", None),
        ),
        ("Вице-мэр Мигель Сото приехал.", ("Мигель Сото", "Вице-мэр", None)),
        (
            "Сказал президент Объединения торговых палат Чили Мигель Сото.",
            ("Мигель Сото", "президент Объединения торговых палат", "CL"),
        ),
        (
            "Заместитель Премьер-министра – Министр экономики Чили Мигель Сото приехал.",
            ("Мигель Сото", "Заместитель Премьер-министра – Министр экономики", "CL"),
        ),
    ],
)
def test_russian_posts_and_names(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert people(text, "ru") == [wanted]


def test_a_consul_general_is_told_whole() -> None:
    assert people("Выступил генеральный консул Чили Мигель Сото.", "ru") == [
        ("Мигель Сото", "генеральный консул", "CL")
    ]


def test_kazakh_names_lose_even_the_endings_of_short_ones() -> None:
    assert people("Чили президенті Ана Гүлмен кездесті.", "kk") == [("Ана Гүл", "президенті", "CL")]


def test_a_minister_named_without_a_country_is_of_the_only_one_or_of_the_publishers() -> None:
    assert people("The Chilean government is sure. Minister of Finance Ana Soto said so.")[0][2] == "CL"
    both = "Chile and Kenya agreed. Minister of Finance Ana Soto said so."
    assert people(both)[0][2] is None
    assert people(both, home="CL")[0][2] == "CL"
    assert people(both, home="OM")[0][2] is None
    assert people("Chile buys tea. The director of the company, Ana Soto, said so.")[0][2] is None


def test_a_counterpart_is_of_the_other_country() -> None:
    text = "Chile and Kenya agreed. Prime Minister Ana Soto and her visiting counterpart Peter Otieno signed."
    assert people(text, home="CL") == [("Ana Soto", "Prime Minister", "CL"), ("Peter Otieno", "Prime Minister", "KE")]
    text = "Chile and Kenya agreed. Trade Minister Ana Soto met her Kenyan counterpart Peter Otieno."
    assert people(text, home="KE") == [("Ana Soto", "Trade Minister", "CL"), ("Peter Otieno", "Trade Minister", "KE")]


def test_neighbours_in_a_list_share_a_country() -> None:
    text = "Кения ждёт. Прибыли президент Чили Ана Сото и вице-президент Мигель Ривас."
    assert [one[2] for one in people(text, "ru", home="KE")] == ["CL", "CL"]


def test_who_is_set_against_a_minister_of_one_country_is_of_the_other() -> None:
    text = "Chile and Kenya met. Minister for Trade Ana Soto and the Kenyan Minister of Energy Peter Otieno signed."
    assert [one[2] for one in people(text, home="KE")] == ["CL", "KE"]


def test_a_spokesperson_stands_before_whom_she_speaks_for() -> None:
    text = "Lila Paz, spokesperson for President Ana Soto of Chile, spoke."
    assert [one[:2] for one in people(text)] == [("Lila Paz", "spokesperson"), ("Ana Soto", "President")]


def test_presidents_and_premiers_side_by_side_are_not_of_one_country() -> None:
    text = "In Nairobi Chilean President Ana Soto and Prime Minister Peter Otieno cut a ribbon."
    assert [one[2] for one in people(text, home="KE")] == ["CL", "KE"]


def test_several_without_a_country_are_told_without_one() -> None:
    text = "Премьер-министры Мигель Сото и Питер Отиено встретились в Чили."
    assert people(text, "ru") == [("Мигель Сото", "Премьер-министр", None), ("Питер Отиено", "Премьер-министр", None)]


def test_a_session_under_someone_is_no_post() -> None:
    assert people("Под председательством Мигеля Сото прошла встреча.", "ru") == []
    assert people("На саммите ШОС президент Чили Мигель Сото выступил.", "ru") == [("Мигель Сото", "президент", "CL")]


def test_a_surname_alone_is_not_told_again() -> None:
    text = "China's President Xi Jinping came. President Xi spoke."
    assert [one[0] for one in people(text)] == ["Xi Jinping"]


def test_the_head_of_a_kazakh_union_is_no_head_of_state() -> None:
    text = "Чили астық алады. Астық одағының президенті Мигель Сото сөйледі."
    assert people(text, "kk") == [("Мигель Сото", "одағының президенті", None)]


def test_two_kazakh_names_side_by_side_are_two_persons() -> None:
    text = "Чили президенті Ана Титова Қасым Ахметовтің шақыруымен келді."
    assert people(text, "kk") == [("Ана Титова", "президенті", "CL")]


def test_a_person_named_by_one_post_is_not_told_again_by_the_next() -> None:
    text = "At the invitation of Prime Minister of Chile Ana Soto, Prime Minister of Kenya came."
    assert people(text) == [("Ana Soto", "Prime Minister", "CL")]


def test_a_country_said_later_of_the_same_person_counts() -> None:
    text = "Kenya waits, President Ana Soto said. Chile's President Ana Soto met Kenyan traders."
    assert people(text) == [("Ana Soto", "President", "CL")]


def test_a_leader_is_known_by_the_whole_surname() -> None:
    assert people("Chile waits. Директор Ана Токаев-Ли приехал.", "ru")[0][2] is None
