"""Lists as they are put together here: which number an item gets, and what lies inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d{1,9})[.)])[ ]+\S")
_HEADING = re.compile(r"#{1,6}")
_STEP = 4


@dataclass(slots=True)
class _List:
    """A list that is open: how deep it lies, and the number of its last item; none in a list of bullets."""

    level: int
    first: int | None
    shown: int
    told: bool = False


def misnumbered(lines: Sequence[str], code: Sequence[bool]) -> Iterator[tuple[int, str, str]]:
    """Items whose number isn't the one that is shown, once a list: the line, what is written, what is shown.

    A list that repeats its first number all the way is numbered by the reader of Markdown, as its author meant it.
    """
    opened: list[_List] = []
    after_blank = True
    for number, line in enumerate(lines):
        item = None if code[number] else _ITEM.match(line)
        level = (len(line) - len(line.lstrip(" "))) // _STEP
        if item and (after_blank or opened):
            found = _next(opened, item, level, after_blank=after_blank)
            if found:
                yield number, *found
        elif line.strip() and (after_blank or _HEADING.match(line)):
            _close(opened, level)
        after_blank = not line.strip()


def _next(opened: list[_List], item: re.Match[str], level: int, *, after_blank: bool) -> tuple[str, str] | None:
    """Take the next item; where it is wrong, what is written and what is shown."""
    said = int(item["number"]) if item["number"] else None
    _close(opened, level + 1)
    here = opened[-1] if opened and opened[-1].level == level else None
    if here and after_blank and (here.first is None) != (said is None):
        opened.pop()
        here = None
    if here is None:
        opened.append(_List(level, said, said or 0))
        return None
    here.shown += 1
    here.told |= said is None and len(item["indent"]) % _STEP > 0  # which is told as that (KP416)
    if said is None or here.told or said in (here.shown, here.first):
        return None
    here.told = True
    shown = f"{here.shown}" if here.first is not None else "et punkt uten tall"
    return f"{said}", shown


def _close(opened: list[_List], level: int) -> None:
    while opened and opened[-1].level >= level:
        opened.pop()


def indented_too_little(lines: Sequence[str], code: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Paragraphs and code that were meant to lie in the item above, but lie outside: the line, and its spaces."""
    inside: int | None = None
    for number, line in enumerate(lines):
        spaces = len(line) - len(line.lstrip(" "))
        if not line.strip() or (number and code[number] and code[number - 1]):
            continue
        if not code[number] and _ITEM.match(line):
            inside = spaces // _STEP
        elif inside is not None and (number == 0 or not lines[number - 1].strip()):
            if spaces % _STEP and spaces // _STEP <= inside:
                yield number, spaces % _STEP
            elif spaces // _STEP <= inside:
                inside = spaces // _STEP - 1 if spaces >= _STEP else None
