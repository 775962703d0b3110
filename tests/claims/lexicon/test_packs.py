"""Every language pack has the form of the others; derived data has not drifted; loading is cached."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.lexicon import build, build_places, check, money, pack
from claims.text.vocabulary import Vocabulary, vocabulary

QUANTITY_PACKS = sorted(path.parent.name for path in pack.ROOT.glob("*/quantities.toml"))


def forget() -> None:
    """Let the next look at a pack be the first one."""
    for held in (pack.pack, pack.languages, vocabulary):
        held.cache_clear()


@pytest.fixture
def zz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packs with the English one, and one of another language that was begun as its copy."""
    shutil.copytree(pack.ROOT / "en", tmp_path / "en", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "zz").mkdir()
    for name in ("quantities.toml", "periods.toml"):
        shutil.copy(tmp_path / "en" / name, tmp_path / "zz")
    shutil.copy(pack.ROOT / "currencies.toml", tmp_path)
    monkeypatch.setattr(pack, "ROOT", tmp_path)
    forget()
    yield tmp_path / "zz"
    forget()


def spoil(source: Path, old: str, new: str) -> None:
    text = source.read_text("utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), "utf-8")


def test_the_packs_are_those_that_are_named() -> None:
    assert sorted(pack.LANGUAGES) == QUANTITY_PACKS, "LANGUAGES of claims/lexicon/pack.py names every pack"


@pytest.mark.parametrize("lang", sorted({*QUANTITY_PACKS, *pack.LANGUAGES}))
def test_every_pack_has_every_file_section_and_key(lang: str) -> None:
    assert check.told(lang) == []


@pytest.mark.parametrize("lang", QUANTITY_PACKS)
def test_every_pack_names_every_hedge(lang: str) -> None:
    content = pack.parse(pack.ROOT / lang / "quantities.toml")
    hedges = {hedge for side in ("before", "after") for hedge, phrases in content["hedges"][side].items() if phrases}
    assert {"approx", "below", "lt", "le", "gt", "ge"} <= hedges


@pytest.mark.parametrize("lang", QUANTITY_PACKS)
def test_packs_compile(lang: str) -> None:
    compiled = Vocabulary(lang)
    assert "" not in compiled.stems
    assert compiled.starters


SPOILT = [
    ('\nmonths = "', '\nmonth = "', "`months` of [times] is missing; is `month` meant for it?"),
    ('\neras = "bc bce ad ce"\n', "\n", "`eras` of [times] is missing"),
    ("\n[times]", "\n[time]", "section [times] is missing; is `time` meant for it?"),
    ('\neras = "', '\nerrors = "x"\neras = "', "`errors` of [times] is read by nothing"),
    (
        '\neras = "bc bce ad ce"',
        '\neras = ["bc"]',
        "`times.eras` is a list in brackets, where it should be",
    ),
    ("\nfrom_is_range = true", '\nfrom_is_range = "yes"', "where it should be true or false"),
    ('\n1000 = "thousand"', '\nthousand = "1000"', "`thousand` of [scales] is no number"),
    ("\napprox = [", "\naprox = [", "`aprox` of [hedges.before] is no hedge"),
    ('\nKZT = ["₸"]', '\nKZ = ["₸"]', "`KZ` of [symbols] is no code of a currency"),
    ('\ndollar = "dollar dollars', '\ndoller = "dollar dollars', "`doller` of [currencies] is no key of"),
    ("\nbefore = '(?i)\\b(?:growth", "\nbefore = '(?i)\\b((?:growth", "`index.before` is no regular expression"),
    ('\ndecimal = "."', '\ndecimal = "٫"', "it is '.' or ','"),
    ('\nnouns = ""', '\nnouns = "turkish"', "name rules (kazakh) or list the endings"),
    ('"\n80 = "eighty"', '"\n80 = "Eighty"', "`cardinals.80` has 'Eighty', which is not in small letters"),
    ('"\n80 = "eighty"', '"\n80 = "cafe\u0301"', "whose accents stand apart from their letters"),
    ('"\n80 = "eighty"', '"\n80 = "eigh*ty"', "where a star or tilde ends no word"),
    ('"\n80 = "eighty"', '"\n80 = "*"', "where a star or tilde ends no word"),
    ('\ndecimal = "."', "\ndecimal = .", "this is no toml: Invalid value (at line 2"),
]


@pytest.mark.parametrize(("old", "new", "told"), SPOILT, ids=[told for *_, told in SPOILT])
def test_a_spoilt_pack_names_file_section_and_next_step(zz: Path, old: str, new: str, told: str) -> None:
    source = zz / "quantities.toml"
    spoil(source, old, new)
    with pytest.raises(pack.BadPack) as caught:
        vocabulary("zz")  # and it is not read with the English pack
    assert told in caught.value.what
    assert caught.value.where == str(source)
    assert caught.value.next_step
    assert any(told in one for one in check.told("zz"))


def test_all_that_is_wrong_is_told_at_once(zz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(zz / "quantities.toml", "\n[times]", "\n[time]")
    spoil(zz / "quantities.toml", '\n1000 = "thousand"', "")
    spoil(zz / "periods.toml", "\n[skip]", "\n[skips]")
    told = check.told("zz")
    assert "places.toml: there is no such file yet" in told
    assert "claims/lexicon/pack.py: LANGUAGES does not name 'zz'" in told
    monkeypatch.setitem(pack.LANGUAGES, "zz", "Zedish")
    assert "currencies.json: it has no names in 'zz'; run: python -m claims.lexicon.build" in check.told("zz")
    assert "quantities.toml: section [times] is missing; is `time` meant for it?" in told
    assert "periods.toml: section [skip] is missing; is `skips` meant for it?" in told
    with pytest.raises(pack.BadPack, match=r"python -m claims\.lexicon\.check zz"):
        pack.pack("zz", "quantities")


def test_a_file_in_another_encoding_is_told(zz: Path) -> None:
    (zz / "quantities.toml").write_bytes('decimal = ","\n# ğ'.encode("iso8859-9"))
    with pytest.raises(pack.BadPack, match="this is no UTF-8"):
        pack.pack("zz", "quantities")


def test_a_pack_that_is_begun_takes_nothing_from_the_others(zz: Path) -> None:
    assert pack.languages() == ["en"]
    assert pack.begun() == ["en", "zz"]
    with pytest.raises(pack.NoPack, match=r"'zz' is not whole yet: it lacks areas\.toml, events\.toml, .*check zz"):
        pack.be_whole("zz")
    with pytest.raises(pack.NoPack, match=r"there is no language pack 'yy'; packs: \['en'\]"):
        pack.be_whole("yy")


def test_a_language_whose_currencies_were_not_built_says_how_they_are(zz: Path) -> None:
    with pytest.raises(pack.BadPack, match=r"no currency has a name in 'zz'.*python -m claims\.lexicon\.build"):
        vocabulary("zz")


def test_endings_may_be_listed(zz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(money, "_table", lambda: {"codes": {}, "zz": {}})
    spoil(zz / "quantities.toml", '\nnouns = ""', '\nnouns = "lar lara"')
    spoil(zz / "quantities.toml", '"\n80 = "eighty"', '"\n80 = "seksen~"')
    words = vocabulary("zz")
    assert [words.keys[word] for word in ("seksen", "seksenlara", "seksene")] == ["seksen~", "seksen~", "seksene"]


def test_names_of_currencies_may_take_endings(monkeypatch: pytest.MonkeyPatch) -> None:
    endings = {"zz": "ı na", "yy": ""}
    monkeypatch.setattr(build, "pack", lambda lang, _: {"endings": {"nouns": endings[lang]}})
    forms = [["abd", "doları"], ["abd", "doları"]]
    assert build._patterns("zz", forms) == ["abd doları*"]
    assert build._patterns("yy", forms) == ["abd doları"]


def test_a_further_language_names_leaders_in_english_where_its_own_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_places, "LANGS", ("en", "ru", "kk", "zz"))
    assert "Edi Rama" in build_places._leaders("zz")["AL"]
    assert "Эди Рама" in build_places._leaders("kk")["AL"]


def test_currencies_have_not_drifted() -> None:
    assert build.TARGET.read_text(encoding="utf-8") == build.text(), "run `python -m claims.lexicon.build`"


def test_a_missing_pack_says_what_there_is() -> None:
    with pytest.raises(LookupError, match=r"no language pack 'xx'.*'en'"):
        pack.pack("xx", "quantities")


def test_a_changed_pack_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "ROOT", tmp_path)
    source = tmp_path / "zz" / "layer.toml"
    source.parent.mkdir()
    source.write_text("a = 1\n")
    pack.pack.cache_clear()
    assert pack.pack("zz", "layer") == {"a": 1}
    kept = source.parent / "__pycache__" / "layer.json"
    assert json.loads(kept.read_text())[1] == {"a": 1}
    source.write_text("a = 22\n")
    pack.pack.cache_clear()
    assert pack.pack("zz", "layer") == {"a": 22}
    kept.write_text("{broken")
    pack.pack.cache_clear()
    assert pack.pack("zz", "layer") == {"a": 22}
    pack.pack.cache_clear()
