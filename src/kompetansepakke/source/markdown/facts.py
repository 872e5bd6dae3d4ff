"""What a run of text refers to and defines: links, headings, notes, abbreviations, HTML, macro calls.

The facts are collected once for each run of text; an edition's view puts together those it sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.markdown.comments import strip_comments
from kompetansepakke.source.markdown.figure_calls import FigureCall, figure_calls
from kompetansepakke.source.markdown.links import Label, Link, definitions, html_links, markdown_links, reference_uses
from kompetansepakke.source.markdown.macro_calls import macro_problems
from kompetansepakke.source.markdown.slips import slips
from kompetansepakke.source.text import Line

_HEADING = re.compile(r"^[ \t>]*(?P<marks>#{1,6})[ \t]*(?P<text>[^#\n].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_SETEXT = re.compile(r"^(?P<text>[^\s>#|\-*+=].*)\n(?P<marks>=+|-+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}\n]*)\}")
_ATTRIBUTES_AT_END = re.compile(r"\{:?[^{}]*\}\s*$")
_ATTRIBUTE = re.compile(r"#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)|(?P<key>[\w:-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'}]+)")
_INCLUDE = re.compile(r"-+8<-+|\{!|^[ \t]*!!!?include\b|^[ \t]*\$\{", re.MULTILINE)
_TODO_COMMENT = re.compile(r"<!--\s*TODO\b:?(?P<text>.*?)(?:-->|$)")
_TODO_PICTURE = re.compile(r"!\[\s*TODO\b:?(?P<text>[^\]\n]*)\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the source. What becomes a heading to readers is told by the converted page."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks need to know of a run of text."""

    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    defines: tuple[tuple[Label, Place], ...]
    uses: tuple[tuple[Label, Place], ...]
    """Explicit uses: they need a definition."""
    short_uses: tuple[tuple[Label, Place], ...]
    """Brackets that are a reference only where the page defines the label."""
    words: str
    """The prose, for finding abbreviations in use."""
    start: Place
    figures: tuple[FigureCall, ...] = ()


def scan(lines: tuple[Line, ...], file: str, macros: frozenset[Macro]) -> tuple[tuple[Line, ...], Facts, list[Problem]]:
    """Take the comments out of a run of lines, and collect its facts and problems."""
    marked, found = strip_comments(lines, file)
    found += [problem("KP436", Place(file, line.number, mark.start() + 1), text=mark["text"].strip(" ."))
              for line in lines for mark in _TODO_COMMENT.finditer(line.text)]
    prose = marked.prose()

    def place(offset: int) -> Place:
        number = marked.lines[prose.count("\n", 0, offset)].number if marked.lines else 1
        return Place(file, number, offset - prose.rfind("\n", 0, offset))

    raw = "\n".join(line.text for line in marked.lines)
    raw_links, raw_ids = html_links(prose, place)
    links, bad_links = markdown_links(prose, place)
    headings = tuple(_headings(prose, raw))
    uses = tuple(reference_uses(prose))
    figures, bad_figures = figure_calls(raw, prose, place)
    facts = Facts(
        links=(*links, *raw_links), headings=headings,
        anchors=frozenset({*raw_ids, *_attribute_ids(prose)}),
        defines=tuple((label, place(at)) for label, at in definitions(prose)),
        uses=tuple((use.label, place(use.at)) for use in uses if use.explicit),
        short_uses=tuple((use.label, place(use.at)) for use in uses if not use.explicit),
        words=_without_definitions(prose),
        start=place(0), figures=figures,
    )
    found += [*bad_links, *bad_figures, *macro_problems(raw, place, macros), *slips(marked, prose, place)]
    found += [problem("KP436", place(match.start()), text=match["text"].strip(" ."))
              for match in _TODO_PICTURE.finditer(prose)]
    found += [problem("KP411", place(match.start()), text=match[0].strip()) for match in _INCLUDE.finditer(raw)]
    return marked.lines, facts, found


def _headings(prose: str, raw: str) -> Iterator[Heading]:
    """Headings are found in the prose; their words are read from the raw text, code and all."""
    for match in sorted([*_HEADING.finditer(prose), *_SETEXT.finditer(prose)], key=lambda found: found.start()):
        marks = match["marks"]
        end = raw.find("\n", match.start("text"))
        written = raw[match.start("text"):end if end >= 0 else len(raw)].rstrip("# \t" if marks[0] == "#" else " \t")
        yield Heading({"=": 1, "-": 2}.get(marks[0], len(marks)), _ATTRIBUTES_AT_END.sub("", written).strip())


def _attribute_ids(prose: str) -> Iterator[str]:
    for match in _ATTRIBUTES.finditer(prose):
        yield from (found["id"] for found in _ATTRIBUTE.finditer(match[1]) if found["id"])


def _without_definitions(prose: str) -> str:
    return re.sub(r"^[ \t>]*\*\[[^\]\n]+\]:.*$", "", prose, flags=re.MULTILINE)
