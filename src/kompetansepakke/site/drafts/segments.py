"""A page as what is prose and what isn't: a translator gets the prose alone, and all else stays to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kompetansepakke.scan.said import anchor_of
from kompetansepakke.source.blocks.agenda import STEP
from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.markdown.code import FenceTracker
from kompetansepakke.source.text import Line

_BLOCK = re.compile(r"(?P<lead>[ \t>]*/// (?P<name>[a-z]+) \| )(?P<prose>\S.*)")
_MARKS = re.compile(r"[ \t>]*(?:#{1,6}[ \t]+)?(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?"
                    r"(?:\[\^[^\]\n]+\]:[ \t]*)?(?::[ \t]+)?")
_KEPT = re.compile(r"[ \t>]*(?:///|\||:?-{3,}|\[(?!\^)[^\]]+\]:[ \t]|!!!|\?\?\?|===)|[ \t]*$")
"""Lines of blocks, tables (read by cell), rules, addresses, and boxes and tabs without a title."""
_OF_BLOCK = re.compile(r"[ \t>]*/// ")
_HEADING = re.compile(r"(?P<marks>#{1,6}[ \t]+)(?P<prose>.*?)(?P<id>[ \t]*\{:[^{}]*\})?[ \t]*")
_BOX = re.compile(r'(?P<lead>[ \t>]*(?:!!!|\?\?\?\+?|===)[^"]*")(?P<prose>.*)(?P<rest>"[ \t]*)')
_ABBREVIATION = re.compile(r"(?P<lead>[ \t>]*\*\[[^\]]+\]:[ \t]*)(?P<prose>.*)(?P<rest>)")
_MARKUP_FIRST = re.compile(r"[ \t>]*(?:<|\{\{)")
_CELL = re.compile(r"(?<!\\)\|")
_OPTION = re.compile(r"[ \t>]*(?: {4}|\t)[a-z_]+:")
_TOKEN = re.compile(r"`+[^`]*`+|\{\{.*?\}\}|\{:[^{}]*\}|!?\[(?=[^\]]*\]\()|\]\([^)\s]*(?:[ ]+\"[^\"]*\")?\)"
                    r"|\[\^[^\]]+\]|</?[A-Za-z][^<>]*>|<!--.*?-->|https?://[^\s)]+|\*+|__?(?=\w)|(?<=\w)__?(?=\W|$)|~~|==|\^\^|\\."
                    r"|:[a-z][a-z0-9-]+:|&\w+;")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a page: prose to translate, or text that stays. `number` is its line."""

    text: str
    number: int = 0
    is_prose: bool = False


def segments(lines: Sequence[Line], anchors: frozenset[str] = frozenset()) -> Iterator[Segment]:
    """The body of a page. A heading that one of the `anchors` leads to gets it as its id, so that it lasts."""
    fence, in_options = FenceTracker(), False
    for line in lines:
        in_code = fence.take(line)
        block = _BLOCK.fullmatch(line.text)
        in_options = not in_code and (_OF_BLOCK.match(line.text) is not None
                                      or (in_options and _OPTION.match(line.text) is not None))
        if in_code or (in_options and not block):
            yield Segment(line.text)
        elif block:
            yield from _titled(line, block)
        else:
            yield from _of_line(line, anchors)
        yield Segment("\n")


def _titled(line: Line, block: re.Match[str]) -> Iterator[Segment]:
    kind = BLOCKS.get(block["name"])
    yield Segment(block["lead"])
    yield Segment(block["prose"], line.number, kind is not None and kind.argument == "title")


def _of_line(line: Line, anchors: frozenset[str]) -> Iterator[Segment]:
    if heading := _HEADING.fullmatch(line.text):
        own = anchor_of(heading["prose"])
        yield Segment(heading["marks"])
        yield Segment(heading["prose"], line.number, is_prose=True)
        yield Segment(heading["id"] or (f" {{: #{own} }}" if own in anchors else ""))
    elif told := _BOX.fullmatch(line.text) or _ABBREVIATION.fullmatch(line.text):
        yield Segment(told["lead"])
        yield Segment(told["prose"], line.number, is_prose=True)
        yield Segment(told["rest"])
    elif line.text.lstrip(" \t>").startswith("|"):
        yield from _row(line)
    elif _KEPT.match(line.text) or (_MARKUP_FIRST.match(line.text) and _is_markup(line.text)):
        yield Segment(line.text)
    else:
        marks = STEP.match(line.text) or _MARKS.match(line.text)
        at = marks.end() if marks else 0
        yield Segment(line.text[:at])
        yield Segment(line.text[at:], line.number, is_prose=True)


def _is_markup(text: str) -> bool:
    """Whether a line of HTML or macros has nothing to read beside them, or goes on with them in the next line."""
    words = "".join(one.text for one in protected(text, {}) if one.is_prose)
    return re.search(r"\w", words) is None or re.search(r"<|\{\{", words) is not None


def _row(line: Line) -> Iterator[Segment]:
    for place, cell in enumerate(_CELL.split(line.text)):
        if place:
            yield Segment("|")
        inner = cell.strip()
        start = len(cell) - len(cell.lstrip())
        yield Segment(cell[:start])
        yield Segment(inner, line.number, is_prose=re.search(r"\w", inner) is not None)
        yield Segment(cell[start + len(inner):])


def protected(prose: str, terms: Mapping[str, str]) -> Iterator[Segment]:
    """The prose as what is words and what is markup; a term of the site is given in the words that it has decided."""
    pattern = "|".join([rf"\b(?:{'|'.join(map(re.escape, terms))})\b", _TOKEN.pattern] if terms else [_TOKEN.pattern])
    end = 0
    for token in re.finditer(pattern, prose, re.IGNORECASE):
        yield Segment(prose[end:token.start()], is_prose=True)
        yield Segment(_term(token[0], terms))
        end = token.end()
    yield Segment(prose[end:], is_prose=True)


def _term(token: str, terms: Mapping[str, str]) -> str:
    decided = terms.get(token.lower())
    if decided is None:
        return token
    return decided[:1].upper() + decided[1:] if token[:1].isupper() else decided
