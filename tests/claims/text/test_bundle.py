"""The models as they are kept ready read as those do that are made from the fitted files."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning import bundle
from claims.text.meaning.bundle import models
from claims.text.meaning.rank_blend import RankBlend
from claims.text.meaning.reading import choices
from claims.text.meaning.scene import scene
from claims.text.meaning.spelling import spell

TEXTS = {
    "en": "Exports from Kenya to Uganda grew by 7 % to $310 million in 2021. They plan 3 plants for 60 people.",
    "ru": "Экспорт Кении в Уганду вырос в 2021 году на 7 % до 310 млн долларов. Планируется открыть 3 завода.",
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_kept_models_read_as_fresh_ones_do(lang: str) -> None:
    document = Document("1", TEXTS[lang], lang=lang, home="KE", published="2022-02-01")
    one = scene(document, lang, spell(document, lang))
    models.cache_clear()  # whatever was made in this process, the next ones come from where they are kept
    models()
    models.cache_clear()
    held = choices(one, models())
    assert held == choices(one, bundle._made())
    assert held


def test_kept_models_hold_what_the_first_text_would_have_made() -> None:
    models()
    models.cache_clear()
    held = models()
    assert {"joint", "panels"} <= vars(held).keys()
    assert all("_asked" in vars(trees) for trees in held.trees.values())
    assert held.scan is not None
    assert "_weights" in vars(held.scan)
    for ranker in held.rankers.values():
        assert isinstance(ranker, RankBlend) or "_first" in vars(ranker)
