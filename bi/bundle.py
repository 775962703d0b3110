"""The dashboards of `pages.toml` in the form that Superset imports: `python -m bi.bundle OUT.zip`.

Tables and columns, with their meanings, come from the schema of the marts. Identifiers are made of names, so that a
second import changes what the first one made instead of adding to it.
"""

from __future__ import annotations

import io
import sys
import tomllib
import uuid
import zipfile
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import yaml

from bi.charts import chart_file
from bi.layout import dashboard_file
from warehouse.marts.columns import view_schema

PAGES: Final = Path(__file__).with_name("pages.toml")
VERSION: Final = "1.0.0"
DATABASE: Final = "Communiqué"
PLACEHOLDER: Final = "postgresql://communique@localhost/communique"
"""Where the warehouse is, until whoever imports says so: an address with a password is no part of a file to be kept."""
_NAMESPACE: Final = uuid.UUID("6f1f0a52-5bb0-4f5e-9b39-0f0c3b8d7a11")
_OPENED: Final = (2026, 1, 1, 0, 0, 0)

Spec = dict[str, Any]


def spec(path: Path = PAGES) -> Spec:
    """What the pages show: `metrics` by mart, `charts` and `pages` by name."""
    return tomllib.loads(path.read_text("utf-8"))


def identity(kind: str, name: str) -> str:
    """The lasting identifier of a database, mart, chart or page."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind}/{name}"))


def files(told: Spec) -> dict[str, Spec]:
    """Each file of the bundle by its path. Raises ValueError where the spec names what there is not."""
    marts = sorted({chart["mart"] for chart in told["charts"].values()})
    out: dict[str, Spec] = {
        "metadata.yaml": {"version": VERSION, "type": "Dashboard", "timestamp": "2026-01-01T00:00:00+00:00"},
        f"databases/{DATABASE}.yaml": _database(),
    }
    for mart in marts:
        out[f"datasets/{DATABASE}/{mart}.yaml"] = _dataset(mart, told["metrics"].get(mart, {}))
    for name, chart in told["charts"].items():
        own = {"uuid": identity("chart", name), "dataset_uuid": identity("mart", chart["mart"]), "version": VERSION}
        out[f"charts/{name}.yaml"] = chart_file(name, chart, told["metrics"].get(chart["mart"], {})) | own
    for name, page in told["pages"].items():
        own = {"uuid": identity("page", name), "version": VERSION}
        out[f"dashboards/{name}.yaml"] = dashboard_file(name, page, told["charts"], identity) | own
    return out


def packed(told: dict[str, Spec]) -> bytes:
    """The files as the zip that Superset imports, the same bytes for the same files."""
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in told.items():
            entry = zipfile.ZipInfo(f"communique/{path}", _OPENED)
            archive.writestr(entry, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    return to.getvalue()


def _database() -> Spec:
    return {
        "database_name": DATABASE,
        "sqlalchemy_uri": PLACEHOLDER,
        "cache_timeout": None,
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_file_upload": False,
        "extra": {"allows_virtual_table_explore": True},
        "uuid": identity("database", DATABASE),
        "version": VERSION,
    }


def _dataset(mart: str, metrics: dict[str, list[str]]) -> Spec:
    """A mart with the meanings of its columns; times are told, so that filters of time work on them."""
    schema = view_schema(mart)
    return {
        "table_name": mart,
        "main_dttm_col": next((field.name for field in schema if _is_time(field)), None),
        "description": (schema.metadata or {}).get(b"description", b"").decode(),
        "schema": None,
        "sql": None,
        "filter_select_enabled": True,
        "normalize_columns": False,
        "uuid": identity("mart", mart),
        "metrics": [
            {"metric_name": name, "verbose_name": shown, "expression": sql} for name, (shown, sql) in metrics.items()
        ],
        "columns": [_column(field) for field in schema],
        "version": VERSION,
        "database_uuid": identity("database", DATABASE),
    }


def _column(field: pa.Field[Any]) -> Spec:
    kinds = {pa.string(): "TEXT", pa.float64(): "FLOAT", pa.int64(): "BIGINT", pa.bool_(): "BOOLEAN"}
    return {
        "column_name": field.name,
        "verbose_name": field.name.replace("_", " "),
        "is_dttm": _is_time(field),
        "is_active": True,
        "type": kinds.get(field.type, "DATE" if pa.types.is_date(field.type) else "TIMESTAMP"),
        "groupby": True,
        "filterable": True,
        "description": (field.metadata or {}).get(b"description", b"").decode() or None,
    }


def _is_time(field: pa.Field[Any]) -> bool:
    return pa.types.is_date(field.type) or pa.types.is_timestamp(field.type)


def main(out: str) -> None:
    """Write the bundle to a file."""
    Path(out).write_bytes(packed(files(spec())))
    print(f"{out}: in Superset, Dashboards › Import; then give the database {DATABASE} its address")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bi.bundle OUT.zip")
    main(sys.argv[1])
