"""The block parser: from lines of text to a tree, refusing every line that looks like a block and isn't one.

Pure text: it knows nothing of lists, quotes or HTML, and so has nothing to guess. A block lives behind one
prefix (its indentation and quote marks) from its opening line to its closing line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import is_
from typing import Any

from kompetansepakke.base.audience import Audience
from kompetansepakke.base.codes.markdown_codes import PYMDOWNX_BLOCKS
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.blocks.block_kinds import BLOCKS, BlockKind
from kompetansepakke.source.blocks.block_lines import (
    SLASHES,
    block_line,
    ended,
    has_slash,
    looks_like_block,
    same_place,
)
from kompetansepakke.source.blocks.block_options import read_block
from kompetansepakke.source.blocks.block_slips import meant, no_place
from kompetansepakke.source.blocks.stray_options import stray_option
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.markdown.code import FenceTracker
from kompetansepakke.source.markdown.comments import mark_code
from kompetansepakke.source.markdown.facts import Facts, scan
from kompetansepakke.source.text import Line, prefix_end

MAX_NESTING = 8

_OPENING = re.compile(r"/// ([a-z]+)(?: \| (\S.*?))?[ \t]*")
_CLOSING = re.compile(r"/// end ([a-z]+)[ \t]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of lines between block lines, its comments taken out."""

    lines: tuple[Line, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its options read, behind `prefix` (indentation and quote marks)."""

    name: str
    argument: str
    options: dict[str, Any]
    audience: Audience
    """Whom the block lets in; the surroundings' audience where it says nothing itself."""
    declared: Audience | None
    """The roles that the block names itself, if it does."""
    prefix: str
    place: Place
    children: tuple[Node, ...]

    @property
    def kind(self) -> BlockKind:
        """What is known of blocks of its name."""
        return BLOCKS[self.name]

    @property
    def id(self) -> str | None:
        """The lasting id of a resource."""
        value = self.options.get("id")
        return value if isinstance(value, str) else None


Node = Text | Block


def walk(nodes: tuple[Node, ...]) -> Iterator[Block]:
    """All blocks, in reading order."""
    for node in nodes:
        if isinstance(node, Block):
            yield node
            yield from walk(node.children)


def texts(nodes: tuple[Node, ...]) -> Iterator[Text]:
    """All runs of text, in reading order."""
    for node in nodes:
        if isinstance(node, Text):
            yield node
        else:
            yield from texts(node.children)


def without(nodes: tuple[Node, ...], unwanted: Callable[[Block], bool]) -> tuple[Node, ...]:
    """The tree without the blocks that are `unwanted`. What loses nothing is itself, and need not be looked at anew."""
    kept = tuple(node if isinstance(node, Text) else _over(node, without(node.children, unwanted))
                 for node in nodes if isinstance(node, Text) or not unwanted(node))
    return nodes if len(kept) == len(nodes) and all(map(is_, kept, nodes)) else kept


def _over(block: Block, children: tuple[Node, ...]) -> Block:
    return block if children is block.children else replace(block, children=children)


@dataclass(slots=True)
class _Open:
    """A block that is being read."""

    kind: BlockKind
    line: Line
    prefix: str
    argument: str | None
    options: list[Line] = field(default_factory=list)
    in_options: bool = True
    in_text: bool = False
    has_stray: bool = False
    guessed: bool = False
    """Whether its opening line was only meant as one."""
    children: list[Text | _Open] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Parser:
    """Reads one page's body. `translation` relaxes required options: figures are the source page's."""

    file: str
    roles: tuple[str, ...]
    macros: frozenset[Macro] = frozenset()
    translation: bool = False
    problems: list[Problem] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _fence: FenceTracker = field(default_factory=FenceTracker)

    def parse(self, lines: tuple[Line, ...], audience: Audience) -> tuple[Node, ...]:
        """The body as a tree. With problems found the tree is not to be shown to anyone."""
        self._stack = [root := _Open(BLOCKS["roles"], Line(0, ""), "", None, in_options=False)]
        for line in lines:
            self._take(line)
        for block in self._stack[1:]:
            if not block.guessed:
                self._report("KP302", block.line, name=block.kind.name)
        if self._fence.opened is not None:
            self._report("KP413", self._fence.opened, fence=self._fence.mark)
        while len(self._stack) > 1:
            self._pop()
        self._flush(root)
        return tuple(self._close(node, audience) for node in root.children)

    def _take(self, line: Line) -> None:
        if not has_slash(line.text):
            self._add(line)
            return
        content = line.text[prefix_end(line.text):]
        opening, closing = _OPENING.fullmatch(content), _CLOSING.fullmatch(content)
        if closing and closing[1] in BLOCKS:
            self._end(line, closing[1])
        elif opening and opening[1] in BLOCKS:
            self._begin(line, opening)
            self._refuse_inside(line, opening[2] or "")
        elif looks_like_block(line.text):
            self._refuse(line, content)
        else:
            self._add(line)

    def _refuse(self, line: Line, content: str) -> None:
        """Tell of what looks like a block line, and go on from what was meant, so that nothing else is accused."""
        word = re.split(r"\W+", content.lstrip(SLASHES + "\\ "))[0]
        innermost = self._stack[-1].kind.name if len(self._stack) > 1 else ""
        instead = "" if word in PYMDOWNX_BLOCKS else meant(content, innermost)
        self._report("KP301", line, line=content.strip()[:60], near=f"Mente du «{instead[:60]}»? " if instead else "",
                     fix=PYMDOWNX_BLOCKS.get(word))
        opening = _OPENING.fullmatch(instead)
        if self._fence.opened is not None:
            return
        if opening:
            self._begin(line, opening)
            self._stack[-1].guessed = True
        elif innermost and instead == f"/// end {innermost}":
            self._pop()

    def _begin(self, line: Line, match: re.Match[str]) -> None:
        prefix = line.text[:prefix_end(line.text)]
        self._require_outside_code(line, "begynne inni et kodefelt")
        if len(self._stack) > MAX_NESTING:
            self._report("KP303", line, name=match[1], why=f"blokker kan stå {MAX_NESTING} i hverandre")
        self._require_prefix(line)
        around = self._stack[-1]
        above = (*(child.lines for child in around.children if isinstance(child, Text)), around.text)
        for said in no_place(prefix, around.prefix, chain.from_iterable(above), inner=len(self._stack) > 1):
            self._report("KP303", line, name=match[1], **said)
        if self._stack[-1].kind.name == match[1] and not match[2] and len(self._stack) > 1:
            self._report("KP303", line, name=match[1], why="den er åpen fra før", fix=f"mente du «/// end {match[1]}»?")
            self._pop()
            return
        self._stack[-1].in_options = False
        self._stack.append(_Open(BLOCKS[match[1]], line, prefix, match[2]))

    def _end(self, line: Line, name: str) -> None:
        self._require_outside_code(line, "slutte inni et kodefelt")
        names = [block.kind.name for block in self._stack[1:]]
        if not names or names[-1] != name:
            why = f"«{names[-1]}» må lukkes først" if names else "ingen blokk er åpen"
            self._report("KP303", line, name=name, why=why)
            if name not in names:
                return
            while self._stack[-1].kind.name != name:
                self._pop()
        if not same_place(line.text[:prefix_end(line.text)], self._stack[-1].prefix):
            self._report("KP309", line, name=name)
        self._pop()

    def _pop(self) -> None:
        block = self._stack.pop()
        self._flush(block)
        self._flush(self._stack[-1])
        self._stack[-1].children.append(block)

    def _flush(self, block: _Open) -> None:
        if block.text:
            lines, facts, found = scan(ended(block.text), self.file, self.macros)
            self.problems.extend(found)
            self._check_stripped(lines)
            block.children.append(Text(lines, facts))
            block.text = []

    def _check_stripped(self, lines: tuple[Line, ...]) -> None:
        """What became a block line or a fence when the comments were taken out, and fences that are unsure."""
        fence = FenceTracker()
        for line, prose in zip(lines, mark_code(lines).prose().split("\n") if lines else (), strict=True):
            if looks_like_block(line.text):
                self._report("KP301", line, line=line.text.strip()[:60],
                             near="Sett kommentaren på en linje for seg selv. ")
            else:
                self._refuse_inside(line, prose)
            if why := fence.complaint(line):
                self._report("KP414", line, why=why)
            fence.take(line)
        told = self._fence.opened is not None or any(found.code == "KP310" for found in self.problems)
        if fence.opened is not None and not told:
            self._report("KP413", fence.opened, fence=fence.mark)

    def _add(self, line: Line) -> None:
        block = self._stack[-1]
        self._require_prefix(line)
        if block.in_options:
            inner = line.text[len(block.prefix):]
            if inner.strip() and re.match(r"    |\t", inner):
                block.options.append(Line(line.number, inner))
                self._refuse_inside(line, inner)
                return
            block.in_options = False
        self._refuse_stray(block, line)
        self._fence.take(line)
        block.text.append(line)

    def _refuse_stray(self, block: _Open, line: Line) -> None:
        if not line.text.strip() or len(self._stack) == 1:
            return
        key = stray_option(line.text, block.kind, self.roles, first=not block.in_text)
        if key and self._fence.opened is None:
            block.has_stray = True
            self._report("KP305", line, key=key, name=block.kind.name)
        block.in_text = True

    def _require_prefix(self, line: Line) -> None:
        block = self._stack[-1]
        blank = not line.text.strip(" \t>")
        if not blank and not block.guessed and not line.text.startswith(block.prefix):
            self._report("KP309", line, name=block.kind.name)

    def _refuse_inside(self, line: Line, text: str) -> None:
        """A block line in the middle of a line: no reader of Markdown would find it, and all readers would see it."""
        match = block_line().search(text) if has_slash(text) else None
        if match:
            near = "Sett blokklinja på en linje for seg selv, uten noe foran. "
            self._report("KP301", line, line=text[match.start():].strip()[:60], near=near)

    def _require_outside_code(self, line: Line, what: str) -> None:
        if self._fence.opened is not None:
            self._report("KP310", line, what=what)

    def _close(self, block: Text | _Open, outer: Audience) -> Node:
        if isinstance(block, Text):
            return block
        own = Place(self.file, block.line.number, len(block.prefix) + 1)
        reading = read_block(block.kind, block.argument, tuple(block.options), own, self.roles, outer,
                             self.translation)
        # What a stray line was meant to say isn't missing; that line is told already.
        self.problems.extend(p for p in reading.problems if p.code != "KP206" or not block.has_stray)
        children = tuple(self._close(child, reading.audience) for child in block.children)
        return Block(block.kind.name, block.argument or "", reading.options, reading.audience, reading.declared,
                     block.prefix, own, children)

    def _report(self, code: str, line: Line, /, **values: object) -> None:
        self.problems.append(problem(code, Place(self.file, line.number, prefix_end(line.text) + 1), **values))
