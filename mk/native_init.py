"""What is said otherwise in the copy of the sources that is compiled; every line keeps its number.

The standard decorator of data classes makes an `__init__` at run time, which stays interpreted and takes ten times as
long as one that the compiler sees: constructors are written out. And only a `zip` that does not check lengths becomes a
loop of its own.
"""

from __future__ import annotations

import ast


def with_constructors(source: str) -> str:
    """The source of a module with the constructor of each of its data classes written out, where that can be done.

    In the copy nothing is frozen, for a constructor has to set what it is given; hashes stay.
    """
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        decorator = _decorator(node)
        if not isinstance(node, ast.ClassDef) or decorator is None:
            continue
        end = node.end_lineno or 0
        own = _constructor(node)
        if own is None or end >= len(lines) or lines[end].strip():
            continue
        flags = {word.arg: ast.unparse(word.value) for word in decorator.keywords}
        if flags.pop("frozen", "False") == "True" and flags.get("eq", "True") == "True":
            flags["unsafe_hash"] = "True"
        flags |= {"init": "False", "repr": "False"}  # nobody looks at them there, and each would be made at every start
        told = ", ".join(f"{name}={value}" for name, value in flags.items())
        lines[decorator.lineno - 1] = " " * node.col_offset + f"@{ast.unparse(decorator.func)}({told})"
        lines[end] = " " * (node.col_offset + 4) + own
    return "\n".join(lines)


def without_strict(source: str) -> str:
    """The source of a module whose calls of `zip` check no lengths."""
    lines = source.encode().split(b"\n")
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and _is_strict(node)]
    for call in sorted(found, key=lambda node: (node.end_lineno or 0, node.end_col_offset or 0), reverse=True):
        last, word = call.args[-1], call.keywords[0].value
        if last.end_lineno == word.end_lineno:
            at = (last.end_lineno or 0) - 1
            lines[at] = lines[at][: last.end_col_offset] + lines[at][word.end_col_offset :]
    return b"\n".join(lines).decode()


def _is_strict(call: ast.Call) -> bool:
    """Whether a call is `zip(one, other, strict=True)`."""
    if not isinstance(call.func, ast.Name) or call.func.id != "zip" or [one.arg for one in call.keywords] != ["strict"]:
        return False
    return bool(call.args) and not any(isinstance(one, ast.Starred) for one in call.args)


def _decorator(node: ast.AST) -> ast.Call | None:
    """The call of `dataclass` that makes a class a data class, if it stands on one line."""
    if not isinstance(node, ast.ClassDef) or len(node.decorator_list) != 1 or node.bases:
        return None
    found = node.decorator_list[0]
    is_one = isinstance(found, ast.Call) and ast.unparse(found.func) == "dataclass"
    return found if is_one and isinstance(found, ast.Call) and found.lineno == found.end_lineno else None


def _constructor(node: ast.ClassDef) -> str | None:
    """`__init__` of a data class on one line; None where it has one, or has a kind of field that is not known here."""
    methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    if "__init__" in methods:
        return None
    parameters, steps = ["self"], []
    for one in node.body:
        if not isinstance(one, ast.AnnAssign) or not isinstance(one.target, ast.Name):
            continue
        name, kind = one.target.id, ast.unparse(one.annotation)
        if kind.startswith("ClassVar"):
            continue
        value = name
        if one.value is None:
            parameters.append(f"{name}: {kind}")
        elif isinstance(one.value, ast.Call) and ast.unparse(one.value.func) == "field":
            made = [word for word in one.value.keywords if word.arg == "default_factory"]
            if not made or len(one.value.keywords) != 1:
                return None
            parameters.append(f"{name}: {kind} | None = None")
            value = f"{ast.unparse(made[0].value)}() if {name} is None else {name}"
        else:
            parameters.append(f"{name}: {kind} = {ast.unparse(one.value)}")
        steps.append(f"self.{name} = {value}")
    if "__post_init__" in methods:
        steps.append("self.__post_init__()")
    return f"def __init__({', '.join(parameters)}) -> None: {'; '.join(steps)}"
