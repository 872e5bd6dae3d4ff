"""A small set of drawing functions. All text is escaped by the XML library; colours are classes, never values."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

SVG = "http://www.w3.org/2000/svg"
WIDTH, EDGE = 360.0, 8.0
"""How wide a drawing is, so that a phone and a sheet of paper have room for it; and the margin inside."""

LEADING = 1.3
_HEADS = {"down": "m-4.5 -4.5l4.5 4.5l4.5 -4.5", "up": "m-4.5 4.5l4.5 -4.5l4.5 4.5",
          "left": "m4.5 -4.5l-4.5 4.5l4.5 4.5", "right": "m-4.5 -4.5l4.5 4.5l-4.5 4.5"}


@dataclass(slots=True)
class Canvas:
    """An SVG in the making; units are pixels at the drawing's own width."""

    root: ET.Element

    @classmethod
    def create(cls, name: str, width: float, height: float, title: str, description: str) -> Canvas:
        """An empty drawing. `name` makes its ids unique on the page."""
        root = ET.Element("svg", {"viewBox": f"0 0 {number(width)} {number(height)}", "role": "group",
                                  "aria-labelledby": f"{name}-title {name}-desc", "class": "kp-svg"})
        ET.SubElement(root, "title", {"id": f"{name}-title"}).text = title
        ET.SubElement(root, "desc", {"id": f"{name}-desc"}).text = description
        return cls(root)

    def group(self, tag: str = "g", **attributes: str) -> Canvas:
        """A group, or a link, to draw in."""
        return Canvas(ET.SubElement(self.root, tag, _named(attributes)))

    def box(self, x: float, y: float, width: float, height: float, style: str, radius: float = 6) -> None:
        """A rectangle."""
        ET.SubElement(self.root, "rect", {"x": number(x), "y": number(y), "width": number(width),
                                          "height": number(height), "rx": number(radius), "class": style})

    def path(self, data: str, style: str) -> None:
        """A line or shape in SVG's path language."""
        ET.SubElement(self.root, "path", {"d": data, "class": style})

    def arrow(self, data: str, x: float, y: float, way: str) -> None:
        """A line that ends in an arrowhead at (`x`, `y`); `way` is down, up, left or right."""
        self.path(f"{data}M{number(x)} {number(y)}{_HEADS[way]}", "kp-svg__line")

    def circle(self, x: float, y: float, radius: float, style: str) -> None:
        """A circle."""
        ET.SubElement(self.root, "circle", {"cx": number(x), "cy": number(y), "r": number(radius), "class": style})

    def text(self, x: float, y: float, lines: Iterable[str], style: str = "kp-svg__text", size: float = 14,
             anchor: str = "middle") -> None:
        """Lines of text, the first on the baseline `y`."""
        element = ET.SubElement(self.root, "text", {"x": number(x), "y": number(y), "class": style,
                                                    "font-size": number(size), "text-anchor": anchor})
        for index, line in enumerate(lines):
            down = number(size * LEADING) if index else "0"
            span = ET.SubElement(element, "tspan", {"x": number(x), "dy": down})
            span.text = line + " "  # keeps the words of two lines apart for those who listen

    def resize(self, height: float, width: float = WIDTH) -> None:
        """Give the drawing its height, when it is known."""
        self.root.set("viewBox", f"0 0 {number(width)} {number(height)}")

    def html(self) -> str:
        """The drawing as markup."""
        return ET.tostring(self.root, encoding="unicode", short_empty_elements=True)


def figure(canvas: Canvas, caption: str = "", lang: str = "") -> str:
    """The drawing in a `figure`, on one line so that Markdown leaves it alone."""
    element = ET.Element("figure", {"class": "kp-figure", **({"lang": lang} if lang else {})})
    canvas.root.set("xmlns", SVG)
    element.append(canvas.root)
    if caption:
        ET.SubElement(element, "figcaption").text = caption
    return ET.tostring(element, encoding="unicode").replace("{", "&#123;")


def number(value: float) -> str:
    """A coordinate without needless decimals."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
