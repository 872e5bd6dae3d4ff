"""Pictures: `{ align=right }` and `picture.png#only-dark` become classes, since a page's looks lie in its styles.

In a figure no line breaks.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown.treeprocessors import Treeprocessor

_SIDES = ("left", "right")
_ONLY = {"only-light": "kp-only-light", "gh-light-mode-only": "kp-only-light",
         "only-dark": "kp-only-dark", "gh-dark-mode-only": "kp-only-dark"}
"""What may stand after # in a picture's address: the scheme that it is for, by Material's names and by GitHub's."""


class Placed(Treeprocessor):
    """Takes the side and the scheme of a picture from where they stand, and from figures the breaks of indentation."""

    def run(self, root: ET.Element) -> None:
        """Place the pictures of the page."""
        for picture in root.iter("img"):
            if picture.get("align") in _SIDES:
                _classify(picture, f"kp-{picture.attrib.pop('align')}")
            address, _, scheme = picture.get("src", "").partition("#")
            if scheme in _ONLY:
                picture.set("src", address)
                _classify(picture, _ONLY[scheme])
        for figure in root.iter("figure"):
            for line_break in figure.findall("br"):
                figure.remove(line_break)


def _classify(picture: ET.Element, name: str) -> None:
    picture.set("class", " ".join([*picture.get("class", "").split(), name]))
