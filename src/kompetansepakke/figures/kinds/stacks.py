"""Boxes on top of each other: chains, ladders, scales and nested layers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import (
    PAD_X,
    PAD_Y,
    SMALL,
    Label,
    badge,
    box_label,
    heading_label,
    label,
    text_label,
)
from kompetansepakke.figures.drawing.lanes import Lane, Lanes
from kompetansepakke.figures.specification import Arrow, Box, Chain, Ladder, Nested, Scales

_GAP, _RUNG_GAP = 24.0, 20.0
_LOOP = 92.0
"""How wide the words at a ladder's loop may be."""

_SIGN = 24.0


def draw_chain(canvas: Canvas, chain: Chain, locale: str) -> float:
    """Boxes from the top down, and the ways back at the side."""
    lanes = Lanes([Lane(one.start - 1, one.end - 1, one.label(locale)) for one in chain.returns], locale)
    width = WIDTH - 2 * EDGE - lanes.width
    down, words = EDGE + (width / 5 if chain.returns else width / 2), EDGE + width / 5 + 16
    rows: list[tuple[float, float]] = []
    y = EDGE
    for index, box in enumerate(chain.boxes):
        made = box_label(box, width, locale)
        rows.append((y, made.height + 2 * PAD_Y))
        made.in_box(canvas, EDGE, y, width, rows[-1][1])
        y += rows[-1][1] + max(_GAP, lanes.room(index, EDGE + width - words))
    for (top, height), (below, _) in pairwise(rows):
        canvas.arrow(f"M{number(down)} {number(top + height)}V{number(below - 2)}", down, below - 2, "down")
    lanes.draw(canvas, rows, EDGE + width, words)
    return rows[-1][0] + rows[-1][1] + EDGE


def draw_ladder(canvas: Canvas, ladder: Ladder, locale: str) -> float:
    """Rungs from the bottom up, between two rails; the loop at the side."""
    right = WIDTH - EDGE - (_LOOP + 8 if ladder.loop else 0)
    made = [_rung(box, right - EDGE, locale) for box in ladder.rungs]
    gap = _RUNG_GAP + _missing(ladder, made, locale)
    rows: list[tuple[float, float]] = []
    y = EDGE + 12
    for one in reversed(made):
        rows.append((y, one.height + 2 * PAD_Y))
        y += rows[-1][1] + gap
    bottom = rows[-1][0] + rows[-1][1] + 12
    for rail in (EDGE + 20, right - 20):
        canvas.path(f"M{number(rail)} {number(EDGE)}V{number(bottom)}", "kp-svg__rail")
    for (top, _), (above, height) in pairwise(reversed(rows)):
        canvas.arrow(f"M{number((EDGE + right) / 2)} {number(top)}V{number(above + height + 2)}", (EDGE + right) / 2,
                     above + height + 2, "up")
    for place, (one, (top, height)) in enumerate(zip(made, reversed(rows), strict=True), start=1):
        canvas.box(EDGE, top, right - EDGE, height, "kp-svg__box")
        badge(canvas, place, EDGE + 20, top + height / 2)
        one.draw(canvas, EDGE + 38, top + PAD_Y, "start")
    if ladder.loop:
        _loop(canvas, ladder.loop, [*reversed(rows)], right, locale)
    return bottom + EDGE


def _rung(box: Box, width: float, locale: str) -> Label:
    return label(box.title(locale), box.text(locale) if box.text else "", width - 38 - PAD_X, locale)


def _missing(ladder: Ladder, made: Sequence[Label], locale: str) -> float:
    """How much wider each gap must be for the loop to have room for its words."""
    if not ladder.loop:
        return 0.0
    low, high = sorted((ladder.loop.start - 1, ladder.loop.end - 1))
    heights = [one.height + 2 * PAD_Y for one in made[low:high + 1]]
    has = sum(heights) - (heights[0] + heights[-1]) / 2 + (high - low) * _RUNG_GAP
    wanted = text_label(ladder.loop.label(locale), _LOOP - 12, locale, SMALL).height + 44
    return max(0.0, (wanted - has) / (high - low))


def _loop(canvas: Canvas, loop: Arrow, rows: Sequence[tuple[float, float]], right: float, locale: str) -> None:
    begins, ends = (rows[place - 1][0] + rows[place - 1][1] / 2 for place in (loop.start, loop.end))
    x, turn = right + _LOOP / 2 + 6, 10 if ends > begins else -10
    canvas.arrow(f"M{number(right)} {number(begins)}H{number(x - 10)}q10 0 10 {turn}V{number(ends - turn)}"
                 f"q0 {turn} -10 {turn}H{number(right + 2)}", right + 2, ends, "left")
    made = text_label(loop.label(locale), _LOOP - 12, locale, SMALL)
    top = (begins + ends - made.height) / 2
    canvas.box(x - _LOOP / 2 + 2, top - 4, _LOOP - 4, made.height + 8, "kp-svg__ground", 4)
    made.draw(canvas, x, top)


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
