"""What header words say of scale, currency and flow, and whether that agrees with what the card declares.

A card that declares thousands over a header that says millions is a slip of one of the two: it is refused, since every
figure would be wrong a thousandfold.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.tables.error import TableError
from claims.tables.layout import TableLayout
from claims.tables.vocabulary import find

_SECTIONS = {"scale": "scales", "unit": "currencies", "flow": "flows"}


def told_by_words(role: str, text: str) -> str | None:
    """The one scale, currency or flow that the text names; None if it names none or several."""
    found = find(_SECTIONS[role], text)
    if len(found) != 1:
        return None
    return found[0].replace("_", "") if role == "scale" else found[0]


def check_declared(stated: Mapping[str, str], layout: TableLayout, where: str) -> None:
    """Raises TableError where a header's scale or currency contradicts the constant that the layout declares."""
    for role in ("scale", "unit"):
        spec = layout.roles.get(role)
        told = stated.get(role)
        if spec is None or spec.value is None or told is None:
            continue
        declared = told_by_words(role, spec.value) or spec.value
        said = told_by_words(role, told) or told
        if declared != said:
            raise TableError(
                f"the header says {role} {said!r}, the card {declared!r}",
                where,
                "correct the card, or ask the publisher",
            )
