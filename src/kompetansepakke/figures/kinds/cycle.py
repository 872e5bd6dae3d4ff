"""Steps in a ring: a circle where there is room for it, else a long way round with the boxes at its sides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import HEAD, PAD_Y, TEXT, Label, badge, heading_label, text_label
from kompetansepakke.figures.drawing.measure import text_width
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import SHORT, TITLE, texts
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words

_RADIUS, _PILL, _MOST_ROUND = 130.0, 38.0, 8
_HUB_ROOM = 62.0
"""Radius of the hub of a circle."""

_GAP, _TOP = 26.0, 13.0
_BEND = 16.0


@dataclass(frozen=True, slots=True)
class Cycle:
    """Steps in a ring, clockwise; `hub` are lines in the middle."""

    steps: tuple[Words, ...]
    hub: tuple[Words, ...] = ()


def draw_cycle(canvas: Canvas, cycle: Cycle, locale: str) -> float:
    """The steps, numbered, with arrows between them."""
    steps, hub = [step(locale) for step in cycle.steps], [line(locale) for line in cycle.hub]
    numbered = [f"{index} {step}" for index, step in enumerate(steps, start=1)]
    widths = [text_width(step, HEAD, bold=True) + 22 for step in numbered]
    places = _places(len(steps))
    if _fits(places, widths) and all(text_width(line, TEXT) <= 2 * _HUB_ROOM - 14 for line in hub):
        return _circle(canvas, numbered, widths, places, hub)
    return _Round(canvas, steps, hub, locale).draw()


def _places(count: int) -> list[tuple[float, float]]:
    """The middle of each step, clockwise from the top."""
    angles = [math.radians(-90 + index * 360 / count) for index in range(count)]
    middle = EDGE + _PILL / 2 + _RADIUS
    return [(WIDTH / 2 + _RADIUS * math.cos(angle), middle + _RADIUS * math.sin(angle)) for angle in angles]


def _fits(places: Sequence[tuple[float, float]], widths: Sequence[float]) -> bool:
    """Whether every step is inside, with room for an arrow to the next, and clear of the hub."""
    boxes = list(zip(places, widths, strict=True))
    inside = all(x - width / 2 >= EDGE and x + width / 2 <= WIDTH - EDGE for (x, _), width in boxes)
    clear = all(math.hypot(max(0.0, abs(x - WIDTH / 2) - width / 2),
                           max(0.0, abs(y - places[0][1] - _RADIUS) - _PILL / 2)) > _HUB_ROOM + 6
                for (x, y), width in boxes)
    apart = all(abs(one[0][0] - two[0][0]) > (one[1] + two[1]) / 2 + 24 or abs(one[0][1] - two[0][1]) > _PILL + 24
                for one, two in zip(boxes, [*boxes[1:], boxes[0]], strict=True))
    return len(boxes) <= _MOST_ROUND and inside and clear and apart


def _circle(canvas: Canvas, steps: Sequence[str], widths: Sequence[float], places: Sequence[tuple[float, float]],
            hub: Sequence[str]) -> float:
    middle = places[0][1] + _RADIUS
    canvas.circle(WIDTH / 2, middle, _RADIUS, "kp-svg__ring")
    if hub:
        canvas.circle(WIDTH / 2, middle, _HUB_ROOM, "kp-svg__hub")
        made = Label((), tuple(hub))
        made.draw(canvas, WIDTH / 2, middle - made.height / 2)
    for index, (step, width, (x, y)) in enumerate(zip(steps, widths, places, strict=True)):
        canvas.box(x - width / 2, y - _PILL / 2, width, _PILL, "kp-svg__box", _PILL / 2)
        canvas.text(x, y + HEAD * 0.36, [step], "kp-svg__title", HEAD)
        turn = (index + 0.5) * 360 / len(steps)
        angle = math.radians(turn - 90)
        tip = canvas.group(transform=f"translate({number(WIDTH / 2 + _RADIUS * math.cos(angle))} "
                                     f"{number(middle + _RADIUS * math.sin(angle))}) rotate({turn:.0f})")
        tip.path("M-3 -5l6 5l-6 5", "kp-svg__line")
    return middle + _RADIUS + _PILL / 2 + EDGE


@dataclass(slots=True)
class _Round:
    """The long way round: the first step on top, then down the right side and up the left."""

    canvas: Canvas
    steps: Sequence[str]
    hub: Sequence[str]
    locale: str

    def draw(self) -> float:
        """Draw it; its height."""
        side = (len(self.steps) - 1) // 2
        width = 112.0 if self.hub else 150.0
        xs = (EDGE + width / 2, WIDTH - EDGE - width / 2)
        top = self._label(0, 168)
        y = _TOP + top.height + 2 * PAD_Y + _GAP
        rows: list[tuple[float, float]] = []
        for index in range(side):
            height = max(self._label(place, width).height for place in self._row(index)) + 2 * PAD_Y
            rows.append((y, height))
            y += height + _GAP
        last = self._label(side + 1, 168) if len(self.steps) % 2 == 0 else None
        first = _TOP + top.height / 2 + PAD_Y
        end = y + last.height / 2 + PAD_Y if last else y - 4
        self._way(xs, first, end)
        self._heads(xs, rows, first, end, bottom=last is not None)
        self._box(0, top, WIDTH / 2, _TOP, 168, top.height + 2 * PAD_Y)
        for index, (at, height) in enumerate(rows):
            for x, place in zip(reversed(xs), self._row(index), strict=True):
                self._box(place, self._label(place, width), x, at, width, height)
        if last:
            self._box(side + 1, last, WIDTH / 2, y, 168, last.height + 2 * PAD_Y)
        self._middle(width, rows)
        return (y + last.height + 2 * PAD_Y if last else end) + EDGE

    def _row(self, index: int) -> tuple[int, int]:
        """The steps of a row: right, then left."""
        return index + 1, len(self.steps) - 1 - index

    def _label(self, place: int, width: float) -> Label:
        return heading_label(self.steps[place], width - 12, self.locale, 13)

    def _box(self, place: int, made: Label, x: float, y: float, width: float, height: float) -> None:
        """A step in its box, with its number on the corner."""
        made.in_box(self.canvas, x - width / 2, y, width, height, radius=12)
        badge(self.canvas, place + 1, x - width / 2 + 3, y + 1, 10.5)

    def _way(self, xs: tuple[float, float], first: float, end: float) -> None:
        left, right = map(number, (xs[0] + _BEND, xs[1] - _BEND))
        down, up = number(end - _BEND), number(first + _BEND)
        bend = number(_BEND)
        self.canvas.path(f"M{left} {number(first)}H{right}q{bend} 0 {bend} {bend}V{down}q0 {bend} -{bend} {bend}"
                         f"H{left}q-{bend} 0 -{bend} -{bend}V{up}q0 -{bend} {bend} -{bend}Z", "kp-svg__ring")

    def _heads(self, xs: tuple[float, float], rows: Sequence[tuple[float, float]], first: float, end: float,
               *, bottom: bool) -> None:
        """An arrowhead before each step."""
        left, right = xs
        for y, height in rows:
            self.canvas.arrow("", right, y - 3, "down")
            self.canvas.arrow("", left, y + height + 3, "up")
        self.canvas.arrow("", WIDTH / 2 - 84 - 3, first, "right")
        self.canvas.arrow("", WIDTH / 2 + 84 + 4 if bottom else WIDTH / 2, end, "left")

    def _middle(self, width: float, rows: Sequence[tuple[float, float]]) -> None:
        if self.hub and rows:
            made = [text_label(line, WIDTH - 2 * EDGE - 2 * width - 16, self.locale) for line in self.hub]
            height = sum(one.height for one in made)
            y = (rows[0][0] + rows[-1][0] + rows[-1][1] - height) / 2
            for one in made:
                one.draw(self.canvas, WIDTH / 2, y)
                y += one.height


CYCLE = FigureKind(
    "cycle", "Steg i ring, med klokka.", Cycle,
    table(Key("steps", texts(TITLE, 3, 12), "Stegene, det første øverst.", required=True),
          Key("hub", texts(SHORT, 1, 4), "Linjer i midten.")), draw_cycle)
