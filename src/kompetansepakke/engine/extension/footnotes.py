"""Footnotes: numbered as they are read, whole in lists and blocks, and led back from by the number that is shown."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from kompetansepakke.words.strings import text

_READ, _BEFORE_ALL_INDENTED, _AFTER_INLINE = 17, 106, 3
"""Priorities: Python-Markdown's own for footnotes, one above all that read indented text, and one below inline text."""


def register_footnotes(md: Markdown, locale: str) -> None:
    """See to the footnotes of a page, where the extension for footnotes is on."""
    known = [reader for reader in md.parser.blockprocessors if isinstance(reader, FootnoteBlockProcessor)]
    if known:
        notes = _Notes(known[0].footnotes)
        md.parser.blockprocessors.register(notes, "footnote", _READ)
        md.parser.blockprocessors.register(_RestOfNote(notes), "kp_rest_of_note", _BEFORE_ALL_INDENTED)
        md.treeprocessors.register(_Numbers(md, locale, known[0].footnotes), "kp_footnotes", _AFTER_INLINE)


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


class _Numbers(Treeprocessor):
    """Orders and numbers the notes as a reader meets them: the engine goes by where they are written."""

    def __init__(self, md: Markdown, locale: str, notes: FootnoteExtension) -> None:
        super().__init__(md)
        self.locale, self.notes = locale, notes

    def run(self, root: ET.Element) -> None:
        """Number the marks in the text and the notes below it alike."""
        box = next((found for found in root.iter("div") if found.get("class") == "footnote"), None)
        listed = box.find("ol") if box is not None else None
        if box is None or listed is None:
            return
        notes = {f"#{note.get('id')}": note for note in listed}
        marks = [link for link in root.iter("a") if "footnote-ref" in link.get("class", "")]
        order = list(dict.fromkeys([*_read(marks, box, notes), *notes]))
        listed[:] = [notes[href] for href in order]
        numbers = {href: number for number, href in enumerate(order, 1)}
        for link in marks:
            if number := numbers.get(link.get("href", "")):
                link.text = str(self.notes.getConfig("SUPERSCRIPT_TEXT")).format(number)
                link.set("aria-label", text(self.locale, "footnote", number=link.text))
        for href, number in numbers.items():
            for link in notes[href].iter("a"):
                if "footnote-backref" in link.get("class", ""):
                    link.attrib.pop("title", None)
                    link.set("aria-label", text(self.locale, "footnote_back", number=number))
                    link.text = "↑"


def _read(marks: list[ET.Element], box: ET.Element, notes: dict[str, ET.Element]) -> list[str]:
    """The notes in the order that the text refers to them; those that a note refers to come after it."""
    below = set(box.iter())
    order = list(dict.fromkeys(link.get("href", "") for link in marks if link not in below))
    for href in order:  # which grows on the way
        inside = set(notes[href].iter()) if href in notes else set()
        order += dict.fromkeys(other for link in marks if link in inside
                               if (other := link.get("href", "")) not in order)
    return [href for href in order if href in notes]
