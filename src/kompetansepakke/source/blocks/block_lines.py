"""What an editor, or another reader of Markdown, could take for a block line, and where on a line it stands."""

from __future__ import annotations

import re
from functools import cache

from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.text import Line, prefix_end

SLASHES = "/⁄∕／⧸╱〳⟋⫽⫻⼃"
_SLASH = re.compile(rf"[{SLASHES}\\]")
_MARKERS = re.compile(r"(?:[\s>|]|[-*+:#•]+\s|\w{1,3}[.)]\s|\[[ xX]\]|\[\^[^\]]*\]:|</?[a-zA-Z][^<>]*>)*")
_ESCAPE = re.compile(r"\\///(?!/)")


@cache
def _near(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[{SLASHES}](?:\s?[{SLASHES}]){{2,}}|[{SLASHES}\\]{{2,}}\s*(?:end\s+\w+\s*$|\w+\s*\|)"
                      rf"|[{SLASHES}\\]+\s*(?:end\s+)?(?:{'|'.join(names)})\s*(?:\||$)", re.IGNORECASE)


@cache
def _line(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\\{SLASHES}])|(?<=\\)(?=/{{4}}))[{SLASHES}](?:\s?[{SLASHES}]){{2,}}"
                      rf"(?:\s+(?:end|{'|'.join(names)})\b|\s*\w+\s*\|)", re.IGNORECASE)


def block_line() -> re.Pattern[str]:
    """A block line wherever it stands: behind a list mark that Markdown doesn't know, a word, a tag."""
    return _line(tuple(BLOCKS))


def has_slash(text: str) -> bool:
    """Whether it has what every block line has, and all that might be meant as one."""
    return _SLASH.search(text) is not None


def looks_like_block(text: str) -> bool:
    """Whether a line might be meant as a block line, or be taken for one by another reader."""
    if not has_slash(text):
        return False  # as of most lines
    markers = _MARKERS.match(text)
    start = markers.end() if markers else 0
    return not _ESCAPE.match(text, start) and _near(tuple(BLOCKS)).match(text, start) is not None


def same_place(prefix: str, other: str) -> bool:
    """Whether two prefixes are the same to the eye; the space after a quote mark may be left out."""
    return prefix.expandtabs(4) == other.expandtabs(4) or (">" in prefix and prefix.rstrip() == other.rstrip())


def ended(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with a blank one at the end: nothing may begin in one run of text and end in another."""
    last = lines[-1]
    end = prefix_end(last.text)
    return tuple(lines) if end == len(last.text) else (*lines, Line(last.number, last.text[:end].rstrip()))
