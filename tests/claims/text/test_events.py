"""Events: what names one - quotation, capital, number, the body that sits - and what only looks like one."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.named import named


def events(text: str, lang: str) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in named(Document("d", text, lang=lang)).events]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The intergovernmental committee on trade met.", [("commission", "intergovernmental committee")]),
        ("en", "The Joint Trade Commission met.", [("commission", "Joint Trade Commission")]),
        (
            "en",
            "They prepare the first meeting of the mixed commission on roads.",
            [("meeting", "first meeting"), ("commission", "mixed commission")],
        ),
        ("en", "This is our first meeting since spring.", []),
        ("en", "The second Central Asia – Italy summit ended.", [("summit", "second Central Asia – Italy summit")]),
        ("en", "Kazan forum guests met.", [("forum", "Kazan forum")]),
        ("ru", "Открылся третий Казанский форум.", [("forum", "третий Казанский форум")]),
        ("ru", "На выставке Gulfood показали мёд.", [("exhibition", "выставке Gulfood")]),
        ("ru", "На саммите Россия – Африка молчали.", [("summit", "саммите Россия – Африка")]),
        ("ru", "На форуме Москва и Минск молчали.", []),
        ("kk", "Астана халықаралық форумында тыныш.", [("forum", "Астана халықаралық форумында")]),
        ("en", "The committee opened its second session.", [("meeting", "second session")]),
        ("en", "The team opened its second session.", []),
        ("ru", "Комиссия завершила седьмое заседание.", [("meeting", "седьмое заседание")]),
        ("ru", "После заседания Совета высокого уровня он уехал.", [("council", "Совета высокого уровня")]),
        ("kk", "Отырыста «Жібек жолы» аймағы туралы айтылды.", []),
        ("kk", "Бірлескен экономика комитеті жиналды.", [("commission", "Бірлескен экономика комитеті")]),
        (
            "en",
            "He came to the meeting of the Council of Ministers.",
            [("meeting", "meeting of the Council of Ministers")],
        ),
        ("en", "He came to a meeting of Peter Otieno with traders.", []),
        (
            "en",
            "The summit of the Organization of Turkic States ended.",
            [("summit", "summit of the Organization of Turkic States")],
        ),
        ("en", "At a meeting under the title ‘Ties of two shores’ he spoke.", [("meeting", "Ties of two shores")]),
        ("en", "The exhibition of farm machines “AgroSur-2026” opened.", [("exhibition", "AgroSur-2026")]),
        ("en", "The Chile – Kenya Business Council met.", [("council", "Chile – Kenya Business Council")]),
        ("en", "The Chile–North Macedonia Business Forum ended.", [("forum", "Chile–North Macedonia Business Forum")]),
        ("en", "In its December 3 meeting, the cabinet agreed.", []),
        ("en", "He left the Africa 2026 Forum.", [("forum", "Africa 2026 Forum")]),
        ("en", "They met in Izmir.The 11th Working Group Meeting ended.", [("meeting", "11th Working Group Meeting")]),
        ("en", "A high-level committee was set up.", []),
        (
            "en",
            "The China-Russia Investment Cooperation Committee met.",
            [("commission", "China-Russia Investment Cooperation Committee")],
        ),
        ("en", "The Russian Investment Committee met.", []),
        ("kk", "Чили Милли Мәжілісінің төрайымы келді.", []),
        ("en", "The joint trade and economic commission met.", [("commission", "joint trade and economic commission")]),
        ("en", "He met Omar Haddad, President of the Coastal Growers Forum.", []),
        (
            "ru",
            "Прошло заседание Совета министров Союзного государства.",
            [("meeting", "заседание Совета министров Союзного государства")],
        ),
        (
            "ru",
            "Очередное заседание Межправительственной комиссии прошло.",
            [("commission", "Межправительственной комиссии")],
        ),
        ("ru", "Очередное заседание Совета прошло.", []),
        ("ru", "Прошло 21 заседание комиссии.", [("meeting", "21 заседание")]),
        ("ru", "Прошло 10 заседаний комиссии.", []),
        ("ru", "Прошёл десятый саммит ОТГ.", [("summit", "десятый саммит ОТГ")]),
        (
            "ru",
            "На заседании Совета стратегического партнерства молчали.",
            [("meeting", "заседании Совета стратегического партнерства")],
        ),
        ("ru", "Третье заседание комиссии пройдёт весной.", [("meeting", "Третье заседание")]),
        ("ru", "Открылась выставка-ярмарка чилийских товаров «Анды-2026».", [("exhibition", "Анды-2026")]),
        ("ru", "ОТКРЫТИЕ В МУРМАНСКЕ ВЫСТАВКИ ТОВАРОВ", []),
        ("ru", "Начался чилийско-кенийский деловой форум.", [("forum", "чилийско-кенийский деловой форум")]),
        ("ru", "Прошёл саммит БРИКС в Казани.", [("summit", "саммит БРИКС")]),
        ("ru", "Встреча «на полях» форума была краткой.", []),
        ("ru", "В Баку конференции идут часто.", []),
        ("ru", "Заседание длилось час.", []),
        (
            "kk",
            "Бірлескен комиссияның 10-отырысы өтті.",
            [("commission", "Бірлескен комиссияның"), ("meeting", "10-отырысы")],
        ),
        ("kk", "Түркі мемлекеттері ұйымының саммитіне келді.", [("summit", "Түркі мемлекеттері ұйымының саммитіне")]),
        ("kk", "Қазақстан – Чили іскерлік кеңесі өтті.", [("council", "Қазақстан – Чили іскерлік кеңесі")]),
        ("kk", "Нұр-Сұлтанда қазақ-түрікмен іскерлік кеңесі өтті.", [("council", "қазақ-түрікмен іскерлік кеңесі")]),
        ("kk", "Мигель Титов үкіметаралық комиссияны ашты.", [("commission", "үкіметаралық комиссияны")]),
        ("kk", "Астанадағы мәжілісі аяқталды.", []),
        (
            "kk",
            "Қазақстан – Чили стратегиялық кеңесінің алтыншы отырысы өтті.",
            [("meeting", "Қазақстан – Чили стратегиялық кеңесінің алтыншы отырысы")],
        ),
        ("kk", "Чили министрі Ана Титова бизнес-форум ашты.", []),
        ("kk", "Отырыс бір сағатқа созылды.", []),
    ],
)
def test_events(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert events(text, lang) == wanted
