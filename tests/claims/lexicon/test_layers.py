"""Every language pack has every layer, and the guide to packs names them all."""

from __future__ import annotations

from pathlib import Path

from claims.lexicon.build_places import LANGS
from claims.lexicon.pack import ROOT, languages

GUIDE = Path(__file__).parents[3] / "docs" / "language-packs.md"


def layers(lang: str) -> set[str]:
    return {path.name for path in (ROOT / lang).iterdir() if path.suffix in (".toml", ".json")}


def test_every_pack_has_every_layer() -> None:
    assert set(languages()) == set(LANGS)
    assert {lang: layers(lang) for lang in LANGS} == {lang: layers("en") for lang in LANGS}


def test_the_guide_names_every_layer() -> None:
    guide = GUIDE.read_text("utf-8")
    assert {layer for layer in layers("en") if f"`{layer}`" not in guide} == set()
