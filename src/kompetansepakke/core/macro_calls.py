"""Jinja in content: calls of macros that the site offers, with literal arguments, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from kompetansepakke.core.links import PlaceOf
from kompetansepakke.core.problems import Problem, problem, suggestion

_OPENING = re.compile(r"\{[{%#]")
_CALL = re.compile(r"\{\{ *(?P<name>[a-z_][a-z0-9_]*)\((?P<arguments>[^{}\n]*)\) *\}\}")


def macro_problems(raw: str, place: PlaceOf, macros: frozenset[str]) -> Iterator[Problem]:
    """Refuse every Jinja construct that isn't a plain call; code fields too, since Jinja runs there as well."""
    end = 0
    for opening in _OPENING.finditer(raw):
        if opening.start() < end:
            continue
        call = _CALL.match(raw, opening.start())
        if call and call["name"] in macros and _literal(call["arguments"]):
            end = call.end()
            continue
        text = raw[opening.start():opening.start() + 40].split("\n", maxsplit=1)[0]
        near = suggestion(call["name"], macros) if call else ""
        yield problem("KP410", place(opening.start()), text=text, near=near)


def _literal(arguments: str) -> bool:
    """Whether the arguments are all literals, with nothing nested."""
    try:
        call = ast.parse(f"f({arguments})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return False
    values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg)]
    whole = len(values) == len(call.args) + len(call.keywords)
    return whole and all(isinstance(value, ast.Constant) and isinstance(value.value, str | int) for value in values)
