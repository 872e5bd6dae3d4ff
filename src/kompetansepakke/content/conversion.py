"""What the engine made of a page: read from its HTML by a real parser, the only true answer to what a page holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TypeVar

import turbohtml

from kompetansepakke.base.problems import Place
from kompetansepakke.content.view import PageView, View
from kompetansepakke.source.blocks.block_lines import block_line, has_slash
from kompetansepakke.source.html.html_allowlist import Refusal, refused, tags, unbalanced_at

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ADDRESSES = {"href", "src", "poster"}
WRITTEN = {"code", "pre", "kbd", "samp"}
"""Elements whose text is shown as it was written: no Markdown is looked for in it."""
_INLINE = {"a", "code", "del", "em", "img", "ins", "mark", "strong", "sub", "sup"}
IN_A_LINE = _INLINE | {"abbr", "b", "bdi", "cite", "dfn", "i", "q", "s", "small", "span", "time", "u", "var", "wbr"}
"""Elements that a line goes on through."""
_PLAIN = {"html", "head", "body", "p", "br"}
"""What text becomes in any case."""
MAX_DEPTH = 60
"""How many elements may lie in each other: eight blocks with lists in lists, and far below what stops the engine."""
_PARTS = 32
"""In how many parts a page is searched for a line: each look into a part costs a conversion of that part alone."""
_BEGINS = re.compile(r"[^\W\d_]|#|<")
_MOST_LINES = 60
"""How long a construct may be for its first line to be found; of a longer one the last line is told."""


class NotConvertedError(Exception):
    """The engine stops at the page: it is nested too deep, or something stands where the engine doesn't expect it."""


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
    def tree(self) -> turbohtml.Document:
        """The elements of the page."""
        return turbohtml.parse(self.converted.html)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The outline, in reading order; the titles of cards are in it."""
        return tuple(Heading(_HEADINGS[element.tag], " ".join(element.text.split()), element.attr("id") or "")
                     for element in self.tree.iter_elements() if element.tag in _HEADINGS)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every anchor that a link may name."""
        names = (element.attr(name) for element in self.tree.iter_elements() for name in ("id", "name")
                 if name == "id" or element.tag == "a")
        return frozenset(name for name in names if name)

    @cached_property
    def addresses(self) -> Counter[str]:
        """What the page links to or fetches, as it is written."""
        return Counter((element.attr(name) or "").strip() for element in self.tree.iter_elements()
                       for name in element.attrs if name in _ADDRESSES)

    @cached_property
    def refused(self) -> Counter[Refusal]:
        """Elements, attributes and addresses that no page may have; the lines are left out."""
        return Counter(replace(refusal, line=0) for refusal in refused(self.converted.html))

    @cached_property
    def depth(self) -> int:
        """How many elements lie in each other at the most."""
        depths: dict[turbohtml.Node | None, int] = {}
        for element in self.tree.iter_elements():
            depths[element] = depths.get(element.parent, 0) + 1
        return max(depths.values(), default=0)

    @cached_property
    def unread(self) -> Counter[str]:
        """Block lines that are shown as text, because no parser of blocks came by them."""
        return Counter(match[0] for text in _runs(self.tree) if has_slash(text)
                       for match in block_line().finditer(text))

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
        """What stands in the page; None where the engine stops at it, or would if it were called from deeper down."""
        part = self._part(0, len(self.lines))
        return None if _stops(part) else part

    @cached_property
    def name(self) -> bytes | None:
        """What is the same of renderings that are the same, wherever their lines come from.

        None where the engine stops at the page, or where what is in it isn't told by the whole of it alone.
        """
        part = self._part(0, len(self.lines))
        if part is None or any(True for block in part.converted.raw for _ in _texts(turbohtml.parse(block))):
            return None
        told = (part.converted.html, *part.converted.raw, "", *sorted(self.known))
        return sha256("\0".join(told).encode("utf-8", "surrogatepass")).digest()

    def stop(self) -> Place:
        """The line at which the engine stops."""
        return self._place(_first(len(self.lines), lambda end: _stops(self._part(0, end))) - 1)

    def unbalanced(self, name: str) -> Place:
        """The line of the tag `name` that is left open, or of the end tag `/name` that closes what it hasn't opened."""
        whole = self._part(0, len(self.lines))
        number = unbalanced_at(whole.converted.html, name) if whole else 1
        return self.end_of(lambda part: tags(part.converted.html), name, number)

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

    def written(self, place: Place) -> str:
        """The line that the engine gets of the source's line at `place`."""
        return self.lines[self.origins.index(place.line)] if place.line in self.origins else ""

    def _end(self, found: Find[Item], item: Item, number: int) -> int:
        def count(start: int, end: int) -> int:
            part = self._part(start, end)
            return found(part)[item] if part else 0

        at = _first(len(self._anchors) - 1, lambda at: count(0, self._anchors[at]) >= number)
        start, end = self._anchors[at - 1:at + 1]
        before = count(0, start)
        if before + count(start, end) != count(0, end):  # what stands above decides how these lines are read
            start, before = 0, 0
        low = self._anchors[at - 1]
        return low + _first(end - low, lambda more: before + count(start, low + more) >= number)

    @cached_property
    def _anchors(self) -> tuple[int, ...]:
        """Line numbers, some way apart, where text begins that most likely is read by itself; the first and the end."""
        last, apart, found = len(self.lines), max(8, len(self.lines) // _PARTS), [0]
        for at in range(1, last):
            if at - found[-1] >= apart and not self.lines[at - 1].strip() and _BEGINS.match(self.lines[at]):
                found.append(at)
        return (*found, last)

    def _part(self, start: int, end: int) -> Rendered | None:
        if (start, end) not in self._parts:
            try:
                self._parts[start, end] = Rendered(self.convert("\n".join(self.lines[start:end]) + "\n"))
            except NotConvertedError:
                self._parts[start, end] = None
        return self._parts[start, end]

    def _place(self, at: int) -> Place:
        return Place(self.file, self.origins[at] if self.origins else 1)


def _first(last: int, holds: Callable[[int], bool]) -> int:
    """The first number from 1 to `last` of which `holds` is true; it is so of all that come after."""
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _stops(part: Rendered | None) -> bool:
    return part is None or part.depth > MAX_DEPTH


Render = Callable[[View, PageView], Rendering]
"""Converts a page of a view. The same text is the same rendering, whatever the view."""


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


@lru_cache(maxsize=10_000)
def _tags(text: str, convert: Convert) -> frozenset[str]:
    try:
        return frozenset(element.tag for element in turbohtml.parse(convert(text).html).iter_elements())
    except NotConvertedError:
        return frozenset()


def _texts(tree: turbohtml.Document) -> Iterator[str]:
    """The texts of a tree, but for what is shown as it was written."""
    return (node.data for node in tree.descendants
            if isinstance(node, turbohtml.Text) and node.data.strip() and not _is_written(node))


def _is_written(node: turbohtml.Text) -> bool:
    return any(isinstance(above, turbohtml.Element) and above.tag in WRITTEN for above in node.ancestors)


def _runs(tree: turbohtml.Document) -> Iterator[str]:
    """What stands on from one element that ends a line to the next, as readers see it; code is a gap."""
    run = ""
    for node in tree.descendants:
        if isinstance(node, turbohtml.Text):
            run += "\0" if _is_written(node) else node.data
        elif isinstance(node, turbohtml.Element) and node.tag not in IN_A_LINE:
            yield run
            run = ""
    yield run
