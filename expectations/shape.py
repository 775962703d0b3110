"""Expectations on shape, made from the schema: what is null, outside of its vocabulary or bounds, or refers to nothing.

Every column is checked as the schema declares it. What no single column can say stands in `shape.toml`, with the
columns that are free and those whose references another expectation looks at. `unchecked` and `gone` tell where the two
have drifted apart: a new column needs a declaration or an entry, and an entry needs its column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from warehouse.schema import FACT_TABLES, TABLES

Tables = Mapping[str, sa.Table]

RULES: Final = Path(__file__).parent / "shape.toml"
_FACTS = (
    "select '{table}' as table_name, fact_id, pair_id, release_id, {flaw} as flaw from stage_{table} as row_of"
    " where not exists (select 1 from gate_fact as g where g.fact_id = row_of.fact_id and g.is_rejected = 1)"
)
_CLAIMS = (
    "select '{table}' as table_name, (select min(fact_id) from gate_support as s where s.claim_id = row_of.claim_id) as"
    " fact_id, pair_id, release_id, {flaw} as flaw from stage_{table} as row_of"
)
_OTHERS = (
    "select '{table}' as table_name, null as fact_id, null as pair_id, {release} as release_id, {flaw} as flaw"
    " from stage_{table} as row_of"
)
_KNOWN = (
    "{name} in (select {key} from stage_{table} where {key} is not null)",
    "exists (select 1 from {table} as target where target.{key} = row_of.{name})",
)
_SHOWN = (
    "select table_name, fact_id, pair_id, release_id, flaw,"
    " coalesce(pair_id || ' ', '') || table_name || coalesce(' ' || release_id, '') as subject,"
    " case when flaw is null then 0 else 1 end as is_broken from (\n{rows}\n) as shape"
)


@cache
def told() -> dict[str, Any]:
    """What shape.toml says."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def gated(tables: Tables = TABLES) -> tuple[str, ...]:
    """Tables whose rows pass the gate."""
    return tuple(name for name in tables if name not in told()["after"]["tables"])


def facts_sql(tables: Tables = TABLES) -> str:
    """A row for each staged fact, with its flaw."""
    return _over([_FACTS.format(table=name, flaw=flaw(tables[name])) for name in FACT_TABLES])


def claims_sql(tables: Tables = TABLES) -> str:
    """A row for each staged claim, with its flaw."""
    return _over([_CLAIMS.format(table="claim", flaw=flaw(tables["claim"]))])


def others_sql(tables: Tables = TABLES) -> str:
    """A row for each staged row that is neither fact nor claim, with its flaw."""
    parts = []
    for name in gated(tables):
        if name not in FACT_TABLES and name != "claim":
            release = "release_id" if "release_id" in tables[name].columns else "cast(null as varchar(64))"
            parts.append(_OTHERS.format(table=name, release=release, flaw=flaw(tables[name])))
    return _over(parts)


def flaw(table: sa.Table) -> str:
    """SQL for the words that say what is wrong with a row of `table`; null where nothing is."""
    tests = [test for column in table.columns for test in _column_tests(table.name, column)]
    tests += [(rule["flaw"], f"'{rule['words']}'") for rule in _rules_of(table)]
    return "case\n" + "\n".join(f"when {broken} then {words}" for broken, words in tests) + "\nend"


def unchecked(tables: Tables = TABLES) -> list[str]:
    """Columns (`table.column`) that no check and no entry of shape.toml speaks of."""
    found = []
    for name in gated(tables):
        ruled = {column for rule in _rules_of(tables[name]) for column in rule["columns"]}
        for column in tables[name].columns:
            known = ruled | set(told()["open"]["columns"])
            if not list(_column_tests(name, column)) and column.name not in known:
                found.append(f"{name}.{column.name}")
    return found


def gone(tables: Tables = TABLES) -> list[str]:
    """Entries of shape.toml that speak of columns or tables which no longer are."""
    gates = gated(tables)
    found = [
        f"rule “{rule['words']}”"
        for rule in told()["rule"]
        if not any(rule in _rules_of(tables[name]) for name in gates)
    ]
    every = {(name, column.name) for name in gates for column in tables[name].columns}
    names = {column for _, column in every}
    found += [f"open column {name}" for name in told()["open"]["columns"] if name not in names]
    found += [f"elsewhere {key}" for key in told()["elsewhere"] if not any(_is(key, *each) for each in every)]
    return found + [f"table {name}" for name in told()["after"]["tables"] if name not in tables]


def _over(parts: list[str]) -> str:
    return _SHOWN.format(rows="\nunion all\n".join(parts))


def _rules_of(table: sa.Table) -> list[dict[str, Any]]:
    return [rule for rule in told()["rule"] if all(name in table.columns for name in rule["columns"])]


def _is(pattern: str, table: str, column: str) -> bool:
    return fnmatchcase(f"{table}.{column}", pattern)


def _column_tests(table: str, column: sa.Column[Any]) -> Iterator[tuple[str, str]]:
    """What can be wrong with one column as the schema declares it: the condition, and the words, in SQL."""
    name, declared = column.name, column.info
    shown = f"substr(cast({name} as varchar(60)), 1, 60)"
    if not column.nullable:
        yield f"{name} is null", f"'{name} is missing'"
    words, target = declared.get("vocabulary") or (), declared.get("values_of")
    listed = ", ".join("'" + str(word).replace("'", "''") + "'" for word in words)
    if target and not any(_is(pattern, table, name) for pattern in told()["elsewhere"]):
        yield _refers_to_nothing(name, target, listed), f"'{name} is ' || {shown} || ', which {target} has not'"
    elif listed and not target:
        yield f"{name} not in ({listed})", f"'{name} is ' || {shown} || ', which is not in its vocabulary'"
    for end, sign, word in (("least", "<", "below"), ("most", ">", "above")):
        if declared.get(end) is not None:
            bound = f"{declared[end]:g}"
            yield f"{name} {sign} {bound}", f"'{name} is ' || {shown} || ', {word} {bound}'"


def _refers_to_nothing(name: str, target: str, listed: str) -> str:
    """What the load brings is asked first, then what stands; a null refers to nothing rightly."""
    table, _, key = target.partition(".")
    known = [f"{name} in ({listed})"] if listed else []
    known += [form.format(name=name, key=key, table=table) for form in _KNOWN]
    return f"{name} is not null and not ({' or '.join(known)})"
