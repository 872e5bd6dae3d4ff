"""Lists as they are written: `1)` is a number too, a list begins with the number it says, `[ ]` is a box to tick.

A backslash at the end of a line breaks the line, as elsewhere.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from kompetansepakke.words.strings import text

_BOX = re.compile(r"\[(?P<mark>[ xX])\](?:[ \n](?=\S)|[ ]$)")
_BREAK = r"\\\n"
_BEFORE_ESCAPES, _AFTER_INLINE = 185, 6
"""Priorities among what reads a line, where escapes have 180, and among what changes the tree."""


def register_lists(md: Markdown, locale: str) -> None:
    """Read the lists and the line breaks of a page so."""
    for reader in md.parser.blockprocessors:
        if isinstance(reader, OListProcessor):
            _read_parentheses(reader)
    md.inlinePatterns.register(SubstituteTagInlineProcessor(_BREAK, "br"), "kp_break", _BEFORE_ESCAPES)
    md.treeprocessors.register(_Boxes(md, locale), "kp_boxes_to_tick", _AFTER_INLINE)


def _read_parentheses(reader: OListProcessor) -> None:
    """Let `1)` be a number wherever `1.` is one, and a list begin where it says."""
    for name in ("RE", "CHILD_RE", "INDENT_RE"):
        setattr(reader, name, re.compile(getattr(reader, name).pattern.replace(r"\d+\.", r"\d+[.)]")))
    setattr(reader, "LAZY_OL", False)  # noqa: B010 (the engine's own is of the class)
    setattr(reader, "SIBLING_TAGS", [reader.TAG])  # noqa: B010 (else a numbered list below bullets loses its numbers)


class _Boxes(Treeprocessor):
    """Items that begin with `[ ]` or `[x]`: something to do, and something done. A reader can't tick them off."""

    def __init__(self, md: Markdown, locale: str) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: ET.Element) -> None:
        """Put a box in the place of the marks."""
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            found = _BOX.match((holder.text or "").lstrip())
            if found and (len(holder) or found.end() < len((holder.text or "").lstrip())):
                self._tick(item, holder, is_done=found["mark"] != " ")

    def _tick(self, item: ET.Element, holder: ET.Element, *, is_done: bool) -> None:
        said = text(self.locale, "ticked" if is_done else "unticked")
        look = "kp-todo__box kp-todo__box--done" if is_done else "kp-todo__box"
        box = ET.Element("span", {"class": look, "role": "img", "aria-label": said})
        box.tail = " " + _BOX.sub("", (holder.text or "").lstrip(), count=1)
        holder.text = ""
        holder.insert(0, box)
        item.set("class", " ".join([*item.get("class", "").split(), "kp-todo"]))
