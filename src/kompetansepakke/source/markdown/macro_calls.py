"""Jinja in content: calls of macros that the site offers, with literal arguments, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.source.markdown.figure_calls import MACRO
from kompetansepakke.source.markdown.links import PlaceOf
from kompetansepakke.source.markdown.literals import literals

_OPENING = re.compile(r"\{[{%#]")
_CALL = re.compile(r"\{\{ *(?P<name>[a-z_][a-z0-9_]*)\((?P<arguments>[^{}\n]*)\) *\}\}")


def called_macros(text: str) -> frozenset[str]:
    """The names of the macros that a text calls."""
    return frozenset(call["name"] for call in _CALL.finditer(text))


def macro_problems(raw: str, place: PlaceOf, macros: frozenset[str]) -> Iterator[Problem]:
    """Refuse every Jinja construct that isn't a plain call; code fields too, since Jinja runs there as well."""
    macros |= {MACRO}
    end = 0
    for opening in _OPENING.finditer(raw):
        if opening.start() < end:
            continue
        call = _CALL.match(raw, opening.start())
        if call and call["name"] in macros and literals(call["arguments"]) is not None:
            end = call.end()
            continue
        text = raw[opening.start():opening.start() + 40].split("\n", maxsplit=1)[0]
        near = suggestion(call["name"], macros) if call else ""
        yield problem("KP410", place(opening.start()), text=text, near=near)
