"""The guide to packs names every layer."""

from __future__ import annotations

from pathlib import Path

from claims.lexicon.pack import layers

GUIDE = Path(__file__).parents[3] / "docs" / "language-packs.md"


def test_the_guide_names_every_layer() -> None:
    guide = GUIDE.read_text("utf-8")
    assert {layer for layer in layers() if f"`{layer}`" not in guide} == set()
