"""SDMX data messages (SDMX-ML 2.1 and 3.0, generic and structure-specific; SDMX-JSON 1 and 2) through sdmx1.

Dimensions and attributes become columns by their ids, so that a layout names them as it names the columns of a CSV.
SDMX-CSV is delimited text with those same names, and is read as such: streamed, whatever its edition.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from claims.tables.block import Block
from claims.tables.error import TableError
from claims.tables.limits import Limits
from claims.tables.notes import Notes
from claims.tables.records import parsed_json

BLOCK_ROWS = 20_000
VALUE = "OBS_VALUE"
SDMX_NAMESPACES = ("http://www.sdmx.org/resources/sdmxml/", "http://www.SDMX.org/resources/SDMXML/")


def is_sdmx_json(document: Any) -> bool:
    """Whether a JSON document is an SDMX-JSON data message of any edition."""
    if not isinstance(document, Mapping):
        return False
    inner = document.get("data", document)
    return isinstance(inner, Mapping) and "dataSets" in inner and ("structure" in inner or "structures" in inner)


def read_message(data: bytes, name: str, limits: Limits) -> Any:
    """The message as the library's object. Raises TableError where it is too large, broken or of another kind."""
    import sdmx
    import sdmx.reader.xml.v30  # its parsers are copied from those of 2.1, and must be before a message changes them

    is_json = data[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    most = limits.sdmx_json_bytes if is_json else limits.sdmx_bytes
    if len(data) > most:
        raise TableError(f"{len(data)} bytes of SDMX", name, f"fetch fewer periods at once: the limit is {most} bytes")
    logging.getLogger("sdmx").setLevel(logging.ERROR)  # it warns of every message that comes without its structure
    try:
        stream = io.BytesIO(_library_form(data, name, limits) if is_json else data)
        # On a broken message the library prints the element; nothing of the data belongs on a terminal.
        with contextlib.redirect_stdout(io.StringIO()):
            message = sdmx.read_sdmx(stream, format="JSON" if is_json else "XML")
    except TableError:
        raise
    except Exception as error:  # parts of another kind than they should be, and whatever the library lets through
        cause = error.__cause__ or error
        raise TableError(f"broken SDMX message: {cause!r:.300}", name, "fetch it again: it may be cut short") from error
    return message


def _library_form(data: bytes, name: str, limits: Limits) -> bytes:
    """SDMX-JSON in the one form that the library reads: structure and data sets at the top, values as written."""
    document = parsed_json(data, name, limits, integer=int)
    inner = document.get("data", document)
    structure = inner.get("structure") or (inner.get("structures") or [None])[0]
    if not isinstance(structure, Mapping):
        raise TableError("no structure in the SDMX-JSON message", name, "ask the service for a full message")
    header = document.get("header") or document.get("meta") or {}
    sender = header.get("sender")
    sender = {"id": "unknown", **sender} if isinstance(sender, Mapping) else {"id": "unknown"}
    plain = {
        "header": {
            "id": header.get("id", name),
            "prepared": header.get("prepared") or "1970-01-01T00:00:00Z",
            "sender": {key: sender[key] for key in ("id", "name") if isinstance(sender.get(key), str)},
        },
        "structure": _plain_structure(structure),
        "dataSets": [{"action": "Information", **each} for each in inner["dataSets"]],
    }
    return json.dumps(plain, default=str).encode()


def _plain_structure(structure: Mapping[str, Any]) -> dict[str, Any]:
    # The keys of observations are positions; only ids and their order are needed of the rest.
    levels: dict[str, Any] = {}
    for part in ("dimensions", "attributes"):
        levels[part] = {
            level: [_component(component) for component in components]
            for level, components in structure.get(part, {}).items()
            if level in ("dataSet", "series", "observation")
        }
    return levels


def _component(component: Mapping[str, Any]) -> dict[str, Any]:
    values = [
        {"id": value["id"]} if "id" in value else {"name": str(value.get("name", value.get("value", "")))}
        for value in component.get("values", [])
        if isinstance(value, Mapping)
    ]
    plain = {"id": component["id"], "name": component.get("name", component["id"]), "values": values}
    if str(component.get("keyPosition", "")).isdecimal():
        plain["keyPosition"] = int(component["keyPosition"])
    return plain


def prepared_at(message: Any) -> datetime | None:
    """When the publisher prepared the message, in UTC; None where it does not say."""
    at = getattr(message.header, "prepared", None)
    if not isinstance(at, datetime) or at.year < 1971:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def message_blocks(message: Any, notes: Notes) -> Iterator[Block]:
    """The observations of all data sets but those that only delete.

    Addresses read `CURRENCY=USD,FREQ=M,...,TIME_PERIOD=2020-01`: sorted, the time last, so that an observation has one
    address however its message is arranged.
    """
    rows: list[dict[str, str]] = []
    addresses: list[str] = []
    series: dict[int, tuple[dict[str, str], dict[str, str]]] = {}
    for data_set in message.data:
        if getattr(data_set.action, "name", "") == "delete":
            notes.add("ignored: a data set that deletes observations", len(data_set.obs))
            continue
        # Data sets of SDMX 3.0 have no attributes of their own in the library's model.
        common = _texts(getattr(data_set, "attrib", {}))
        series.clear()
        for observation in data_set.obs:
            key = observation.series_key
            if id(key) not in series:
                series[id(key)] = _series_texts(observation, key)
            attributes, dimensions = series[id(key)]
            own = {each: str(part.value) for each, part in observation.dimension.values.items()}
            whole = {**dimensions, **own}
            row = {**common, **attributes, **whole, **_texts(observation.attached_attribute)}
            if observation.value is not None:
                row[VALUE] = str(observation.value)
            rows.append(row)
            addresses.append(",".join(f"{each}={whole[each]}" for each in sorted(whole, key=_time_last)))
            if len(rows) >= BLOCK_ROWS:
                yield _block(rows, addresses)
                rows, addresses = [], []
    if rows:
        yield _block(rows, addresses)


def _time_last(dimension: str) -> tuple[bool, str]:
    return dimension == "TIME_PERIOD", dimension


def _series_texts(observation: Any, key: Any) -> tuple[dict[str, str], dict[str, str]]:
    if key is None:
        return {}, {}
    dimensions = {each: str(part.value) for each, part in key.values.items()}
    attributes: dict[str, str] = {}
    for group in observation.group_keys:
        attributes |= _texts(group.attrib)
    attributes |= _texts(key.attrib)
    return attributes, dimensions


def _texts(attributes: Mapping[str, Any]) -> dict[str, str]:
    return {each: str(getattr(part.value, "id", part.value)) for each, part in attributes.items()}


def _block(rows: list[dict[str, str]], addresses: list[str]) -> Block:
    names = dict.fromkeys(name for row in rows for name in row)
    names.setdefault(VALUE)
    columns: dict[str, Any] = {each: pa.array([row.get(each) for row in rows], pa.string()) for each in names}
    return Block(columns, pa.array(addresses, pa.string()), is_canonical=True)
