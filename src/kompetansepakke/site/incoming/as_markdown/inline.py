"""What stands in a line of HTML, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

import turbohtml

from kompetansepakke.site.incoming.as_markdown.escaping import clean, escape

BREAK = "\N{UNIT SEPARATOR}"
"""A line break, until it is known where the text goes."""
ASK = "TODO: skriv hva bildet viser"
"""Stands for the words of a picture that has none."""
_DOUBT = "TODO: se om dette stemmer: {}"
_BY_MACHINE = re.compile(
    r"\s*(?:Automatisk generert beskrivelse|Beskrivelse er generert automatisk|KI-generert innhold kan være feil"
    r"|Description automatically generated|AI-generated content may be incorrect)\b.*", re.IGNORECASE | re.DOTALL)
_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)"
                        r"|(?:Bilde|Picture|Image|Grafikk|Graphic) ?\d*", re.IGNORECASE)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "mark": "=="}
_RAISED = {"sup": "^", "sub": "~"}
_NOTE = re.compile(r"#((?:foot|end)note)-(\d+)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S.*", re.IGNORECASE)
_BACK = re.compile(r"#(?:foot|end)note-ref-\d+")
_AROUND = re.compile(rf"([\s{BREAK}]*)(.*?)([\s{BREAK}]*)", re.DOTALL)


class Inline:
    """Writes lines; `pictures` are the paths of pictures by what the HTML calls them, `refused` why others have none.

    `doubts` gathers what should be told where the line stands, `led_nowhere` the addresses of links that no page of
    ours can have.
    """

    def __init__(self, pictures: Mapping[str, str], refused: Mapping[str, str]) -> None:
        self._pictures, self._refused = pictures, refused
        self.doubts: list[str] = []
        self.led_nowhere: list[str] = []

    def text(self, element: turbohtml.Element) -> str:
        """What is inside the element, without blocks in it."""
        return self.nodes(list(element.children))

    def nodes(self, nodes: list[turbohtml.Node]) -> str:
        """These nodes, side by side."""
        return "".join(self._node(node) for node in nodes)

    def _node(self, node: turbohtml.Node) -> str:
        if isinstance(node, turbohtml.Text):
            return escape(clean(node.data))
        if not isinstance(node, turbohtml.Element):
            return ""
        alone = {"br": self._break, "img": self._picture, "input": self._box, "a": self._link}
        if node.tag in alone:
            return alone[node.tag](node)
        inner = self.text(node)
        if node.tag in _MARKS:
            return _wrapped(inner, _MARKS[node.tag])
        return self._raised(node, inner) if node.tag in _RAISED else inner

    def _break(self, node: turbohtml.Element) -> str:
        return BREAK

    def _box(self, node: turbohtml.Element) -> str:
        return "☑ " if node.attr("checked") is not None else "☐ "

    def _raised(self, node: turbohtml.Element, inner: str) -> str:
        if inner.startswith("[^") or not inner.strip():
            return inner
        mark = _RAISED[node.tag]
        return f"{mark}{inner}{mark}" if inner.isalnum() else f"<{node.tag}>{inner}</{node.tag}>"

    def _picture(self, node: turbohtml.Element) -> str:
        name = str(node.attr("src"))
        path = self._pictures.get(name)
        if path is None:
            self.doubts.append(f"Bildet er ikke med: {self._refused[name]}. Lagre det som PNG, og sett det inn her.")
            return ""
        return f"![{escape(alt_text(str(node.attr('alt') or ''))).replace(']', '&#93;')}]({path})"

    def _link(self, node: turbohtml.Element) -> str:
        href = str(node.attr("href") or "").strip()
        inner = self.text(node)
        if _BACK.fullmatch(href):
            return ""
        if note := _NOTE.fullmatch(href):
            return f"[^{'s' if note[1] == 'endnote' else ''}{note[2]}]"
        if not inner.strip() or href.startswith("#") or not href:
            return inner
        if not _ADDRESS.fullmatch(href) or "](" in inner:
            self.led_nowhere.append(href)
            return inner
        return self._outer(node, href, inner)

    def _outer(self, node: turbohtml.Element, href: str, inner: str) -> str:
        address = "".join(f"%{ord(char):02X}" if char in " <>\"'()\\[]{}|^`" else char for char in href)
        if "".join(node.text.split()) == href == address:
            return f"<{href}>"
        before, text, after = _parted(inner)
        return f"{before}[{text.replace(']', '&#93;')}]({address}){after}"


def alt_text(told: str) -> str:
    """What the document says that a picture shows; asked for where that is a file's name, or nothing."""
    words = " ".join(clean(told).split())
    if not words or _FILE_NAME.fullmatch(words):
        return ASK
    shown = _BY_MACHINE.sub("", words)
    return words if shown == words else _DOUBT.format(shown) if shown else ASK


def _wrapped(inner: str, mark: str) -> str:
    before, text, after = _parted(inner)
    if not text or "![" in text:
        return inner
    lines = text.split(BREAK)
    if len(lines) > 1:
        return before + BREAK.join(_wrapped(line, mark) for line in lines) + after
    return f"{before}{mark}{text}{mark}{after}"


def _parted(inner: str) -> tuple[str, str, str]:
    """The text with what is blank around it by itself."""
    found = _AROUND.fullmatch(inner)
    return (found[1], found[2], found[3]) if found else ("", inner, "")
