"""A year as a wheel: the months clockwise from August, and numbered marks for what happens in them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import WIDTH, Canvas, figure, number
from kompetansepakke.figures.drawing.figure_labels import badge

_RIM, _INNER, _MARKS, _PITCH, _BADGE, _ARC = 174.0, 146.0, 131.0, 23.0, 10.5, 17.0
"""Radii: of the rim, of the ring of months, and of the outermost track of marks; and the sizes of marks."""

_TRACKS = 4
"""So many tracks have room outside the hub. With more of them the whole wheel grows, and is shown smaller."""

_WHOLE = 359.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What lasts from an angle to another (degrees from the first of August), or is at one."""

    number: int
    begin: float
    end: float

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return (self.begin + self.end) / 2


@dataclass(frozen=True, slots=True)
class WheelDrawing:
    """What is drawn. `months` are short names from August on; `hub` are lines in the middle."""

    name: str
    title: str
    description: str
    marks: Sequence[Mark]
    months: Sequence[str]
    hub: Sequence[str]

    def figure(self, caption: str) -> str:
        """The wheel as a figure, on one line."""
        tracks = _tracks(self.marks)
        more = max(0, max(tracks.values(), default=0) + 1 - _TRACKS) * _PITCH
        canvas = Canvas.create(self.name, WIDTH, WIDTH, self.title, self.description)
        canvas.resize(WIDTH + 2 * more, WIDTH + 2 * more)
        canvas.root.set("role", "img")
        self._draw(canvas, WIDTH / 2 + more, more, tracks)
        return figure(canvas, caption)

    def _draw(self, canvas: Canvas, middle: float, more: float, tracks: dict[Mark, int]) -> None:
        canvas.circle(middle, middle, _RIM + more, "kp-svg__frame")
        canvas.circle(middle, middle, _INNER + more, "kp-svg__level")
        for place, name in enumerate(self.months):
            (x1, y1), (x2, y2) = (_at(middle, radius, place * 30) for radius in (44.0, _RIM + more))
            canvas.path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", "kp-svg__spoke")
            x, y = _at(middle, (_RIM + _INNER) / 2 + more, place * 30 + 15)
            canvas.text(x, y + 4.3, [name], "kp-svg__text", 12.5)
        for mark in self.marks:
            _mark(canvas, mark, middle, _MARKS + more - tracks[mark] * _PITCH)
        canvas.circle(middle, middle, 44, "kp-svg__hub")
        for place, line in enumerate(self.hub):
            canvas.text(middle, middle - 3 + 19 * place, [line], "kp-svg__title" if place else "kp-svg__text",
                        15 if place else 13)


def _mark(canvas: Canvas, mark: Mark, middle: float, radius: float) -> None:
    if mark.end > mark.begin:
        canvas.path(_sector(mark, middle, radius), "kp-svg__span")
    x, y = _at(middle, radius, mark.middle)
    badge(canvas, mark.number, x, y, _BADGE)


def _sector(mark: Mark, middle: float, radius: float) -> str:
    """The outline of a part of a ring."""
    begin, end = mark.begin + 1, min(mark.end - 1, mark.begin + _WHOLE)
    large = int(end - begin > 180)
    outer, inner = radius + _ARC / 2, radius - _ARC / 2
    corners = [_at(middle, way, angle) for way, angle in ((outer, begin), (outer, end), (inner, end), (inner, begin))]
    a, b, c, d = (f"{number(x)} {number(y)}" for x, y in corners)
    return (f"M{a}A{number(outer)} {number(outer)} 0 {large} 1 {b}L{c}"
            f"A{number(inner)} {number(inner)} 0 {large} 0 {d}Z")


def _tracks(marks: Sequence[Mark]) -> dict[Mark, int]:
    """A track for each mark, counted from the rim, so that none meets another."""
    found: dict[Mark, int] = {}
    for mark in sorted(marks, key=lambda one: (one.begin - one.end, one.begin, one.number)):
        track = 0
        while any(_meet(mark, other, track) for other, taken in found.items() if taken == track):
            track += 1
        found[mark] = track
    return found


def _meet(one: Mark, other: Mark, track: int) -> bool:
    room = math.degrees((_BADGE + 2) / (_MARKS - min(track, _TRACKS - 1) * _PITCH))
    begin, end = min(one.begin, one.middle - room), max(one.end, one.middle + room)
    first, last = min(other.begin, other.middle - room), max(other.end, other.middle + room)
    return any(begin < last + turn and first + turn < end for turn in (-360, 0, 360))


def _at(middle: float, radius: float, angle: float) -> tuple[float, float]:
    turned = math.radians(angle - 90)
    return middle + radius * math.cos(turned), middle + radius * math.sin(turned)
