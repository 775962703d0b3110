"""Time phrases in three languages, resolved by rule 3 and the cases of the claim model."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.periods import mentions

PUBLISHED = "2024-09-10"

# Language, phrase, kind, period; published on 10 September 2024 in Kazakhstan.
PHRASES = [
    ("en", "by year end", "horizon", "2024-01-01", "2024-12-31"),
    ("en", "three years from now", "horizon", "2027-01-01", "2027-12-31"),
    ("en", "last year", "period", "2023-01-01", "2023-12-31"),
    ("en", "this year", "period", "2024-01-01", "2024-08-31"),
    ("en", "since the beginning of the year", "period", "2024-01-01", "2024-08-31"),
    ("en", "in January-May", "period", "2024-01-01", "2024-05-31"),
    ("en", "in January-November", "period", "2023-01-01", "2023-11-30"),
    ("en", "in 11 months of 2019", "period", "2019-01-01", "2019-11-30"),
    ("en", "over the past 10 years", "period", "2014-01-01", "2023-12-31"),
    ("en", "with 5 billion after seven months", "period", "2024-01-01", "2024-07-31"),
    ("ru", "за финансовый год, закончившийся в марте", "period", "2023-04-01", "2024-03-31"),
    ("ru", "за финансовый год, который завершился 30 июня 2023 года", "period", "2022-07-01", "2023-06-30"),
    ("en", "over the past seven months", "period", "2024-01-01", "2024-07-31"),
    ("en", "since 2005", "since", "2005-01-01", "2024-09-10"),
    ("en", "by 2030", "horizon", "2030-01-01", "2030-12-31"),
    ("en", "by the end of 2027", "horizon", "2027-01-01", "2027-12-31"),
    ("en", "over the next five years", "horizon", "2029-01-01", "2029-12-31"),
    ("en", "in the first half of 2023", "period", "2023-01-01", "2023-06-30"),
    ("en", "in the third quarter of last year", "period", "2023-07-01", "2023-09-30"),
    ("en", "Q1 2024", "period", "2024-01-01", "2024-03-31"),
    ("en", "the first three quarters of 2022", "period", "2022-01-01", "2022-09-30"),
    ("en", "the year to March 2024", "period", "2023-04-01", "2024-03-31"),
    ("en", "in May", "period", "2024-05-01", "2024-05-31"),
    ("en", "between 2015 and 2019", "period", "2015-01-01", "2019-12-31"),
    ("en", "in the 1990s", "period", "1990-01-01", "1999-12-31"),
    ("en", "the year before last", "period", "2022-01-01", "2022-12-31"),
    ("en", "from July 2022 to June 2023", "period", "2022-07-01", "2023-06-30"),
    ("en", "in the summer of 2022", "period", "2022-06-01", "2022-08-31"),
    ("en", "as at 30 June 2024", "as_of", "2024-06-30", "2024-06-30"),
    ("ru", "за 7 мес. 2024 г.", "period", "2024-01-01", "2024-07-31"),
    ("ru", "за I-III кварталы 2023 года", "period", "2023-01-01", "2023-09-30"),
    ("en", "in the March quarter", "period", "2024-01-01", "2024-03-31"),
    ("en", "in the year that ended on 31st of March", "period", "2023-04-01", "2024-03-31"),
    ("en", "next month", "horizon", "2024-10-01", "2024-10-31"),
    ("en", "from January up to and including March of this year", "period", "2024-01-01", "2024-03-31"),
    ("en", "in 2022 through September", "period", "2022-01-01", "2022-09-30"),
    ("en", "by the year's end", "horizon", "2024-01-01", "2024-12-31"),
    ("ru", "в сезоне 2022/2023", "period", "2022-07-01", "2023-06-30"),
    ("ru", "в 2022/23 сельхозгоду", "period", "2022-07-01", "2023-06-30"),
    ("ru", "в маркетинговом году 2021/22", "period", "2021-07-01", "2022-06-30"),
    ("ru", "за сезон-2023/24", "period", "2023-07-01", "2024-06-30"),
    ("ru", "в прошлом сезоне", "period", "2023-07-01", "2024-06-30"),
    ("ru", "прошлогодняя выручка", "period", "2023-01-01", "2023-12-31"),
    ("kk", "жартыжылдықта", "period", "2024-01-01", "2024-06-30"),
    ("kk", "2005 жылдан бергі", "since", "2005-01-01", "2024-09-10"),
    ("kk", "келесі жылға", "horizon", "2025-01-01", "2025-12-31"),
    ("ru", "летом 2022 года", "period", "2022-06-01", "2022-08-31"),
    ("kk", "2022 жылдың күзінде", "period", "2022-09-01", "2022-11-30"),
    ("en", "over the past twenty-five years", "period", "1999-01-01", "2023-12-31"),
    ("ru", "за последние двадцать пять лет", "period", "1999-01-01", "2023-12-31"),
    ("kk", "І тоқсанда", "period", "2024-01-01", "2024-03-31"),
    ("kk", "ІІ жартыжылдықта", "period", "2023-07-01", "2023-12-31"),
    ("kk", "былтырғы қыркүйегінде", "period", "2023-09-01", "2023-09-30"),
    ("kk", "2023 жылдың сәуір айынан бастап", "since", "2023-04-01", "2024-09-10"),
    ("kk", "он жыл бұрынғы", "base", "2014-01-01", "2014-12-31"),
    ("kk", "таяудағы үш жылда", "horizon", "2027-01-01", "2027-12-31"),
    ("kk", "соңғы он бес жылда", "period", "2009-01-01", "2023-12-31"),
    ("en", "from May 2019 until now", "since", "2019-05-01", "2024-09-10"),
    ("en", "between 2019 and the present", "since", "2019-01-01", "2024-09-10"),
    ("en", "in the present year", "period", "2024-01-01", "2024-08-31"),
    ("en", "as of 1 July 2024", "as_of", "2024-07-01", "2024-07-01"),
    ("en", "on 12 June 2023", "day", "2023-06-12", "2023-06-12"),
    ("ru", "в прошлом году", "period", "2023-01-01", "2023-12-31"),
    ("ru", "с начала года", "period", "2024-01-01", "2024-08-31"),
    ("ru", "за январь–май", "period", "2024-01-01", "2024-05-31"),
    ("ru", "с января по июль 2023 года", "period", "2023-01-01", "2023-07-31"),
    ("ru", "за девять месяцев прошлого года", "period", "2023-01-01", "2023-09-30"),
    ("ru", "за последние 10 лет", "period", "2014-01-01", "2023-12-31"),
    ("ru", "с 1992 по 2023 год", "period", "1992-01-01", "2023-12-31"),
    ("ru", "с 2005 года", "since", "2005-01-01", "2024-09-10"),
    ("ru", "к 2030 году", "horizon", "2030-01-01", "2030-12-31"),
    ("ru", "через пять лет", "horizon", "2029-01-01", "2029-12-31"),
    ("ru", "в I полугодии 2024 г.", "period", "2024-01-01", "2024-06-30"),
    ("ru", "за три квартала", "period", "2023-01-01", "2023-09-30"),
    ("ru", "в позапрошлом году", "period", "2022-01-01", "2022-12-31"),
    ("ru", "на конец июля", "as_of", "2024-07-01", "2024-07-31"),
    ("kk", "2024 жылғы 1 шілдедегі жағдай бойынша", "as_of", "2024-07-01", "2024-07-01"),
    ("kk", "қаңтардан шілдеге дейін", "period", "2024-01-01", "2024-07-31"),
    ("ru", "на 01.07.2024", "as_of", "2024-07-01", "2024-07-01"),
    ("kk", "былтыр", "period", "2023-01-01", "2023-12-31"),
    ("kk", "жыл басынан бері", "period", "2024-01-01", "2024-08-31"),
    ("kk", "2023 жылғы қаңтар-қыркүйекте", "period", "2023-01-01", "2023-09-30"),
    ("kk", "биылғы жеті айда", "period", "2024-01-01", "2024-07-31"),
    ("kk", "2019 жылдың 11 айында", "period", "2019-01-01", "2019-11-30"),
    ("kk", "соңғы бес жыл ішінде", "period", "2019-01-01", "2023-12-31"),
    ("kk", "2005 жылдан бері", "since", "2005-01-01", "2024-09-10"),
    ("kk", "2030 жылға қарай", "horizon", "2030-01-01", "2030-12-31"),
    ("kk", "бес жылдан кейін", "horizon", "2029-01-01", "2029-12-31"),
    ("kk", "2023 жылдың бірінші жартыжылдығында", "period", "2023-01-01", "2023-06-30"),
    ("kk", "2021 жылмен салыстырғанда", "base", "2021-01-01", "2021-12-31"),
    ("kk", "2022 жылдың алғашқы жарты жылында", "period", "2022-01-01", "2022-06-30"),
    ("kk", "2021 жылғы екінші жарты жылда", "period", "2021-07-01", "2021-12-31"),
    ("kk", "осы жылғы бірінші жарты жылдықта", "period", "2024-01-01", "2024-06-30"),
    ("kk", "2007 жылдан бүгінге дейін", "since", "2007-01-01", "2024-09-10"),
    ("kk", "2007 жылдан осы уақытқа дейін", "since", "2007-01-01", "2024-09-10"),
    ("kk", "2018 жылғыдан 7%-ға артты", "base", "2018-01-01", "2018-12-31"),
    ("kk", "2020 жылдағыдан 3 млн тоннаға азайды", "base", "2020-01-01", "2020-12-31"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "start", "end"), PHRASES)
def test_a_phrase_stands_for_its_period(lang: str, text: str, kind: str, start: str, end: str) -> None:
    found = mentions(text, lang, PUBLISHED, "KZ")[0]
    assert (found.kind, found.period_start, found.period_end) == (kind, start, end)
    assert text[found.start : found.end].strip()


MONTHS_OF_THE_WIRES = [
    ("rose from August, 2019, to 5", "2019-08-01", "2019-08-31"),
    ("5 in the January-September period of last year", "2023-01-01", "2023-09-30"),
    ("5 in the April-to-September period of 2022", "2022-04-01", "2022-09-30"),
    ("5 in the 12 months to end-June", "2023-07-01", "2024-06-30"),
    ("5 between January and August last year", "2023-01-01", "2023-08-31"),
    ("5 in the half year to June", "2024-01-01", "2024-06-30"),
    ("5 in the half-year ended December 2023", "2023-07-01", "2023-12-31"),
    ("5 in the eight months to July 20", "2023-11-21", "2024-07-20"),
    ("5 in the eight months to 20 July", "2023-11-21", "2024-07-20"),
    ("5 in the year ended 30 June", "2023-07-01", "2024-06-30"),
    ("5 in the year ended 30 June 2023", "2022-07-01", "2023-06-30"),
    ("5 in the fiscal year ended March 31, 2023, of", "2022-04-01", "2023-03-31"),
    ("5 in the 12 months to 31 March 2023", "2022-04-01", "2023-03-31"),
    ("5 in the six months to 30 June 2023", "2023-01-01", "2023-06-30"),
    ("5 in the quarter ended September 30, 2023", "2023-07-01", "2023-09-30"),
    ("5 in the quarter to June", "2024-04-01", "2024-06-30"),
    ("5 in the year to Q2 2023", "2022-07-01", "2023-06-30"),
    ("5 in the two quarters ended 30 June 2023", "2023-01-01", "2023-06-30"),
    ("5 in the opening seven months of 2023", "2023-01-01", "2023-07-31"),
    ("in the eight months to July 20 million tonnes went", "2023-12-01", "2024-07-31"),
    ("5 in the four quarters to the end of Q2 2023", "2022-07-01", "2023-06-30"),
    ("5 between 1999 and May 2009", "1999-01-01", "2009-05-31"),
    ("5 from October 2019 to 2022", "2019-10-01", "2022-12-31"),
    ("5 in the June year 2013", "2012-07-01", "2013-06-30"),
    ("5 in the June year", "2023-07-01", "2024-06-30"),
]


@pytest.mark.parametrize(("text", "start", "end"), MONTHS_OF_THE_WIRES)
def test_months_are_read_as_wires_write_them(text: str, start: str, end: str) -> None:
    (found,) = mentions(text, "en", PUBLISHED, "US")
    assert (found.period_start, found.period_end) == (start, end)


def test_a_month_may_open_a_sentence_but_a_wish_does_not() -> None:
    found = mentions("Trade fell. July saw it rise to 5. May our friendship grow.", "en", PUBLISHED, "US")
    assert [(one.period_start, one.period_end) for one in found if one.period_start] == [("2024-07-01", "2024-07-31")]


SHORT_AND_LONG = [
    ("rose to 5 in 1H17", "2017-01-01", "2017-06-30"),
    ("5 in 3Q22", "2022-07-01", "2022-09-30"),
    ("5 between May 20, 2022, and April 18, 2023", "2022-05-20", "2023-04-18"),
    ("5 from 21 June 2021 to 20 June 2022", "2021-06-21", "2022-06-20"),
]


@pytest.mark.parametrize(("text", "start", "end"), SHORT_AND_LONG)
def test_parts_of_years_cut_short_and_days_of_two_years(text: str, start: str, end: str) -> None:
    (found,) = mentions(text, "en", PUBLISHED, "US")
    assert (found.period_start, found.period_end) == (start, end)


FOLLOW_UPS = [
    ("en", "In January-May 2023 it was 5, against 4 in the same period of last year", ("2022-01-01", "2022-05-31")),
    ("en", "In 2019 it was 5; a year earlier it was 4", ("2018-01-01", "2018-12-31")),
    ("en", "In 2015 it was 5; three years later it was 9", ("2018-01-01", "2018-12-31")),
    ("en", "In May to July 2022 5. This year 4. Over the same three months 3", ("2022-05-01", "2022-07-31")),
    ("en", "From January to June 2022 it fell, but in that year it was 5", ("2022-01-01", "2022-12-31")),
    ("en", "In July-August of the fiscal year 5, in the same months of last year 4", ("2023-07-01", "2023-08-31")),
    ("en", "In January-May 2023 it was 5, a year ago 4", ("2022-01-01", "2022-05-31")),
    ("en", "From January to May 2023 it was 5, up from 4 in the year-ago period", ("2022-01-01", "2022-05-31")),
    ("en", "In January-May 2023 it was 5, against 4 in the year-earlier months", ("2022-01-01", "2022-05-31")),
    ("en", "In January-May 2023 it was 5, against 4 for the same period a year before", ("2022-01-01", "2022-05-31")),
    ("en", "After 22 in 2012 it shrank to 14 the following year", ("2013-01-01", "2013-12-31")),
    ("en", "Trade is to grow the following year", ("2025-01-01", "2025-12-31")),
    ("en", "It fell from $55 million in 2002 to $9 million the year after", ("2003-01-01", "2003-12-31")),
    ("en", "It fell from $55 million in 2002 to $9 million two years later", ("2004-01-01", "2004-12-31")),
    ("en", "It fell from $55 million in 2002 to $9 million three years on", ("2005-01-01", "2005-12-31")),
    ("en", "It was 18 in 2016 and close to 20 the year before that", ("2015-01-01", "2015-12-31")),
    ("en", "It has been there since 1994. Up to the end of 2021 it spent 490 million", ("1994-01-01", "2021-12-31")),
    ("en", "In the first half of 2021 trade rose. During the period exports fell", ("2021-01-01", "2021-06-30")),
    ("ru", "За январь–май 2023 года 5 млрд, годом ранее – 4", ("2022-01-01", "2022-05-31")),
    ("ru", "В первом квартале 2022 года 5, за аналогичный период 2020 года 3", ("2020-01-01", "2020-03-31")),
    ("ru", "С 2016 года выдают гранты. До конца 2021 года роздано 47 млрд", ("2016-01-01", "2021-12-31")),
    ("ru", "В 2023 году ушло 21 млн тонн, в этом за семь месяцев – 18", ("2024-01-01", "2024-07-31")),
    ("ru", "В 2019 году 5, годом позже 6", ("2020-01-01", "2020-12-31")),
    ("ru", "Открыли в 2015-м, спустя пять лет продали", ("2020-01-01", "2020-12-31")),
    ("ru", "За 8 месяцев этого года 5 против 4 за 8 месяцев прошлого", ("2023-01-01", "2023-08-31")),
    ("kk", "2023 жылдың 5 айында 5 млрд, өткен жылдың сәйкес кезеңінде 4", ("2022-01-01", "2022-05-31")),
    ("kk", "2015 жылы ашылды. Сол жылы сауда өсті", ("2015-01-01", "2015-12-31")),
    ("kk", "2023 жылғы 7 айда 5 млрд, бұл бір жыл бұрынғы осы мезгілдегіден 9% көп", ("2022-01-01", "2022-07-31")),
    ("kk", "2023 жылғы 7 айда 5 млрд, өткен жылдың дәл осы мерзімінен 9% көп", ("2022-01-01", "2022-07-31")),
    ("kk", "2023 жылғы 7 айда 5 млрд, былтырғы тиісті кезеңдегіден 9% аз", ("2022-01-01", "2022-07-31")),
    ("kk", "2023 жылғы 7 айда 5 млрд, 2020 жылғы сондай мерзіммен салыстырғанда", ("2020-01-01", "2020-07-31")),
    ("kk", "2023 жылғы 7 айда 5 млрд, өткен жылдың сол айларындағыдан аз", ("2022-01-01", "2022-07-31")),
]


@pytest.mark.parametrize(("lang", "text", "expected"), FOLLOW_UPS)
def test_a_follow_up_points_at_the_period_before_it(lang: str, text: str, expected: tuple[str, str]) -> None:
    found = mentions(text, lang, PUBLISHED, "KZ")[-1]
    assert (found.period_start, found.period_end) == expected


UNSAID = [
    ("en", "Exports rose to $5 billion in 2022 from $4 billion.", "from $4 billion", ("2021-01-01", "2021-12-31")),
    ("en", "From $4 billion exports fell to 3 in 2022.", "From $4 billion", ("2021-01-01", "2021-12-31")),
    ("en", "In 2022 it grew. Exports rose from 412,000 to 1.06 million.", "from 412,000", ("2021-01-01", "2021-12-31")),
    ("ru", "В 2022 году экспорт вырос с 4 млрд до 5 млрд.", "с 4 млрд", ("2021-01-01", "2021-12-31")),
    ("kk", "4 миллион доллардан 5 миллионға былтыр өсті.", "4 миллион доллардан", ("2022-01-01", "2022-12-31")),
    (
        "kk",
        "2022 жылы экспорт 4 млрд доллардан 5 млрд долларға өсті.",
        "4 млрд доллардан",
        ("2021-01-01", "2021-12-31"),
    ),
]


@pytest.mark.parametrize(("lang", "text", "words", "expected"), UNSAID)
def test_an_amount_risen_from_is_that_of_the_year_before(
    lang: str, text: str, words: str, expected: tuple[str, str]
) -> None:
    bases = [one for one in mentions(text, lang, PUBLISHED, "KZ") if one.kind == "base"]
    assert [text[one.start : one.end] for one in bases] == [words]
    assert (bases[0].period_start, bases[0].period_end) == expected


BASES = [
    ("en", "It grew from $4 billion in 2021 to $5 billion in 2022", ["base", "period"]),
    ("en", "It grew compared with 2021", ["base", "period"]),
    ("en", "More than $5 billion in 2022", ["period"]),
    ("en", "Growth of 3 per cent over 2021", ["base", "period"]),
    ("en", "An increase of 3% or $2 bn from 2021", ["base"]),
    ("en", "The two went their ways from 2021", ["period"]),
    ("en", "Money from Japan jumped to P57.1 billion last year", ["period"]),
    ("ru", "Рост по сравнению с 2021 годом", ["base", "period"]),
    ("kk", "2021 жылдан екі есе артық", ["base", "period"]),
    ("kk", "Былтырғыдан 5 млн долларға аз", ["base"]),
    ("kk", "2021 жылғы көрсеткіштен 5 пайызға жоғары", ["base", "period"]),
    ("kk", "Былтырғы кезеңнен 10 пайызға көп", ["base"]),
    ("kk", "2022 жылы 3 млн тонна кетті, мұның алдындағыдан 2 есе артық", ["period"]),
    ("kk", "2022 жылы 9 болды. Бұл аз", ["period"]),
]


@pytest.mark.parametrize(("lang", "text", "kinds"), BASES)
def test_what_something_is_compared_with_is_a_base(lang: str, text: str, kinds: list[str]) -> None:
    assert [one.kind for one in mentions(text, lang, PUBLISHED, "KZ")] == kinds


@pytest.mark.parametrize("text", ["2000 jobs", "2,024 firms", "in 2025 percent", "it may grow", "a march of 5 km"])
def test_a_number_is_no_year_and_a_verb_no_month(text: str) -> None:
    assert [one for one in mentions(text, "en", PUBLISHED, "KZ") if one.period_start] == []


@pytest.mark.parametrize(("lang", "text", "kind", "start", "end"), PHRASES)
def test_nothing_relative_has_dates_without_a_publication_date(
    lang: str, text: str, kind: str, start: str, end: str
) -> None:
    for one in mentions(text, lang, None, "KZ"):
        assert one.period_start is None or re.search(r"\d{4}", text)


@given(st.sampled_from(PHRASES), st.integers(0, 3), st.integers(0, 3))
def test_unrelated_paragraphs_only_shift_offsets(case: tuple[str, str, str, str, str], before: int, after: int) -> None:
    lang, text = case[0], case[1]
    head, tail = "Bread was dear.\n\n" * before, ".\n\nBread was dear." * after
    plain = mentions(text, lang, PUBLISHED, "KZ")
    moved = mentions(head + text + tail, lang, PUBLISHED, "KZ")
    assert [(one.start + len(head), one.period_start, one.kind) for one in plain] == [
        (one.start, one.period_start, one.kind) for one in moved
    ]


@pytest.mark.parametrize("words", ["at present", "at the moment", "to date"])
def test_words_for_now_are_a_time_without_dates(words: str) -> None:
    (found,) = mentions(f"They have 48 firms {words}.", "en", PUBLISHED, "KZ")
    assert (found.kind, found.period_start, found.period_end) == ("as_of", None, None)


def test_to_present_something_is_no_time() -> None:
    assert mentions("The firms are to present 48 works at this fair.", "en", PUBLISHED, "KZ") == []
