"""What no figure may be read as, however its surroundings sound."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.bundle import models
from claims.text.meaning.classes import CLASSES
from claims.text.meaning.decide import first_reading
from claims.text.meaning.scene import scene

SHARES = "На Перу приходится 40% импорта меди Чили, доля в экспорте — 12%, доля Перу в товарообороте Чили утроилась."


def test_a_multiple_is_no_share() -> None:
    one = scene(Document("d", SHARES, lang="ru", published="2024-09-10", home="CL"), "ru")
    told = first_reading(one, models())["aspect"][:, CLASSES["aspect"].index("share_pct")]
    kinds = [quantity.kind for quantity in one.page.quantities]
    assert kinds == ["percent", "percent", "multiple"]
    assert [bool(chance) for chance in told] == [True, True, False]
