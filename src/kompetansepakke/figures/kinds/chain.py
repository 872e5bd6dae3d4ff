"""Boxes from the top down, with arrows between them and arrows back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kompetansepakke.base.problems import Problem
from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import PAD_Y, box_label
from kompetansepakke.figures.drawing.lanes import Lane, Lanes
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import ARROW, BOX, Arrow, Box, place_of, wrong_arrow
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.yaml_tree import Mapping

_GAP = 24.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Boxes from the top down, with arrows between them and arrows back."""

    boxes: tuple[Box, ...]
    returns: tuple[Arrow, ...] = ()


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


def chain_problems(chain: Chain, node: Mapping) -> Iterator[Problem]:
    """Arrows back that lead nowhere, or on."""
    for arrow in chain.returns:
        yield from wrong_arrow(arrow, len(chain.boxes), place_of(node, "returns"), "returns", back=True)


CHAIN = FigureKind(
    "chain", "Bokser ovenfra og ned, med piler mellom, og piler tilbake på sida.", Chain,
    table(Key("boxes", BOX.many(2, 5), "Boksene, den øverste først.", required=True),
          Key("returns", ARROW.many(1, 4), "Piler oppover igjen. Boksene telles fra 1.")),
    draw_chain, problems=chain_problems, parts=(BOX, ARROW))
