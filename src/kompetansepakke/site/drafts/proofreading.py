"""What a proof-reader should look at first in a machine's draft: the things that machines get wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_QUOTED = re.compile(r"«[^«»]{20,}»|^[ \t]*>", re.MULTILINE)
_THEY = re.compile(r"\b(?:de|dei|dykk|dykkar|deira)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÆØÅ][a-zæøå]{2,}\b")


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


def doubts(text: str, made: Collection[str], unknown: Collection[str]) -> Iterator[Doubt]:
    """The lines of a draft that hold what the machine has made, with what may be wrong in them."""
    left = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(unknown)))})\b") if unknown else None
    for number, line in enumerate(text.splitlines(), start=1):
        if not any(one and one in line for one in made):
            continue
        if left and (words := dict.fromkeys(left.findall(line))):
            yield Doubt(number, f"ukjent: {', '.join(words)}")
        if _QUOTED.search(line):
            yield Doubt(number, "sitat: finnes det en offisiell tekst?")
        if words := dict.fromkeys(word.lower() for word in _THEY.findall(line)):
            yield Doubt(number, f"hvem er {', '.join(words)}?")
        if names := dict.fromkeys(_NAME.findall(line)):
            yield Doubt(number, f"navn: {', '.join(names)}")
