"""Which language a text is in, and Kazakh in Latin letters respelt."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import language
from claims.text.kazakh_script import respell
from claims.text.language import detect

CASES = [
    ("Trade between the two countries grew last year.", "en"),
    ("Le café à São Tomé: señor Pérez met António in Málaga, where trade grew.", "en"),
    ("Товарооборот между странами вырос.", "ru"),
    ("Екі елдің тауар айналымы өсті.", "kk"),
    ("Eki eldiń taýar aınalymy 2022 jyly ósti, bıyl da óse beredi.", "kk"),
    ("Ekı eldıñ tauar ainalymy ötken jyly östı, ekı el kelısımge keldı.", "kk"),
    ("O'zbekstannyn' tay'ar ai'nalymy bi'yl 2 mlrd dollarg'a jetti.", "kk"),
    ("Úndistannyń jobasyna 300 mln dollar salyndy.", "kk"),
    ("Iran men Ündıstannyñ jük tasymaly 4 mln tonnadan asty.", "kk"),
    ("Tawar aynalımı bıltır 40 mln dollarğa jetti.", "kk"),
    ("Türkiye ile Kazakistan arasındaki ticaret hacmi memlekette konuşuldu, ortak belgeler imzalandı.", "en"),
    ("Oʻzbekiston va Qozogʻiston o'rtasidagi savdo aylanmasi bo'yicha ko'p hujjat qo'lga kiritildi.", "en"),
    ("Azərbaycan və İtaliya arasında ortaq layihə payızda başlayacaq.", "en"),
    ("Today's traders didn't say they're worried: 'we aren't', the company's boss said, 'n' that's all.", "en"),
    ("", "en"),
]


@pytest.mark.parametrize(("text", "lang"), CASES)
def test_language_is_told_from_letters_and_common_words(text: str, lang: str) -> None:
    assert detect(text) == lang


LETTERS = {
    "_CYRILLIC": "[а-яё]",
    "_LATIN": "[a-z]",
    "_KAZAKH": "[әғқңөұүһі]",
    "_KAZAKH_LATIN": "[ǵńýúóáığşñöüäūıŋǧ]",
}


@pytest.mark.parametrize("name", LETTERS)
def test_letters_are_written_out_in_both_cases(name: str) -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert getattr(language, name).findall(every) == re.findall(LETTERS[name], every, re.I)


SPELLINGS = [
    ("Ortalyq Azııa saýdasynyń úlesi", "Орталық Азия саудасының үлесі"),
    ("Ötken jyly ekı eldıñ tauar ainalymy", "Өткен жылы екі елдің тауар айналымы"),
    ("jańa komıssııa", "жаңа комиссия"),
    ("eksport pen ınvestıtsııa bir mıllıard eýro", "экспорт пен инвестиция бір миллиард еуро"),
    ("Investısııa, kooperaııa jáne Premer-mınıstr", "Инвестиция, кооперация және Премьер-министр"),
    ("ón USD", "өн USD"),
    ("О\u0301zbekstan jáne Iordanııa", "Өзбекстан және Іордания"),
    ("eki eldiñ ekonomikalıq baylanısı twraqtı", "екі елдің экономикалық байланысы тұрақты"),
    ("Elimizdin' ten'gesi men s'yg'ys ko'rs'i bi'yl ti'imdi", "Еліміздің теңгесі мен шығыс көрші биыл тиімді"),
    ("Ri’mde bi’yl tay’arlardyn’ jan’a ti’zbesi boi’ynsha", "Римде биыл тауарлардың жаңа тизбесі бойынша"),
    ("qığaş jıldıñ tauarı bwl saudada", "қығаш жылдың тауары бұл саудада"),
    ("qığaş jıldıñ tawarı bul sawdada", "қығаш жылдың тауары бұл саудада"),
    ("qaŋtarda Moŋǧoliia ekı eldıŋ", "қаңтарда Моңғолия екі елдің"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), SPELLINGS)
def test_each_latin_alphabet_is_respelt(latin: str, cyrillic: str) -> None:
    assert respell(latin).text == cyrillic


@given(st.text(alphabet="abqýúńǵıy shSHIİ 12.\nğñūä", max_size=120) | st.text(alphabet="yni'’ gas.1", max_size=60))
def test_every_respelt_character_knows_where_it_came_from(text: str) -> None:
    respelt = respell(text)
    origin = list(respelt.origin)
    assert len(origin) == len(respelt.text) + 1
    assert origin == sorted(origin)
    assert origin[-1] == len(text)
    for at, char in enumerate(respelt.text):
        if not char.isalpha():
            assert text[origin[at]] == char
