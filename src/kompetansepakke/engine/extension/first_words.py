"""What the items of a translated list are called in the site's first language: the answers to them are kept by that.

The stage brings the list in that language too, in a box right below the list or the card; none of it is shown.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

_BOX = "kp-first-words"
_ESCAPED = re.compile(r"\x02(\d+)\x03")
_TAG = re.compile(r"<[^>]*>")
_LISTS = ("ul", "ol")


class FirstWords(Treeprocessor):
    """Takes the boxes away, and gives each item above them that says it otherwise the words of its like as its key.

    Where the two don't have as many items, nobody can tell which are alike, and their own words stay the keys.
    """

    def run(self, root: ET.Element) -> None:
        """Do so, before headings are collected: those in the boxes are not the page's."""
        for parent in list(root.iter()):
            for box in [child for child in parent if child.get("class") == _BOX]:
                place = list(parent).index(box)
                if place:
                    self._key(list(_items(parent[place - 1])), list(_items(box)))
                parent.remove(box)

    def _key(self, items: list[ET.Element], first: list[ET.Element]) -> None:
        if len(items) != len(first):
            return
        for item, like in zip(items, first, strict=True):
            if (key := _words(like, self.md)) != _words(item, self.md):
                item.set("data-kp-key", key)


def _items(element: ET.Element) -> Iterator[ET.Element]:
    """The items of the element's lists and of the lists in those, but for those in cards and tips within it."""
    for child in element:
        names = child.get("class", "").split()
        if "kp-card" in names or "kp-tip" in names:
            continue
        if child.tag == "li":
            yield child
        yield from _items(child)


def _words(item: ET.Element, md: Markdown) -> str:
    """What a reader sees of the item without the lists in it, as the scripts read it (`wordsIn`)."""
    raw = md.htmlStash.rawHtmlBlocks
    text = HTML_PLACEHOLDER_RE.sub(lambda found: _TAG.sub("", str(raw[int(found[1])])), _text(item))
    text = _ESCAPED.sub(lambda found: chr(int(found[1])), text.replace(AMP_SUBSTITUTE, "&"))
    return " ".join(html.unescape(text).split())


def _text(element: ET.Element) -> str:
    inner = "".join(("" if child.tag in _LISTS else _text(child)) + (child.tail or "") for child in element)
    return (element.text or "") + inner
