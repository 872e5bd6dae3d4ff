"""A built page's text as plain HTML for learning platforms: no script, no style, no classes; drawings as images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from turbohtml import Element, Node, Text

from kompetansepakke.pdf.pdf_drawings import drawing

DRAWINGS = "figurer/"
"""The folder of the drawings that become files. No edition has one at its root."""
_KEPT = frozenset("alt colspan datetime dir height id lang reversed rowspan scope start title type value width".split())
"""Attributes that say something without our styles and scripts."""
_DROPPED = frozenset("button form input nav script select style template textarea".split())
_VOID = frozenset("br col hr img wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FOR_LINKS = ".kp-at-meeting, .kp-sets, .kp-sets > li, .kp-frame a"
"""What the tool writes for the sake of links alone, to what it makes of the content: the plan, sets to print."""


@dataclass(slots=True)
class PlainHtml:
    """Writes elements of the page at `address` (from the edition's root) as plain HTML, and notes what they need.

    `place` says where a file or page of the edition is to be found from what is written; None where it is nowhere, and
    then a link is its text alone.
    """

    address: str
    place: Callable[[str], str | None]
    drawings: dict[str, bytes] = field(default_factory=dict)
    """The drawings that became files, by their paths from the edition's root."""
    used: dict[str, None] = field(default_factory=dict)
    """What the text leads to or shows, by its path from the edition's root."""

    def inner(self, element: Element) -> str:
        """What stands inside an element, but for a card's own title."""
        return "".join(self._node(child) for child in element.children if not _is_card_title(child)
                       or not _is_card(element)).strip()

    def _node(self, node: Node) -> str:
        if isinstance(node, Text):
            return escape(node.data, quote=False)
        if isinstance(node, Element) and node.has_class("kp-term"):
            return "".join(map(self._node, node.children))
        if not isinstance(node, Element) or node.tag in _DROPPED or self._is_left_out(node):
            return ""
        special = {"svg": self._drawing, "a": self._link, "img": self._picture, "label": self._label}.get(node.tag)
        if special is None and node.attr("role") == "img":
            return _mark(node)
        return special(node) if special else self._plain(node)

    def _is_left_out(self, element: Element) -> bool:
        """Whether it only decorates, or is there for links that lead nowhere; with those goes the heading over them."""
        if element.attr("aria-hidden") == "true":
            return True
        told = _next_element(element) if element.tag in _HEADINGS else element
        if told is None or not told.matches(_FOR_LINKS):
            return False
        return not any(self._target(link.attr("href") or "") for link in [told, *told.find_all("a")])

    def _plain(self, element: Element) -> str:
        inner = "".join(map(self._node, element.children))
        end = "" if element.tag in _VOID else f"{inner}</{element.tag}>"
        return f"<{element.tag}{_attributes(element)}>{end}"

    def _label(self, label: Element) -> str:
        """The name of a tab, whose contents stand below it; the mark of a task in a list has none."""
        inner = "".join(map(self._node, label.children))
        return f"<strong>{inner}</strong>" if inner.strip() else ""

    def _link(self, link: Element) -> str:
        inner = "".join(map(self._node, link.children))
        target = self._target(link.attr("href") or "")
        return f'<a href="{escape(target)}"{_attributes(link)}>{inner}</a>' if target else inner

    def _picture(self, picture: Element) -> str:
        target = self._target(picture.attr("src") or "")
        return f'<img src="{escape(target)}"{_attributes(picture)}>' if target else escape(picture.attr("alt") or "")

    def _target(self, written: str) -> str | None:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            return written if parts.scheme in ("http", "https", "mailto", "tel") else None
        if not parts.path:
            return written if parts.fragment else None
        path = normpath(join(dirname(self.address), unquote(parts.path))).removeprefix("./")
        if path.startswith(("..", "/")):
            return None
        path += "/" if parts.path.endswith(("/", "..")) or parts.path == "." else ""
        found = self.place(path.removeprefix("./") if path != "./" else "")
        if found is None:
            return None
        self.used[path] = None
        return found + (f"#{parts.fragment}" if parts.fragment else "")

    def _drawing(self, svg: Element) -> str:
        """A drawing as an image, with what it shows in words."""
        data, told, _ = drawing(svg)
        path = f"{DRAWINGS}{sha256(data.encode()).hexdigest()[:16]}.svg"
        self.drawings[path] = data.encode()
        return f'<img src="{escape(self.place(path) or "")}" alt="{escape(told)}">'


def _mark(mark: Element) -> str:
    """What our styles or an icon would show, in a letter or in its words: a box to tick, an icon with a name."""
    said = mark.attr("aria-label") or ""
    if not mark.has_class("kp-todo__box"):
        return escape(said)
    return f'<span title="{escape(said)}">{"☑" if mark.has_class("kp-todo__box--done") else "☐"}</span>'


def _next_element(element: Element) -> Element | None:
    return next((node for node in element.next_siblings if isinstance(node, Element)), None)


def _is_card(element: Element) -> bool:
    return element.has_class("kp-card")


def _is_card_title(node: Node) -> bool:
    return isinstance(node, Element) and node.has_class("kp-card__title")


def _attributes(element: Element) -> str:
    return "".join(f' {name}="{escape(_text(value))}"' for name, value in element.attrs.items() if name in _KEPT)


def _text(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""
