"""A page of the spec as Superset keeps it: rows of charts, a word on what they show, and filters over all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warehouse.marts.columns import view_schema

Spec = dict[str, Any]
COLUMNS: Final = 12
"""Parts of a row's width."""
_HEIGHTS: Final = {"number": 16, "bar": 50, "line": 50, "pie": 50, "table": 60}
_ABOUT_HEIGHT: Final = 10


def dashboard_file(name: str, page: Spec, charts: dict[str, Spec], identity: Callable[[str, str], str]) -> Spec:
    """The page without its own identifier. Raises ValueError, with its name, for a chart or column there is not."""
    if unknown := [chart for row in page["rows"] for chart in row if chart not in charts]:
        raise ValueError(f"page {name}: no chart {', '.join(unknown)}")
    return {
        "dashboard_title": page["title"],
        "description": None,
        "css": "",
        "slug": f"communique-{name}",
        "published": True,
        "position": _position(page, charts, identity),
        "metadata": {
            "native_filter_configuration": [
                _filter(name, title, mart, column, identity) for title, mart, column in page.get("filters", [])
            ],
            "cross_filters_enabled": True,
            "refresh_frequency": 0,
            "color_scheme": "supersetColors",
        },
    }


def _position(page: Spec, charts: dict[str, Spec], identity: Callable[[str, str], str]) -> Spec:
    rows = [f"ROW-{number}" for number in range(len(page["rows"]))]
    out: Spec = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": ["ROW-about", *rows], "parents": ["ROOT_ID"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": page["title"]}},
        "MARKDOWN-about": {
            "type": "MARKDOWN",
            "id": "MARKDOWN-about",
            "children": [],
            "parents": ["ROOT_ID", "GRID_ID", "ROW-about"],
            "meta": {"width": COLUMNS, "height": _ABOUT_HEIGHT, "code": page["about"]},
        },
        "ROW-about": _row("ROW-about", ["MARKDOWN-about"]),
    }
    numbers = {name: number for number, name in enumerate(charts, start=1)}  # in this file; Superset gives its own
    for row, names in zip(rows, page["rows"], strict=True):
        out[row] = _row(row, [f"CHART-{name}" for name in names])
        for name in names:
            meta = {
                "width": COLUMNS // len(names),
                "height": _HEIGHTS[charts[name]["form"]],
                "uuid": identity("chart", name),
                "chartId": numbers[name],
                "sliceName": charts[name]["title"],
            }
            place = {"type": "CHART", "id": f"CHART-{name}", "children": [], "parents": ["ROOT_ID", "GRID_ID", row]}
            out[f"CHART-{name}"] = place | {"meta": meta}
    return out


def _row(row: str, children: list[str]) -> Spec:
    meta = {"background": "BACKGROUND_TRANSPARENT"}
    return {"type": "ROW", "id": row, "children": children, "parents": ["ROOT_ID", "GRID_ID"], "meta": meta}


def _filter(page: str, title: str, mart: str, column: str, identity: Callable[[str, str], str]) -> Spec:
    """A choice of values of a column, which holds for all charts whose mart has a column of that name."""
    if column not in view_schema(mart).names:
        raise ValueError(f"page {page}: filter {title}: {mart} has no {column}")
    return {
        "id": f"NATIVE_FILTER-{page}-{column}",
        "name": title,
        "filterType": "filter_select",
        "type": "NATIVE_FILTER",
        "targets": [{"datasetUuid": identity("mart", mart), "column": {"name": column}}],
        "controlValues": {"multiSelect": True, "enableEmptyFilter": False, "inverseSelection": False},
        "defaultDataMask": {"filterState": {}, "extraFormData": {}},
        "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
        "cascadeParentIds": [],
        "description": "",
    }
