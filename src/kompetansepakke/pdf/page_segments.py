"""The parts of a printed set that begin on a page of their own, and which of them spill over to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from turbohtml import Element, Node

from kompetansepakke.pdf.page_tree import classes, neighbour

_TOP = 0.07
"""The share of a page above its text."""
_SAVED = 0.08
"""The share of a page that tighter lines save on each page."""


def segments(article: Element) -> list[list[Node]]:
    """The children of the article, divided where a new page begins."""
    package = "kp-guide--package" in classes(article)
    found: list[list[Node]] = [[]]
    for node in article.children:
        if isinstance(node, Element) and found[-1] and _begins(node, package=package):
            found.append([])
        found[-1].append(node)
    return found


def _begins(element: Element, *, package: bool) -> bool:
    """Whether a page begins with the element: meetings and, of a whole package, modules; and what follows them."""
    before = neighbour(element, -1)
    name = element.attr("id") or ""
    if name.endswith(".moter"):
        return True
    if before is None:
        return False
    if is_meeting(element):
        return "kp-facts" not in classes(before)
    if "kp-lines" in classes(before):
        return (held := neighbour(before, -1)) is not None and is_meeting(held)
    if package:
        return element.tag == "h2" and "kp-contents" not in classes(before) and name.startswith("del.")
    return "kp-contents" in classes(before)


def is_meeting(element: Element) -> bool:
    """Whether an element is a meeting, or nothing but one in another language."""
    alone = [child for child in element.children if isinstance(child, Element)]
    return "kp-meeting" in classes(element) or (
        bool(element.attr("lang")) and len(alone) == 1 and "kp-meeting" in classes(alone[0]))


@dataclass(frozen=True, slots=True)
class End:
    """Where a part ends: on which page, and how far down, as a share of the page."""

    page: int
    down: float


def spilling(ends: Sequence[End]) -> Iterator[int]:
    """The numbers of the parts whose last page holds so little that tighter lines make room for it on those before."""
    pages = [after - before for before, after in pairwise([0, *(end.page for end in ends)])]
    for number, (end, count) in enumerate(zip(ends, pages, strict=True)):
        if end.down - _TOP < _SAVED * (count - 1):
            yield number
