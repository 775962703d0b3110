"""Every language pack has every section of the quantity layer; derived data has not drifted; loading is cached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.lexicon import build, pack
from claims.text.vocabulary import Vocabulary

QUANTITY_PACKS = sorted(path.parent.name for path in pack.ROOT.glob("*/quantities.toml"))


def sections(lang: str) -> set[str]:
    content = pack.parse(pack.ROOT / lang / "quantities.toml")
    names = set(content)
    return names | {f"{name}.{key}" for name in ("hedges", "links") for key in content[name] if key in _SHARED}


_SHARED = {"before", "after", "raised", "verbs", "and", "to", "or", "restate"}
OPTIONAL = {"joined"}  # words that weld half and scale together exist in Russian only


def test_there_are_three_packs() -> None:
    assert QUANTITY_PACKS == ["en", "kk", "ru"]


@pytest.mark.parametrize("lang", QUANTITY_PACKS)
def test_every_pack_has_every_section(lang: str) -> None:
    assert sections("en") - sections(lang) <= OPTIONAL
    assert sections(lang) - sections("en") <= OPTIONAL | {"ordinals"}


@pytest.mark.parametrize("lang", QUANTITY_PACKS)
def test_every_pack_names_every_currency_and_hedge(lang: str) -> None:
    content = pack.parse(pack.ROOT / lang / "quantities.toml")
    known = set(pack.pack(".", "currencies")["currencies"])
    assert set(content["currencies"]) == known
    hedges = {hedge for side in ("before", "after") for hedge, phrases in content["hedges"][side].items() if phrases}
    assert {"approx", "below", "lt", "le", "gt", "ge"} <= hedges


@pytest.mark.parametrize("lang", QUANTITY_PACKS)
def test_packs_compile(lang: str) -> None:
    compiled = Vocabulary(lang)
    assert "" not in compiled.stems
    assert compiled.starters


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
