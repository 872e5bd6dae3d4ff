"""Boxes without a title of their own speak the page's language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


class Boxes(Treeprocessor):
    """Names the boxes of a page by the `words` for their types."""

    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: ET.Element) -> None:
        """Put in the titles that the author left to the type."""
        for box in root.iter():
            names = box.get("class", "").split()
            if box.tag == "details" or "admonition" in names:
                title = next((child for child in box if child.tag in ("p", "summary")), None)
                name = next((name for name in names if name != "admonition"), "")
                if title is not None and name and title.text in (name.capitalize(), name.title()):
                    title.text = self.words.get(name, title.text)
