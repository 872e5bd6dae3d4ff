"""Markdown that this site shows otherwise than other readers of Markdown do, so that an editor sees too late.

What only the converted page can tell is looked for there (`content/checks/pages/shown.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.source.markdown.comments import Marked
from kompetansepakke.source.markdown.links import PlaceOf
from kompetansepakke.source.markdown.slips.formulas import formulas
from kompetansepakke.source.markdown.slips.numbering import indented_too_little, misnumbered
from kompetansepakke.source.markdown.slips.shapes import cut_rows, glued, lone_rows, ruled_headings, ruleless, shallow

_QUOTE = re.compile(r"(?:[ \t]*>[ ]?)*")
_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_HALF_LINKS = (re.compile(r"\[[^\[\]\n]+\] \((?:https?://|[\w./-]+\.md\b)[^()\n]*\)"),
               re.compile(r"\([^()\n]+\)\[(?:https?://|[\w./-]+\.md\b)[^\[\]\n]*\](?!\()"))
_UNTOLD_IMAGE = re.compile(r"!\[\s*\]\(")


def slips(marked: Marked, prose: str, place: PlaceOf) -> Iterator[Problem]:
    """What will be shown otherwise than it was meant; `prose` is the text with its code blanked out."""
    yield from _of_lines(marked, prose, place)
    for match in _MERGE.finditer(prose):
        yield problem("KP417", place(match.start()), text=match[0][:40])
    for match in (found for pattern in _HALF_LINKS for found in pattern.finditer(prose)):
        yield problem("KP418", place(match.start()), text=match[0][:60])
    for match in _UNTOLD_IMAGE.finditer(prose):
        yield problem("KP419", place(match.start()))
    for start, what in formulas(marked, prose):
        yield problem("KP430", place(start), what=what)


def _of_lines(marked: Marked, prose: str, place: PlaceOf) -> Iterator[Problem]:
    """What shows in the shape of whole lines, seen without the marks of quotes."""
    written = prose.split("\n")
    ends = [match.end() for line in written if (match := _QUOTE.match(line))]  # which matches no mark, too
    starts = [0, *(match.end() for match in re.finditer(r"\n", prose))]
    raw = [line.text[end:] for line, end in zip(marked.lines, ends, strict=False)]
    shown = [line[end:] for line, end in zip(written, ends, strict=True)]
    lines = [_with_words(line, text) if not code else line
             for line, text, code in zip(shown, raw, marked.code, strict=False)]
    for number, what in glued(lines):
        yield problem("KP415", place(starts[number]), what=what)
    for number, spaces in shallow(lines):
        yield problem("KP416", place(starts[number]), spaces=spaces)
    for number in ruleless(lines):
        yield problem("KP420", place(starts[number]))
    for number in lone_rows(lines):
        yield problem("KP420", place(starts[number]), fix="en blokk kan ikke stå mellom rader: sett hele tabellen i "
                      "blokken, eller gi raden en egen tabell.")
    for number, said, told in misnumbered(raw, marked.code):
        yield problem("KP425", place(starts[number]), written=said, shown=told)
    for number, spaces in indented_too_little(raw, marked.code):
        yield problem("KP426", place(starts[number]), text=raw[number].strip()[:40], spaces=spaces)
    for number, cell in cut_rows(lines, raw):
        yield problem("KP427", place(starts[number]), text=cell)
    for number in ruled_headings(lines):
        yield problem("KP428", place(starts[number]), title=raw[number].strip()[:60], why="strekene på linja under",
                      fix="sett en tom linje over strekene. Skal det være en overskrift, skriver du ## foran i stedet.")


def _with_words(prose: str, raw: str) -> str:
    """The line with a word wherever code was blanked out in it: what is only code has a shape, too."""
    if prose == raw:
        return prose
    return "".join("x" if blank != char else blank for blank, char in zip(prose, raw, strict=True))
