"""Who sends what to whom: the first on top, the others below it, what goes between them on the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import PAD_X, PAD_Y, SMALL, Label, heading_label, text_label
from kompetansepakke.figures.drawing.lanes import Lane, Lanes
from kompetansepakke.figures.specification import Flows

_DOWN, _UP = EDGE + 22, EDGE + 8
"""Where the ways from the first actor and back to it go."""

_BOX, _GAP, _FIRST_GAP = 156.0, 14.0, 22.0
"""Where the boxes of the others begin, and the room between them."""


@dataclass(frozen=True, slots=True)
class _Branch:
    """What goes between the first actor and another; `back` where it goes to the first."""

    label: Label
    back: bool


def draw_flows(canvas: Canvas, flows: Flows, locale: str) -> float:
    """All actors, from the top down."""
    first, *others = flows.actors
    place = {actor.id: index for index, actor in enumerate(others)}
    lanes = Lanes([Lane(place[one.start], place[one.end], one.label(locale)) for one in flows.flows
                   if one.start in place and one.end in place], locale)
    right = WIDTH - EDGE - lanes.width
    top = heading_label(first.title(locale), WIDTH - 2 * EDGE - 2 * PAD_X, locale)
    y = EDGE + top.height + 2 * PAD_Y
    start = y
    y += _FIRST_GAP
    rows: list[tuple[float, float]] = []
    ends: list[tuple[float, bool]] = []
    for index, actor in enumerate(others):
        title = heading_label(actor.title(locale), right - _BOX - 2 * PAD_X, locale)
        branches = [_Branch(text_label(one.label(locale), _BOX - _DOWN - 14, locale, SMALL), one.end == first.id)
                    for one in flows.flows if {one.start, one.end} == {first.id, actor.id}]
        height = max(title.height + 2 * PAD_Y, sum(one.label.height + 11 for one in branches) + 6)
        rows.append((y, height))
        ends += _branches(canvas, branches, y, height)
        title.in_box(canvas, _BOX, y, right - _BOX, height)
        y += height + max(_GAP, lanes.room(index, right - _BOX))
    _ways(canvas, ends, start)
    top.in_box(canvas, EDGE, EDGE, WIDTH - 2 * EDGE, start - EDGE, "kp-svg__frame")
    lanes.draw(canvas, rows, right, _BOX)
    return rows[-1][0] + rows[-1][1] + EDGE


def _branches(canvas: Canvas, branches: Sequence[_Branch], top: float, height: float) -> list[tuple[float, bool]]:
    """The arrows at one actor, words above each; where they meet the ways."""
    ends = []
    y = top + (height - sum(one.label.height + 11 for one in branches)) / 2
    for one in branches:
        one.label.draw(canvas, _DOWN + 8, y, "start")
        y += one.label.height + 5
        if one.back:
            canvas.path(f"M{number(_BOX)} {number(y)}H{number(_UP + 8)}q-8 0 -8 -8", "kp-svg__line")
        else:
            canvas.arrow(f"M{number(_DOWN)} {number(y - 8)}q0 8 8 8H{number(_BOX - 2)}", _BOX - 2, y, "right")
        ends.append((y - 8, one.back))
        y += 6
    return ends


def _ways(canvas: Canvas, ends: Sequence[tuple[float, bool]], start: float) -> None:
    """Down from the first actor as far as the last arrow, and up to it from the lowest."""
    down, up = [y for y, back in ends if not back], [y for y, back in ends if back]
    if down:
        canvas.path(f"M{number(_DOWN)} {number(start)}V{number(max(down))}", "kp-svg__line")
    if up:
        canvas.arrow(f"M{number(_UP)} {number(max(up))}V{number(start + 2)}", _UP, start + 2, "up")
