"""What the engine made of a page: read from its HTML by a real parser, the only true answer to what a page holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import turbohtml

from kompetansepakke.core.block_lines import BLOCK_LINE
from kompetansepakke.core.html_allowlist import UNBALANCED, Refusal, refused
from kompetansepakke.core.problems import Place
from kompetansepakke.core.view import PageView, View

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ADDRESSES = {"href", "src", "poster"}
_WRITTEN = {"code", "pre", "kbd", "samp"}
"""Elements whose text is shown as it was written: no Markdown is looked for in it."""
_INLINE = {"a", "code", "del", "em", "img", "ins", "mark", "strong", "sub", "sup"}
_PLAIN = {"html", "head", "body", "p", "br"}
"""What text becomes in any case."""
MAX_DEPTH = 60
"""How many elements may lie in each other: eight blocks with lists in lists, and far below what stops the engine."""
_MOST_LINES = 60
"""How long a construct may be for its first line to be found; of a longer one the last line is told."""


class TooDeep(Exception):  # noqa: N818 (it is caught at once and becomes a problem)
    """The page is nested beyond what the engine bears."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as the engine makes it; `raw` holds the blocks of HTML that it took as they stand."""

    html: str
    raw: tuple[str, ...] = ()
    references: frozenset[str] = frozenset()
    """The labels of the reference links that the page defines, in lower case."""


Convert = Callable[[str], Converted]
Item = TypeVar("Item")
Find = Callable[["Rendered"], Counter[Item]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as readers get it."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Rendered:
    """What stands in a converted page."""

    converted: Converted

    @cached_property
    def _tree(self) -> turbohtml.Document:
        return turbohtml.parse(self.converted.html)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The outline, in reading order; the titles of cards are in it."""
        return tuple(Heading(_HEADINGS[element.tag], " ".join(element.text.split()), element.attr("id") or "")
                     for element in self._tree.iter_elements() if element.tag in _HEADINGS)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every anchor that a link may name."""
        names = (element.attr(name) for element in self._tree.iter_elements() for name in ("id", "name")
                 if name == "id" or element.tag == "a")
        return frozenset(name for name in names if name)

    @cached_property
    def addresses(self) -> Counter[str]:
        """What the page links to or fetches, as it is written."""
        return Counter((element.attr(name) or "").strip() for element in self._tree.iter_elements()
                       for name in element.attrs if name in _ADDRESSES)

    @cached_property
    def refused(self) -> Counter[Refusal]:
        """Elements, attributes and addresses that no page may have; the lines are left out."""
        return Counter(replace(refusal, line=0) for refusal in refused(self.converted.html))

    @cached_property
    def depth(self) -> int:
        """How many elements lie in each other at the most."""
        depths: dict[turbohtml.Node | None, int] = {}
        for element in self._tree.iter_elements():
            depths[element] = depths.get(element.parent, 0) + 1
        return max(depths.values(), default=0)

    @cached_property
    def unread(self) -> Counter[str]:
        """Block lines that are shown as text, because no parser of blocks came by them."""
        return Counter(match[0] for text in _texts(self._tree) for match in BLOCK_LINE.finditer(text))

    def unread_markdown(self, convert: Convert) -> Counter[str]:
        """Lines in blocks of raw HTML that are shown as they stand, and were meant as Markdown."""
        return Counter(line for block in self.converted.raw for text in _texts(turbohtml.parse(block))
                       for line in _unread_lines(text, convert))


@dataclass(frozen=True)
class Rendering:
    """A page of an edition as the engine makes it, and how to find where in its source something stands.

    `lines` is what the engine gets, and `origins` the line of the source `file` that each of them is made of.
    """

    file: str
    lines: tuple[str, ...]
    origins: tuple[int, ...]
    convert: Convert
    known: frozenset[str] = frozenset()
    """The addresses that have been checked as links."""
    blocks: Mapping[int, str] = field(default_factory=dict)
    """The opening lines of blocks, by their line in the source."""
    _parts: dict[tuple[int, int], Rendered | None] = field(default_factory=dict)

    @property
    def facts(self) -> Rendered | None:
        """What stands in the page; None where it is nested beyond what the engine bears, wherever it is called."""
        part = self._part(0, len(self.lines))
        return None if _is_too_deep(part) else part

    def deepest(self) -> Place:
        """The line with which the page becomes too deep."""
        return self._place(self._boundary(_is_too_deep) - 1)

    def unclosed(self) -> Place:
        """The line from which on a tag is open that isn't closed, or closes what it hasn't opened."""
        ends = range(len(self.lines), 0, -1)
        return self._place(next((end for end in ends if not _is_open(self._part(0, end - 1))), 1) - 1)

    def end_of(self, found: Find[Item], item: Item, number: int = 1) -> Place:
        """The line with which the page has `item` for the `number`th time."""
        return self._place(self._end(found, item, number) - 1)

    def start_of(self, found: Find[Item], item: Item, number: int = 1, within: int = _MOST_LINES) -> Place:
        """The line at which the `number`th `item` begins: from there to its end the lines have it by themselves.

        Where that isn't so of at most `within` lines, the last one is told.
        """
        end = self._end(found, item, number)
        for start in range(end - 1, max(-1, end - 1 - within), -1):
            part = self._part(start, end)
            if part and found(part)[item]:
                return self._place(start)
        return self._place(end - 1)

    def _end(self, found: Find[Item], item: Item, number: int) -> int:
        return self._boundary(lambda part: part is not None and found(part)[item] >= number)

    def _boundary(self, holds: Callable[[Rendered | None], bool]) -> int:
        """How many lines it takes until `holds` is true; it is so of them all."""
        low, high = 0, len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(self._part(0, middle)) else (middle, high)
        return high

    def _part(self, start: int, end: int) -> Rendered | None:
        if (start, end) not in self._parts:
            try:
                self._parts[start, end] = Rendered(self.convert("\n".join(self.lines[start:end]) + "\n"))
            except TooDeep:
                self._parts[start, end] = None
        return self._parts[start, end]

    def _place(self, at: int) -> Place:
        return Place(self.file, self.origins[at] if self.origins else 1)


def _is_too_deep(part: Rendered | None) -> bool:
    return part is None or part.depth > MAX_DEPTH


Render = Callable[[View, PageView], Rendering]
"""Converts a page of a view. The same text is the same rendering, whatever the view."""


def _is_open(part: Rendered | None) -> bool:
    return part is not None and any(refusal.value == UNBALANCED for refusal in part.refused)


def _unread_lines(text: str, convert: Convert) -> Iterator[str]:
    """The lines of a text in raw HTML that would be more than text if Markdown were read there.

    Where the text is a single line, only what stands inside a line counts: nobody means `<p>1. mai</p>` as a list.
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    told = False
    for line in filter(None, lines):
        if _tags(line, convert) & _INLINE or (len(lines) > 1 and _tags(line, convert) - _PLAIN):
            told = True
            yield line[:60]
    if not told and len(lines) > 1 and _tags("\n".join(lines), convert) - _PLAIN:
        yield lines[0][:60]


def _tags(text: str, convert: Convert) -> set[str]:
    return {element.tag for element in turbohtml.parse(convert(text).html).iter_elements()}


def _texts(tree: turbohtml.Document) -> Iterator[str]:
    """The texts of a tree, but for what is shown as it was written."""
    for node in tree.descendants:
        if isinstance(node, turbohtml.Text) and node.data.strip() \
                and not any(isinstance(above, turbohtml.Element) and above.tag in _WRITTEN for above in node.ancestors):
            yield node.data
