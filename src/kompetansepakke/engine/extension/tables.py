"""Tables: a region to scroll in, the scope of header cells, row headings, and alignment as classes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kompetansepakke.words.strings import text

_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class Tables(Treeprocessor):
    """Gives each table a region with a name and a tab stop."""

    def __init__(self, md: Markdown, locale: str) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: ET.Element) -> None:
        """Wrap the tables of the page."""
        heading, count = "", 0
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag in _HEADINGS:
                    heading = "".join(child.itertext()).strip()
                elif child.tag == "table" and parent.get("class") != "kp-table":
                    count += 1
                    name = f"{text(self.locale, 'table')} {count}"
                    parent[index] = _region(child, f"{name}: {heading}" if heading else name)


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
    _head_rows(table)
    region.append(table)
    return region


def _head_rows(table: ET.Element) -> None:
    """Markdown has no row headings: a bold first cell in every row says that they are."""
    firsts = [row[0] for row in table.iterfind("tbody/tr")]
    if not all(_is_bold(cell) for cell in firsts):
        return
    for cell in firsts:
        bold = cell[0]
        cell.tag, cell.text = "th", bold.text
        cell[:] = list(bold)
        cell.set("scope", "row")


def _is_bold(cell: ET.Element) -> bool:
    return len(cell) == 1 and cell[0].tag == "strong" and not ((cell.text or "") + (cell[0].tail or "")).strip()
