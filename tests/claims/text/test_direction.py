"""Which way a figure runs: what is told of the trade that runs the other way is told of this one too, turned round."""

from __future__ import annotations

import pytest

from claims.model import Document
from claims.text.meaning.direction import FLOW, Flow, flow_of
from claims.text.meaning.scene import scene

EXPORT, IMPORT = FLOW.index("export") + 1, FLOW.index("import") + 1
TOLD = [
    ("ru", "Экспорт товаров из Перу в Чили составил 17,9 млн долларов, импорт — 12,3 млн долларов."),
    ("ru", "Экспорт товаров из Перу в Чили составил 17,9 млн долларов. Импорт достиг 12,3 млн долларов."),
    ("en", "Exports of Peru to Chile came to $17.9 million, imports to $12.3 million."),
]


def flows(text: str, lang: str) -> list[Flow]:
    one = scene(Document("d", text, lang=lang, published="2024-09-10", home="ES"), lang)
    return [flow_of(one.page, one.people, at, ("CL", "PE")) for at in range(len(one.page.quantities))]


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_the_word_for_the_other_way_is_found_before_this_one(lang: str, text: str) -> None:
    exports, imports = flows(text, lang)
    assert (exports.kind, exports.counter) == (EXPORT, 0)
    assert (imports.kind, imports.counter) == (IMPORT, EXPORT)
    assert imports.counter_looks == exports.looks


def test_a_word_for_the_same_way_runs_counter_to_nothing() -> None:
    assert [told.counter for told in flows("Экспорт вырос до 5 млрд долларов, продажи — до 3 млрд.", "ru")] == [0, 0]
