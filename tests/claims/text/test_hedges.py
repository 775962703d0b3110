"""Which figure a hedge bounds, in three languages, in the notation of `news_figures.txt` with the language before."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.text.quantities import quantities
from tests.claims.text.test_quantities_news import Expected, matches, parsed

HEDGES = {
    "a hedge behind its figure is not that of the next": """
        en | will grow from the present 5 billion euros or so to 10 billion => 5e9 approx up EUR; 10e9 up EUR
        en | went from 200 or so to 240 a head => 200 approx up; 240 up
        en | hopes to lift sales from 8 million or thereabouts to 12 million => 8e6 approx up; 12e6 up
        en | went from 30 pounds and change to 45 pounds => 30 gt up GBP; 45 up GBP
        en | grew from 60 or more to 90, and then from fifty-odd to 70 => 60 ge up; 90 up; 50 gt; 70
        ru | вырос с 60 и более до 90 человек => 60 ge up; 90 up человек
        ru | вырос с пяти с лишним до 10 млн тонн => 5e6 gt up tonne; 10e6 up tonne
        ru | вырос с 40 с небольшим миллиардов до 60 миллиардов рублей => 40e9 gt up RUB; 60e9 up RUB
        kk | сауда 5 миллиардтан астам доллардан 10 миллиард долларға өсті => 5e9 gt USD; 10e9 up USD""",
    "what is carried out exceeds nothing": """
        kk | 18 жобаны жүзеге асырды => 18 жоба
        kk | 12 келісімді іске асырды => 12 келісім
        kk | 18 жобаны жүзеге асырған => 18 жоба
        kk | сауданы 2 миллиард доллардан асырды => 2e9 gt USD
        kk | 30 млрд доллардан асыруды жоспарлаған => 30e9 gt USD
        kk | оның 37 пайыздан көбі => 37 gt percent""",
    "a particle may stand before what tells that so much is not reached": """
        kk | сауда 300 миллион долларға да толмайды => 300e6 lt USD
        kk | айналым жарты миллиард доллардан да аз => 5e8 lt USD
        kk | оның 80 пайызға тартасы => 80 below percent
        en | four hundred and something firms => 400 gt firms""",
    "a time parts a verb from what it bounds, and is not bounded itself": """
        ru | оборот превысил за десять месяцев девять миллионов тонн => 10; 9e6 gt tonne
        ru | торговля превысила в прошлом году миллиард долларов => 1e9 gt USD
        ru | торговля перешла рубеж в 400 млн евро => 400e6 gt EUR""",
    "a bound that an and joins is that of the next": """
        en | it has 12 rooms and up to 30 beds => 12 rooms; 30 le beds
        ru | вырастет как минимум до 15 процентов => 15 ge up percent
        ru | 11 страниц и более 20 приложений => 11 страниц; 20 gt приложений""",
    "a hedge before a part is that of the part": """
        en | rose by 30 million, or nearly a quarter => 30e6 up; 25 below up percent
        en | 30 people, or more than a million dollars => 30; 1e6 gt USD
        en | lasts 20 days or more, a third of them wet => 20 ge; 33.33 percent""",
    "an adverb that a preposition parts from the figure bounds nothing": """
        en | control was handed over to 12 boards, the war over in 90 days => 12; 90
        en | over the past 5 years over 300 shops closed => 5; 300 gt
        en | was valued at over an estimated 5 million dollars, well above an average of 4 => 5e6 gt USD; 4e6 gt
        en | prices start at $999, and the game starts at 40 yards => 999 ge USD; 40""",
    "close on is a little less": """
        en | has shrunk by close on half a billion dollars => 500e6 below down USD
        en | takes close on three hours => 3 below hours
        en | closed on 31.2 points => 31.2 points""",
    "under, in Russian, is a little less where the figure is round and nothing is lent or built for it": """
        ru | собралось под 200 человек, под сто двадцать машин и под полсотни фирм => 200 below; 120 below; 50 below
        ru | вложено под 2,5 млрд евро, торговля под четверть миллиарда => 2.5e9 below EUR; 250e6 below
        ru | подписали под 118 проектов соглашения => 118 проектов
        ru | выдал займы под 190 инвестпроектов и кредит фермерам под 35 млн евро => 190; 35e6 EUR
        ru | просят землю под 160 домов, а завод строили под 800 тыс. тонн => 160; 800e3 tonne
        ru | поставлены подписи под 200 документами => 200
        ru | фирм с её участием под тысячу, подписано под сто бумаг => 1000 below; 100 below бумаг""",
    "people, times and measures before their number are about so many": """
        ru | На площади собралось человек восемьдесят. => 80 approx человек
        ru | Стройка займет лет пять, потом года два. => 5 approx лет; 2
        ru | Стройка займет лет пять-шесть. => 5..6 range лет
        ru | Наймут человек сорок – пятьдесят. => 40..50 range человек
        ru | Рублей пятьсот не хватило. => 500 approx RUB
        ru | Он купил гектаров тридцать земли. => 30 approx гектаров
        ru | Через дней десять он уедет, а минут через пять вернется. => 10 approx дней; 5
        ru | Ехали километров двести, потом километров на сорок дальше. => 200 approx; 40 approx
        ru | Прошло лет 20, не меньше. => 20 approx лет
        ru | Там занято человек сто двадцать наших. => 120 approx человек
        ru | У них человек пять, не больше. => 5 approx человек
        ru | Для 300 человек 80 мест мало. => 300 человек; 80 мест""",
    "a number after what belongs elsewhere, or is only told first, is exact": """
        ru | Численность, человек: 120. Работников 230. => 120; 230
        ru | Численность персонала, человек 120. => 120
        ru | Несколько человек двадцать раз звонили. => 20
        ru | За много лет десять стран вступили. => 10
        ru | Число человек двадцать. => 20
        ru | За последние пять лет десять проектов сдано. => 5; 10 проектов
        ru | Из ста человек двадцать заболели. => 100 человек; 20
        ru | Совместных предприятий семь, фирм сто двадцать, заводов пять. => 7; 120; 5
        ru | Кредит на 5 млн долларов пять банков дали. => 5e6 USD; 5 банков
        ru | Стоимость, рублей 500. => 500""",
    "a hedge of one word after what is counted": """
        ru | Пришло 40 человек с лишним. => 40 gt человек
        ru | Пришло 40 человек с женами. => 40 человек
        ru | Проехали 100 километров с небольшим. => 100 gt километров""",
    "four digits before what is counted are no year": """
        en | rose to 2000 jobs, for 1650 people, and 2000 trees => 2000 up jobs; 1650 people; 2000 trees
        en | at 1985 points, over 2000 people, with 1800 new workers => 1985 points; 2000 gt people; 1800 workers
        en | in 2000 sales fell, from 2005 levels and from 2000 levels, of 2008 prices =>
        en | by the end of 2017 firms had left, in the third quarter of 2019 goods came =>
        en | by 2030 emissions must fall, since 1950 wars ended, of 1968 protests, of 2019 Games =>
        en | in 2019 people fled =>
        en | from 1950 to 2000 farms vanished =>
        ru | создать до 2000 рабочих мест => 2000 le мест
        ru | с 1800 человек до 2000 человек => 1800 человек; 2000 человек
        ru | из 2000 компаний, на 1800 мест => 2000 компаний; 1800 мест
        ru | индекс вырос до 2100 пунктов => 2100 up пунктов
        ru | в 2019 компании подписали, за 2015 товарооборот вырос, до 2030 экспорт =>
        ru | в 2019 году 12 предприятий, к 2030 проектов будет больше => 12 предприятий""",
}


@pytest.mark.parametrize(("text", "wanted"), [case for lines in HEDGES.values() for case in parsed(lines)])
def test_hedge(text: str, wanted: list[Expected]) -> None:
    lang, _, text = text.partition(" | ")
    found = quantities(text, lang)
    assert len(found) == len(wanted), found
    for read, expected in zip(found, wanted, strict=True):
        assert matches(read, expected), read
        assert (read.hedge, read.direction) == (expected.hedge, expected.direction), read


def test_figures_stand_in_their_order() -> None:
    found = quantities("Оборот превысил за десять месяцев девять миллионов тонн.", "ru")
    assert [one.end <= after.start for one, after in pairwise(found)] == [True]
