"""Figures: each call names one that is there, and each that is there is called."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.content.model import Content, Page
from kompetansepakke.figures.read_figures import FILE
from kompetansepakke.source.blocks.blocks import texts
from kompetansepakke.source.markdown.figure_calls import FigureCall, figure_key


def figure_problems(content: Content) -> Iterator[Problem]:
    """Calls of figures that don't exist, and figures that no page calls."""
    known, used = content.figures, set()
    unread = tuple(f"{package.id}/" for package in content.packages if not package.figures_read)
    for page in content.pages():
        for call in _calls(page):
            key = figure_key(page.source, call.name)
            used.add(key)
            if key not in known and not key.startswith(unread):
                yield _unknown(page, call, list(known))
    for key in known.keys() - used:
        yield problem("KP809", known[key].place, name=known[key].name)


def _calls(page: Page) -> Iterator[FigureCall]:
    for nodes in page.trees:
        for text in texts(nodes):
            yield from text.facts.figures


def _unknown(page: Page, call: FigureCall, keys: list[str]) -> Problem:
    """What the page may call: all figures of the site, or those of its package by their own names."""
    near = call.name
    if page.source.startswith("docs/"):
        where, names = "noen pakke", keys
        near = next((key for key in keys if key.endswith(f"/{near}")), near)
    else:
        package = page.source.split("/")[1]
        where = f"modules/{package}/{FILE}"
        names = [key.removeprefix(f"{package}/") for key in keys if key.startswith(f"{package}/")]
    return problem("KP807", call.place, name=call.name, where=where, near=suggestion(near, names),
                   known=", ".join(names) or "(ingen)")
