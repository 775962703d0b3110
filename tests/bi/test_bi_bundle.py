"""The dashboards hang together, and what names something that there is not is refused with its name."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml

from bi.bundle import files, packed, spec
from warehouse.marts.columns import view_schema

Spec = dict[str, Any]


def unpacked(bundle: bytes) -> dict[str, Spec]:
    """The files of a bundle, as Superset reads them."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name.removeprefix("communique/"): yaml.safe_load(archive.read(name)) for name in archive.namelist()}


def test_the_same_pages_make_the_same_bytes() -> None:
    assert packed(files(spec())) == packed(files(spec()))


def test_every_part_finds_the_parts_it_is_made_of() -> None:
    told = unpacked(packed(files(spec())))
    kinds = {kind: {one["uuid"]: one for name, one in told.items() if name.startswith(kind)} for kind in
             ("databases/", "datasets/", "charts/", "dashboards/")}  # fmt: skip
    assert sum(map(len, kinds.values())) == len(told) - 1, "two parts have one identifier"
    assert {one["database_uuid"] for one in kinds["datasets/"].values()} == set(kinds["databases/"])
    assert {one["dataset_uuid"] for one in kinds["charts/"].values()} == set(kinds["datasets/"])
    for page in kinds["dashboards/"].values():
        position = page["position"]
        for key, place in position.items():
            if key == "DASHBOARD_VERSION_KEY":
                continue
            assert set(place.get("children", [])) <= set(position)
            if place["type"] == "CHART":
                assert kinds["charts/"][place["meta"]["uuid"]]["slice_name"] == place["meta"]["sliceName"]
        for one in page["metadata"]["native_filter_configuration"]:
            assert {target["datasetUuid"] for target in one["targets"]} <= set(kinds["datasets/"])


def test_nothing_is_told_that_no_page_shows() -> None:
    told = spec()
    shown = [chart for page in told["pages"].values() for row in page["rows"] for chart in row]
    assert sorted(set(shown)) == sorted(told["charts"])
    used = {(chart["mart"], metric) for chart in told["charts"].values() for metric in chart.get("metrics", [])}
    assert used == {(mart, metric) for mart, metrics in told["metrics"].items() for metric in metrics}


def test_a_mart_comes_with_the_meaning_of_each_column() -> None:
    told = unpacked(packed(files(spec())))
    datasets = [one for name, one in told.items() if name.startswith("datasets/")]
    for one in datasets:
        schema = view_schema(one["table_name"])
        assert [column["column_name"] for column in one["columns"]] == schema.names
        assert all(column["description"] for column in one["columns"])
    assert datasets


def test_what_others_wrote_is_shown_as_text() -> None:
    told = unpacked(packed(files(spec())))
    tables = [one["params"] for name, one in told.items() if name.startswith("charts/") and one["viz_type"] == "table"]
    assert tables
    assert not any(params["allow_render_html"] for params in tables)


def test_what_a_chart_asks_is_kept_beside_it() -> None:
    told = unpacked(packed(files(spec())))
    queries = [json.loads(one["query_context"])["queries"] for name, one in told.items() if name.startswith("charts/")]
    assert all(len(asked) == 1 and (asked[0]["columns"] or asked[0]["metrics"]) for asked in queries)


def changed(name: str, **change: Any) -> Callable[[Spec], None]:
    """A change of one chart."""
    return lambda told: told["charts"][name].update(change)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (changed("overview", columns=["no_such"]), "chart overview: mart_pair_overview has no no_such"),
        (changed("overview", order="no_such"), "chart overview: mart_pair_overview has no no_such"),
        (changed("pairs", metrics=["no_such"]), "chart pairs: no metric no_such of mart_pair_overview"),
        (changed("pairs", form="gauge"), "chart pairs: form 'gauge' is none of"),
        (changed("pairs", colour="red"), "chart pairs: nothing is known of colour"),
        (lambda told: told["charts"]["verdicts"].pop("by"), "chart verdicts: a pie needs by"),
        (lambda told: told["pages"]["desk"]["rows"].append(["no_such"]), "page desk: no chart no_such"),
        (lambda told: told["pages"]["desk"]["filters"].append(["Nothing", "mart_source_health", "no_such"]),
         "page desk: filter Nothing: mart_source_health has no no_such"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_by_name(change: Callable[[Spec], Any], complaint: str) -> None:
    told = deepcopy(spec())
    change(told)
    with pytest.raises(ValueError, match=complaint):
        files(told)
