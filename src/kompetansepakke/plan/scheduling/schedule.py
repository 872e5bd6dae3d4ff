"""How many school weeks each module gets, and which: whole numbers only, so that a browser can do the same.

School weeks are counted from 0, the first that counts after the start; weeks off have no number, and so a module
may go on after a holiday without losing any. 001 and 004: «Tidsangivelsene … er minimumstid», so a floor is never
broken; what can't be done in the time is not done in less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Need:
    """What a module needs: `weeks` at least, none of them before week `opens`, and its end not before `ready`.

    `ready` is how many weeks from the start must have passed when it ends: its last page opens in the last of them.
    """

    weeks: int
    opens: int = 0
    ready: int = 0


def packed(needs: Sequence[Need]) -> tuple[range, ...]:
    """The weeks of each module with no more than it needs, as early as can be, one after the other.

    A module whose pages open late begins late rather than lasting longer. The end is the earliest there is.
    """
    spans: list[range] = []
    end = 0
    for need in needs:
        begin = max(end, need.opens, need.ready - need.weeks)
        end = begin + need.weeks
        spans.append(range(begin, end))
    return tuple(spans)


def stretched(needs: Sequence[Need], available: int) -> tuple[range, ...]:
    """The weeks of each module when all of `available` are shared out evenly; they must suffice (see `packed`).

    Each gets the same factor times its floor, rounded. Where a module opens so late that this can't be, those before
    it share the weeks until then and the others the rest: the beginnings lie on a string pulled tight over the
    openings. That string bends one way only, so its last stretch is the tightest; where `packed` fits, no stretch
    gives a module less than its floor, and rounding keeps whole floors whole.
    """
    sizes = [sum(need.weeks for need in needs[:count]) for count in range(len(needs) + 1)]
    bounds = [needs[0].opens, *(max(need.opens, before.ready) for before, need in pairwise(needs)), available]
    string = _tight(list(zip(sizes, bounds, strict=True)))
    begins = [_height(string, size) for size in sizes]
    return tuple(range(begin, end) for begin, end in pairwise(begins))


def _tight(points: Sequence[_Point]) -> list[_Point]:
    """The corners of the lowest path from the first point to the last that passes under none and never bends up."""
    corners: list[_Point] = []
    for x, y in points:
        while len(corners) > 1:
            (x0, y0), (x1, y1) = corners[-2:]
            if (y1 - y0) * (x - x0) > (y - y0) * (x1 - x0):
                break
            corners.pop()
        corners.append((x, y))
    return corners


def _height(corners: Sequence[_Point], x: int) -> int:
    """The path's height at `x`, rounded to the nearest whole number, halves up."""
    (x0, y0), (x1, y1) = next((one, two) for one, two in pairwise(corners) if x <= two[0])
    run = x1 - x0
    return (2 * (y0 * run + (x - x0) * (y1 - y0)) + run) // (2 * run)
