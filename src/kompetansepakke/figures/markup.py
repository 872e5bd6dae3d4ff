"""A figure as markup, drawn as its kind says."""

from __future__ import annotations

from kompetansepakke.figures.drawing.draw import WIDTH, Canvas, figure
from kompetansepakke.figures.figure import Figure
from kompetansepakke.figures.registry import KINDS


def figure_html(found: Figure, locale: str, time: int = 1, lang: str = "") -> str:
    """The figure as a `figure` element, on one line. `time` counts how often it stands on the page.

    `lang` is the tag of its language, where that isn't the language of the text around it.
    """
    name = f"kp.figur.{found.name}" + (f".{time}" if time > 1 else "")
    kind = next(kind for kind in KINDS.values() if kind.model is type(found.drawing))
    canvas = Canvas.create(name, WIDTH, 0, found.title(locale), found.description(locale))
    canvas.resize(kind.draw(canvas, found.drawing, locale))
    source = f" ({found.source(locale)})" if found.source else ""
    return figure(canvas, found.title(locale) + source, lang)
