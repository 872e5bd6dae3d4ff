"""The site's own module of macros, read as Python and never run: which macros it offers, and what they are made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_MODULES = {"__future__", "collections", "decimal", "fractions", "functools", "html", "itertools", "json", "math", "re",
            "string", "textwrap", "typing", "unicodedata"}
"""Modules with nothing in them that is otherwise another time."""
_OURS = "kompetansepakke.reference"
_READING = {"__import__", "compile", "eval", "exec", "globals", "input", "open"}
_OFFERING = {"macro", "filter"}


def offered(python: bytes) -> frozenset[str]:
    """The names of the macros that the module offers through `env.macro`. SyntaxError where it isn't Python."""
    return frozenset(name for node in ast.walk(ast.parse(python)) for name in _offers(node))


def says_the_same_always(python: bytes) -> bool:
    """Whether the macros, as far as can be read, give the same whenever they are called in the same way.

    They do if they ask for no file, no clock, no page and nothing that another call has left.
    """
    return all(map(_is_sure, ast.walk(ast.parse(python))))


def _is_sure(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return all(alias.name in _MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.level == 0 and (node.module in _MODULES or f"{node.module}.".startswith(f"{_OURS}."))
    if isinstance(node, ast.Attribute):
        return not (isinstance(node.value, ast.Name) and node.value.id == "env") or node.attr in _OFFERING
    if isinstance(node, ast.Name):
        return node.id not in _READING
    return not isinstance(node, ast.Global | ast.Nonlocal)


def _offers(node: ast.AST) -> Iterator[str]:
    """What `@env.macro` and `env.macro(function)` or `env.macro(function, "name")` offer."""
    if isinstance(node, ast.FunctionDef) and any(_is_macro(decorator) for decorator in node.decorator_list):
        yield node.name
    if isinstance(node, ast.Call) and _is_macro(node.func) and node.args:
        names = [arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant)]
        functions = [arg.id for arg in node.args if isinstance(arg, ast.Name)]
        yield from map(str, names or functions)


def _is_macro(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Attribute) and expression.attr == "macro"
