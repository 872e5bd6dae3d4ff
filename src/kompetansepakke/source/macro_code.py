"""The site's own module of macros, read as Python and never run: which macros it offers, and what they are made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Any

_MODULES = {"__future__", "collections", "decimal", "fractions", "functools", "html", "itertools", "json", "math", "re",
            "string", "textwrap", "typing", "unicodedata"}
"""Modules with nothing in them that is otherwise another time."""
_OURS = "kompetansepakke.reference"
_READING = {"__import__", "compile", "eval", "exec", "globals", "input", "open"}
_OFFERING = {"macro", "filter"}


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro by the name that pages call it by."""

    name: str
    signature: Signature | None = None
    """What it takes, where that can be read."""
    is_read: bool = True
    """Whether the site is set up to read the file that it stands in; only then can pages call it."""

    def takes(self, placed: Sequence[object], named: Mapping[str, object]) -> bool:
        """Whether it can be called with these values; True where nobody knows."""
        try:
            return self.signature is None or bool(self.signature.bind(*placed, **named))
        except TypeError:
            return False


def offered(python: bytes) -> frozenset[Macro]:
    """The macros that the module offers through `env.macro`. SyntaxError where it isn't Python."""
    nodes = list(ast.walk(ast.parse(python)))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    return frozenset(Macro(name, _signature([one for one in functions if one.name == function]))
                     for node in nodes for name, function in _offers(node))


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


def _offers(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What `@env.macro` and `env.macro(function)` or `env.macro(function, "name")` offer: its name, the function's."""
    if isinstance(node, ast.FunctionDef) and any(_is_macro(decorator) for decorator in node.decorator_list):
        yield node.name, node.name
    if isinstance(node, ast.Call) and _is_macro(node.func) and node.args:
        names = [str(arg.value) for arg in node.args[1:] if isinstance(arg, ast.Constant)]
        functions = [arg.id for arg in node.args if isinstance(arg, ast.Name)]
        yield from zip(names or functions, functions or [""], strict=False)


def _is_macro(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Attribute) and expression.attr == "macro"


def _signature(functions: list[ast.FunctionDef]) -> Signature | None:
    """What a function takes; None where it isn't one of that name alone, or where a decorator may change it."""
    if len(functions) != 1 or not all(map(_is_macro, functions[0].decorator_list)):
        return None
    written = functions[0].args
    placed, kind = [*written.posonlyargs, *written.args], Parameter.POSITIONAL_OR_KEYWORD
    defaults = [None] * (len(placed) - len(written.defaults)) + written.defaults
    return Signature([
        *(_parameter(one, Parameter.POSITIONAL_ONLY if one in written.posonlyargs else kind, default)
          for one, default in zip(placed, defaults, strict=True)),
        *(_parameter(one, Parameter.VAR_POSITIONAL) for one in (written.vararg,) if one),
        *(_parameter(one, Parameter.KEYWORD_ONLY, default)
          for one, default in zip(written.kwonlyargs, written.kw_defaults, strict=True)),
        *(_parameter(one, Parameter.VAR_KEYWORD) for one in (written.kwarg,) if one)])


def _parameter(written: ast.arg, kind: Any, default: ast.expr | None = None) -> Parameter:
    value = default.value if isinstance(default, ast.Constant) else ...
    return Parameter(written.arg, kind, default=value if default else Parameter.empty)
