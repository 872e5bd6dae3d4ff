"""Arrows at the side of a column of boxes: each has a lane of its own, and its words in a gap between two boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kompetansepakke.figures.drawing.draw import Canvas, number
from kompetansepakke.figures.drawing.figure_labels import SMALL, Label, text_label

PITCH, FIRST = 18.0, 16.0
"""Between lanes, and from the boxes to the first."""

_APART = 12.0
"""Between the ends of arrows at one box."""

_BEND, _ROOM = 7.0, 9.0


@dataclass(frozen=True, slots=True)
class Lane:
    """An arrow from a row to another, counted from 0."""

    start: int
    end: int
    label: str

    @property
    def top(self) -> int:
        """The upper row; it is also the first gap that the arrow passes."""
        return min(self.start, self.end)

    @property
    def bottom(self) -> int:
        """The lower row."""
        return max(self.start, self.end)


@dataclass(slots=True)
class Lanes:
    """The arrows of a drawing. The shortest are innermost; each has its words in the first gap that is free."""

    arrows: Sequence[Lane]
    locale: str
    _order: list[Lane] = field(init=False)
    _gaps: dict[int, list[Lane]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._order = sorted(self.arrows, key=lambda one: (one.bottom - one.top, one.top))
        for one in self._order:
            gap = next((gap for gap in range(one.top, one.bottom) if gap not in self._gaps), one.top)
            self._gaps.setdefault(gap, []).append(one)

    @property
    def width(self) -> float:
        """How much room they take at the side."""
        return FIRST + (len(self._order) - 1) * PITCH + 4 if self._order else 0.0

    def room(self, gap: int, width: float) -> float:
        """How high the gap must be for the words in it, `width` wide."""
        return sum(self._label(one, width).height + _ROOM for one in self._gaps.get(gap, ())) + _ROOM / 2

    def draw(self, canvas: Canvas, rows: Sequence[tuple[float, float]], right: float, left: float) -> None:
        """Draw all. `rows` are the tops and heights of the boxes, `right` their edge; words stand right of `left`."""
        for index, one in enumerate(self._order):
            x = right + FIRST + index * PITCH
            begins, ends = self._attach(one.start, one, rows), self._attach(one.end, one, rows)
            turn = _BEND if ends > begins else -_BEND
            canvas.arrow(f"M{number(right)} {number(begins)}H{number(x - _BEND)}q{number(_BEND)} 0 {number(_BEND)} "
                         f"{number(turn)}V{number(ends - turn)}q0 {number(turn)} {number(-_BEND)} {number(turn)}"
                         f"H{number(right + 2)}", right + 2, ends, "left")
        for gap in self._gaps:
            self._words(canvas, gap, rows, right, left)

    def _words(self, canvas: Canvas, gap: int, rows: Sequence[tuple[float, float]], right: float,
               left: float) -> None:
        y = rows[gap][0] + rows[gap][1] + _ROOM * 0.75
        inner = next(index for index, one in enumerate(self._order) if one.top <= gap < one.bottom)
        edge = right + FIRST + inner * PITCH
        for one in self._gaps[gap]:
            made, index = self._label(one, right - left), self._order.index(one)
            made.draw(canvas, edge - 7, y, "end")
            if index != inner:
                x, middle = right + FIRST + index * PITCH, y + made.height / 2
                canvas.path(f"M{number(edge - 3)} {number(middle)}H{number(x)}", "kp-svg__line kp-svg__thin")
                canvas.circle(x, middle, 3, "kp-svg__dot")
            y += made.height + _ROOM

    def _label(self, one: Lane, width: float) -> Label:
        return text_label(one.label, width, self.locale, SMALL)

    def _attach(self, row: int, one: Lane, rows: Sequence[tuple[float, float]]) -> float:
        """Where at a box an arrow begins or ends: those going up above those going down, the inner nearest the way."""
        here = [other for other in self._order if row in (other.start, other.end)]
        up = [other for other in here if other.top < row]
        down = [other for other in here if other.top == row]
        ranked = [*reversed(up), *down] if len(up) < 2 else [*up, *reversed(down)]
        top, height = rows[row]
        return top + height / 2 + (ranked.index(one) - (len(ranked) - 1) / 2) * _APART
