"""Tables told in lines: each figure of a row is of the period that heads its column."""

from __future__ import annotations

from claims.model import Document
from claims.text.meaning.scene import scene


def told(text: str) -> dict[str, str | None]:
    """By the words of a figure, the first day of the period that is bound to it."""
    one = scene(Document("d", text, lang="en", published="2018-08-03", home="TH"), "en")
    figures = one.page.quantities
    return {text[figures[at].start : figures[at].end]: first for at, (first, _) in one.in_turn.periods.items()}


def test_rows_as_long_as_the_line_of_years_take_them_in_order() -> None:
    text = (
        "Trade with Peru, US$ million\n"
        "               2014     2015     2016\n"
        "Thai exports   2,731    2,518    2,204\n"
        "Thai imports   1,046      871\n"
        "Turnover | 3,777 | 3,389 | 2,996\n\n"
        "Sales of 5,111, 5,222 and 5,333 tonnes came later."
    )
    assert told(text) == {
        "2,731": "2014-01-01", "2,518": "2015-01-01", "2,204": "2016-01-01",
        "3,777": "2014-01-01", "3,389": "2015-01-01", "2,996": "2016-01-01",
    }  # fmt: skip


def test_a_last_column_may_tell_the_change() -> None:
    text = "Exports to Peru\nJan-June 2017 | Jan-June 2018 | Change\nRubber | $61.2 m | $57.9 m | -5.4%"
    assert told(text) == {"$61.2 m": "2017-01-01", "$57.9 m": "2018-01-01"}


def test_years_under_a_line_of_months_and_years_in_prose_head_nothing() -> None:
    assert told("Trade, January to August\n2017     2018\nPeru    5,210    2,940") == {}
    assert told("Trade with Peru grew from 2016; 2017 was best.\nExports came to $5 million and $6 million.") == {}
