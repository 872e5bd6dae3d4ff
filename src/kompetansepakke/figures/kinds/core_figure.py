"""Parts round a hub, words round all of it, and a numbered list below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import (
    HEAD,
    PAD_X,
    PAD_Y,
    TEXT,
    Label,
    badge,
    box_label,
    heading_label,
    text_label,
)
from kompetansepakke.figures.drawing.measure import text_width
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import BOX, LINE, SHORT, Box, texts
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words, words

_INSET, _BAND, _GAP = 14.0, 10.0, 20.0
_HUB = 106.0
"""How wide the words in the hub may be."""

_ONE, _BETWEEN = 220.0, 10.0
"""How wide a part is that has a row for itself, and the room between two."""


@dataclass(frozen=True, slots=True)
class Core:
    """Parts round a hub, words round all of it, and a numbered list below."""

    hub: Words
    parts: tuple[Box, ...]
    frame: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()


def draw_core(canvas: Canvas, core: Core, locale: str) -> float:
    """All of it, from the outside in."""
    half = (len(core.frame) + 1) // 2
    above, below = (_words(words, locale) for words in (core.frame[:half], core.frame[half:]))
    inset = EDGE + (_INSET if core.frame else 0)
    top = EDGE + _height(above)
    rows, hub = _rows(core, WIDTH - 2 * inset - 2 * _INSET, locale), _Hub(core.hub(locale), locale)
    heights = [max(one.height for one in row) + 2 * PAD_Y for row in rows]
    bottom = top + _INSET * 2 + sum(heights) + 2 * _GAP + 2 * hub.radius
    end = bottom + _height(below)
    if core.frame:
        canvas.box(EDGE, EDGE, WIDTH - 2 * EDGE, end - EDGE, "kp-svg__frame", 16)
        canvas.box(inset, top, WIDTH - 2 * inset, bottom - top, "kp-svg__level", 12)
        _band(canvas, above, EDGE)
        _band(canvas, below, bottom)
    middle = top + _INSET + heights[0] + _GAP + hub.radius
    _parts(canvas, rows, heights, (top + _INSET, middle + hub.radius + _GAP), middle)
    hub.draw(canvas, middle)
    return _list(canvas, core.points, end + 12 if core.points else end, locale) + EDGE


class _Hub:
    """The circle in the middle, as large as its words ask for."""

    def __init__(self, text: str, locale: str) -> None:
        size = 17.0 if text_width(text, 17, bold=True) < _HUB else HEAD
        self.label = heading_label(text, _HUB, locale, size)
        widest = max(text_width(line, size, bold=True) for line in self.label.heading)
        self.radius = max(36.0, math.hypot(widest, self.label.height - size * 0.5) / 2 + 9)

    def draw(self, canvas: Canvas, middle: float) -> None:
        """Draw it in the middle of the drawing."""
        canvas.circle(WIDTH / 2, middle, self.radius, "kp-svg__badge kp-svg__badge--wide")
        self.label.draw(canvas, WIDTH / 2, middle - self.label.height / 2)


def _rows(core: Core, width: float, locale: str) -> list[list[Label]]:
    """The parts above the hub and those below it."""
    above = len(core.parts) // 2
    return [[box_label(part, _width(len(parts), width), locale) for part in parts]
            for parts in (core.parts[:above], core.parts[above:])]


def _width(count: int, width: float) -> float:
    return min(_ONE, width) if count == 1 else (width - _BETWEEN) / 2


def _parts(canvas: Canvas, rows: Sequence[Sequence[Label]], heights: Sequence[float], tops: tuple[float, float],
           middle: float) -> None:
    whole = max(_spread(row) for row in rows)
    boxes = []
    for row, height, y in zip(rows, heights, tops, strict=True):
        width = _ONE if len(row) == 1 else (whole - _BETWEEN) / 2
        for place, one in enumerate(row):
            x = WIDTH / 2 - _spread(row) / 2 + place * (width + _BETWEEN) if len(row) > 1 else WIDTH / 2 - width / 2
            boxes.append((one, x, y, width, height))
            canvas.path(f"M{number(WIDTH / 2)} {number(middle)}L{number(x + width / 2)} {number(y + height / 2)}",
                        "kp-svg__line")
    for one, x, y, width, height in boxes:
        one.in_box(canvas, x, y, width, height, radius=12)


def _spread(row: Sequence[Label]) -> float:
    return _ONE if len(row) == 1 else WIDTH - 2 * (EDGE + 2 * _INSET)


def _words(words: Sequence[Words], locale: str) -> list[Label]:
    room = (WIDTH - 2 * EDGE - 2 * _INSET) / max(1, len(words)) - 10
    return [heading_label(word(locale), room, locale, TEXT) for word in words]


def _height(words: Sequence[Label]) -> float:
    return max((one.height for one in words), default=0.0) + 2 * _BAND if words else 0.0


def _band(canvas: Canvas, words: Sequence[Label], top: float) -> None:
    room = (WIDTH - 2 * EDGE - 2 * _INSET) / max(1, len(words))
    for place, one in enumerate(words):
        one.draw(canvas, EDGE + _INSET + (place + 0.5) * room, top + (_height(words) - one.height) / 2)


def _list(canvas: Canvas, points: Sequence[Words], y: float, locale: str) -> float:
    """The numbered list; where it ends."""
    for count, point in enumerate(points, start=1):
        made = text_label(point(locale), WIDTH - 2 * EDGE - 44, locale)
        height = max(made.height, 23.0)
        badge(canvas, count, EDGE + 16, y + height / 2)
        made.draw(canvas, EDGE + 36, y + (height - made.height) / 2, "start")
        y += height + PAD_X - 3
    return y - (PAD_X - 3 if points else 0)


CORE = FigureKind(
    "core", "En kjerne med deler rundt, ord rundt det hele igjen, og en liste under.", Core,
    table(Key("hub", words(SHORT), "Kjernen.", required=True),
          Key("parts", BOX.many(2, 4), "Delene rundt kjernen.", required=True),
          Key("frame", texts(SHORT + 10, 1, 6), "Ord rundt det hele."),
          Key("list", texts(LINE, 1, 9), "Punkter under, med nummer.")),
    draw_core, fields={"list": "points"}, parts=(BOX,))
