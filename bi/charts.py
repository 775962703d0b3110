"""A chart of the spec as Superset keeps it: how it is drawn (`params`) and what it asks (`query_context`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from warehouse.marts.columns import view_schema

Spec = dict[str, Any]
ROWS: Final = 1_000
"""Rows of a table at most; a filter narrows what is more."""
BARS: Final = 40
_KEYS: Final = {
    "number": {"metrics"},
    "bar": {"metrics", "x"},
    "line": {"metrics", "x"},
    "pie": {"metrics", "by"},
    "table": {"columns", "order"},
}
_MAY: Final = {"title", "about", "form", "mart", "where", "unit", "is_stacked", "by"}
_WHOLE: Final = ",d"
_SHORT: Final = "SMART_NUMBER"
_EXACT: Final = ",.2~f"
_DOLLARS: Final = {"symbol": "USD", "symbolPosition": "prefix"}


def chart_file(name: str, chart: Spec, metrics: dict[str, list[str]]) -> Spec:
    """The chart without its identifiers. Raises ValueError, with the chart's name, for what its mart does not have."""
    _check(name, chart, metrics)
    params = {"viz_type": _VIEWS[chart["form"]][0], "adhoc_filters": _filters(chart)} | _VIEWS[chart["form"]][1](chart)
    return {
        "slice_name": chart["title"],
        "description": chart.get("about"),
        "viz_type": params["viz_type"],
        "params": params,
        "query_context": json.dumps(_query_context(chart, params)),
        "cache_timeout": None,
    }


def _check(name: str, chart: Spec, metrics: dict[str, list[str]]) -> None:
    if chart["form"] not in _KEYS:
        raise ValueError(f"chart {name}: form {chart['form']!r} is none of {', '.join(_KEYS)}")
    needed = _KEYS[chart["form"]]
    if missing := needed - chart.keys():
        raise ValueError(f"chart {name}: a {chart['form']} needs {', '.join(sorted(missing))}")
    if unknown := chart.keys() - needed - _MAY:
        raise ValueError(f"chart {name}: nothing is known of {', '.join(sorted(unknown))}")
    known = set(view_schema(chart["mart"]).names)
    named = [*chart.get("columns", []), *chart.get("by", []), *(chart[key] for key in ("x", "order") if key in chart)]
    if absent := [column for column in named if column not in known]:
        raise ValueError(f"chart {name}: {chart['mart']} has no {', '.join(absent)}")
    if absent := [metric for metric in chart.get("metrics", []) if metric not in metrics]:
        raise ValueError(f"chart {name}: no metric {', '.join(absent)} of {chart['mart']}")


def _filters(chart: Spec) -> list[Spec]:
    if "where" not in chart:
        return []
    return [{"clause": "WHERE", "expressionType": "SQL", "sqlExpression": chart["where"]}]


def _number(chart: Spec) -> Spec:
    return {"metric": chart["metrics"][0], "y_axis_format": _WHOLE, "header_font_size": 0.4}


def _series(chart: Spec) -> Spec:
    """Bars go from the largest down, years as they follow one another."""
    is_bar = chart["form"] == "bar"
    return {
        "x_axis": chart["x"],
        "xAxisForceCategorical": True,
        "x_axis_sort": chart["metrics"][0] if is_bar else chart["x"],
        "x_axis_sort_asc": not is_bar,
        "metrics": chart["metrics"],
        "groupby": chart.get("by", []),
        "row_limit": BARS if is_bar else ROWS,
        "stack": "Stack" if chart.get("is_stacked") else None,
        "show_legend": len(chart["metrics"]) > 1 or bool(chart.get("by")),
        "legendOrientation": "top",
        "y_axis_format": _SHORT,
        "currency_format": _DOLLARS if chart.get("unit") == "USD" else {},
        "rich_tooltip": True,
        "markerEnabled": not is_bar,
        "truncateXAxis": False,
    }


def _pie(chart: Spec) -> Spec:
    return {
        "groupby": chart["by"],
        "metric": chart["metrics"][0],
        "row_limit": BARS,
        "sort_by_metric": True,
        "label_type": "value",
        "number_format": _WHOLE,
        "donut": True,
        "show_legend": True,
        "legendOrientation": "bottom",
    }


def _table(chart: Spec) -> Spec:
    return {
        "query_mode": "raw",
        "all_columns": chart["columns"],
        "order_by_cols": [json.dumps([chart["order"], False])],
        "row_limit": ROWS,
        "include_search": True,
        "page_length": 20,
        "table_timestamp_format": "%Y-%m-%d",
        "column_config": {column: _shown(column) for column in chart["columns"]},
        "show_cell_bars": False,
        "allow_render_html": False,  # titles and quotations are what others wrote
    }


def _shown(column: str) -> Spec:
    return {"d3NumberFormat": _EXACT} | ({"currencyFormat": _DOLLARS} if column.endswith("_usd") else {})


_VIEWS: Final[dict[str, tuple[str, Callable[[Spec], Spec]]]] = {
    "number": ("big_number_total", _number),
    "bar": ("echarts_timeseries_bar", _series),
    "line": ("echarts_timeseries_line", _series),
    "pie": ("pie", _pie),
    "table": ("table", _table),
}


def _query_context(chart: Spec, params: Spec) -> Spec:
    """What the chart asks of its mart; Superset puts in its own numbers of chart and dataset."""
    columns = chart.get("columns") or [*([chart["x"]] if "x" in chart else []), *chart.get("by", [])]
    ordered = [[chart["order"], False]] if "order" in chart else [[chart["metrics"][0], False]]
    query: Spec = {
        "columns": columns,
        "orderby": ordered,
        "row_limit": params.get("row_limit", ROWS),
        "filters": [],
        "extras": {"where": f"({chart['where']})"} if "where" in chart else {},
        "is_timeseries": False,
    }
    if "metrics" in chart:
        query["metrics"] = chart["metrics"]
    return {
        "datasource": {"id": 0, "type": "table"},
        "force": False,
        "queries": [query],
        "result_format": "json",
        "result_type": "full",
    }
