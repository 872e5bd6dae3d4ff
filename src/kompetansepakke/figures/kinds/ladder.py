"""Rungs from the bottom up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kompetansepakke.base.problems import Problem
from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import PAD_X, PAD_Y, SMALL, Label, badge, label, text_label
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import ARROW, BOX, Arrow, Box, place_of, wrong_arrow
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.yaml_tree import Mapping

_RUNG_GAP = 20.0
_LOOP = 92.0
"""How wide the words at a ladder's loop may be."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the bottom up."""

    rungs: tuple[Box, ...]
    loop: Arrow | None = None


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


def ladder_problems(ladder: Ladder, node: Mapping) -> Iterator[Problem]:
    """A loop that leads nowhere."""
    if ladder.loop:
        yield from wrong_arrow(ladder.loop, len(ladder.rungs), place_of(node, "loop"), "loop", back=False)


LADDER = FigureKind(
    "ladder", "En stige. Det nederste trinnet er nummer 1.", Ladder,
    table(Key("rungs", BOX.many(2, 9), "Trinnene, det nederste først.", required=True),
          Key("loop", ARROW.one(), "En pil på sida fra ett trinn til et annet.")),
    draw_ladder, problems=ladder_problems, parts=(BOX, ARROW))
