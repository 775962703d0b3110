"""One construction a test: what Russian says with a number, and what the reader makes of it.

Each line is a passage and the figures to be found in it, in the notation of `news_figures.txt`.
"""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities
from tests.claims.text.test_quantities_news import Expected, matches, parsed

CONSTRUCTIONS = {
    "times before their number, wherever a text begins": """
        Раза в два выросла торговля с Чили => 100 approx up percent
        Оборот вырос раза в два, бывает и так => 100 approx up percent
        Раз в два года зовут гостей => 2
        Здесь раз в два года зовут гостей => 2""",
    "a number where it is counted, and one in a list of brackets": """
        предприятий с капиталом Чили в РФ 580, а в Перу 31 => 580; 31
        зарегистрировано 122, действует половина => 122; 50 percent
        компании полетят на Boeing 747. =>
        одежда ($74 млн), мебель (32), чай (19,7), мёд (3) => 74e6 USD; 32e6 USD; 19.7e6 USD; 3e6 USD
        как сказано в законе (2) и правилах (3) =>""",
    "a smaller scale goes without saying": """
        Оборот составил миллиард двадцать пять => 1.025e9
        два миллиона триста рублей => 2.3e6 RUB
        миллиард и сорок миллионов долларов => 1.04e9 USD
        полтораста тысяч тонн, документов полдюжины => 150000 tonne; 6
        купили на миллиард пятьсот миллионов долларов, продали на восемьдесят => 1.5e9 USD; 80e6 USD""",
    "shares listed in brackets, told as such once": """
        Перу (26,4%), Чили (21), Куба (9,5) => 26.4 percent; 21 percent; 9.5 percent
        Чили (29,4 проц.), Перу (22), КНР (17) => 29.4 percent; 22 percent; 17 percent""",
    "a scale told before both ends of a rough range": """
        миллионов двадцать – двадцать пять евро => 20e6..25e6 range EUR
        миллиарда полтора – два долларов => 15e8..2e9 range USD
        миллионов двадцать – 25 процентов экспорта => 20e6 approx; 25 percent""",
    "every part of a whole": """
        девятую часть поставок => 11.11 percent
        четвёртая часть экспорта => 25 percent""",
    "half a scale in one word": """
        речь о полумиллиарде евро и полумиллионе тонн => 5e8 EUR; 5e5 tonne""",
    "what a rate after a sign comes to": """
        Оборот с Чили: плюс 12,5%, до 3 млрд долларов => 12.5 up percent; 3e9 up USD
        Ввоз (+12%, до 3 млрд долларов) => 12 up percent; 3e9 up USD
        Вывоз в Перу: плюс 9 процентов за прошлый год, до 140 млрд рублей => 9 up percent; 140e9 RUB
        займы плюс до 2 млрд долларов => 2e9 le up USD""",
    "times between a verb of change and its figure": """
        Импорт упал в июне 2017 года в годовом выражении на 14,2 процента => 14.2 down percent
        Поставки сократились к маю 2018 г. на 4% => 4 down percent
        Вывоз сузился за первые 9 месяцев года на 11% => 9; 11 down percent
        Закупки снизились за 9 мес. 2016 г. в рублях на 3% => 9; 3 down percent
        Сборы просели в III квартале 2019 года к уровню прошлого года на 6% => 6 down percent
        Экспорт упал, импорт в 2019 году вырос на 4% => 4 up percent
        Вывоз снизился в 2019 году и составил 5 млрд долларов => 5e9 USD""",
    "a noun of change and what it amounts to": """
        Спад по импорту из Перу в 2018 году составил 33,1% => 33.1 down percent
        Годовое снижение составило около 8% => 8 approx down percent
        Падение оборота с Чили превысило 20% => 20 gt down percent
        Прирост вывоза за год достиг 12% => 12 up percent
        Сокращение закупок: 9 процентов => 9 down percent
        Несмотря на спад цен импорт составил 5% => 5 percent
        При падении цен, по данным бюро, доля составила 7% => 7 percent
        Темп снижения составил 4,5% => 4.5 percent""",
    "hundreds of millions are no figure": """
        готовит контракты на сотни миллионов долларов =>
        отгружено на тысячи тонн =>
        обошёлся в сотни миллионов евро =>
        займ на сумму до сотни миллионов долларов => 1e8 le USD
        занято более сотни человек => 100 gt""",
    "names of sites": """
        сообщает агентство 24.kg, пишут 63.ru и 1news.az =>
        вложено 24. Кг золота => 24""",
    "a verb left out behind a dash": """
        Поставки за год снизились на 30%, а экспорт в Перу — почти на 50% => 30 down percent; 50 below down percent
        Сбыт вырос на 5,2%, до 36 млн. Ввоз — на 8% (6 млн) => 5.2 up percent; 36e6; 8 up percent; 6e6
        Сбыт вырос на 5%. Завод на 30% принадлежит Чили => 5 up percent; 30 percent""",
    "changes in brackets": """
        сбыт в Перу рос быстрее (27%), чем ввоз (24%) => 27 up percent; 24 up percent
        рост оборота с Перу (в 2,8 раза), с Чили (15%) и с Кубой (на 1,7%) => 180 up; 15 up percent; 1.7 up percent
        падение вывоза в Чили (15%) => 15 down percent
        крупнейший покупатель — Чили (15%) => 15 percent""",
    "a sign after a sum is that of the next figure": """
        соли (0,8 млн тонн, +32%), бумаги (0,5 млн тонн +70%) => 8e5; 32 up percent; 5e5; 70 up percent
        380+ человек => 380 ge""",
    "few with a hyphen": """
        вложат до 3-х млрд долларов => 3e9 le USD
        около 10-ти тыс. тонн, 5-ти миллиардов рублей => 1e4 approx tonne; 5e9 RUB
        2-х проектов, 23-х фирм => 2; 23
        в 90-х и в начале 2010-х =>
        5-го класса =>""",
    "parts in digits": """
        составляет почти 2/3 экспорта => 66.67 below percent
        упал на 1/3 => 33.33 down percent
        вышел в 1/4 финала =>
        дом 3/4, 1/3/2020 =>""",
    "bounds parted by commas": """
        вложения вырастут, как минимум, на три миллиарда евро => 3e9 ge up EUR
        занято, по меньшей мере, 300 человек => 300 ge""",
    "halves as changes": """
        закупки снизились почти наполовину, до 30 млн евро => 50 below down percent; 30e6 down EUR
        сбор вырос наполовину => 50 up percent
        цех заполнен наполовину => 50 percent""",
    "an ending hung on digits parts them from no scale": """
        вложено порядка 60-ти миллионов евро => 60e6 approx EUR
        более 20-ти тысяч тонн => 20000 gt tonne
        на 15-ть млн долларов => 15e6 USD
        около 40-ка предприятий => 40 approx""",
    "an ending of counts on a small figure makes no ordinal of it": """
        работы идут на 2-х площадках и ещё 34-х => 2; 34
        в начале 90-х строили завод =>
        12-х классов мало =>""",
    "times hung on a whole figure as on a broken one": """
        порты дали 2-кратный рост, дороги — 2,5-кратный => 100 up percent; 150 up percent
        отмечено 3-кратное падение вывоза => 66.67 down percent
        в команду взяли 2-кратного чемпиона => 2""",
    "a mark between a verb and its sum": """
        торговля перевалила за отметку в 5 млрд долларов => 5e9 gt USD
        продажи перевалили рубеж в 7 млн евро => 7e6 gt EUR
        вывоз вышел за планку в 9 млн тонн => 9e6 gt tonne
        оборот вплотную подошёл к рубежу в 2 млрд долларов => 2e9 below USD
        закупки не дотянули до отметки в 3 млн евро => 3e6 lt EUR""",
    "a bound inside the smaller part of a sum": """
        12 миллиардов 300 с лишним миллионов долларов => 12.3e9 gt USD""",
    "a scale after a bound inside, written short": """
        кредит на 300 с лишним млн евро => 300e6 gt EUR""",
    "scales as adjectives": """
        торговля взяла 5-миллиардный рубеж в долларах => 5e9
        преодолели полуторамиллиардную отметку => 1.5e9 gt
        двухмиллионный кредит в евро => 2e6
        миллиардная аудитория и многомиллионные убытки =>""",
    "a rate as an adjective": """
        после 15 %-ного роста отмечено 4%-ное падение => 15 up percent; 4 down percent""",
    "the verb tells the way of what an adverb told first": """
        вывоз упал вдвое — на 54% => 50 down percent; 54 down percent
        ввоз вырос втрое, на 204% => 200 up percent; 204 up percent""",
    "sums risen from and to, each with its sign": """
        рост с $40 до $70 млн => 40e6 up USD; 70e6 up USD""",
    "money written short": """
        12 млрд грн => 12e9 UAH""",
    "by half in one word": """
        закупки снизились наполовину, до 12 млн евро => 50 down percent; 12e6 EUR
        порт загружен наполовину => 50 percent""",
    "broken numbers as they are said": """
        Выпуск прибавил три и семь десятых процента => 3.7 up percent
        Закупки обошлись в девять и две десятых миллиарда крон => 9.2e9
        Доля Норвегии — двенадцать и шесть процента => 12.6 percent
        Инфляция у норвежцев четыре и восемь, ставка пять => 4.8; 5
        Сбыт упал до одного и семи, а был два => 1.7 down; 2
        Экспорт Кубы восемь миллиардов, импорт три девятьсот => 8e9 XXX; 3.9e9 XXX
        Оборот с Кубой шесть шестьсот пятьдесят, чистыми => 6.65
        взято соли одной сто двадцать => 1; 120
        с Перу два завода и пять складов => 2 завода; 5 складов
        дали миллиард и триста миллионов крон => 1.3e9
        дали два миллиарда и миллион билетов => 2e9; 1e6 билетов""",
    "parts of one percent": """
        Кубе достаются три десятых процента вывоза => 0.3 percent
        просрочка меньше половины процента => 0.5 lt percent
        На Перу приходится менее процента сбыта => 1 lt percent
        Ввоз подрос на полпроцента, вывоз — на процент => 0.5 up percent; 1 up percent
        Прибавка мала, процент с четвертью => 1.25 percent
        Высокий процент брака, процент отказов =>""",
    "a thousand in the genitive, and hundreds": """
        Отгрузили чуть больше тысячи ста тонн мяса => 1100 gt tonne
        мест теперь более тысячи трёхсот пятидесяти, тысячи три — в планах => 1350 gt; 3000 approx
        порядка миллиарда ста миллионов долларов => 1.1e9 approx USD""",
    "units and scales before their number": """
        Вывоз просел процентов тридцать, ввоз — процентов на пять => 30 approx down percent; 5 approx percent
        Отправили тонн триста => 300 approx tonne
        Набежало миллиарда два крон, миллиона полтора евро => 2e9 approx; 1.5e6 approx EUR
        мест будет тысяча на двоих => 1000; 2000
        ушло 20 процентов пять стран назад => 20 percent; 5 стран
        Дорога обошлась миллиарда в полтора, речь о партии тысяч в триста => 1.5e9 approx; 3e5 approx
        дали миллиард крон, миллион на три проекта, несколько миллионов в пять цехов => 1e9; 1e6; 3 проекта; 5 цехов
        прибавит процента два-три => 2..3 range up""",
    "a sign before a bare number": """
        С Чили 640 миллионов крон, минус 12. С Кубой плюс сорок один => 640e6; 12 down percent; 41 up percent
        С Перу плюс 15 процентов, с Чили минус два => 15 up percent; 2 down percent
        В Сантьяго минус два => 2
        Сбыт 640 млн крон, ввоз просел на 17 — до 90 млн => 640e6; 17 down percent; 90e6
        Из 5 млн крон долг отстаёт на три года => 5e6; 3
        С Перу минус 9,5 миллиарда крон, с Чили плюс полтора => 9.5e9; 1.5e9
        За год 640 миллионов крон, теперь плюс ещё восемь => 640e6; 8 up percent""",
    "more parts of a whole": """
        Перу берёт до двух третей вывоза, Чили — одну пятую => 66.67 le percent; 20 percent
        На трёх четвертях участков; двенадцатая часть; десятая доля => 75 percent; 8.333 percent; 10 percent
        9/10 закупок; каждая вторая машина, каждый четырнадцатый вагон => 90 percent; 50 percent; 7.143 percent
        Куба даёт от пятой части до трети ввоза => 20..33.33 range percent
        каждое второе апреля =>
        девять банок из десяти перуанские; два цеха из пяти => 90 percent; 40 percent""",
    "factors that fall": """
        Вывоз сыра вдвое меньше, чем год назад => 50 down
        Год назад сыра было вдвое меньше => 100 up
        Сыра ввезено меньше в 4 раза, чая больше в 2,5 раза => 75 down; 150 up
        Ввоз чая усох на 40 %, кофе — вдвое => 40 down percent; 50 down
        Ввоз упал в 1,5 раза, до 5,4 млн тонн; в Перу - в 8 раз => 33.33 down; 5.4e6 tonne; 87.5 down
        (чая меньше вдвое), кофе вдвое меньше прошлогоднего: тогда засуха => 50 down; 50 down
        умножьте на два => 100
        Оборот с Перу съёжился впятеро, поток обмелел в 2 раза => 80 down; 50 down
        Сбыт вырос на 40 %, кофе — вдвое => 40 up percent; 100 up
        Сбыт подрос раза в три с половиной, чая берут раз в двадцать больше => 250 approx up; 1900 approx up
        поезд ходит раз в пять дней, два раза в неделю => 5 дней; 2
        Спрос вырос вдевятеро, рост стократный => 800 up; 9900 up""",
    "ranges of words apart": """
        получат шесть — девять миллиардов крон => 6e9..9e9 range
        на отметке в шесть, ну, девять миллиардов крон => 6e9..9e9 range
        оборот 40 млрд юаней /5,8 млрд долл./, в 5/7 классах => 40e9 CNY; 5.8e9 USD
        Закупит в Чили 85–90 млн тонн, к концу марта 12 с лишним миллионов => 85e6..90e6 range tonne; 12e6 gt tonne""",
    "round numbers and money of other lands": """
        смета 350 кроров рупий, два лакха рупий => 3.5e9; 2e5
        полсотни миллионов евро и речь о сотне мест => 50e6 EUR; 100 мест
        на пяти тысячах участков; стоимость Br7,5 млн => 5000 участков; 7.5e6 BYN""",
    "bounds told by verbs and round about": """
        Кубе досталось под шестьдесят процентов, Перу — под 70, займ под 7 процентов => 60 below; 70 below; 7 percent
        Сбыт 14 млрд крон, и больше половины ушло => 14e9; 50 gt percent
        На Перу записано 25 млрд крон, без малого треть; три миллиарда без копеек => 25e9; 33.33 below; 3e9 below
        Год назад не было и трёхсот, не набиралось и трети => 300 lt; 33.33 lt
        Доля не доходила до 30 процентов, не дотягивает пока и до двух процентов => 30 lt percent; 2 lt percent
        Сбыт не поднимался выше 40 млн крон, держится возле 9 млн => 40e6 le; 9e6 approx
        Ориентировочная стоимость — 88 миллионов крон, по каналам примерно по 20 тонн => 88e6 approx; 20 approx tonne
        Обойдётся не дешевле 2 миллиардов крон, уложились в 3 миллиарда => 2e9 ge; 3e9""",
}


@pytest.mark.parametrize(("text", "wanted"), [case for lines in CONSTRUCTIONS.values() for case in parsed(lines)])
def test_construction(text: str, wanted: list[Expected]) -> None:
    found = quantities(text, "ru")
    assert len(found) == len(wanted), found
    for read, expected in zip(found, wanted, strict=True):
        assert matches(read, expected), read
        assert read.hedge == expected.hedge, read
        assert expected.direction is None or read.direction == expected.direction, read
