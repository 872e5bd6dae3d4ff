"""Lists, tables and headings whose shape is not quite what makes them so here."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}[.)])[ ]+\S")
_NEW_LIST = re.compile(r" *(?:[-*+]|1[.)])[ ]+\S")
_RULE = re.compile(r"[|: ]*-[|:\- ]*")
_ROW = re.compile(r"\|[ ].*[ ]\|[ ].*[ ]\|[ ]*")
_BAR = re.compile(r"(?<!\\)\|")
_ALONE = re.compile(r" *(?:#|</?[A-Za-z][^<>]*>\s*$|\{:|\[[^\[\]]*\]:|\*\[|$)")
"""Lines that end by themselves, so that what follows begins anew: headings, HTML, attributes, definitions."""
_STEP = 4
_UNDERLINE = re.compile(r"-+ *")
_SENTENCE_ENDS = tuple(".,:;!?…")
_LONGEST_RULE = 3
"""Who underlines a heading goes on for about as long as its text; a rule between two parts is short."""


def glued(lines: list[str]) -> Iterator[tuple[int, str]]:
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


def ruleless(lines: list[str]) -> Iterator[int]:
    """Tables without the line of hyphens that makes them tables."""
    for number, line in enumerate(lines[:-1]):
        first = line.startswith("|") and (number == 0 or not lines[number - 1].strip())
        below = lines[number + 1].strip()
        if first and below.startswith("|") and not (_RULE.fullmatch(below) and _cells(below) == _cells(line)):
            yield number


def lone_rows(lines: list[str]) -> Iterator[int]:
    """Rows with no table around them, as where a block lies between them and the rest."""
    for number, (above, line, below) in enumerate(zip(["", *lines], lines, [*lines[1:], ""], strict=False)):
        if _ROW.fullmatch(line) and not above.strip() and not below.strip():
            yield number


def _cells(row: str) -> int:
    return len(_BAR.findall(row.strip().removeprefix("|").removesuffix("|")))


def shallow(lines: list[str]) -> Iterator[tuple[int, int]]:
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


def cut_rows(lines: list[str], raw: list[str]) -> Iterator[tuple[int, str]]:
    """Rows of tables with more cells than there are headings, and the first cell that falls away."""
    heads = 0
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not line.strip():
            heads = 0
        elif not heads and "|" in line and _RULE.fullmatch(below) and _cells(below) == _cells(line):
            heads = _cells(line) + 1
        elif heads and (gone := [cell for cell in _split(line, raw[number])[heads:] if cell]):
            yield number, gone[0]


def _split(row: str, raw: str) -> list[str]:
    """The cells of a row as they are written; its bars are those outside code."""
    first = len(row) - len(row.lstrip())
    bars = [match.start() for match in _BAR.finditer(row)]
    starts = [0 if not bars or bars[0] != first else first + 1, *(at + 1 for at in bars if at != first)]
    ends = [*(at for at in bars if at != first), len(raw)]
    return [raw[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def ruled_headings(lines: list[str]) -> Iterator[int]:
    """Text that a rule right under it makes a heading, where it doesn't look as if that was meant."""
    for number, line in enumerate(lines[:-1]):
        begins = line.strip() and not line.startswith("#") and (number == 0 or not lines[number - 1].strip())
        rule = lines[number + 1]
        short = len(rule.rstrip()) <= _LONGEST_RULE
        if begins and _UNDERLINE.fullmatch(rule) and (
                short or _ITEM.match(line) or line.rstrip("*_ ").endswith(_SENTENCE_ENDS)):
            yield number
