"""Boxes and tabs, told as what they are to those who don't see them; a box in the page's language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_SET = "tabbed-set"
_PLACED = frozenset({"admonition", "inline", "end"})
"""Classes that are no type: what it is, and where it stands."""


class Boxes(Treeprocessor):
    """Names the boxes of a page by the `words` for their types."""

    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: ET.Element) -> None:
        """Put in the titles that the author left to the type, and say the type where the title doesn't."""
        for box in root.iter():
            names = box.get("class", "").split()
            if "admonition" in names or (box.tag == "details" and names and "kp-tab" not in names):
                self._name(box, next((name for name in names if name not in _PLACED), ""))

    def _name(self, box: ET.Element, kind: str) -> None:
        word = self.words.get(kind, "")
        title = next((child for child in box if child.tag in ("p", "summary")), None)
        is_told = title is not None and title.text in (kind.capitalize(), kind.title()) and not len(title)
        if title is not None and is_told:
            title.text = word or title.text
        if box.tag != "details":
            box.set("role", "note")
            box.attrib.update({"aria-label": word} if word else {})
        elif title is not None and word and not is_told:
            before = ET.Element("span", {"class": "kp-hidden"})
            before.text, before.tail, title.text = f"{word}: ", title.text, None
            title.insert(0, before)


class Tabs(Treeprocessor):
    """Content tabs as groups of `details`: they work without a script, print whole, and are read out for what they are.

    It turns the sets of tabs that pymdownx makes, of radio buttons, labels and boxes, into such groups.
    """

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
