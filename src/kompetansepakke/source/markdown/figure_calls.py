"""Calls of figures: `{{ figur("name") }}`, alone on a line at the left edge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.markdown.links import PlaceOf
from kompetansepakke.source.markdown.literals import literals

MACRO = "figur"
"""What a page calls a figure by. The tool draws it; no macro of the site's is asked."""

_CALL = re.compile(r"\{\{ *" + MACRO + r"\((?P<arguments>[^{}\n]*)\) *\}\}")


@dataclass(frozen=True, slots=True)
class FigureCall:
    """A call of a figure, by the name that the page uses."""

    name: str
    place: Place


def figure_calls(raw: str, prose: str, place: PlaceOf) -> tuple[tuple[FigureCall, ...], list[Problem]]:
    """The calls in a run of text. `prose` is the same text with its code blanked out, each character in its place.

    What isn't a plain call at all is told elsewhere (`macro_problems`).
    """
    calls: list[FigureCall] = []
    found: list[Problem] = []
    for match in _CALL.finditer(raw):
        if literals(match["arguments"]) is None:
            continue
        name = _name(match["arguments"])
        why = "navnet på én figur skal stå i hermetegn." if name is None else _misplaced(match, raw, prose)
        if why:
            found.append(problem("KP808", place(match.start()), text=match[0], why=why))
        elif name is not None:
            calls.append(FigureCall(name, place(match.start())))
    return tuple(calls), found


def called(line: str) -> str | None:
    """The name that a line calls, where the line is a call."""
    match = _CALL.fullmatch(line.rstrip())
    return _name(match["arguments"]) if match else None


def figure_key(source: str, name: str) -> str:
    """`package/name`, for a name on the page `source`: there a package's own figures go by their names alone."""
    return name if source.startswith("docs/") else f"{source.split('/')[1]}/{name}"


def _name(arguments: str) -> str | None:
    values, named = literals(arguments) or ([], {})
    return values[0] if len(values) == 1 and not named and isinstance(values[0], str) else None


def _misplaced(match: re.Match[str], raw: str, prose: str) -> str:
    start = raw.rfind("\n", 0, match.start()) + 1
    end = raw.find("\n", match.end())
    if raw[start:end if end >= 0 else len(raw)].rstrip() != match[0]:
        return "det står ikke alene på linja, helt til venstre."
    return "" if prose.startswith("{{", match.start()) else "det står i kode."
