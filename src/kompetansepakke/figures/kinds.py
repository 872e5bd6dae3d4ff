"""A figure as markup: each kind has a drawing of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kompetansepakke.core.figures.model import Chain, Core, Cycle, Figure, Flows, Ladder, Nested, Pairs, Scales
from kompetansepakke.figures.core import draw_core
from kompetansepakke.figures.draw import WIDTH, Canvas, figure
from kompetansepakke.figures.flows import draw_flows
from kompetansepakke.figures.pairs import draw_pairs
from kompetansepakke.figures.ring import draw_cycle
from kompetansepakke.figures.stacks import draw_chain, draw_ladder, draw_nested, draw_scales

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
