"""Where code is: fenced fields line by line, code spans inside a line, and what indentation means instead of code.

Only what every reader of Markdown takes for code counts as code here: what stands in it is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kompetansepakke.source.text import Line, prefix_end

_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_INFO = re.compile(r"""[ ]*(?:\.?[\w#.+-]+)?(?:[ ]+(?:title|hl_lines|linenums)=(?:"[^"{}<>]*"|'[^'{}<>]*'))*[ ]*""")
_ITEM = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)+(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_CODE_INDENT = 4
"""Lines indented so far are code to Markdown; pymdownx then forgets the fences in the same paragraph."""
_TICKS = re.compile(r"`+")
_ESCAPED = re.compile(r"(?<!\\)\\`\Z")
"""At the end of what has been read: a backtick that all readers take for a letter."""
Kind = Literal["item", "box", "note", "explanation"]
_FIRST_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("item", re.compile(r"(?:[-*+]|\d+[.)])[ ]")),
    ("box", re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ ]*\S")),
    ("note", re.compile(r"\[\^[^\]]+\]:")),
    ("explanation", re.compile(r":[ ]{1,3}\S")),
)
"""How what holds indented text begins: list items, boxes and tabs, footnotes, explanations."""


@dataclass(slots=True)
class FenceTracker:
    """Follows fenced code from line to line, as pymdownx.superfences does."""

    opened: Line | None = None
    mark: str = ""
    _prefix: str = ""
    _first: str = ""
    """The first line since the last blank one."""

    def take(self, line: Line) -> bool:
        """Take the next line; True where it belongs to a code field (its fences included)."""
        is_blank = not line.text.lstrip(" \t>").rstrip()
        self._first = "" if is_blank else self._first or line.text
        if self.opened is None:
            if not may_be_fence(line.text):
                return False  # as nearly always
            prefix, rest = _split(line.text)
            match = _FENCE.match(rest)
            if not match or not _INFO.fullmatch(match["info"]):
                return False
            self.opened, self.mark, self._prefix = line, match["mark"], prefix
            return True
        if line.text.expandtabs(4).rstrip() == self._prefix + self.mark:
            self.opened = None
        return True

    def complaint(self, line: Line) -> str:
        """Why readers of Markdown would disagree on whether the line is code; nothing where they agree.

        To be asked before the line is taken.
        """
        if self.opened is None and not may_be_fence(line.text):
            return ""
        prefix, rest = _split(line.text)
        if self.opened is not None:
            outside = rest and not line.text.expandtabs(4).startswith(self._prefix)
            return "har linjer med mindre innrykk eller færre >-tegn enn åpningen" if outside else ""
        if _ITEM.match(line.text):
            return "begynner på samme linje som et listepunkt"
        match = _FENCE.match(rest)
        if not match or (match["mark"][0] == "`" and "`" in match["info"]):
            return ""
        if len(prefix) < len(_split(self._first)[0]) >= _CODE_INDENT:
            return "følger rett etter en linje med større innrykk"
        return "" if _INFO.fullmatch(match["info"]) else "har noe annet enn navnet på et språk etter åpningen"


def may_be_fence(text: str) -> bool:
    """Whether a line, or a text, has what no code field begins without."""
    return "```" in text or "~~~" in text


def _split(text: str) -> tuple[str, str]:
    """The indentation and quote marks, tabs as spaces, and the rest."""
    end = prefix_end(text)
    return text[:end].expandtabs(4), text[end:].rstrip()


def blank_code(lines: Iterable[tuple[str, bool]]) -> str:
    """The text with all code blanked out, every other character in place. Each line says whether it is in a field.

    A span stands on one line. From a line whose backticks don't pair up, and to the end of its paragraph,
    nothing is taken for code.
    """
    blanked, sure = [], True
    for line, in_field in lines:
        if in_field:
            blanked.append(" " * len(line))
            continue
        if "`" not in line:
            sure = sure or not line
            blanked.append(line)
            continue
        spans = _spans(line) if sure else None
        sure = spans is not None
        blanked.append(_without(line, spans or []))
    return "\n".join(blanked)


def code_span(text: str) -> str:
    """The text as code in a line, whatever backticks it holds."""
    marks = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    space = " " if "`" in text else ""
    return f"{marks}{space}{text}{space}{marks}"


def _without(line: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _spans(line: str) -> list[tuple[int, int]] | None:
    """The code spans of a line; None where a run of backticks has no partner."""
    found: list[tuple[int, int]] = []
    opening: re.Match[str] | None = None
    for run in _TICKS.finditer(line):
        if opening is None:
            if _ESCAPED.search(line, 0, run.end()):
                continue
            if line[:run.start()].endswith("\\"):
                return None
            opening = run
        elif len(run[0]) == len(opening[0]):
            found.append((opening.start(), run.end()))
            opening = None
    return None if opening else found


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds the text that is indented below its first line; `indent` is that line's own, in columns."""

    kind: Kind
    indent: int


def holders(indent: int, before: Sequence[str]) -> Iterator[Holder]:
    """What a line that is indented so far stands in, the innermost first; `before` are the lines above it.

    Nothing where the indentation is the author's own way of showing what belongs together.
    """
    for line in reversed(before):
        bare = line.expandtabs(4).lstrip(" ")
        own = len(line.expandtabs(4)) - len(bare)
        if not bare or own >= indent:
            continue
        kind = next((kind for kind, first in _FIRST_LINES if first.match(bare)), None)
        if kind is None:
            return
        yield Holder(kind, own)
        indent = own
