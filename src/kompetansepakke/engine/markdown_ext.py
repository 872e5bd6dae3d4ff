"""A Markdown extension for what must hold of every page, whatever the author wrote.

Tables scroll in a region of their own with a name and a tab stop, their header cells have a scope, a first column
that is bold all the way down is a column of row headings, and alignment is a class: the site's CSP allows no style
attributes. Boxes without a title of their own, and
footnotes, speak the page's language instead of English. Links that show their own address are marked, so
that paper doesn't tell it twice.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.treeprocessors import Treeprocessor

from kompetansepakke.words.languages import MODEL, language
from kompetansepakke.words.strings import text

_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


_NOTES, _BEFORE_ALL_INDENTED = 17, 106
"""Priorities: Python-Markdown's own for footnotes, and one above all that read indented text."""


class _Tables(Treeprocessor):
    def __init__(self, md: Markdown, locale: str) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: ET.Element) -> None:
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


class _Boxes(Treeprocessor):
    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: ET.Element) -> None:
        for box in root.iter():
            names = box.get("class", "").split()
            if box.tag == "details" or "admonition" in names:
                title = next((child for child in box if child.tag in ("p", "summary")), None)
                name = next((name for name in names if name != "admonition"), "")
                if title is not None and name and title.text in (name.capitalize(), name.title()):
                    title.text = self.words.get(name, title.text)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, locale: str) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            names = link.get("class", "").split()
            if "footnote-backref" in names:
                link.attrib.pop("title", None)
                number = link.get("href", "").rpartition(":")[2]
                link.set("aria-label", text(self.locale, "footnote_back", number=number))
                link.text = "↑"
            elif "footnote-ref" in names:
                link.set("aria-label", text(self.locale, "footnote", number=link.text))
            elif link.get("href", "") == "".join(link.itertext()):
                link.set("class", " ".join([*names, "kp-url"]))


class _Notes(FootnoteBlockProcessor):
    """Reads footnotes, and remembers where the last one ended.

    In lists and blocks the engine hands over a paragraph at a time, so that a note's second paragraph comes by itself.
    """

    last: tuple[ET.Element, int, str] | None = None
    """What the note stood in, how much of that had been read, and the note's label."""

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        read = bool(super().run(parent, blocks))
        self.last = (parent, len(parent), next(reversed(self.footnotes.footnotes))) if read else None
        return read

    def ends_here(self, parent: ET.Element) -> bool:
        """Whether the last that was read of `parent` was a note."""
        return self.last is not None and self.last[0] is parent and self.last[1] == len(parent)

    def go_on(self, blocks: list[str]) -> None:
        """Add the indented ones of `blocks` to the last note."""
        assert self.last
        label = self.last[2]
        self.footnotes.footnotes[label] = "\n\n".join([self.footnotes.footnotes[label], *self.detectTabbed(blocks)])


class _RestOfNote(BlockProcessor):
    """The paragraphs of a note after its first, where they come by themselves."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__(notes.parser)
        self.notes = notes

    def test(self, parent: ET.Element, block: str) -> bool:
        return block.startswith(" " * self.tab_length) and self.notes.ends_here(parent)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        self.notes.go_on(blocks)


class TablesExtension(Extension):
    """What every page needs, in the language `locale`."""

    def __init__(self, **options: Any) -> None:
        self.config = {"locale": [MODEL, "The page's language"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register the tree processors after inline text is parsed, and write HTML rather than XHTML."""
        locale = str(self.getConfig("locale"))
        md.set_output_format("html")
        md.treeprocessors.register(_Tables(md, locale), "kp_tables", 5)
        md.treeprocessors.register(_Boxes(md, language(locale).boxes), "kp_boxes", 4)
        md.treeprocessors.register(_Links(md, locale), "kp_links", 3)
        known = [reader for reader in md.parser.blockprocessors if isinstance(reader, FootnoteBlockProcessor)]
        if known:
            notes = _Notes(known[0].footnotes)
            md.parser.blockprocessors.register(notes, "footnote", _NOTES)
            md.parser.blockprocessors.register(_RestOfNote(notes), "kp_rest_of_note", _BEFORE_ALL_INDENTED)


def makeExtension(**options: Any) -> TablesExtension:  # noqa: N802 (the name is Python-Markdown's)
    """The entry point that Python-Markdown asks for."""
    return TablesExtension(**options)
