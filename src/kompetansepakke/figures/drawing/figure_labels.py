"""Text that is laid out before it is drawn, so that boxes can be made to fit it."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import LEADING, Canvas
from kompetansepakke.figures.drawing.measure import lines
from kompetansepakke.figures.figure_parts import Box

HEAD, TEXT, SMALL = 14.0, 13.0, 12.5
"""Font sizes: of headings, of text, and of words at arrows."""

PAD_X, PAD_Y = 10.0, 9.0
"""Room between a box and its text."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of heading, and lines of text below it."""

    heading: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    head_size: float = HEAD
    text_size: float = TEXT

    @property
    def height(self) -> float:
        """How high all the lines are."""
        between = 2.0 if self.heading and self.text else 0.0
        return LEADING * (len(self.heading) * self.head_size + len(self.text) * self.text_size) + between

    def draw(self, canvas: Canvas, x: float, top: float, anchor: str = "middle") -> None:
        """Draw the lines from `top` down, at `x`."""
        if self.heading:
            canvas.text(x, top + self.head_size, self.heading, "kp-svg__title", self.head_size, anchor)
        if self.text:
            below = top + self.height - LEADING * len(self.text) * self.text_size
            canvas.text(x, below + self.text_size, self.text, "kp-svg__text", self.text_size, anchor)

    def in_box(self, canvas: Canvas, x: float, y: float, width: float, height: float,
               style: str = "kp-svg__box", radius: float = 6) -> None:
        """Draw a box with the lines in its middle."""
        canvas.box(x, y, width, height, style, radius)
        self.draw(canvas, x + width / 2, y + (height - self.height) / 2)


def label(heading: str, text: str, width: float, locale: str) -> Label:
    """Both, broken to fit `width`."""
    return Label(tuple(lines(heading, width, HEAD, bold=True, locale=locale)),
                 tuple(lines(text, width, TEXT, locale=locale)))


def box_label(box: Box, width: float, locale: str) -> Label:
    """A box's words, for a box of this width."""
    return label(box.title(locale), box.text(locale) if box.text else "", width - 2 * PAD_X, locale)


def text_label(text: str, width: float, locale: str, size: float = TEXT) -> Label:
    """Text alone."""
    return Label((), tuple(lines(text, width, size, locale=locale)), text_size=size)


def heading_label(text: str, width: float, locale: str, size: float = HEAD) -> Label:
    """A heading alone."""
    return Label(tuple(lines(text, width, size, bold=True, locale=locale)), head_size=size)


def badge(canvas: Canvas, count: int, x: float, y: float, radius: float = 11.5) -> None:
    """A number in a ring."""
    canvas.circle(x, y, radius, "kp-svg__badge")
    canvas.text(x, y + 4.7, [str(count)], "kp-svg__title", TEXT)
