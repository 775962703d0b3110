"""How figures are written in three languages: value, bounds, direction and unit of each, and what is no quantity."""

from __future__ import annotations

import pytest

from claims.text.quantities import Quantity, quantities
from tests.claims.text.measure_quantities import measure

# language | text | value, value_high, hedge, direction, unit
CASES = [
    ("en", "2.5 Million Jobs", 2.5e6, None, "eq", None, "count"),
    ("en", "4.2 Percent Growth", 4.2, None, "eq", None, "percent"),
    ("en", "the port may lift half a million boxes", 5e5, None, "eq", "up", "count"),
    ("en", "trade will be a full billion", 1e9, None, "eq", None, "XXX"),
    ("en", "in all one thousand, three hundred and forty million dollars", 1.34e9, None, "eq", None, "USD"),
    ("en", "they sell us thirty, forty million euros", 3e7, 4e7, "range", None, "EUR"),
    ("en", "an order of Lm14 million", 1.4e7, None, "eq", None, "MTL"),
    ("en", "imports of Sk12 billion", 1.2e10, None, "eq", None, "SKK"),
    ("en", "it ships all but 4 percent of the cotton", 96, None, "eq", None, "percent"),
    ("en", "output has all but doubled", 100, None, "below", "up", "percent"),
    ("en", "eight out of every ten barrels go to Peru", 80, None, "eq", None, "percent"),
    ("en", "he added that a quarter of the tea is Kenyan", 25, None, "eq", None, "percent"),
    ("en", "the credit is three fifths drawn", 60, None, "eq", None, "percent"),
    ("en", "about a fifth has been spent", 20, None, "approx", None, "percent"),
    ("en", "they should multiply their trade by four", 300, None, "eq", "up", "percent"),
    ("en", "it was three times as few as in May", 66.67, None, "eq", "down", "percent"),
    ("en", "transit plunged, fivefold, in a year", 80, None, "eq", "down", "percent"),
    ("en", "worth $1 billion 340 million", 1.34e9, None, "eq", None, "USD"),
    ("en", "one and a half billion euros", 1.5e9, None, "eq", None, "EUR"),
    ("en", "half a million tonnes", 5e5, None, "eq", None, "tonne"),
    ("en", "it cost 6 mln and a half euros", 6.5e6, None, "eq", None, "EUR"),
    ("en", "between $400 million and half a billion", 4e8, 5e8, "range", None, "USD"),
    ("en", "one-point-three billion dollars", 1.3e9, None, "eq", None, "USD"),
    ("en", "a two-point-five percent loan", 2.5, None, "eq", None, "percent"),
    ("kk", "экспорттың тоғыздан бірі", 11.11, None, "eq", None, "percent"),
    ("en", "10 lakh jobs", 1e6, None, "eq", None, "count"),
    ("en", "Rs 5,790 crore", 5.79e10, None, "eq", None, "INR"),
    ("en", "Rs 1,25,000 crore", 1.25e12, None, "eq", None, "INR"),
    ("en", "2,70,000 Indian workers", 270000, None, "eq", None, "count"),
    ("en", "US$ 1356.37 million", 1.35637e9, None, "eq", None, "USD"),
    ("en", "about 60, 000 jobs", 60000, None, "approx", None, "count"),
    ("en", "a little over FJD $40 million", 4e7, None, "gt", None, "FJD"),
    ("en", "worth CAD$12 million", 1.2e7, None, "eq", None, "CAD"),
    ("en", "Kshs. 45 billion", 4.5e10, None, "eq", None, "KES"),
    ("en", "Tshs 2.3 trillion", 2.3e12, None, "eq", None, "TZS"),
    ("en", "GH¢200 million", 2e8, None, "eq", None, "GHS"),
    ("en", "Php1.16 trillion", 1.16e12, None, "eq", None, "PHP"),
    ("en", "N1.5 trillion", 1.5e12, None, "eq", None, "NGN"),
    ("en", "trade of U$900 million in 2011-'12", 9e8, None, "eq", None, "USD"),
    ("en", "a total of 08 agreements", 8, None, "eq", None, "count"),
    ("en", "a dozen plants", 12, None, "eq", None, "count"),
    ("en", "trade approached $3 billion", 3e9, None, "below", None, "USD"),
    ("en", "trade crossed the mark of $3 billion", 3e9, None, "gt", None, "USD"),
    ("en", "worth $2 bn or more", 2e9, None, "ge", None, "USD"),
    ("en", "fifty-odd firms", 50, None, "gt", None, "count"),
    ("en", "380+ companies", 380, None, "ge", None, "count"),
    ("en", "raise trade up to $5 billion", 5e9, None, "eq", "up", "USD"),
    ("en", "a credit line of up to $5 billion", 5e9, None, "le", None, "USD"),
    ("en", "not fewer than 9,700 jobs", 9700, None, "ge", None, "count"),
    ("en", "shipments did not go beyond 91 million dinars", 9.1e7, None, "le", None, "XXX"),
    ("en", "between 3 and 5 percent", 3, 5, "range", None, "percent"),
    ("en", "US$ 3–3.5 bn", 3e9, 3.5e9, "range", None, "USD"),
    ("en", "6 to 11 lakh containers", 6e5, 1.1e6, "range", None, "count"),
    ("en", "exports fell by more than 10 %", 10, None, "gt", "down", "percent"),
    ("en", "trade grew 4-fold", 300, None, "eq", "up", "percent"),
    ("en", "trade almost doubled", 100, None, "below", "up", "percent"),
    ("en", "sales halved", 50, None, "eq", "down", "percent"),
    ("en", "a dozen and a half joint firms", 18, None, "eq", None, "count"),
    ("en", "100 million HIV tests a year", 1e8, None, "eq", None, "count"),
    ("en", "handle up to 1 million TEU", 1e6, None, "le", None, "count"),
    ("en", "worth 149 billion, Australian dollars", 1.49e11, None, "eq", None, "AUD"),
    ("en", "in euros, sales were 1.16 billion", 1.16e9, None, "eq", None, "EUR"),
    ("en", "6.9 trillion lire", 6.9e12, None, "eq", None, "TRY"),
    ("en", "won contracts of USD 424 m", 4.24e8, None, "eq", None, "USD"),
    ("en", "a loan of €58 m was signed", 5.8e7, None, "eq", None, "EUR"),
    ("en", "grants of US$ 1.2 m were given", 1.2e6, None, "eq", None, "USD"),
    ("en", "at £ 12 b it is dear", 1.2e10, None, "eq", None, "GBP"),
    ("en", "a flat of € 900 m² each", 900.0, None, "eq", None, "EUR"),
    ("en", "a contract of Sh. 14.5 billion", 1.45e10, None, "eq", None, "KES"),
    ("en", "exports were 23 pct below those of March", 23, None, "eq", "down", "percent"),
    ("en", "what it sends does not reach $2 million", 2e6, None, "lt", None, "USD"),
    ("en", "sales haven't reached €30 million", 3e7, None, "lt", None, "EUR"),
    ("en", "imports have never exceeded $20 mln a year", 2e7, None, "le", None, "USD"),
    ("en", "the exchange had not exceeded R0.73bn", 7.3e8, None, "le", None, "ZAR"),
    ("en", "at an estimated total cost of 563 billion yen", 5.63e11, None, "approx", None, "JPY"),
    ("en", "Turkey estimates the cost at $22 billion", 2.2e10, None, "approx", None, "USD"),
    ("en", "it was estimated. Trade stood at $22 billion", 2.2e10, None, "eq", None, "USD"),
    ("en", "spread over 877 enterprises", 877, None, "eq", None, "count"),
    ("ru", "вложения он оценил в 45 млн долларов", 4.5e7, None, "approx", None, "USD"),
    ("ru", "сторона оценивает работы в 1,1 миллиарда долларов", 1.1e9, None, "approx", None, "USD"),
    ("ru", "оборот не вышел за пределы 12 млн евро", 1.2e7, None, "le", None, "EUR"),
    ("ru", "довёл вложения в зону до 40 млн лари", 4e7, None, "eq", None, "GEL"),
    ("ru", "порт (до 40 млн лари)", 4e7, None, "le", None, "GEL"),
    ("kk", "экспорт 870 мың тоннаға жетіп қалды", 8.7e5, None, "below", None, "tonne"),
    ("kk", "экспорт 3 млрд доллардан кем болған жоқ", 3e9, None, "ge", None, "USD"),
    ("kk", "құны 1 млрд доллардың ар жақ-бер жағы", 1e9, None, "approx", None, "USD"),
    ("en", "it fell in the spring by $14 million", 1.4e7, None, "eq", "down", "USD"),
    ("en", "five, if not six billion dollars", 5e9, 6e9, "range", None, "USD"),
    ("en", "nosedived by over one-third during the war", 33.33, None, "gt", "down", "percent"),
    ("en", "six boxes in ten", 60, None, "eq", None, "percent"),
    ("en", "eight of each ten dollars", 80, None, "eq", None, "percent"),
    ("en", "each third dollar was spent on fruit", 33.33, None, "eq", None, "percent"),
    ("en", "of its phase two plants are ready", 2, None, "eq", None, "count"),
    ("en", "a third of exports", 33.33, None, "eq", None, "percent"),
    ("ru", "1,2 трлн рублей", 1.2e12, None, "eq", None, "RUB"),
    ("ru", "8163,5 млн рублей", 8.1635e9, None, "eq", None, "RUB"),
    ("ru", "полтора миллиарда долларов", 1.5e9, None, "eq", None, "USD"),
    ("ru", "полмиллиона тонн", 5e5, None, "eq", None, "tonne"),
    ("ru", "торговали миллиардов на тринадцать", 1.3e10, None, "approx", None, "XXX"),
    ("ru", "товарооборот превысил $2 млрд", 2e9, None, "gt", None, "USD"),
    ("ru", "вплотную приблизился к 30 млрд долларов", 3e10, None, "below", None, "USD"),
    ("ru", "два с лишним миллиона тонн", 2e6, None, "gt", None, "tonne"),
    ("ru", "довести торговлю до 5 млрд долларов", 5e9, None, "eq", None, "USD"),
    ("ru", "кредит до 5 млрд долларов", 5e9, None, "le", None, "USD"),
    ("ru", "от 40 до 50 миллиардов евро", 4e10, 5e10, "range", None, "EUR"),
    ("ru", "экспорт вырос в 1,5 раза", 50, None, "eq", "up", "percent"),
    ("ru", "вдвое меньше", 50, None, "eq", "down", "percent"),
    ("ru", "каждая двенадцатая тонна", 8.333, None, "eq", None, "percent"),
    ("ru", "на неё приходится каждое седьмое предприятие", 14.29, None, "eq", None, "percent"),
    ("ru", "чуть более трети торговли", 33.33, None, "gt", None, "percent"),
    ("ru", "сократился более чем на 10%", 10, None, "gt", "down", "percent"),
    ("ru", "спад, процентов на сорок", 40, None, "approx", "down", "percent"),
    ("ru", "в пять, а то и в шесть миллиардов долларов", 5e9, 6e9, "range", None, "USD"),
    ("ru", "киевляне говорят в долларах: около миллиарда", 1e9, None, "approx", None, "USD"),
    ("ru", "тридцати двух объектах", 32, None, "eq", None, "count"),
    ("ru", "уменьшила импорт сжиженного природного газа (СПГ) из России на 63,9%", 63.9, None, "eq", "down", "percent"),
    ("en", "cut imports of liquefied natural gas (LNG) by 64 percent", 64, None, "eq", "down", "percent"),
    ("ru", "импорт снизился на более, чем 7%", 7, None, "gt", "down", "percent"),
    ("ru", "за три миллиарда уже перевалил товарооборот", 3e9, None, "gt", None, "XXX"),
    ("ru", "Ливия (─18%)", 18, None, "eq", "down", "percent"),
    ("ru", "около 2 млн домохозяйств", 2e6, None, "approx", None, "count"),
    ("ru", "более 3 млн. россиян", 3e6, None, "gt", None, "count"),
    ("ru", "140 млн сингапурских долларов", 1.4e8, None, "eq", None, "SGD"),
    ("ru", "158 млрд тайваньских долларов", 1.58e11, None, "eq", None, "TWD"),
    ("ru", "10 трлн рупий", 1e13, None, "eq", None, "INR"),
    ("ru", "3 трлн индонезийских рупий", 3e12, None, "eq", None, "IDR"),
    ("ru", "более 20 так называемых проектов", 20, None, "gt", None, "count"),
    ("ru", "1,2 млрд немецких марок", 1.2e9, None, "eq", None, "DEM"),
    ("ru", "11,6 млрд крон", 1.16e10, None, "eq", None, "XXX"),
    ("ru", "11,6 млрд чешских крон", 1.16e10, None, "eq", None, "CZK"),
    ("kk", "әзірге алты-ақ мың тонна кетті", 6e3, None, "eq", None, "tonne"),
    ("kk", "жарты миллиард доллар", 5e8, None, "eq", None, "USD"),
    ("kk", "бір жарым миллиард доллар", 1.5e9, None, "eq", None, "USD"),
    ("kk", "он екі мың тонна", 12000, None, "eq", None, "tonne"),
    ("kk", "5 млрд доллардан асты", 5e9, None, "gt", None, "USD"),
    ("kk", "2 млрд долларға жуық", 2e9, None, "below", None, "USD"),
    ("kk", "1,8 мыңнан астам адам", 1800, None, "gt", None, "count"),
    ("kk", "70 тауардан астам", 70, None, "gt", None, "count"),
    ("kk", "сауданы 5 млрд долларға дейін арттыру", 5e9, None, "eq", "up", "USD"),
    ("kk", "200 млн дирхамға дейін несие", 2e8, None, "le", None, "XXX"),
    ("kk", "экспорт 3 есе өсті", 200, None, "eq", "up", "percent"),
    ("kk", "жиырмадан отызға дейін бірлескен жоба", 20, 30, "range", None, "count"),
    ("kk", "70 млн доллардан 1 млрд долларға дейінгі аралық", 7e7, 1e9, "range", None, "USD"),
    ("kk", "он миллионнан он екі миллион тоннаға дейін", 1e7, 1.2e7, "range", None, "tonne"),
    ("kk", "әрбір бесінші доллар", 20, None, "eq", None, "percent"),
    ("kk", "төрттен бірі", 25, None, "eq", None, "percent"),
    ("kk", "былтыр желтоқсанда 12 жоба іске қосылды", 12, None, "eq", None, "count"),
    ("kk", "былтыр Германияға 100-150 мың тонна мұнай кетті", 1e5, 1.5e5, "range", None, "tonne"),
    ("kk", "екі-үш жобаға", 2, 3, "range", None, "count"),
    ("kk", "10,6 мың тн астық", 10600, None, "eq", None, "tonne"),
    ("kk", "шамамен 9,5 млрд. АҚШ доллары тартылды", 9.5e9, None, "approx", None, "USD"),
    ("kk", "40 млн. АҚШ долл. көлемінде", 4e7, None, "eq", None, "USD"),
    ("kk", "300 млн.нан астам доллар", 3e8, None, "gt", None, "USD"),
    ("kk", "21,2 млрд долларан аса", 2.12e10, None, "gt", None, "USD"),
    ("kk", "үлесі 15%-дан азын құрады", 15, None, "lt", None, "percent"),
    ("kk", "импорт 12 проц. өсті", 12, None, "eq", "up", "percent"),
    ("kk", "сауда 2-3 есе өсті", 100, 200, "range", "up", "percent"),
    ("kk", "екі-үш есеге арттыру", 100, 200, "range", "up", "percent"),
    ("ru", "вырастет в 2–3 раза", 100, 200, "range", "up", "percent"),
    ("ru", "упал в два-три раза", 50, 66.67, "range", "down", "percent"),
    ("en", "trade could grow two to three times", 100, 200, "range", "up", "percent"),
    ("kk", "700-дей адам", 700, None, "approx", None, "count"),
    ("kk", "сауда 2,7 ese ósti", 170, None, "eq", "up", "percent"),
    ("kk", "97 mln dollarǵa juyq", 9.7e7, None, "below", None, "USD"),
]


@pytest.mark.parametrize(
    ("lang", "text", "value", "high", "hedge", "direction", "unit"), CASES, ids=lambda case: str(case)[:40]
)
def test_reads(
    lang: str, text: str, value: float, high: float | None, hedge: str, direction: str | None, unit: str
) -> None:
    found = quantities(text, lang)
    assert len(found) == 1, found
    read = found[0]
    assert read.value == pytest.approx(value, rel=1e-3)
    assert (read.value_high, read.hedge, read.unit) == (high, hedge, unit)
    if direction:
        assert read.direction == direction


NOTHING = [
    ("en", "the 3rd meeting, in 2019-20, on 12 March 2021 at 14:30"),
    ("en", "Decree No. 123, article 5, page 17; call +7 (727) 123-45-67"),
    ("en", "phase two will cost more, and stage one is over"),
    ("en", "1.1 The Parties noted the growth of trade.\n\n2.10. Kenya will reply.\n3.2 A steel mill"),
    ("kk", "Екі үкімет бірлескен жоба туралы келісіп, екі басшы қол қойды"),
    ("ru", "Два правительства согласны, два лидера подписали"),
    ("ru", "1.1 Стороны отметили рост.\n\n2.2. Заводы"),
    ("en", "G20, COVID-19, 5G, A320 and the Su-57"),
    ("en", "the Avoidance of Double Taxation"),
    ("en", "the Vinh Tan 4 power plant and the Xekaman 1 Hydropower Plant"),
    ("en", "(US$1 = RM4.78), (1 US dollar = 83.2 rupees), [$1=Rs 83.5]"),
    ("ru", "(1 доллар = 92,5 рубля)"),
    ("en", "on 05 June, tel. 02 555"),
    ("en", "in 2019,2020 and 2021.2022"),
    ("ru", "27 марта 2024 года, 3-й раз, указ № 123, ст. 5, в 14:20"),
    ("ru", "построили третью линию и подписали третью программу"),
    ("ru", "сегодня утром, ещё до полудня"),
    ("kk", "байланыстың «алтын кезеңіне» өтті"),
    ("kk", "14 наурыз, 3 қазанда"),
    ("kk", "ширек ғасырдағы жетістік"),
    ("kk", "2024 жылы 27 наурызда, 3-ші отырыс, 15 мамыр"),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_is_no_quantity(lang: str, text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text, lang)] == []


def _read(text: str, lang: str = "en") -> list[Quantity]:
    return quantities(text, lang)


def test_a_restatement_inherits_the_hedge() -> None:
    rubles, dollars = _read("over 2 trillion rubles ($15.6 bln)")
    assert (rubles.hedge, rubles.currency_name, dollars.hedge, dollars.unit) == ("gt", "ruble", "gt", "USD")


def test_a_restatement_keeps_a_hedge_of_its_own() -> None:
    assert [q.hedge for q in _read("over 2 trillion rubles (about $15.6 bln)")] == ["gt", "approx"]


def test_joined_figures_share_hedge_scale_and_unit() -> None:
    first, second = _read("exceeded 3.4 and 3.9 million tonnes")
    assert (first.value, first.unit, first.hedge) == (3.4e6, "tonne", "gt")
    assert (second.value, second.unit, second.hedge) == (3.9e6, "tonne", "gt")


def test_a_scale_is_lent_across_words() -> None:
    assert [q.value for q in _read("exports were 5 and imports 3 billion dollars")] == [5e9, 3e9]


def test_a_scale_does_not_leak() -> None:
    assert [(q.value, q.unit) for q in _read("Eight projects worth about $180 million")] == [
        (8, "count"),
        (1.8e8, "USD"),
    ]


def test_a_time_hides_no_scale() -> None:
    assert [q.value for q in _read("trade of 5.4 billion dollars, two years before 4.9")] == [5.4e9, 2, 4.9e9]


def test_a_verb_reaches_on_to_the_figures_after() -> None:
    found = _read("Exports fell by 5 % (to 3 billion euros), imports by 7 %. Sales by phone: 3 %. Down 8 % and 9 %.")
    ways = [q.direction for q in found if q.unit == "percent"]
    assert ways == ["down", "down", None, "down", "down"]


def test_more_than_after_a_comma_belongs_to_what_follows() -> None:
    assert [(q.value, q.hedge) for q in _read("a gain of 16 percent, and more than half of it")] == [
        (16, "eq"),
        (50, "gt"),
    ]


def test_from_a_to_b_of_a_rise_is_no_range() -> None:
    assert [(q.value, q.value_high) for q in _read("rose from 1.5 to 2.8 billion euros")] == [
        (1.5e9, None),
        (2.8e9, None),
    ]


def test_one_level_after_another_is_no_range() -> None:
    went = quantities("Sales went from $20 million to $31 million to $58 million.", "en")
    assert [(q.value, q.value_high) for q in went] == [(2e7, None), (3.1e7, None), (5.8e7, None)]
    brought = quantities("The second hall brought its capacity from 40 to 65 thousand tonnes.", "en")
    assert [(q.value, q.value_high) for q in brought] == [(4e4, None), (6.5e4, None)]


def test_a_sign_told_once_leaves_the_scale_to_the_last() -> None:
    found = quantities("Lettonia and Estonia bought EUR 410 and 230 million respectively.", "en")
    assert [(q.value, q.unit) for q in found] == [(4.1e8, "EUR"), (2.3e8, "EUR")]
    listed = quantities("They sent USD 305, 290 and 118 million.", "en")
    assert [q.value for q in listed] == [3.05e8, 2.9e8, 1.18e8]


def test_spans_run_from_hedge_to_unit() -> None:
    text = "Trade was just over $24.2 billion last year"
    (read,) = _read(text)
    assert text[read.start : read.end] == "just over $24.2 billion"
    assert text[read.figure_start : read.figure_end] == "24.2 billion"
    assert read.resolution == pytest.approx(1e8)


def test_a_sum_without_currency_takes_that_of_the_text() -> None:
    assert [q.unit for q in _read("Trade came to 44 billion euros. China has invested 27 billion.")] == ["EUR", "EUR"]
    assert [q.unit for q in _read("China has invested 27 billion.")] == ["XXX"]


FLOORS = {"en": (0.97, 0.98), "ru": (0.965, 0.975), "kk": (0.97, 0.965)}


def test_a_sum_without_currency_in_a_paragraph_of_its_own_takes_that_which_most_of_the_text_has() -> None:
    told = "Trade was $5 billion, exports $3 billion.\nThe fund lent 67 million euros"
    assert [one.unit for one in _read(f"{told}.\nThe goal is 8 billion.", "en")] == ["USD", "USD", "EUR", "USD"]
    assert [one.unit for one in _read(f"{told}, and later 8 million more.", "en")] == ["USD", "USD", "EUR", "EUR"]


def test_labelled_figures_are_found() -> None:
    """Floors on the half of the country pairs that was not looked at: share of figures found, and of hedges right."""
    counts, _ = measure()
    for lang, (figure, hedge) in FLOORS.items():
        found = counts["kept", lang, "figure"]
        assert found / counts["kept", lang, "all"] >= figure, lang
        assert counts["kept", lang, "hedge"] / found >= hedge, lang


def test_bound_of_one_figure_is_no_raising_verb_of_the_next() -> None:
    found = quantities("They make up to 90 tractors and up to 40 ploughs a year", "en")
    assert [(figure.value, figure.hedge) for figure in found] == [(90, "le"), (40, "le")]


def test_joined_rates_move_one_way() -> None:
    found = _read("сокращение закупок газа и угля на 33,2 и 44,9% соответственно", "ru")
    assert [(one.value, one.direction) for one in found] == [(33.2, "down"), (44.9, "down")]
