"""How a table is laid out, as data: which column plays which role, how numbers are written, which rows count.

A layout is written as TOML, either among the built-in ones (`claims/tables/layouts/`) or in the `[table]` section of a
source card; there is no code per source. `layout_from` checks every key, so that a slip in a card is said at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any, Final

from claims.tables.error import TableError
from claims.tables.observation import FLAGS

ROLES: Final = (
    "reporter",
    "partner",
    "flow",
    "valuation",
    "period",
    "frequency",
    "value",
    "scale",
    "unit",
    "base_unit",
    "classification",
    "commodity",
    "flag",
    "known_at",
)
SHAPES: Final = ("records", "grid")
# How a role's text is to be understood, beyond its own vocabulary.
KINDS: Final = ("power_of_ten", "currency_of_area")


@dataclass(frozen=True, slots=True)
class Role:
    """Where a role's text comes from: a column by name, or a constant; `map` translates codes of the source's own.

    A text that `map` sends to "" is left out, with a note. `pattern` keeps its first group of the text.
    """

    column: str | None = None
    value: str | None = None
    default: str | None = None
    kind: str | None = None
    pattern: str | None = None
    map: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Constants for several roles at once, by the code in one column (an indicator tells flow, unit and partner)."""

    column: str
    when: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """A rule for the value columns of a grid: `match` is tried on the column's header path (its header cells from top
    to bottom, joined by " | "); its named groups and `set` give roles. `ignore` says why a column holds no claim."""

    match: str
    set: Mapping[str, str] = field(default_factory=dict)
    ignore: str | None = None


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One kind of table. `signature` names columns (records) or patterns of early cells (grid): all must be there.

    `footnote_marks` may stand beside a figure and are dropped; of `flag_marks` each tells a flag ("p" = "provisional").
    """

    name: str
    shape: str = "records"
    signature: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows_at: str | None = None
    prepared_at: str | None = None
    skip_lines: int = 0
    encoding: str = "utf-8"
    delimiter: str | None = None
    decimal_mark: str = "."
    thousands_marks: str = ""
    missing: tuple[str, ...] = ("", "..", "...", "…", ":", "n/a", "NaN", "x", "х")
    nil: tuple[str, ...] = ("-", "–", "—")
    date_formats: tuple[str, ...] = ()
    grain: str | None = None
    valuation: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    total_codes: tuple[str, ...] = ()
    derive_total: bool = False
    least_codes: int = 20
    sheets: str | None = None
    titles: tuple[str, ...] = ()
    header_start: str | None = None
    header_rows: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ColumnRule, ...] = ()
    ignore_rows: str | None = None
    ignore_if_said: str | None = None
    footnote_marks: str = "*†‡¹²³⁴⁵⁶⁷⁸⁹"
    flag_marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> str:
        """All marks that may stand beside a figure without being part of it."""
        return self.footnote_marks + "".join(self.flag_marks)


_BUILDERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "roles": lambda raw: {
        name: _made(Role, role, name) if isinstance(role, Mapping) else Role(value=role) for name, role in raw.items()
    },
    "cases": lambda raw: tuple(_made(Case, case, f"case {number}") for number, case in enumerate(raw, 1)),
    "columns": lambda raw: tuple(_made(ColumnRule, rule, f"rule {number}") for number, rule in enumerate(raw, 1)),
    "only": lambda raw: {name: tuple(_of_type(values, "tuple[str, ...]", name)) for name, values in raw.items()},
}
# What a value is in TOML, by the type that its field declares.
_WRITTEN: Final[Mapping[str, tuple[type | tuple[type, ...], str]]] = {
    "str": (str, "a text"),
    "str | None": (str, "a text"),
    "int": (int, "a whole number"),
    "int | None": (int, "a whole number"),
    "bool": (bool, "true or false"),
    "tuple[str, ...]": ((list, tuple), "a list of texts"),
    "Mapping[str, str]": (Mapping, "a table of texts"),
}
_PATTERNS: Final = ("sheets", "header_start", "ignore_rows", "ignore_if_said")


def _made(form: type[Any], said: Any, place: str) -> Any:
    """A part of a layout. Raises TypeError naming the key that is unknown or missing, and what is known."""
    if not isinstance(said, Mapping):
        raise TypeError(f"{place}: {said!r} is no table")
    known = {each.name: each for each in fields(form)}
    for key in said:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ";"
            raise TypeError(f"{place}: unknown key {key!r}{hint} known here: {', '.join(sorted(known))}")
    for key, each in known.items():
        if key not in said and each.default is MISSING and each.default_factory is MISSING:
            raise TypeError(f"{place}: {key!r} is missing")
    return form(**said)


def _of_type(said: Any, declared: Any, place: str) -> Any:
    """The value as it is. Raises TypeError for one of another type than its field declares."""
    wanted, name = _WRITTEN.get(declared, (object, ""))
    is_other = not isinstance(said, wanted) or (isinstance(said, bool) and wanted is not bool and wanted is not object)
    if is_other or (isinstance(said, (list, tuple)) and name and not all(isinstance(one, str) for one in said)):
        raise TypeError(f"{place} is {said!r}, and should be {name}")
    return said


def layout_from(mapping: Mapping[str, Any], where: str) -> TableLayout:
    """The layout a mapping declares; `layout = "name"` starts from a built-in one, and the rest overrides it.

    Roles are overridden one by one, everything else key by key. Raises TableError naming the key that is wrong.
    """
    declared = dict(mapping)
    base = built_in(declared.pop("layout")) if "layout" in declared else TableLayout(name="")
    known = {each.name: each.type for each in fields(TableLayout)}
    unknown = sorted(set(declared) - set(known))
    if unknown:
        raise TableError(
            f"unknown key {unknown[0]!r} in a table layout", where, f"use one of {', '.join(sorted(known))}"
        )
    changes: dict[str, Any] = {}
    for key, raw in declared.items():
        try:
            told = raw if key in _BUILDERS else _of_type(raw, known[key], "it")
            built: Any = _BUILDERS[key](raw) if key in _BUILDERS else tuple(told) if isinstance(told, list) else told
        except (TypeError, AttributeError) as error:
            raise TableError(
                f"bad value for {key!r}: {error}", where, "see the layouts in claims/tables/layouts"
            ) from error
        changes[key] = {**base.roles, **built} if key == "roles" else built
    layout = replace(base, **changes)
    _check(layout, where)
    return layout


def _check(layout: TableLayout, where: str) -> None:
    def refuse(what: str) -> None:
        raise TableError(what, where, "mend the table section; see the layouts in claims/tables/layouts")

    if layout.shape not in SHAPES:
        refuse(f"shape {layout.shape!r} is none of {', '.join(SHAPES)}")
    if len(layout.decimal_mark) != 1 or layout.decimal_mark in layout.thousands_marks:
        refuse(f"decimal mark {layout.decimal_mark!r}: it is one character, and none of those between thousands")
    for name, role in layout.roles.items():
        if name not in ROLES:
            refuse(f"role {name!r} is none of {', '.join(ROLES)}")
        if role.kind is not None and role.kind not in KINDS:
            refuse(f"kind {role.kind!r} of role {name!r} is none of {', '.join(KINDS)}")
    for mark, flag in layout.flag_marks.items():
        if len(mark) != 1 or flag not in FLAGS:
            refuse(f"flag mark {mark!r} = {flag!r}: a mark is one character, a flag one of {', '.join(FLAGS)}")
    if layout.shape == "records" and "value" not in layout.roles:
        refuse("no role 'value'")
    if layout.shape == "grid" and not layout.columns:
        refuse("a grid needs [[columns]] rules")
    patterns = [getattr(layout, name) for name in _PATTERNS] + [rule.match for rule in layout.columns]
    patterns += [*layout.titles, *layout.keys.values(), *(role.pattern for role in layout.roles.values())]
    for pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            refuse(f"pattern {pattern!r} does not compile: {error}")


@cache
def built_ins() -> Mapping[str, TableLayout]:
    """All built-in layouts by name, in the order in which they are tried on an unknown table."""
    found = {}
    folder = resources.files("claims.tables") / "layouts"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            layout = layout_from(tomllib.loads(file.read_text("utf-8")), file.name)
            found[layout.name] = layout
    return found


def built_in(name: str) -> TableLayout:
    """The built-in layout of that name. Raises TableError listing the names there are."""
    try:
        return built_ins()[name]
    except KeyError:
        raise TableError(f"no table layout {name!r}", "layout", f"use one of {', '.join(built_ins())}") from None
