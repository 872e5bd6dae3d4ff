"""The parts of a printed set that begin on a page of their own, and which of them spill over to a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from turbohtml import Element, Node

from kompetansepakke.pdf.page_tree import classes, neighbour

_TOP, _TEXT = 0.07, 0.865
"""The share of a page above its text, and that of the text."""
_SAVED = 0.05
"""The share of its length that a part saves when it is set a step tighter, at least."""
_STEPS = 2
"""How many steps a part may be set tighter."""
_LITTLE = 0.4
"""A last page that is filled by more than this share is worth its paper."""


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
    """Whether a page begins with the element: meetings and, of a whole package, modules, the first with their table."""
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
        return element.tag == "h2" and name.startswith("del.") and before.find(class_="kp-order") is None
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


def tighter(ends: Sequence[End], tightness: Mapping[int, int]) -> dict[int, int]:
    """By the numbers of the parts whose last page holds little: how many steps tighter spare that page.

    `tightness` is how many steps each part is set tighter already.
    """
    pages = [after - before for before, after in pairwise([0, *(end.page for end in ends)])]
    steps = ((number, _steps(count, (end.down - _TOP) / _TEXT, tightness.get(number, 0)))
             for number, (end, count) in enumerate(zip(ends, pages, strict=True)))
    return {number: more for number, more in steps if more}


def _steps(count: int, filled: float, already: int) -> int:
    """How many steps more spare the last of `count` pages, of which the share `filled` is filled; 0 where none do."""
    length = count - 1 + filled
    enough = (more for more in range(1, _STEPS - already + 1) if length * (1 - _SAVED * more) <= count - 1)
    return next(enough, 0) if filled < _LITTLE else 0
