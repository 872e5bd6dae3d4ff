"""Pictures: `{ align=right }` becomes a class, since a page's looks lie in its styles; in a figure no line breaks."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown.treeprocessors import Treeprocessor

_SIDES = ("left", "right")


class Placed(Treeprocessor):
    """Takes the side of a picture from its attribute, and from figures the breaks that their indentation made."""

    def run(self, root: ET.Element) -> None:
        """Place the pictures of the page."""
        for picture in root.iter("img"):
            if picture.get("align") in _SIDES:
                picture.set("class", " ".join([*picture.get("class", "").split(), f"kp-{picture.attrib.pop('align')}"]))
        for figure in root.iter("figure"):
            for line_break in figure.findall("br"):
                figure.remove(line_break)
