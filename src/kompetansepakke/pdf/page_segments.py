"""The parts of a printed set that begin on a page of their own, and which of them spill over to a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from turbohtml import Element, Node

from kompetansepakke.pdf.page_tree import classes, neighbour

_TOP, _TEXT = 0.07, 0.865
"""The share of a page above its text, and that of the text."""
_SAVED = 0.09
"""The share of its length that a part saves when it is set a step tighter, at most."""
_STEPS = 3
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


def pages(ends: Sequence[End]) -> list[int]:
    """How many pages each part takes."""
    return [after - before for before, after in pairwise([0, *(end.page for end in ends)])]


def tighter(ends: Sequence[End], tightness: Mapping[int, int]) -> dict[int, int]:
    """By the numbers of the parts whose last page holds little: one step more for each that may spare that page.

    `tightness` is how many steps each part is set tighter already.
    """
    return {number: 1 for number, (end, count) in enumerate(zip(ends, pages(ends), strict=True))
            if _may_spare(count, (end.down - _TOP) / _TEXT, tightness.get(number, 0))}


def _may_spare(count: int, filled: float, already: int) -> bool:
    """Whether another step may spare the last of `count` pages, of which the share `filled` is filled.

    Where all steps together may, each is tried: what can't be divided may take its room on one page with the last.
    """
    enough = already > 0 or (count - 1 + filled) * (1 - _SAVED * _STEPS) <= count - 1
    return count > 1 and filled < _LITTLE and already < _STEPS and enough
