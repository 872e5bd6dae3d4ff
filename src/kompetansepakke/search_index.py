"""The search index: the sections of each built page, read from the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_HEADINGS = {"h1", "h2", "h3", "h4"}
_BLOCKS = frozenset(("p li td th div section dd dt br tr blockquote figcaption pre summary caption h5 h6").split())
_SILENT = {"script", "style", "svg", "nav", "template", "form", "button"}


@dataclass(slots=True)
class _Section:
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the sections of `<article data-kp-index>`; what holds no text of its own is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[_Section] = []
        self.kind = ""
        self.label = ""
        self._inside = self._silent = 0
        self._in_heading = False
        self._noindex = ""
        """The tag of the element that is marked as not to be indexed, while we are in it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "article" and "data-kp-index" in found:
            self._inside = 1
            self.kind, self.label = found.get("data-kp-index") or "", found.get("data-kp-module") or ""
            self.sections.append(_Section(""))
        elif tag == "article" and self._inside:
            self._inside += 1
        if not self._inside:
            return
        if tag in _SILENT or "data-kp-noindex" in found:
            self._silent += 1
            self._noindex = tag if "data-kp-noindex" in found else self._noindex
        if tag in _HEADINGS and not self._silent:
            if self.sections[-1].title or tag != "h1":
                self.sections.append(_Section(found.get("id") or ""))
            self._in_heading = True
        if tag in _BLOCKS and self.sections:
            self.sections[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self._inside:
            self._inside -= 1
        elif self._silent and (tag in _SILENT or tag == self._noindex):
            self._silent -= 1
            self._noindex = ""
        elif tag in _HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent and self.sections:
            section = self.sections[-1]
            (section.title if self._in_heading else section.text).append(data)


def search_index(site: Path, locale: str) -> dict[str, Any]:
    """Every section of every page below `site`: address, page title, section title and text.

    A nynorsk edition lies inside the bokmål one and has an index of its own.
    """
    entries: list[dict[str, str]] = []
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        if locale == "nb" and (address == "nn" or address.startswith("nn/")):
            continue
        entries += _entries(path, "" if address == "." else address + "/")
    return {"locale": locale, "sections": entries}


def _entries(path: Path, address: str) -> list[dict[str, str]]:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    page = _joined(reader.sections[0].title) if reader.sections else ""
    found = []
    for section in reader.sections:
        title, text = _joined(section.title), _joined(section.text)
        if title or text:
            url = address + (f"#{section.anchor}" if section.anchor else "")
            found.append({"url": url, "page": page, "title": title or page, "text": text,
                          "where": reader.label, "kind": reader.kind})
    return found


def _joined(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
