"""From a source's own columns to the roles of an observation, by the layout: constants, codes, cases, filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute

from claims.tables.block import Block, taken
from claims.tables.error import TableError
from claims.tables.layout import ROLES, Case, Role, TableLayout
from claims.tables.notes import Notes

# The stubs of pyarrow.compute know only some of the overloads that the library has.
pc: Any = pyarrow.compute

LEFT_OUT = ""
# What stands for a text that the layout's map leaves out, which is noted there and not again.
AWAY = "\0"
NOT_TOLD = ("", AWAY)


def look_up(texts: pa.StringArray, answer: Callable[[str], str | None]) -> pa.StringArray:
    """`answer` for each text, asked once for each different one; null for null."""
    encoded = texts.dictionary_encode()
    answers = pa.array([None if text is None else answer(text) for text in encoded.dictionary.to_pylist()], pa.string())
    found: pa.StringArray = pc.take(answers, encoded.indices)
    return found


def count_texts(texts: pa.StringArray, mask: pa.BooleanArray) -> list[tuple[str, int]]:
    """The different texts where the mask holds, with their counts, in order of appearance; null is an empty text."""
    counted = pc.value_counts(pc.filter(texts, mask))
    return [((pair["values"] or "").strip(), pair["counts"]) for pair in counted.to_pylist()]


def role_columns(block: Block, layout: TableLayout, notes: Notes, name: str) -> tuple[dict[str, pa.StringArray], Block]:
    """The text of each role for the rows that count, and the block of those rows.

    Raises TableError where the layout names a column that the table does not have.
    """
    block = _filtered(respelt(block, layout), layout, notes)
    specs = dict(layout.roles)
    if layout.shape == "grid":
        # What the header or a label says of a role goes before the layout's constant for it.
        specs |= {
            role: replace(specs.get(role, Role()), column=role, value=None) for role in ROLES if role in block.columns
        }
    roles = {role: _texts(block, spec, role, name, notes) for role, spec in specs.items()}
    for case in layout.cases:
        roles, block = _with_case(roles, block, case, notes, name)
    return roles, block


def respelt(block: Block, layout: TableLayout) -> Block:
    """The block with its columns by the layout's names: services change their case from one edition to the next."""
    wanted = {spec.column for spec in layout.roles.values() if spec.column}
    wanted |= set(layout.only) | {case.column for case in layout.cases}
    known = {name.casefold(): name for name in block.columns}
    named = {name: block.columns[known[name.casefold()]] for name in wanted if name.casefold() in known}
    return replace(block, columns={**block.columns, **named})


def _filtered(block: Block, layout: TableLayout, notes: Notes) -> Block:
    for column, allowed in layout.only.items():
        texts = block.columns.get(column)
        if texts is None:
            continue
        # An absent value is a source's way of saying "all of it".
        mask = pc.or_(
            pc.is_in(texts, value_set=pa.array(allowed)), pc.or_kleene(pc.is_null(texts), pc.equal(texts, ""))
        )
        mask = pc.fill_null(mask, True)
        for text, count in count_texts(texts, pc.invert(mask)):
            notes.add(f"left out: {column} {text!r} is a part of rows that are read", count)
        block = taken(block, mask)
    return block


def _texts(block: Block, spec: Role, role: str, name: str, notes: Notes) -> pa.StringArray:
    if spec.column is None:
        return pa.repeat(pa.scalar(spec.value, pa.string()), len(block))
    texts = block.columns.get(spec.column)
    if texts is None:
        if spec.default is not None:
            return pa.repeat(pa.scalar(spec.default, pa.string()), len(block))
        columns = ", ".join(list(block.columns)[:12])
        raise TableError(
            f"no column {spec.column!r} for the {role}", f"{name}, header", f"the table has {columns}: mend the layout"
        )
    if spec.pattern is not None:
        pattern = re.compile(spec.pattern)
        texts = look_up(texts, lambda text: match[1] if (match := pattern.search(text)) else None)
    if spec.map:
        sent_away = pa.array([code for code, to in spec.map.items() if to == LEFT_OUT], pa.string())
        for text, count in count_texts(texts, pc.fill_null(pc.is_in(texts, value_set=sent_away), False)):
            notes.add(f"left out: {role} {text!r:.80}, by the layout", count)
        is_row = role in ("flow", "reporter", "partner")  # only with these is the whole row left out
        mapped = {code: AWAY if is_row and to == LEFT_OUT else to for code, to in spec.map.items()}
        texts = look_up(texts, lambda text: mapped.get(text.strip(), text))
    if spec.default is not None:
        default = spec.default
        texts = pc.fill_null(look_up(texts, lambda text: text if text.strip() else default), default)
    return texts


def _with_case(
    roles: dict[str, pa.StringArray], block: Block, case: Case, notes: Notes, name: str
) -> tuple[dict[str, pa.StringArray], Block]:
    codes = _texts(block, Role(column=case.column), "case", name, notes)
    mask = pc.fill_null(pc.is_in(codes, value_set=pa.array(list(case.when))), False)
    for code, count in count_texts(codes, pc.invert(mask)):
        notes.add(f"left out: {case.column} {code!r} is no bilateral trade, investment or rate", count)
    roles = {role: pc.filter(texts, mask) for role, texts in roles.items()}
    block, codes = taken(block, mask), pc.filter(codes, mask)
    for role in sorted({role for constants in case.when.values() for role in constants}):
        told = look_up(codes, lambda code, role=role: case.when[code].get(role))  # type: ignore[misc]
        roles[role] = pc.coalesce(told, roles[role]) if role in roles else told
    return roles, block
