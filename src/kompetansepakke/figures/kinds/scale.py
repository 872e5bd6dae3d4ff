"""Continua, from little to much, one below the other."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas
from kompetansepakke.figures.drawing.figure_labels import PAD_X, PAD_Y, badge, heading_label, text_label
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import LINE, TITLE, Part, texts
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words, words


@dataclass(frozen=True, slots=True)
class Scale:
    """A continuum, from little to much."""

    title: Words
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """Continua, one below the other."""

    scales: tuple[Scale, ...]


def draw_scales(canvas: Canvas, scales: Scales, locale: str) -> float:
    """Each scale as stairs: the step with most is the widest."""
    y = EDGE
    for scale in scales.scales:
        title = heading_label(scale.title(locale), WIDTH - 2 * EDGE, locale)
        title.draw(canvas, EDGE, y, "start")
        y += title.height + 7
        count = len(scale.steps)
        for index, step in enumerate(scale.steps):
            width = (WIDTH - 2 * EDGE) * (0.58 + 0.42 * index / (count - 1))
            made = text_label(step(locale), width - 2 * PAD_X - 26, locale)
            height = made.height + 2 * PAD_Y - 4
            canvas.box(EDGE, y, width, height, "kp-svg__box" if index < count - 1 else "kp-svg__frame")
            badge(canvas, index + 1, EDGE + 18, y + height / 2)
            made.draw(canvas, EDGE + PAD_X + 26, y + (height - made.height) / 2, "start")
            y += height + 5
        y += 16
    return y - 16 + EDGE


SCALE = Part("figure_scale", "En skala i `scales`", Scale, table(
    Key("title", words(TITLE), "Navnet på skalaen.", required=True),
    Key("steps", texts(LINE, 2, 7), "Trinnene, fra lite til mye.", required=True)))
SCALES = FigureKind(
    "scale", "Skalaer fra lite til mye.", Scales,
    table(Key("scales", SCALE.many(1, 4), "Skalaene.", required=True)), draw_scales, parts=(SCALE,))
