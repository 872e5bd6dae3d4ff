"""The arguments of a macro call, where all of them are literals."""

from __future__ import annotations

import ast

Literal = str | int


def literals(arguments: str) -> tuple[list[Literal], dict[str, Literal]] | None:
    """The values by place and by name; None where anything is nested, computed or taken apart."""
    try:
        call = ast.parse(f"f({arguments})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return None
    placed = [_value(argument) for argument in call.args]
    named = {keyword.arg: _value(keyword.value) for keyword in call.keywords if keyword.arg}
    values = [value for value in placed if value is not None]
    by_name = {name: value for name, value in named.items() if value is not None}
    whole = len(values) == len(call.args) and len(by_name) == len(call.keywords)
    return (values, by_name) if whole else None


def _value(node: ast.expr) -> Literal | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str | int) else None
