"""A timeline: rows with bars and points over months, and bands behind them (web/scripts/planner/timeline.js too)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kompetansepakke.figures.drawing.draw import Canvas, figure, number

_WIDTH, _MARGIN, _AXIS, _BAR, _GAP, _SIZE, _LEADING = 360, 8, 22, 14, 12, 12, 15.6
_MONTH_ROOM = 24
_CHAR = 0.57
"""Mean width of a letter as a share of the font size: a rule that the browser can keep too."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, what lasts and what is on one day."""

    label: str
    bars: tuple[Span, ...] = ()
    points: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn. `name` makes its ids unique on the page; `bands` are breaks; `months` are short names."""

    name: str
    title: str
    description: str
    rows: Sequence[Row]
    months: Sequence[str]
    bands: Sequence[Span] = ()

    def figure(self, caption: str) -> str:
        """The drawing as a figure, on one line."""
        return figure(self._canvas(), caption)

    def _canvas(self) -> Canvas:
        days = [day for row in self.rows for day in (*(day for bar in row.bars for day in bar), *row.points)]
        first, last = min(days), max(days)
        first -= timedelta(days=first.weekday())
        last += timedelta(days=6 - last.weekday())
        lines = [_wrap(row.label) for row in self.rows]
        height = _AXIS + sum(len(label) * _LEADING + _BAR + _GAP for label in lines)
        canvas = Canvas.create(self.name, _WIDTH, height, self.title, self.description)
        canvas.root.set("role", "img")
        scale = _Scale(first, last)
        _bands(canvas, scale, self.bands, height)
        _months(canvas, scale, self.months, height)
        y = float(_AXIS)
        for row, label in zip(self.rows, lines, strict=True):
            canvas.text(_MARGIN, y + _SIZE, label, "kp-svg__text", _SIZE, "start")
            y += len(label) * _LEADING + 2
            _row(canvas, scale, row, y)
            y += _BAR + _GAP - 2
        return canvas


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to places, in whole tenths so that the browser comes to the same."""

    first: date
    last: date

    def x(self, day: date, after: int = 0) -> float:
        """Where a day begins; with `after` 1, where it ends."""
        length = (self.last - self.first).days + 1
        passed = (day - self.first).days + after
        return self._tenths(2 * passed, length) / 10

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return self._tenths(2 * (day - self.first).days + 1, (self.last - self.first).days + 1) / 10

    def _tenths(self, half_days: int, length: int) -> int:
        return 10 * _MARGIN + (10 * (_WIDTH - 2 * _MARGIN) * half_days + length) // (2 * length)


def _bands(canvas: Canvas, scale: _Scale, bands: Sequence[Span], height: float) -> None:
    for begins, ends in bands:
        first, last = max(begins, scale.first), min(ends, scale.last)
        if first <= last:
            x = scale.x(first)
            canvas.box(x, _AXIS - 4, scale.x(last, 1) - x, height - _AXIS + 4, "kp-timeline__off", 0)


def _months(canvas: Canvas, scale: _Scale, months: Sequence[str], height: float) -> None:
    day, free = scale.first.replace(day=1), 0.0
    while day <= scale.last:
        if day >= scale.first:
            x = scale.x(day)
            canvas.path(f"M{number(x)} {_AXIS - 8}V{number(height)}", "kp-timeline__month")
            if free <= x <= _WIDTH - _MONTH_ROOM:
                canvas.text(x + 2, _AXIS - 10, [months[day.month - 1]], "kp-svg__small", _SIZE, "start")
                free = x + _MONTH_ROOM
        day = (day + timedelta(days=31)).replace(day=1)


def _row(canvas: Canvas, scale: _Scale, row: Row, y: float) -> None:
    for begins, ends in row.bars:
        x = scale.x(begins)
        canvas.box(x, y, scale.x(ends, 1) - x, _BAR, "kp-timeline__bar", 3)
    for day in row.points:
        canvas.circle(scale.middle(day), y + _BAR / 2, 4, "kp-timeline__point")


def _wrap(label: str) -> list[str]:
    """Break a row's label into lines; longer words are cut."""
    most = int((_WIDTH - 2 * _MARGIN) / (_SIZE * _CHAR))
    lines: list[str] = [""]
    for word in label.split():
        pieces = [word]
        while len(pieces[-1]) > most:
            pieces[-1:] = [pieces[-1][:most - 1] + "-", pieces[-1][most - 1:]]
        for piece in pieces:
            joined = f"{lines[-1]} {piece}".strip()
            if len(joined) <= most:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines
