"""Layers inside each other round a core of words, with steps and a question above."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import PAD_Y, SMALL, Label, heading_label, label, text_label
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import BOX, LINE, SHORT, TINY, TITLE, Box, Part, texts
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words, words


@dataclass(frozen=True, slots=True)
class Step:
    """A step with a sign of its own, such as a letter."""

    sign: Words
    title: Words


@dataclass(frozen=True, slots=True)
class Nested:
    """Layers, the outermost first, round a core of words; steps and a question above."""

    layers: tuple[Box, ...]
    core: tuple[Words, ...]
    steps: tuple[Step, ...] = ()
    question: Words | None = None


def draw_nested(canvas: Canvas, nested: Nested, locale: str) -> float:
    """Layers inside each other, with the core's words innermost."""
    top = _question(canvas, nested, _steps(canvas, nested, locale), locale)
    heads = [label(one.title(locale), one.text(locale) if one.text else "", WIDTH - 2 * (EDGE + 14 + 12 * index),
                   locale) for index, one in enumerate(nested.layers)]
    inner = top + sum(one.height + 14 for one in heads)
    width = WIDTH - 2 * (EDGE + 12 * len(heads))
    rows = [[heading_label(word(locale), width / 2 - 8, locale, 13.5) for word in nested.core[start:start + 2]]
            for start in range(0, len(nested.core), 2)]
    height = sum(max(one.height for one in row) + 10 for row in rows)
    bottom = inner + height + 6
    y = top
    for index, head in enumerate(heads):
        inset, below = EDGE + 12 * index, bottom + 12 * (len(heads) - 1 - index)
        canvas.box(inset, y, WIDTH - 2 * inset, below - y, f"kp-svg__level kp-svg__level{index % 2}", 10)
        head.draw(canvas, inset + 12, y + 7, "start")
        y += head.height + 14
    for row in rows:
        for place, one in enumerate(row):
            one.draw(canvas, WIDTH / 2 + (0 if len(row) == 1 else (place - 0.5) * width / 2), inner)
        inner += max(one.height for one in row) + 10
    return bottom + 12 * (len(heads) - 1) + EDGE


def _steps(canvas: Canvas, nested: Nested, locale: str) -> float:
    """The steps side by side, with arrows between them; where they end."""
    if not nested.steps:
        return EDGE
    width = (WIDTH - 2 * EDGE - 16 * (len(nested.steps) - 1)) / len(nested.steps)
    made = [Label(tuple(step.sign(locale).split()[:1]), text_label(step.title(locale), width - 10, locale, SMALL).text,
                  19, SMALL) for step in nested.steps]
    height = max(one.height for one in made) + 2 * PAD_Y
    for index, one in enumerate(made):
        x = EDGE + index * (width + 16)
        canvas.box(x, EDGE, width, height, "kp-svg__box")
        one.draw(canvas, x + width / 2, EDGE + PAD_Y)
        if index:
            y = EDGE + height / 2
            canvas.arrow(f"M{number(x - 14)} {number(y)}H{number(x - 2)}", x - 2, y, "right")
    return EDGE + height + 10


def _question(canvas: Canvas, nested: Nested, y: float, locale: str) -> float:
    if not nested.question:
        return y
    made = text_label(nested.question(locale), WIDTH - 4 * EDGE, locale)
    made.draw(canvas, WIDTH / 2, y)
    return y + made.height + 10


STEP = Part("figure_step", "Et steg i slaget `nested`", Step, table(
    Key("sign", words(TINY), "Bokstaven eller tegnet.", required=True),
    Key("title", words(TITLE), "Det den står for.", required=True)))
NESTED = FigureKind(
    "nested", "Lag utenpå hverandre, med noe innerst, og steg og et spørsmål over.", Nested,
    table(Key("steps", STEP.many(1, 4), "Stegene over lagene."),
          Key("question", words(LINE), "Spørsmålet under stegene."),
          Key("layers", BOX.many(1, 6), "Lagene, det ytterste først.", required=True),
          Key("core", texts(SHORT, 1, 6), "Ordene innerst.", required=True)),
    draw_nested, parts=(STEP, BOX))
