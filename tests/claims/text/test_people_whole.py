"""Officials: posts and names told whole, several in one post, and whose an official is with no country beside."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.named import named


def people(text: str, lang: str = "en", home: str | None = None) -> list[tuple[str, str, str | None]]:
    found = named(Document("d", text, lang=lang, home=home)).officials
    return [(one.name, one.post, one.country) for one in found]


@pytest.mark.parametrize(
    ("text", "lang", "home", "countries"),
    [
        # a release that never names its own country
        ("Prime Minister Ann Lee received Kenyan Trade Minister Peter Otieno.", "en", "CL", ["CL", "KE"]),
        (
            "At noon Kenya sent word. Prime Minister Ann Lee met Kenyan Trade Minister Omar Oru.",
            "en",
            "CL",
            ["CL", "KE"],
        ),
        ("Kenya is ready to sell more tea, Prime Minister Omar Oru said.", "en", "CL", ["KE"]),
        ("Глава государства Мигель Сото принял послов Чили и Кении.", "ru", "KZ", ["KZ"]),
        ("Премьер-министр Мигель Сото выступил.", "ru", "KZ", ["KZ"]),
        # who comes on a visit is not of the country visited
        ("Chile and Kenya signed it during the visit of Prime Minister Omar Oru.", "en", "CL", ["KE"]),
        ("Chile and Kenya signed it during the visit of Prime Minister Ana Soto to Kenya.", "en", "CL", ["CL"]),
        ("Чили и Кения ждут визита премьер-министра Мигеля Сото.", "ru", "CL", ["KE"]),
        # posts that one country alone has
        ("Облыс әкімі Мигель Сото Чили елшісімен кездесті.", "kk", "KZ", ["KZ"]),
        ("Хоким области Ботир Зарипов приехал в Чили.", "ru", "KZ", ["UZ"]),
        ("Минск и Баку. Аким района Мигель Сото приехал.", "ru", "BY", ["KZ"]),
        ("Глава комитета хурала Цэрэн Ганболд приехал в Чили.", "ru", "KZ", ["MN"]),
        # an envoy speaks for the country most named besides the host's, abroad for the publisher's
        ("Omani dates sell well, and Oman wants more. High Commissioner Ann Lee is pleased.", "en", "KE", ["OM"]),
        ("In Muscat, ambassador Ann Lee opened a fair of Kenyan tea.", "en", "KE", ["KE"]),
        ("Trade Minister Ann Lee and Minister Omar Oru spoke of Oman.", "en", "KE", ["KE", "KE"]),
        ("Tea for the Omani market, attaché Ann Lee told us, sells well.", "en", "KE", ["OM"]),
        ("Посол Иван Скворцов говорит о Чили.", "ru", "RU", ["RU"]),  # a name of home: the publisher's own, abroad
        ("Чили продаёт вино, Перу рыбу; Чили довольна. Посол Ана Сото ждёт роста.", "ru", "MN", ["CL"]),
        ("Делидегі сауда өкілі Ана Сото Үндістан туралы айтты.", "kk", "KZ", ["KZ"]),
        ("А. Сото, глава кабмина, прибыл из Чили.", "ru", "KZ", ["KZ"]),
        ("Deputy provincial governor Ann Lee spoke of tea for Oman.", "en", "KE", ["KE"]),
    ],
)
def test_whose_an_official_is_whom_no_country_stands_beside(
    text: str, lang: str, home: str, countries: list[str]
) -> None:
    assert [one[2] for one in people(text, lang, home)] == countries


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "The ambassadors of Chile Ana Soto, Kenya Peter Otieno and Oman Salim Harthy came.",
            "en",
            [
                ("Ana Soto", "ambassador", "CL"),
                ("Peter Otieno", "ambassador", "KE"),
                ("Salim Harthy", "ambassador", "OM"),
            ],
        ),
        (
            "Это послы Чили Ана Сото, Кении Питер Отиено и Омана Салим Харти.",
            "ru",
            [("Ана Сото", "посол", "CL"), ("Питер Отиено", "посол", "KE"), ("Салим Харти", "посол", "OM")],
        ),
        (
            "Foreign Ministers Ana Soto of Chile and Peter Otieno of Kenya signed.",
            "en",
            [("Ana Soto", "Foreign Minister", "CL"), ("Peter Otieno", "Foreign Minister", "KE")],
        ),
        (
            "Kenya's team: Cabinet Secretaries Peter Otieno (Trade) and Amina Ali (Mining).",
            "en",
            [("Peter Otieno", "Cabinet Secretary", "KE"), ("Amina Ali", "Cabinet Secretary", "KE")],
        ),
        (
            "Главы МИД Чили и Кении Мигель Сото и Питер Отиено встретились.",
            "ru",
            [("Мигель Сото", "Глава МИД", "CL"), ("Питер Отиено", "Глава МИД", "KE")],
        ),
    ],
)
def test_several_in_one_post_each_with_a_country(text: str, lang: str, wanted: list[tuple[str, str, str]]) -> None:
    assert people(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        # departments told as a list
        ("Economy, Trade and Industry Minister Ana Soto came.", "en", "Economy, Trade and Industry Minister"),
        (
            "Министр промышленности, инвестиций и торговли Чили Ана Сото.",
            "ru",
            "Министр промышленности, инвестиций и торговли",
        ),
        (
            "Чили Сауда, өнеркәсіп және энергетика министрі Ана Сото келді.",
            "kk",
            "Сауда, өнеркәсіп және энергетика министрі",
        ),
        # ranks and parts of posts that were lost
        (
            "Coordinating Minister for Economic Affairs Ana Soto came.",
            "en",
            "Coordinating Minister for Economic Affairs",
        ),
        ("Первый вице-премьер Чили Ана Сото.", "ru", "Первый вице-премьер"),
        ("Приехал исполнительный директор фонда Мигель Сото.", "ru", "исполнительный директор фонда"),
        ("Замглавы Минэкономразвития Ана Сото приехала.", "ru", "Замглавы Минэкономразвития"),
        ("Полпред президента в ДФО Мигель Сото приехал.", "ru", "Полпред президента в ДФО"),
        (
            "Заместитель председателя Кабинета министров Чили Ана Сото.",
            "ru",
            "Заместитель председателя Кабинета министров",
        ),
        ("Встреча главы Мажилиса Мигеля Сото с послом.", "ru", "глава Мажилиса"),
        ("Ел Милли Мәжілісінің төрайымы Ана Сото келді.", "kk", "Милли Мәжілісінің төрайымы"),
        # a region, a town, a firm
        ("Губернатор Самарской области Мигель Сото приехал.", "ru", "Губернатор Самарской области"),
        ("Встреча с хокимом Бухарской области Мигелем Сото.", "ru", "хоким Бухарской области"),
        ("The Mayor of Astana, Ana Soto, came.", "en", "Mayor of Astana"),
        ("Гендиректор «КАМАЗа» Мигель Сото рассказал.", "ru", "Гендиректор «КАМАЗа»"),
        (
            "Ana Soto, Regional Director of the World Bank for Central Asia, came.",
            "en",
            "Regional Director of the World Bank for Central Asia",
        ),
        # names and what follows them
        ("The Secretary of State for Trade, Ana Soto MP, said so.", "en", "Secretary of State for Trade"),
        ("Ana Soto is Minister of State for Energy of Chile.", "en", "Minister of State for Energy"),
        ("Министр транспорта Республики Беларусь А.П. Сото прибыл.", "ru", "Министр транспорта"),
    ],
)
def test_posts_are_told_whole(text: str, lang: str, wanted: str) -> None:
    assert [one[1] for one in people(text, lang)] == [wanted]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Встреча с министром торговли Катара Ахмедом бин Нассером Аль Тани.", "ru", "Ахмед бин Нассер Аль Тани"),
        ("Чили сауда министрі Пак Чжун Хомен кездесті.", "kk", "Пак Чжун Хо"),
        ("Sheikh Nasser bin Khalid Al Ali, Qatar's Minister of Trade, came.", "en", "Nasser bin Khalid Al Ali"),
        ("Bangladesh's Prime Minister Sheikh Hasina came.", "en", "Sheikh Hasina"),
        ("Францияның Қазақстандағы елшісі Ана Сото келді.", "kk", "Ана Сото"),
    ],
)
def test_names_are_told_whole(text: str, lang: str, name: str) -> None:
    assert [one[0] for one in people(text, lang)] == [name]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A drama by director Claire Maubert was shown in Paris.", "en"),
        ("The President of the Socialist Republic of Viet Nam, the Prime Minister of Mozambique and others met.", "en"),
        ("The King Fahd Causeway was proposed in 1954.", "en"),
        ("Слева направо: директор Karachaganak Petroleum Operating, посол Италии.", "ru"),
        ("Министр развития Дальнего Востока рассказал об экспорте.", "ru"),
        ("Министр торговли принял Чрезвычайного и Полномочного Посла Чили.", "ru"),
    ],
)
def test_things_firms_and_places_are_no_persons(text: str, lang: str) -> None:
    assert people(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Замминистра энергетики Мигель Сото ответил.", "ru", ("Мигель Сото", "Замминистра энергетики")),
        ("Кенияның Жолдар министрі Питер Отиено келді.", "kk", ("Питер Отиено", "Жолдар министрі")),
        ("Спросили директора Ану Петрову об этом.", "ru", ("Ана Петрова", "директор")),
        ("Чилилік кеңесші Ана Сото Ақмола облысында болды.", "kk", ("Ана Сото", "кеңесші")),
        ("Кенияның министрі Питер Отиено келді.", "kk", ("Питер Отиено", "министрі")),
        ("The director of APEX, Ann Mary Lee, spoke.", "en", ("Ann Mary Lee", "director of APEX")),
        ("Vice Premier He Lifeng spoke.", "en", ("He Lifeng", "Vice Premier")),
        ("Serbian finance minister Sinisa Mali spoke.", "en", ("Sinisa Mali", "finance minister")),
        ("Trade CS Ann Lee spoke.", "en", ("Ann Lee", "Trade CS")),
        ("Head of Kenya's Trade Agency Ann Lee spoke.", "en", ("Ann Lee", "Head of Kenya's Trade Agency")),
        ("The head of the Kenya Trade Agency, Ann Lee, spoke.", "en", ("Ann Lee", "head of the Kenya Trade Agency")),
        ("Инвестиция комитетінің төрағасы Ана Сото келді.", "kk", ("Ана Сото", "Инвестиция комитетінің төрағасы")),
        ("Сеул мэрі Пак Құдайберді келді.", "kk", ("Пак Құдайберді", "мэрі")),
        ("Түркістан облысының әкімі Ана Сото келді.", "kk", ("Ана Сото", "Түркістан облысының әкімі")),
        ("Commercial counsellor in Dhaka Ann Lee spoke.", "en", ("Ann Lee", "Commercial counsellor in Dhaka")),
        (
            "Ұлттық банк төрағасының орынбасары Ана Сото келді.",
            "kk",
            ("Ана Сото", "Ұлттық банк төрағасының орынбасары"),
        ),
    ],
)
def test_a_post_is_told_with_its_department(text: str, lang: str, wanted: tuple[str, str]) -> None:
    assert [one[:2] for one in people(text, lang)] == [wanted]
