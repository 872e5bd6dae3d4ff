"""Comments never reach a reader: `<!-- … -->` is taken out of the source text."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.markdown.code import FenceTracker, blank_code, may_be_fence
from kompetansepakke.source.text import Line

_OPEN, _CLOSE = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines, and for each of them whether it belongs to a code field."""

    lines: tuple[Line, ...]
    code: tuple[bool, ...]

    def prose(self) -> str:
        """The text with all code blanked out and everything else where it stands."""
        return blank_code(zip((line.text for line in self.lines), self.code, strict=True))


def mark_code(lines: tuple[Line, ...]) -> Marked:
    """Find the code fields in a run of lines."""
    if not any(may_be_fence(line.text) for line in lines):
        return Marked(lines, (False,) * len(lines))  # as nearly always
    fence = FenceTracker()
    return Marked(lines, tuple(fence.take(line) for line in lines))


def strip_comments(lines: tuple[Line, ...], file: str) -> tuple[Marked, list[Problem]]:
    """Take the comments out. A line that held nothing else goes with them.

    A comment in code, or one that doesn't end in the same run of lines, is refused: there, readers of
    Markdown disagree on what is a comment.
    """
    marked = mark_code(lines)
    if not any(_OPEN in line.text or _CLOSE in line.text for line in lines):
        return marked, []
    prose = marked.prose()
    raw = "\n".join(line.text for line in lines)
    if raw.count(_OPEN) != prose.count(_OPEN):
        at = next(line for line, clean in zip(lines, prose.split("\n"), strict=True)
                  if line.text.count(_OPEN) != clean.count(_OPEN))
        return Marked((), ()), [problem("KP409", Place(file, at.number), why="står i kode.")]
    kept, found = _without(prose, raw, lines, file)
    return mark_code(kept), found


def _without(prose: str, raw: str, lines: tuple[Line, ...], file: str) -> tuple[tuple[Line, ...], list[Problem]]:
    pieces: list[str] = []
    position = 0
    while (start := prose.find(_OPEN, position)) >= 0:
        end = prose.find(_CLOSE, start + len(_OPEN))
        if end < 0 or _OPEN in prose[start + len(_OPEN):end]:
            at = lines[prose.count("\n", 0, start)]
            return (), [problem("KP409", Place(file, at.number), why="blir aldri avsluttet.")]
        pieces.append(raw[position:start])
        pieces.append("\0" + "\n\0" * raw.count("\n", start, end))
        position = end + len(_CLOSE)
    text = "".join(pieces) + raw[position:]
    return tuple(Line(line.number, clean.replace("\0", "")) for line, clean
                 in zip(lines, text.split("\n"), strict=True)
                 if "\0" not in clean or clean.replace("\0", "").strip()), []
