"""A figure as markup: each kind has a drawing of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kompetansepakke.figures.drawing.draw import WIDTH, Canvas, figure
from kompetansepakke.figures.kinds.core_figure import draw_core
from kompetansepakke.figures.kinds.flows import draw_flows
from kompetansepakke.figures.kinds.pairs import draw_pairs
from kompetansepakke.figures.kinds.ring import draw_cycle
from kompetansepakke.figures.kinds.stacks import draw_chain, draw_ladder, draw_nested, draw_scales
from kompetansepakke.figures.specification import Chain, Core, Cycle, Figure, Flows, Ladder, Nested, Pairs, Scales

_DRAW: Mapping[type, Callable[[Canvas, Any, str], float]] = {
    Cycle: draw_cycle, Chain: draw_chain, Pairs: draw_pairs, Ladder: draw_ladder, Scales: draw_scales,
    Core: draw_core, Flows: draw_flows, Nested: draw_nested,
}


def figure_html(found: Figure, locale: str, time: int = 1) -> str:
    """The figure as a `figure` element, on one line. `time` counts how often it stands on the page."""
    name = f"kp.figur.{found.name}" + (f".{time}" if time > 1 else "")
    canvas = Canvas.create(name, WIDTH, 0, found.title(locale), found.description(locale))
    canvas.resize(_DRAW[type(found.drawing)](canvas, found.drawing, locale))
    source = f" ({found.source(locale)})" if found.source else ""
    return figure(canvas, found.title(locale) + source)
