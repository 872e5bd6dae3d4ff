"""Content tabs as a group of `details`: they work without a script, print whole, and are read out for what they are."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

_SET = "tabbed-set"


class Tabs(Treeprocessor):
    """Turns the sets of tabs that pymdownx makes, of radio buttons, labels and boxes, into such groups."""

    def run(self, root: ET.Element) -> None:
        """Turn all of them; the first of each, or the one that is marked so, is open."""
        sets = (box for box in root.iter("div") if box.get("class") == _SET)
        for number, box in enumerate(list(sets), 1):
            made = [_tab(*three, group=f"kp.faner-{number}") for three in _threes(box)]
            box[:] = made
            box.attrib.clear()
            box.set("class", "kp-tabs")


def _threes(box: ET.Element) -> Iterator[tuple[ET.Element, ET.Element, ET.Element]]:
    parts = iter(list(box))
    return zip(parts, parts, parts, strict=True)


def _tab(button: ET.Element, label: ET.Element, content: ET.Element, group: str) -> ET.Element:
    tab = ET.Element("details", {"class": "kp-tab", "name": group})
    if "checked" in button.attrib:
        tab.set("open", "open")
    summary = ET.SubElement(tab, "summary")
    summary.text = label.text
    summary[:] = list(label)
    tab.append(content)
    content.set("class", "kp-tab__content")
    return tab
