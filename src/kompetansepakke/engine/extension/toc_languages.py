"""In the list of contents, the language of what a heading says in another language than the text around it."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SPAN = re.compile(r'<span lang="(?P<lang>[\w-]+)">(?P<text>.*?)</span>')
_TAG = re.compile(r"<[^>]*>")


class TocLanguages(Treeprocessor):
    """Gives the entries their languages, after they are made (`kp-toc.html` shows them as they come)."""

    def run(self, root: ET.Element) -> None:
        """Do so for the headings that stand in an element with a language, or hold one."""
        named = {entry["id"]: entry for entry in _entries(getattr(self.md, "toc_tokens", []))}
        for heading, lang in _headings(root, ""):
            entry = named.get(heading.get("id", ""))
            if entry and (told := self._told(heading, str(entry["name"]), lang)):
                entry["name"] = told

    def _told(self, heading: ET.Element, name: str, lang: str) -> str:
        if lang:
            return f'<span lang="{lang}">{name}</span>'
        raw = self.md.htmlStash.rawHtmlBlocks
        source = HTML_PLACEHOLDER_RE.sub(lambda found: str(raw[int(found[1])]), "".join(heading.itertext()))
        for span in _SPAN.finditer(source):
            text = html.escape(html.unescape(_TAG.sub("", span["text"])), quote=False)
            name = name.replace(text, f'<span lang="{span["lang"]}">{text}</span>', 1)
        return name


def _entries(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _entries(token["children"])


def _headings(element: ET.Element, lang: str) -> Iterator[tuple[ET.Element, str]]:
    """The headings, each with the language that it or an element around it is said to be in."""
    lang = element.get("lang", lang)
    if element.tag in _HEADINGS:
        yield element, lang
        return
    for child in element:
        yield from _headings(child, lang)
