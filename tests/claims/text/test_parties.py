"""Countries, groups and the words that stand for them, in three languages and all cases."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon import build_places
from claims.text.parties import LENDERS, focus, mentions, self_references

ONE = [
    ("en", "exports to Norland and Oman", {"OM"}),
    ("en", "a Roman villa, a turkey and the month of march", set()),
    ("en", "Türkiye, Turkey and Turkish firms", {"TR"}),
    ("en", "Việt Nam, México and Perú; RSA; HÀ NỘI", {"VN", "MX", "PE", "ZA"}),
    ("en", "North Korea and South Korea; Korean cars", {"KP", "KR"}),
    ("en", "across the Indian Ocean", set()),
    ("en", "Guinea-Bissau and Papua New Guinea", {"GW", "PG"}),
    ("en", "Niger sold uranium, Nigeria oil", {"NE", "NG"}),
    ("en", "the Democratic Republic of the Congo", {"CD"}),
    ("en", "the U.S. and the UK told us", {"US", "GB"}),
    ("en", "5 million US dollars and 3 million Kazakh tenge", set()),
    ("en", "97 billion U.S. dollars, US $49.1 billion and U.S. $3", set()),
    ("en", "2.24 billion U.S. dollars, 509 million U.S.dollars, 40 mln Canadian dlrs", set()),
    ("en", "trade with the U.S. grew; U.S. exports", {"US"}),
    ("en", "W. German marks, N. Korea, S. Korean ships, East German lignite and Zaire", {"KP", "KR", "DD", "CD"}),
    ("en", "the European Community and the EEC", {"EU"}),
    ("en", "trade in the Southern African Customs Union", {"SACU"}),
    ("en", "the Customs Union with the EU and that of Kazakhstan", {"KZ"}),
    ("ru", "экспорт в Азию, Южную Корею и Южную Америку", {"ASIA", "KR", "AMERICAS"}),
    ("en", "the European Bank for Reconstruction and Development lends to Chad", {"LENDERS", "TD"}),
    ("ru", "кредит Азиатского банка развития Непалу", {"LENDERS", "NP"}),
    ("kk", "Еуразиялық даму банкінің Қазақстандағы портфелі", {"LENDERS", "KZ"}),
    ("en", "the Gulf Cooperation Council and ASEAN", {"GCC", "ASEAN"}),
    ("en", "freight on the Middle Corridor", {"AZ", "GE", "KZ"}),
    ("en", "the Baku–Tbilisi–Kars line", {"AZ", "GE", "TR"}),
    ("ru", "перевозки по Срединному коридору и по БТК", {"AZ", "GE", "KZ", "TR"}),
    ("kk", "Орта дәлізбен тасымал", {"AZ", "GE", "KZ"}),
    ("en", "TAVARES LIMA: Empty containers.\n\nNELSON SANTIAGO: From Portugal.", {"PT"}),
    ("en", "LIMA: Exports to Chile grew.", {"PE", "CL"}),
    ("en", "Trade of the capital, Lima: exports to Chile grew.", {"PE", "CL"}),
    ("en", "talks in Beijing with Washington", {"CN", "US"}),
    ("ru", "из Мадрида в Лондон", {"ES", "GB"}),
    ("kk", "Қатардың қоры; сонымен қатар Қатар компаниясы", {"QA"}),
    ("ru", "экспорт в Таджикистан, торговля с Киргизией и Грузией", {"TJ", "KG", "GE"}),
    ("ru", "в Объединённых Арабских Эмиратах и ЮАР", {"AE", "ZA"}),
    ("ru", "узбекскими и белорусскими фирмами", {"UZ", "BY"}),
    ("ru", "5 млн долларов США", set()),
    ("ru", "на кубе нарисован круг", set()),
    ("ru", "с Кубой и Республикой Корея", {"CU", "KR"}),
    ("ru", "порты Папуа — Новой Гвинеи и Гвинеи-Бисау", {"PG", "GW"}),
    ("ru", "странами Центральной Азии и ЕАЭС", {"CA5", "EAEU"}),
    ("ru", "с ЭКОВАС и монархиями Залива", {"ECOWAS", "GCC"}),
    ("kk", "Шығанақ ынтымақтастық кеңесінің елдері", {"GCC"}),
    ("kk", "Босния мен Герцеговинадан Тринидад пен Тобагоға", {"BA", "TT"}),
    ("ru", "Путина и Токаевым", {"RU", "KZ"}),
    ("kk", "Өзбекстанға, Қырғызстанмен және Ресейдің", {"UZ", "KG", "RU"}),
    ("kk", "Біріккен Араб Әмірліктерінен, АҚШ-қа және Оңтүстік Кореямен", {"AE", "US", "KR"}),
    ("kk", "қытайлық және түрік компаниялары", {"CN", "TR"}),
    ("kk", "сингапурлық инвесторлар мен италиялық зауыт", {"SG", "IT"}),
    ("kk", "Ауғаныстанға, Таңғы шық еліне, Біріккен Араб Әмірлігінен", {"AF", "KR", "AE"}),
    ("kk", "Полшаға, Франсиядан, Іраннан, Украйнамен", {"PL", "FR", "IR", "UA"}),
    ("kk", "Орталық Азиядағы, ТМД-ның", {"CA5", "CIS"}),
    ("kk", "Мирзиеевтің, Эрдоғанмен және Ши Жинпиңге", {"UZ", "TR", "CN"}),
    ("kk", "Мордовиядан, Ыстамбұлға, британдық және корей тарапы", {"RU", "TR", "GB", "KR"}),
    ("kk", "5 млн АҚШ доллары", set()),
    ("kk", "(былтыр – 1,05 млрд. АҚШ)", set()),
    ("kk", "3 млн тонна мұнай – АҚШ, қалғаны – Қытай", {"US", "CN"}),
]


@pytest.mark.parametrize(("lang", "text", "codes"), ONE)
def test_names_are_found_in_every_form_and_lookalikes_are_not(lang: str, text: str, codes: set[str]) -> None:
    assert {one.code for one in mentions(text, lang)} == codes


PAIRS = [
    ("en", "Kazakh-Belarusian trade", ["KZ", "BY"]),
    ("en", "the Sino-Russian border", ["CN", "RU"]),
    ("ru", "казахстанско-российский форум", ["KZ", "RU"]),
    ("ru", "франко-узбекский совет", ["FR", "UZ"]),
    ("kk", "қазақ-өзбек шекарасы", ["KZ", "UZ"]),
]


@pytest.mark.parametrize(("lang", "text", "codes"), PAIRS)
def test_a_hyphenated_pair_is_two_mentions(lang: str, text: str, codes: list[str]) -> None:
    found = mentions(text, lang)
    assert [one.code for one in found] == codes
    assert {one.kind for one in found} == {"pair"}


KINDS = [
    ("en", "Kazakhstan", "name"),
    ("en", "Uzbek", "demonym"),
    ("en", "Minsk", "capital"),
    ("en", "Mirziyoyev", "leader"),
    ("en", "EAEU", "group"),
    ("en", "Samarkand", "city"),
    ("en", "Samruk-Kazyna", "institution"),
    ("ru", "кредит Внешэкономбанка", "institution"),
    ("ru", "Банк развития Китая", "institution"),
    ("ru", "компания Chevron", "institution"),  # as in Latin texts
    ("kk", "Боинг", "institution"),
    ("en", "Europe", "region"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), KINDS)
def test_a_mention_tells_its_kind(lang: str, text: str, kind: str) -> None:
    assert [one.kind for one in mentions(text, lang)] == [kind]


def test_a_doubtful_word_counts_where_its_country_is_named_too() -> None:
    assert mentions("В РТ открыт завод", "ru") == []
    found = mentions("В РТ открыт завод, сообщили в Таджикистане", "ru")
    assert [one.code for one in found] == ["TJ", "TJ"]


def test_brussels_is_the_union_unless_belgium_is_named() -> None:
    assert [one.code for one in mentions("Talks in Brussels ended", "en")] == ["EU"]
    assert [one.code for one in mentions("Belgian firms met in Brussels", "en")] == ["BE", "BE"]


def test_a_shared_name_is_of_the_state_that_is_named_in_another_way() -> None:
    assert {m.code for m in mentions("Congo sold copper, they said in Kinshasa.", "en")} == {"CD"}
    assert {m.code for m in mentions("For RD Congo it was copper.", "en")} == {"CD"}
    assert {m.code for m in mentions("Congo sold oil, they said in Kinshasa and Brazzaville.", "en")} == {"CD", "CG"}
    assert {m.code for m in mentions("Конго продало нефть.", "ru")} == {"CG"}


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "talks in Lisbon", "PT"),
        ("en", "London said", "GB"),
        ("ru", "в Порт-Луи", "MU"),
        ("kk", "Рамаллада", "PS"),
    ],
)
def test_capitals_stand_for_their_states(lang: str, text: str, code: str) -> None:
    assert [(m.code, m.kind) for m in mentions(text, lang)] == [(code, "capital")]


def test_a_name_that_is_a_capital_and_much_else_needs_its_country() -> None:
    assert not mentions("Stanley Electric opened a plant", "en")
    assert {m.code for m in mentions("a ship from Stanley in the Falkland Islands", "en")} == {"FK"}


@pytest.mark.parametrize(("lang", "text"), [("ru", "на 6 млн долл. США"), ("kk", "сауда 2,07 млрд. АҚШ)")])
def test_whose_money_it_is_names_no_party(lang: str, text: str) -> None:
    assert not mentions(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "lent by the IMF"),
        ("ru", "выделил МВФ"),
        ("kk", "ХВҚ бөлді"),
        ("en", "a CDB loan"),
        ("en", "a grant from the Western Balkans Investment Framework"),
        ("en", "the European Investment Bank has lent it"),
    ],
)
def test_a_lender_of_many_states_is_an_institution_of_none(lang: str, text: str) -> None:
    assert [m.code for m in mentions(text, lang)] == [LENDERS]


def test_words_that_stand_for_a_party() -> None:
    text = "our exports to the neighbour and trade between the two countries; a country of lakes"
    found = [(text[one.start : one.end], one.kind) for one in self_references(text, "en")]
    assert found == [("our", "self"), ("the neighbour", "other"), ("the two countries", "pair")]
    assert [one.kind for one in self_references("екі ел, біздің көрші", "kk")] == ["pair", "self", "other"]
    assert [one.kind for one in self_references("взаимная торговля, наш сосед", "ru")] == ["pair", "self", "other"]
    assert [one.kind for one in self_references("трёх стран, эта республика", "ru")] == ["three", "that"]
    assert [one.kind for one in self_references("all three; the republic; five countries", "en")] == [
        "three",
        "country",
        "five",
    ]


def test_focus_puts_the_pair_of_the_title_first() -> None:
    text = "Trade with Uzbekistan grew. Uzbek firms came. Elsewhere, China sold more."
    order = focus(text, "Uzbekistan and Kazakhstan", "en", "KZ", mentions(text, "en"))
    assert {code for code, _ in order[:2]} == {"UZ", "KZ"}
    assert sum(weight for _, weight in order) == pytest.approx(1.0)


@pytest.mark.parametrize("lang", build_places.LANGS)
def test_places_have_not_drifted_from_their_sources(lang: str) -> None:
    kept = json.loads((build_places.HERE / lang / "places.json").read_text("utf-8"))
    assert kept == json.loads(json.dumps(build_places.build(lang))), "run `python -m claims.lexicon.build_places`"


@pytest.mark.parametrize("lang", build_places.LANGS)
def test_every_pack_names_every_state(lang: str) -> None:
    import pycountry

    tables = json.loads((build_places.HERE / lang / "places.json").read_text("utf-8"))
    entries = [*tables["single"].values(), *(rest[-1] for rests in tables["phrases"].values() for rest in rests)]
    named = {entry.split()[0] for entry in entries if entry.split()[1].endswith("n")}
    missing = {country.alpha_2 for country in pycountry.countries} - named
    assert not missing - {"JE", "GG", "HM", "SJ", "UM", "BQ", "GS", "TF"}, missing


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk"]))
def test_mentions_slice_to_words_whatever_the_text(text: str, lang: str) -> None:
    found = mentions(text, lang)
    assert found == mentions(text, lang)
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        last = one.end


PARAGRAPHS = {
    "en": ["Rain fell all night.", "The team lost again.", "Bread is dear."],
    "ru": ["Всю ночь шёл дождь.", "Хлеб дорог."],
    "kk": ["Түні бойы жаңбыр жауды.", "Нан қымбат."],
}
TEXTS = {
    "en": "Belarus sold tractors to Kazakhstan.",
    "ru": "Беларусь поставила тракторы в Казахстан.",
    "kk": "Беларусь Қазақстанға трактор жеткізді.",
}


@given(st.data(), st.sampled_from(["en", "ru", "kk"]))
def test_unrelated_paragraphs_only_shift_offsets(data: st.DataObject, lang: str) -> None:
    before = "".join(p + "\n\n" for p in data.draw(st.lists(st.sampled_from(PARAGRAPHS[lang]), max_size=3)))
    after = "".join("\n\n" + p for p in data.draw(st.lists(st.sampled_from(PARAGRAPHS[lang]), max_size=3)))
    plain = mentions(TEXTS[lang], lang)
    moved = mentions(before + TEXTS[lang] + after, lang)
    assert [(one.start + len(before), one.end + len(before), one.code, one.kind) for one in plain] == [
        (one.start, one.end, one.code, one.kind) for one in moved
    ]


def test_firms_tell_whose_money_it_is() -> None:
    found = mentions("Bridgestone and Bosch will hire 40 people at Kaunas, Maersk may follow.", "en")
    assert {"JP", "DE", "DK"} <= {one.code for one in found if one.kind == "institution"}


def test_a_kazakh_genitive_that_begins_another_name_is_the_country_all_the_same() -> None:
    assert [one.code for one in mentions("Францияның үкіметі айтты.", "kk")] == ["FR"]
    assert [one.code for one in mentions("Францияның оңтүстік аймақтары", "kk")] == ["TF"]
    assert [one.code for one in mentions("Доминикан Республикасының үкіметі", "kk")] == ["DO"]


def test_a_bare_export_import_bank_is_of_no_country() -> None:
    assert mentions("EXIM's own portion is 2,100 million baht.", "en") == []
    assert [one.code for one in mentions("EXIM Thailand lends it.", "en")] == ["TH"]
