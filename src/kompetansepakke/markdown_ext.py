"""A Markdown extension for what must hold of every table and code field, whatever the author wrote.

Tables scroll in a region of their own with a name and a tab stop, their header cells have a scope, and
alignment is a class: the site's CSP allows no style attributes.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class _Tables(Treeprocessor):
    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self.label = label

    def run(self, root: ET.Element) -> None:
        heading, count = "", 0
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag in _HEADINGS:
                    heading = "".join(child.itertext()).strip()
                elif child.tag == "table" and parent.get("class") != "kp-table":
                    count += 1
                    parent[index] = _region(child, f"{self.label} {count}" + (f": {heading}" if heading else ""))


def _region(table: ET.Element, name: str) -> ET.Element:
    region = ET.Element("div", {"class": "kp-table", "role": "region", "tabindex": "0", "aria-label": name})
    region.tail, table.tail = table.tail, None
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        align = _ALIGN.fullmatch(cell.get("style", ""))
        if align:
            del cell.attrib["style"]
            cell.set("class", f"kp-{align[1]}")
    region.append(table)
    return region


class TablesExtension(Extension):
    """Accessible tables; `label` is the word «table» in the page's language."""

    def __init__(self, **options: Any) -> None:
        self.config = {"label": ["Tabell", "The word for a table"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register the tree processor after inline text is parsed."""
        md.treeprocessors.register(_Tables(md, str(self.getConfig("label"))), "kp_tables", 5)


def makeExtension(**options: Any) -> TablesExtension:  # noqa: N802 (the name is Python-Markdown's)
    """The entry point that Python-Markdown asks for."""
    return TablesExtension(**options)
