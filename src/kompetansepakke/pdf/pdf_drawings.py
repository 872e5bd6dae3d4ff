"""Drawings in PDFs: WeasyPrint draws an SVG without the page's styles, and tells a listener its title alone."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from kompetansepakke.figures.drawing.draw import SVG

_INK = """
text { fill: #000; font-family: "Inter", "Inter 2", "Inter 3", sans-serif }
.kp-svg__title { font-weight: 650 }
.kp-svg__box, .kp-svg__hub, .kp-svg__level, .kp-svg__badge { fill: #fff; stroke: #333; stroke-width: 1.25 }
.kp-svg__frame, .kp-svg__level1 { fill: #eee; stroke: #333; stroke-width: 1.25 }
.kp-svg__badge--wide { stroke-width: 2 }
.kp-svg__line, .kp-svg__ring { fill: none; stroke: #555; stroke-width: 1.5 }
.kp-svg__span { fill: #ddd; stroke: #333; stroke-width: 1 }
.kp-svg__spoke { fill: none; stroke: #999; stroke-width: 1 }
.kp-svg__thin { stroke-width: 1 }
.kp-svg__rail { fill: none; stroke: #555; stroke-width: 3 }
.kp-svg__dot { fill: #555 }
.kp-svg__ground { fill: #fff }
"""
"""The drawings' classes in dark ink on white. WeasyPrint knows no custom properties in an SVG."""


def prepare_drawing(svg: Element) -> None:
    """Give a drawing of ours (an `svg` element with the class kp-svg) its ink, and its description to its title."""
    if svg.tag != f"{{{SVG}}}svg" or svg.get("class") != "kp-svg":
        return
    SubElement(svg, f"{{{SVG}}}style").text = _INK
    title, description = svg.find(f"{{{SVG}}}title"), svg.find(f"{{{SVG}}}desc")
    if title is not None and description is not None:
        title.text = f"{title.text}. {description.text}"
