"""The requests that a card asks for: one for each combination of its lists, over the periods that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from urllib.parse import quote

from raw.card import Connector, Incremental


@dataclass(frozen=True, slots=True)
class Request:
    """An address with its params, as the first page is asked for."""

    url: str
    params: dict[str, str] = field(default_factory=dict)


def step(at: date, grain: str, count: int) -> date:
    """The first day of the period `count` periods after the one that holds `at`; of days, that day."""
    if grain == "day":
        return date.fromordinal(at.toordinal() + count)
    size = {"month": 1, "quarter": 3, "year": 12}[grain]
    month = (at.year * 12 + at.month - 1) // size * size + count * size
    return date(month // 12, month % 12 + 1, 1)


def written(at: date, grain: str, is_packed: bool = False) -> str:
    """A period as services write it: 2023, 2023-Q2, 2023-05 (202305 where packed in a list), 2023-05-17."""
    if grain == "year":
        return f"{at.year}"
    if grain == "quarter":
        return f"{at.year}-Q{(at.month - 1) // 3 + 1}"
    if grain == "month":
        return f"{at:%Y%m}" if is_packed else f"{at:%Y-%m}"
    return at.isoformat()


def since_of(wanted: Incremental, pulled_until: date | None) -> date:
    """The first period to ask for: some periods before the last pull, for offices revise what they published."""
    if pulled_until is None:
        return wanted.first
    return max(wanted.first, step(pulled_until, wanted.grain, -wanted.overlap))


def requests(connector: Connector, since: date | None, until: date) -> Iterator[Request]:
    """All requests of a pull, in a fixed order. `since` is null for sources that are always fetched whole."""
    if connector.url is None:
        return
    names = list(connector.for_each)
    for chosen in product(*connector.for_each.values()):
        values = dict(zip(names, chosen, strict=True))
        url = connector.url
        for name in names:
            url = url.replace("{" + name + "}", quote(values[name], safe="+,;:"))
        rest = {name: value for name, value in values.items() if "{" + name + "}" not in connector.url}
        for periods in _periods(connector.incremental, since, until):
            yield Request(url, {**connector.params, **rest, **periods})


def _periods(wanted: Incremental | None, since: date | None, until: date) -> Iterator[dict[str, str]]:
    if wanted is None or since is None:
        yield {}
        return
    if not wanted.is_listed:
        text = wanted.form.format(since=written(since, wanted.grain), until=written(until, wanted.grain))
        yield {wanted.param: text}
        return
    asked = []
    at = step(since, wanted.grain, 0)
    while at <= until:
        asked.append(written(at, wanted.grain, is_packed=True))
        at = step(at, wanted.grain, 1)
    for some in _batched(asked, wanted.most):
        yield {wanted.param: ",".join(some)}


def _batched(items: list[str], size: int) -> Iterator[list[str]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]
