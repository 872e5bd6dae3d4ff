"""Formulas and diagrams that other tools draw from text, and this one doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.source.markdown.code import FenceTracker
from kompetansepakke.source.markdown.comments import Marked

_DRAWN = {"mermaid": "Diagrammet (mermaid)", "plantuml": "Diagrammet (plantuml)", "math": "Formelen (math)"}
_INFO = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ ]*\.?(?P<language>[\w-]+)")
_FORMULAS = (re.compile(r"(?<![\\$])\$\$(?P<inner>(?:(?!\n\s*\n)[^$])+?)\$\$(?!\$)"),
             re.compile(r"(?<![\\$\w])\$(?![\s$])(?P<inner>[^$\n]+?)(?<![\s\\])\$(?![\w$])"),
             re.compile(r"\\\((?P<inner>[^\n]+?)\\\)"),
             re.compile(r"\\\[(?P<inner>(?:(?!\n\s*\n).)+?)\\\]", re.DOTALL))
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_WORDS = re.compile(r"\s[^\W\d_]{2,}")
_SIGNS = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z)\]}][_^][{\w]|[A-Za-z]\s*=)|^\s*[A-Za-z]\s*$")
"""Raised or lowered signs or an equals sign after a single letter, or a letter alone."""


def formulas(marked: Marked, prose: str) -> Iterator[tuple[int, str]]:
    """Where in the text they begin, and what they are."""
    if any(marked.code):
        yield from _diagrams(marked)
    for pattern in _FORMULAS if "$" in prose or "\\" in prose else ():
        for match in pattern.finditer(prose):
            if _is_formula(match["inner"]):
                yield match.start(), f"Formelen «{' '.join(match[0].split())[:40]}»"


def _diagrams(marked: Marked) -> Iterator[tuple[int, str]]:
    fence, at = FenceTracker(), 0
    for line in marked.lines:
        was_open = fence.opened is not None
        opens = fence.take(line) and not was_open
        info = _INFO.match(line.text) if opens else None
        if info and info["language"].lower() in _DRAWN:
            yield at, _DRAWN[info["language"].lower()]
        at += len(line.text) + 1


def _is_formula(inner: str) -> bool:
    """Whether it is one, and not a sum in dollars, or brackets with backslashes."""
    return bool(_COMMAND.search(inner) or (_SIGNS.search(inner) and not _WORDS.search(inner)))
