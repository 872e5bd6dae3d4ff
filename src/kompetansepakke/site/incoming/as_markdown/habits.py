"""What people do by hand in a document, as what it was meant to be: headings in bold, lists with typed marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kompetansepakke.site.incoming.as_markdown.page_blocks import Block

_LONGEST_HEADING = 80
_SENTENCE_ENDS = tuple(".,:;!?…»”\"")
_BULLET = re.compile(r"(?:[•‣⁃◦▪▫●○■□➢➤·]|\ufffd)\s*(?=\S)")
_DASH = re.compile(r"(?:[–—−]|\\[-+]|\\\*)\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})(?:\\?[.)])\s*(?=[^\W\d])")
_LETTER = re.compile(r"\(?(?P<letter>[a-zæøåA-ZÆØÅ])[.)]\s+(?=\S)")
_REPLY_ENDS = tuple(".!?…»”\"")


@dataclass(frozen=True, slots=True)
class Mended:
    """The blocks as they were meant, and what is told of it."""

    blocks: tuple[Block, ...]
    told: tuple[str, ...]


def mend(blocks: Sequence[Block]) -> Mended:
    """Make headings of short paragraphs in bold, and lists of paragraphs with marks."""
    told: list[str] = []
    found = _headings(_lists(list(blocks), told), told)
    return Mended(tuple(found), tuple(told))


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings from level 2 on, none of them more than one level below the one before."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    shift = 2 - min(levels, default=2)
    last, found = 1, []
    for block in blocks:
        if block.kind == "heading":
            last = min(block.level + shift, last + 1, 6)
            block = replace(block, level=last)  # noqa: PLW2901
        found.append(block)
    return found


def _headings(blocks: list[Block], told: list[str]) -> list[Block]:
    names: list[str] = []
    level = 1
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            level = block.level
        elif _is_heading(block, blocks[at + 1] if at + 1 < len(blocks) else None):
            text = block.text.replace("**", "")
            blocks[at] = Block("heading", text, min(level + 1, 6), block.plain)
            names.append(f"«{block.plain}»")
    if names:
        told.append(f"Avsnitt i bare fet skrift er gjort til overskrifter: {_some(names)}. Se om nivåene stemmer.")
    return blocks


def _is_heading(block: Block, below: Block | None) -> bool:
    """Whether a paragraph in bold stands over something, and is no sentence."""
    return (block.kind == "paragraph" and block.bold and len(block.plain) <= _LONGEST_HEADING
            and "\n" not in block.text and not block.plain.endswith(_SENTENCE_ENDS)
            and below is not None and below.kind not in ("heading", "note") and not below.bold)


def _lists(blocks: list[Block], told: list[str]) -> list[Block]:
    found: list[Block] = []
    names: list[str] = []
    at = 0
    while at < len(blocks):
        for pattern, fewest in ((_BULLET, 1), (_DASH, 2), (_NUMBER, 2), (_LETTER, 2)):
            run = _run(blocks, at, pattern)
            if len(run) >= fewest and _is_list(run, pattern):
                found.append(Block("list", _written(run, pattern)))
                names.append(f"«{run[0].plain[:40]}»")
                at += len(run)
                break
        else:
            found.append(blocks[at])
            at += 1
    if names:
        told.append(f"Linjer med tegn eller tall foran er gjort til lister: {_some(names)}. Bokstaver er nå tall.")
    return found


def _run(blocks: list[Block], at: int, pattern: re.Pattern[str]) -> list[Block]:
    run: list[Block] = []
    for block in blocks[at:]:
        lines = block.text.split("\\\n")
        if block.kind != "paragraph" or not all(pattern.match(_bare(line)) for line in lines):
            break
        run += [replace(block, text=line) for line in lines]
    return run


def _bare(line: str) -> str:
    return line.removeprefix("**")


def _is_list(run: list[Block], pattern: re.Pattern[str]) -> bool:
    """Whether it is one: dashes also begin replies, and numbers and letters follow on."""
    if pattern is _DASH:
        return not all(block.text.endswith(_REPLY_ENDS) for block in run)
    if pattern is _NUMBER:
        return _follow(run, pattern, int)
    return pattern is _BULLET or _follow(run, pattern, lambda letter: ord(letter.lower()))


def _follow(run: list[Block], pattern: re.Pattern[str], value: Callable[[str], int]) -> bool:
    values = [value(match[1]) for block in run if (match := pattern.match(_bare(block.text)))]
    return values == list(range(values[0], values[0] + len(values)))


def _written(run: list[Block], pattern: re.Pattern[str]) -> str:
    first = pattern.match(_bare(run[0].text))
    number = int(first["number"]) if first and pattern is _NUMBER else 1
    items = [("**" if block.text.startswith("**") else "") + pattern.sub("", _bare(block.text), count=1)
             for block in run]
    counted = pattern in (_NUMBER, _LETTER)
    return "\n".join(f"{f'{number + at}.' if counted else '-'} {item}" for at, item in enumerate(items))


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" og {len(names) - 3} til" if len(names) > 3 else "")
