"""What the words right beside a figure settle: cost, capacity, turnover, change or level."""

from __future__ import annotations

import pytest

from claims.model import Claim, Document
from claims.text.meaning.choice import Choice
from claims.text.meaning.scene import scene
from claims.text.meaning.times import NO_PERIOD, Period
from claims.text.meaning.worded import as_of_now, as_worded
from claims.text.reader import read

SETTLED = [
    ("fdi", "project_investment", "Оман инвесторы Атырауда 4,2 млрд теңге тұратын зауыт салмақ."),
    ("fdi", "project_investment", "Чехия компаниясы бағасы 90 млн еуро болатын құс фабрикасын тұрғызады."),
    ("fdi", "project_investment", "Сербия бизнесі екі миллиард теңгенің тігін цехын ашты."),
    ("fdi", "project_investment", "Катар қоры 300 млн. долл. тұратын жобаларды бастайды."),
    ("fdi", "fdi", "Оман Қазақстанға 300 млн доллар құйды."),
    ("fdi", "fdi", "Оман 300 млн доллардың инвестициясын салған зауыт ашылды."),
    ("freight", "capacity", "Порт Грузияға жылына 3 млн тонна жүк өткізе алады."),
    ("freight", "capacity", "Терминал Грузиядан 500 мың контейнер қабылдай алады."),
    ("freight", "capacity", "Бекеттің Ауғанстанға 12 мың тоннаға дейін астық өткізуге шамасы бар."),
    ("freight", "freight", "Порт Грузияға 3 млн тонна жүк өткізді."),
    ("contracts", "turnover", "Фиджимен алыс-берісті алда 500 млн долларға жеткізу ойда бар."),
    ("contracts", "turnover", "Тараптар Фиджимен тауар айналымын 2030 жылға қарай 1 млрд долларға дейін арттырады."),
    ("contracts", "contracts", "Фиджимен 500 млн долларға келісімшарт жасалды."),
]


def told(text: str, measure: str, aspect: str) -> list[Choice]:
    laid = scene(Document("a", text, home="KZ"), "kk")
    figures = range(len(laid.page.quantities))
    found = [Choice(at, measure, aspect, "actual", ("KZ",), (None, None), None, None, (1.0,) * 7) for at in figures]
    return as_worded(laid.page, "kk", found)


@pytest.mark.parametrize(("measure", "wanted", "text"), SETTLED)
def test_words_beside_a_figure_settle_its_measure(measure: str, wanted: str, text: str) -> None:
    assert [one.measure for one in told(text, measure, "level")] == [wanted]


CHANGES = [
    ("level", ["change_abs"], "Венгрияға экспорт 40 млн долларға кеміді."),
    ("level", ["change_abs"], "Былтыр тауар айналымы 5,5 млн еуроға артып, рекорд болды."),
    ("level", ["level"], "Былтыр тауар айналымы 5,5 млн еуроға жетті."),
    ("level", ["level"], "Былтыр тауар айналымы 5,5 млн еуроға түсті."),
    ("level", ["level"], "Былтыр тауар айналымы 5,5 млн еуроға дейін артты."),
    ("level", ["change_abs"], "Тасымал былтырғыдан 4 млн тоннаға көп."),
    ("level", ["change_abs"], "Экспорт алдыңғы жылдан 30 млн еуроға аз."),
    ("level", ["level"], "Экспорт 30 млн еуродан аз."),
    ("change_abs", ["level", "level"], "Венгрияға экспорт 25 млн доллардан 40 млн долларға артты."),
    ("change_abs", ["level", "level"], "Импорт 1,4 млрд. доллардан былтыр 2 миллиардқа көтерілді."),
    ("change_abs", ["change_abs", "change_abs"], "Экспорт бір жыл бұрынғыдан 40 млн долларға артты."),
    ("change_abs", ["change_abs"], "Экспорт былтырғыдан 40 млн долларға артты."),
]


@pytest.mark.parametrize(("aspect", "wanted", "text"), CHANGES)
def test_a_dative_tells_how_much_a_thing_changed_unless_it_tells_from_what(
    aspect: str, wanted: list[str], text: str
) -> None:
    assert [one.aspect for one in told(text, "exports", aspect)] == wanted


STAGES = [
    ("turnover", "planned", "Елші Фиджимен сауданың 2 млрд долларға жететініне сенімді."),
    ("turnover", "planned", "Фиджимен сауда жыл соңында 2 млрд доллардан асуы мүмкін."),
    ("turnover", "actual", "Фиджимен сауда 2 млрд доллардан асты, оны арттыруға екі жақ та дайын."),
    ("financing", "actual planned", "Фиджи 30 млн долларлық несиені 50 млн долларға ұлғайтуға дайын."),
    ("exports", "planned", "Фиджиге 300 мың тонна ұн жөнелтетін боламыз."),
    ("exports", "planned", "Өңір Фиджиге 40 млн доллардың тауарын сатқысы келеді."),
    ("exports", "actual", "Фиджиге 300 мың тонна ұн кетті."),
    ("fdi", "planned", "Фиджи бізге 30 млн доллар салғалы отыр."),
    ("financing", "planned", "Фиджи қоры 30 млн доллар бөлуге мүдделі."),
    ("jobs", "planned", "Зауыт іске қосылған соң 500 адам жұмыс істейді."),
    ("jobs", "planned", "Кешен салынып біткенде 90 жұмыс орны пайда болады."),
    ("jobs", "actual", "Іске қосылған зауытта 500 адам жұмыс істейді."),
    ("enterprises", "actual", "Форумда 20 компания инвестиция салуға дайын екенін айтты."),
]


@pytest.mark.parametrize(("measure", "status", "text"), STAGES)
def test_the_verb_of_a_figure_or_the_clause_before_it_tells_what_is_to_come(
    measure: str, status: str, text: str
) -> None:
    assert [one.status for one in told(text, measure, "level")] == status.split()


def test_a_settled_measure_runs_no_way() -> None:
    text = "Венгрия инвесторы Қазақстанда 4 млрд теңге тұратын зауыт салып жатыр."
    laid = scene(Document("a", text, home="KZ"), "kk")
    one = Choice(0, "fdi", "level", "actual", ("HU", "KZ"), (None, None), "HU", "KZ", (1.0,) * 7)
    settled = as_worded(laid.page, "kk", [one])[0]
    assert (settled.measure, settled.giver, settled.taker) == ("project_investment", None, None)


def claims(text: str) -> tuple[Claim, ...]:
    return read(Document("1", text, lang="kk", published="2024-02-09", home="KZ")).claims


@pytest.mark.parametrize(
    ("text", "measure", "status"),
    [
        ("Армениямен алым-сатым 40 млн долларға әрең жетті.", "turnover", "actual"),
        ("Түркіменстан бізден 70 мың тонна бидай алдырды.", "exports", "actual"),
        ("Чехиядан келген кәсіпкерлер Павлодарда 300 адамға жұмыс беретін цех ашты.", "jobs", "actual"),
        (
            "Сербия компаниясы Оралда құны 20 млн доллар болатын шұжық цехын қатарға қосты.",
            "project_investment",
            "actual",
        ),
        ("Қазақстан Оманмен тауар айналымын 700 млн долларға жеткізгісі келеді.", "turnover", "planned"),
    ],
)
def test_plain_words_of_trade_are_known(text: str, measure: str, status: str) -> None:
    assert [(one.measure, one.status) for one in claims(text)] == [(measure, status)]


NOW = [
    ("Фиджимен сауда 2017 жылы 2 млрд доллар еді, қазір 5 млрд доллар.", [("2017-01-01", "2017-12-31"), NO_PERIOD]),
    (
        "2015 жылы Фиджиден 7 млн тонна жүк келсе, бүгінде 30 млн тонна келеді.",
        [("2015-01-01", "2015-12-31"), NO_PERIOD],
    ),
    ("Фиджимен сауда қазір 2017 жылғыдан көп: 2023 жылы 5 млрд доллар.", [("2023-01-01", "2023-12-31")]),
]


@pytest.mark.parametrize(("text", "wanted"), NOW)
def test_a_level_told_of_now_is_of_no_time(text: str, wanted: list[Period]) -> None:
    laid = scene(Document("a", text, home="KZ", published="2024-03-01"), "kk")
    dated = next(mark for mark in laid.times.marks[::-1] if mark.kind == "period")
    period = (dated.period_start, dated.period_end)
    found = [
        Choice(at, "turnover", "level", "actual", ("FJ", "KZ"), period, None, None, (1.0,) * 7)
        for at in range(len(laid.page.quantities))
    ]
    assert [one.period for one in as_of_now(laid.page, "kk", laid.times, found)] == wanted
