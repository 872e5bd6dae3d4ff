"""Markdown that this site shows otherwise than other readers of Markdown do, so that an editor sees too late.

Lists and tables need a blank line before them, and what belongs to an item is indented by four. What git leaves
in a file after a merge goes the same way: it is text to Markdown, and nonsense to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.source.markdown.links import PlaceOf

_QUOTE = re.compile(r"(?:[ \t]*>[ ]?)*")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}\.)[ ]+\S")
_NEW_LIST = re.compile(r" *(?:[-*+]|1\.)[ ]+\S")
_RULE = re.compile(r"[|: ]*-[|:\- ]*")
_BAR = re.compile(r"(?<!\\)\|")
_ALONE = re.compile(r" *(?:#|</?[A-Za-z][^<>]*>\s*$|\{:|\[[^\[\]]*\]:|\*\[|$)")
"""Lines that end by themselves, so that what follows begins anew: headings, HTML, attributes, definitions."""
_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_HALF_LINKS = (re.compile(r"\[[^\[\]\n]+\] \((?:https?://|[\w./-]+\.md\b)[^()\n]*\)"),
               re.compile(r"\([^()\n]+\)\[(?:https?://|[\w./-]+\.md\b)[^\[\]\n]*\](?!\()"))
_UNTOLD_IMAGE = re.compile(r"!\[\s*\]\(")
_STEP = 4


def slips(prose: str, place: PlaceOf) -> Iterator[Problem]:
    """What will be shown otherwise than it was meant, in text whose code is blanked out."""
    starts = [0, *(match.end() for match in re.finditer(r"\n", prose))]
    lines = [line[_end_of_quote(line):] for line in prose.split("\n")]
    for number, what in _glued(lines):
        yield problem("KP415", place(starts[number]), what=what)
    for number, spaces in _shallow(lines):
        yield problem("KP416", place(starts[number]), spaces=spaces)
    for number in _ruleless(lines):
        yield problem("KP420", place(starts[number]))
    for match in _MERGE.finditer(prose):
        yield problem("KP417", place(match.start()), text=match[0][:40])
    for match in (found for pattern in _HALF_LINKS for found in pattern.finditer(prose)):
        yield problem("KP418", place(match.start()), text=match[0][:60])
    for match in _UNTOLD_IMAGE.finditer(prose):
        yield problem("KP419", place(match.start()))


def _end_of_quote(line: str) -> int:
    match = _QUOTE.match(line)
    return match.end() if match else 0


def _glued(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lists and tables right under a paragraph: they become a part of it."""
    in_paragraph = False
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if in_paragraph and _NEW_LIST.match(line):
            yield number, "Lista"
        elif in_paragraph and "|" in line and "|" in below and _RULE.fullmatch(below):
            yield number, "Tabellen"
        elif _ALONE.match(line):
            in_paragraph = False
            continue
        elif in_paragraph or not (_ITEM.match(line) or "|" in line or (number and lines[number - 1].strip())):
            in_paragraph = True
            continue
        in_paragraph = False


def _ruleless(lines: list[str]) -> Iterator[int]:
    """Tables without the line of hyphens that makes them tables."""
    for number, line in enumerate(lines[:-1]):
        first = line.startswith("|") and (number == 0 or not lines[number - 1].strip())
        below = lines[number + 1].strip()
        if first and below.startswith("|") and not (_RULE.fullmatch(below) and _cells(below) == _cells(line)):
            yield number


def _cells(row: str) -> int:
    return len(_BAR.findall(row.strip().removeprefix("|").removesuffix("|")))


def _shallow(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Items that are indented too little to lie inside the item above."""
    outer: int | None = None
    for number, line in enumerate(lines):
        item = _ITEM.match(line)
        if item:
            indent = len(item["indent"])
            if outer is not None and 1 < indent - outer < _STEP:
                yield number, indent - outer
            outer = indent
        elif line.strip() and not line.startswith(" ") and not lines[number - 1].strip():
            outer = None
