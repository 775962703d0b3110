"""Expectations as data: one SQL file each, with a header that says what it is, how grave, whose, and what it means.

A file is a header of `-- key: value` lines and one SELECT. The SELECT yields one row for every group that could be
compared, with `is_broken` 1 or 0, so that nothing can pass without saying how much it looked at. The columns it may
name:

`fact_id` (the fact spoken of), `other_id` and `third_id` (the facts it is held against), `release_id`, `source_id`,
`pair_id`, `subject` (what an incident is about; default: the pair), and any further columns, which the `reason` may
quote in braces.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from expectations import shape
from expectations.wrong import WrongFile

SEVERITIES = ("error", "warning")
HOLDS = ("weaker", "fact", "release", "load", "nothing")
SCOPES = ("pair", "source", "release")
JUDGES = ("all", "new")
REQUIRED = ("name", "severity", "owner", "meaning", "reason")
BUILT_IN = Path(__file__).parent / "sql"
SHAPES = (
    ("facts", "fact", "pair", "fact", shape.facts_sql),
    ("claims", "fact", "pair", "claim", shape.claims_sql),
    ("dimensions", "release", "release", "row of the dimensions and bridges", shape.others_sql),
)
MAX_FILE_BYTES = 64 * 1024


class ExpectationFileError(WrongFile):
    """A file that cannot be read as an expectation; says where, and what to write."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that must hold.

    `holds` says which rows a failure of severity `error` keeps back: of the facts that disagree the `weaker` one (see
    `ranking`), the `fact` named, all facts of a `release`, the whole `load`, or `nothing`. `scope` says what has to be
    looked at again before an incident may be called recovered. An expectation that `judges` only what is `new` keeps
    its earlier findings until their documents are read again.
    """

    name: str
    severity: str
    owner: str
    meaning: str
    reason: str
    groups_sql: str
    holds: str = "weaker"
    scope: str = "pair"
    judges: str = "all"
    path: str = ""


def load(folders: Iterable[Path] = ()) -> tuple[Expectation, ...]:
    """The built-in expectations and those of the user's folders, by name.

    Raises ExpectationFileError for a folder that is not there, a file that is no expectation, or a name used twice.
    """
    found = {expectation.name: expectation for expectation in shapes()}
    for folder in (BUILT_IN, *folders):
        if not folder.is_dir():
            raise ExpectationFileError(
                "this folder of expectations is not there", folder, "create it, or mend COMMUNIQUE_EXPECTATIONS_DIR"
            )
        for path in sorted(folder.glob("*.sql")):
            expectation = read(path)
            if expectation.name in found:
                first = found[expectation.name].path
                raise ExpectationFileError(
                    f"the name {expectation.name} is already taken by {first}", path, "choose another"
                )
            found[expectation.name] = expectation
    return tuple(found[name] for name in sorted(found))


def shapes() -> tuple[Expectation, ...]:
    """What the schema says of staged rows, as expectations."""
    return tuple(
        Expectation(
            name=f"shape.{name}",
            severity="error",
            owner="data engineering",
            meaning=f"Every staged {row} is as the schema declares it: nulls, vocabularies, references, bounds, order.",
            reason="{flaw} (in {table_name})",
            groups_sql=make(),
            holds=holds,
            scope=scope,
            path=str(shape.RULES),
        )
        for name, holds, scope, row, make in SHAPES
    )


def read(path: Path) -> Expectation:
    """One expectation from its file; raises ExpectationFileError."""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise ExpectationFileError(f"larger than {MAX_FILE_BYTES // 1024} KB", path, "an expectation is one SELECT")
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise ExpectationFileError(f"not UTF-8 at byte {error.start}", path, "save it as UTF-8") from error


def parse(text: str, path: str) -> Expectation:
    """One expectation from the text of its file; raises ExpectationFileError."""
    header: dict[str, str] = {}
    lines = text.lstrip("\ufeff").splitlines()
    last = ""
    body_from = len(lines)
    for number, line in enumerate(lines):
        if not line.startswith("--"):
            body_from = number
            break
        key, colon, value = line[2:].strip().partition(":")
        if colon and key.strip() in (*REQUIRED, "holds", "scope", "judges"):
            last = key.strip()
            header[last] = value.strip()
        elif last:
            header[last] += " " + line[2:].strip()
    sql = "\n".join(lines[body_from:]).strip().rstrip(";").strip()
    missing = [key for key in REQUIRED if not header.get(key)]
    if missing:
        raise ExpectationFileError(
            f"the header lacks {', '.join(missing)}", path, f"begin the file with lines such as '-- {missing[0]}: …'"
        )
    if "is_broken" not in sql:
        raise ExpectationFileError(
            "the SELECT names no is_broken", path, "let it yield is_broken (1 or 0), a row a group that can be compared"
        )
    for key, allowed in (("severity", SEVERITIES), ("holds", HOLDS), ("scope", SCOPES), ("judges", JUDGES)):
        if key in header and header[key] not in allowed:
            raise ExpectationFileError(f"{key} is {header[key]!r}", path, f"write one of {', '.join(allowed)}")
    try:
        list(string.Formatter().parse(header["reason"]))
    except ValueError as error:
        raise ExpectationFileError(
            f"the reason has a brace without its pair ({error})",
            path,
            "close it, or double it",
        ) from error
    return Expectation(groups_sql=sql, path=path, **header)
