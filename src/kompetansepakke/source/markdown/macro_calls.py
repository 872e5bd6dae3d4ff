"""Jinja in content: calls of macros that the site offers, with literal arguments, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.markdown.figure_calls import MACRO
from kompetansepakke.source.markdown.links import PlaceOf
from kompetansepakke.source.markdown.literals import literals

_OPENING = re.compile(r"\{[{%#]")
_CALL = re.compile(r"\{\{ *(?P<name>[a-z_][a-z0-9_]*)\((?P<arguments>[^{}\n]*)\) *\}\}")


def called_macros(text: str) -> frozenset[str]:
    """The names of the macros that a text calls."""
    return frozenset(call["name"] for call in _CALL.finditer(text))


def macro_problems(raw: str, place: PlaceOf, macros: frozenset[Macro]) -> Iterator[Problem]:
    """Refuse every Jinja construct that isn't a plain call; code fields too, since Jinja runs there as well."""
    known = {macro.name: macro for macro in macros if macro.is_read} | {MACRO: Macro(MACRO)}
    end = 0
    for opening in _OPENING.finditer(raw):
        if opening.start() < end:
            continue
        call = _CALL.match(raw, opening.start())
        values = literals(call["arguments"]) if call and call["name"] in known else None
        if call and values:
            end = call.end()
            macro = known[call["name"]]
            if not macro.takes(*values):
                yield problem("KP438", place(call.start()), text=call[0], form=f"{macro.name}{macro.signature}")
            continue
        text = raw[opening.start():opening.start() + 40].split("\n", maxsplit=1)[0]
        fix = _mend(call["name"], known, macros) if call and call["name"] not in known else None
        yield problem("KP410", place(opening.start()), text=text, fix=fix)


def _mend(name: str, known: Iterable[str], macros: frozenset[Macro]) -> str:
    """How to mend a call of what isn't known, where it is the name and not its form that is wrong."""
    if any(macro.name == name for macro in macros):
        return "skriv «macros: {module_name: macros}» under plugins i mkdocs.yml, så blir makroene i macros.py lest."
    return f"{suggestion(name, known) or 'bruk en som finnes. '}Makroer her: {', '.join(sorted(known))}."
