"""What a proof-reader should look at first in a machine's draft: the things that machines get wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kompetansepakke.source.markdown.code import FenceTracker
from kompetansepakke.source.text import Line

_QUOTED = re.compile(r"«[^«»]{20,}»|^[ \t]*>", re.MULTILINE)
_THEY = re.compile(r"\b(?:de|dei|dykk|dykkar|deira)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÆØÅ][a-zæøå]{2,}\b")

_BESIDE_TEXT = re.compile(r'(?<!`)`+[^`]+`+(?!`)|(?:\b(?:alt|title|aria-label)=|\]\([^)\s]+[ ]+)'
                          r'"(?P<text>[^"]*[^\W\d_]{2}[^"]*)"')
"""Titles of links, code, icons and HTML; code spans are passed over."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line to look at, and why, in Norwegian."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was written, and what in it a person should look at first."""

    path: str
    doubts: tuple[Doubt, ...]


def doubts(text: str, made: Collection[str], unknown: Collection[str], source: str = "") -> Iterator[Doubt]:
    """What may be wrong in a draft of `source`: in lines that the machine has made, and in what it has left."""
    left = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(unknown)))})\b") if unknown else None
    beside = {words for words_of_line in _beside_text(source) for words in words_of_line}
    for number, (line, names) in enumerate(zip(text.splitlines(), _beside_text(text), strict=True), start=1):
        if kept := [f"«{words}»" for words in names if words in beside]:
            yield Doubt(number, f"ikke oversatt: {', '.join(kept)}")
        if any(one and one in line for one in made):
            yield from (Doubt(number, why) for why in _of_line(line, left))


def _beside_text(text: str) -> Iterator[list[str]]:
    """For each line of a page the titles and the like that stand in its markup, where they stay as they are."""
    fence = FenceTracker()
    for number, written in enumerate(text.splitlines(), start=1):
        line = Line(number, written)
        is_code = fence.take(line) and fence.opened is not line
        yield [] if is_code else [match["text"] for match in _BESIDE_TEXT.finditer(written) if match["text"]]


def _of_line(line: str, left: re.Pattern[str] | None) -> Iterator[str]:
    if left and (words := dict.fromkeys(left.findall(line))):
        yield f"ukjent: {', '.join(words)}"
    if _QUOTED.search(line):
        yield "sitat: finnes det en offisiell tekst?"
    if words := dict.fromkeys(word.lower() for word in _THEY.findall(line)):
        yield f"hvem er {', '.join(words)}?"
    if names := dict.fromkeys(_NAME.findall(line)):
        yield f"navn: {', '.join(names)}"
