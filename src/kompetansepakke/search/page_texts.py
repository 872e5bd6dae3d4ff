"""What a built page says, section by section, read from the page itself: nothing of other editions can be in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from posixpath import join, normpath
from typing import Any
from unicodedata import normalize

import turbohtml

from kompetansepakke.source.blocks.block_kinds import BLOCKS, resource_kinds
from kompetansepakke.words.marks import marked, unmarked

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BREAKS = frozenset("p li td th div section dd dt br tr blockquote figcaption pre summary caption".split()) | _HEADINGS
_SILENT = {"script", "style", "svg", "nav", "template", "form", "button"}
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
                     r"|(?<=\w)\u200d(?=\w)")
"""What takes no place and divides no word, but for the joiner in pictures (`web/scripts/shared/fold.js` drops it)."""


_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
"""A word, or a number such as 3.5 (`web/scripts/search/match.js` has the same)."""
_STRONG = 3
"""How many times a word stands on a page that it is important to."""


@dataclass(slots=True)
class Section:
    """A heading and what stands below it; a part for leaders alone is a section of its own, without a title."""

    anchor: str
    kind: str = ""
    """What kind of resource it is: `video`, `task` …, or nothing."""
    label: str = ""
    """Whom it is for, as the page says it."""
    title: str = ""
    text: str = ""
    told: str = ""
    """Its title with marks around what is in another language than the edition; nothing where nothing is."""
    lang: str = ""
    """The tag of the language that most of its text is in, where that is another."""


@dataclass(slots=True)
class Page:
    """A page of an edition: its address from the edition's root, and what is to be found on it."""

    address: str
    kind: str = ""
    package: str = ""
    crumbs: list[str] = field(default_factory=list)
    """Titles from the package down to the module that the page belongs to."""
    module: str = ""
    """The module's number, or nothing."""
    number: str = ""
    """What the page says above its title: `0.6`, or `Modul 3`. Readers know pages by it, from what is printed."""
    sections: list[Section] = field(default_factory=list)
    """The first one is the page's own: its title, its label, what stands above the other headings."""
    also: str = ""
    """Other words for what its text is about, by which it is found too."""
    manuscripts: set[str] = field(default_factory=set)
    """Addresses of the pages that its films and podcasts offer as their manuscripts."""
    words: dict[str, bool] = field(default_factory=dict)
    """Its words in lower case, and whether the page is an important place to find each of them."""

    def as_json(self) -> dict[str, Any]:
        """All of the page, as JSON can hold it."""
        return {**asdict(self), "manuscripts": sorted(self.manuscripts)}

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> Page:
        """The page of which `as_json` told."""
        sections = [Section(**section) for section in told["sections"]]
        return cls(**{**told, "sections": sections, "manuscripts": set(told["manuscripts"])})


@dataclass(slots=True)
class _Element:
    """An element that is open: what to go back to when it closes."""

    tag: str
    silent: bool = False
    takes: str = ""
    """What its text is: `title`, `label`, `crumb`, `number`, or the section's text."""
    back: Section | None = None
    card: str = ""
    """The kind of the card, until its heading has been met."""


class _Reader:
    """Reads `<article data-kp-index>` and the breadcrumbs above it."""

    def __init__(self, address: str) -> None:
        self.page = Page(address)
        self._open: list[_Element] = []
        self._inside = self._crumbs = False
        self._current = Section("")
        self._lang = self._own_lang = ""
        self._said: Counter[tuple[int, str]] = Counter()

    def read(self, node: turbohtml.Node) -> None:
        """Read what stands in an element, in reading order."""
        for child in node.children:
            if isinstance(child, turbohtml.Text):
                self._text(child.data)
            elif isinstance(child, turbohtml.Element):
                self._read_element(child)

    def _read_element(self, element: turbohtml.Element) -> None:
        tag, outer = element.tag, self._lang
        found = {name: element.attr(name) or "" for name in element.attrs}
        self._lang = found.get("lang", outer)
        if tag == "html":
            self._own_lang = self._lang
        classes = found.get("class", "").split()
        first = self._first(tag, found, classes)
        if self._inside or self._crumbs:
            self._open.append(self._element(tag, found, classes))
        if self._inside and tag in _BREAKS:
            self._current.text += " "
        self.read(element)
        if self._open:
            self._current = self._open.pop().back or self._current
        self._lang = outer
        if first:
            self._inside = self._crumbs = False

    def language_of(self, section: Section) -> str:
        """The tag of the language that most of the section's text is in, where that isn't the edition's."""
        said = {lang: count for (number, lang), count in self._said.items() if number == id(section)}
        return max(said, key=lambda lang: said[lang], default="")

    def _first(self, tag: str, found: dict[str, str], classes: list[str]) -> bool:
        """Whether the element is one that is read, with all in it."""
        if tag == "body":
            self.page.package, self.page.module = found.get("data-kp-package", ""), found.get("data-kp-module", "")
        elif tag == "article" and "data-kp-index" in found:
            self._inside = True
            self.page.kind = found["data-kp-index"]
            self.page.sections = [Section("")]
            return True
        elif tag == "nav" and "kp-crumbs" in classes:
            self._crumbs = True
            return True
        return False

    def _text(self, data: str) -> None:
        if any(element.silent for element in self._open) and not self._crumbs:
            return
        takes = next((element.takes for element in reversed(self._open) if element.takes), "")
        foreign = "" if self._lang == self._own_lang else self._lang
        if takes == "crumb":
            self.page.crumbs.append(marked(data, foreign))
        elif takes == "number":
            self.page.number += data
        elif self._inside and takes == "label":
            self._current.label += marked(data, foreign)
        elif self._inside and takes:
            self._current.title += data
            self._current.told += marked(data, foreign)
        elif self._inside:
            self._current.text += data
            self._said[id(self._current), foreign] += len(data.strip())

    def _element(self, tag: str, found: dict[str, str], classes: list[str]) -> _Element:
        if self._crumbs:
            return _Element(tag, takes="crumb" if tag == "a" else "")
        if tag == "article" and "data-kp-index" in found:
            self._current = self.page.sections[0]
            return _Element(tag)
        if tag in _HEADINGS:
            return self._heading(tag, found.get("id", ""))
        if tag == "p" and "kp-for" in classes:
            return _Element(tag, takes="label")
        if tag == "div" and {"kp-leader", "kp-tip", "kp-card"} & set(classes):
            return self._block(tag, classes)
        if tag == "a" and any(element.card for element in self._open):
            self._offer(found.get("href", ""))
        self.page.also += f" {found.get('data-kp-also', '')}"
        is_silent = (tag in _SILENT and "kp-term" not in classes) or "data-kp-noindex" in found \
            or "footnote-ref" in classes  # its number would become the end of the word before it
        above = "kp-facts" in classes and not self.page.sections[0].title
        return _Element(tag, is_silent, "number" if above else "")

    def _heading(self, tag: str, anchor: str) -> _Element:
        if tag == "h1" and not self.page.sections[0].title:
            return _Element(tag, takes="title")
        card = next((element for element in reversed(self._open) if element.card), None)
        first = card is not None and card.back is self._current
        around = self._current.label if any(element.back for element in self._open) else ""
        section = Section(anchor, card.card if card and first else "", around)
        self.page.sections.append(section)
        self._current = section
        return _Element(tag, takes="title")

    def _block(self, tag: str, classes: list[str]) -> _Element:
        back = self._current
        card = next((kind.name for kind in resource_kinds() if f"kp-{kind.name}" in classes), "")
        if "kp-card" not in classes:
            self._current = Section(back.anchor)
            self.page.sections.append(self._current)
        return _Element(tag, back=back, card=card)

    def _offer(self, href: str) -> None:
        card = next(element.card for element in reversed(self._open) if element.card)
        if BLOCKS[card].is_recording and href.endswith("/") and ":" not in href:
            self.page.manuscripts.add(normpath(join(self.page.address, href)) + "/")


def read_page(html: str, address: str) -> Page:
    """The page, its sections with their spaces in order; without sections where it is not to be found."""
    reader = _Reader(address)
    reader.read(turbohtml.parse(html))
    page = reader.page
    page.crumbs = [text for text in map(_joined, page.crumbs) if text][1:]
    page.number = _joined(page.number)
    for section in page.sections:
        section.title, section.text, section.label = map(_joined, (section.title, section.text, section.label))
        section.told = "" if unmarked(section.told) == section.told else _joined(section.told)
        section.lang = reader.language_of(section)
    page.sections[1:] = [section for section in page.sections[1:] if section.title or section.text]
    page.words = {word: times >= _STRONG for word, times in _counted(page).items()}
    return page


def _counted(page: Page) -> Counter[str]:
    """How often each word stands on the page; what is in titles counts as often."""
    count: Counter[str] = Counter(dict.fromkeys(_WORD.findall(page.number.lower()), _STRONG))
    count.update(_WORD.findall(page.also.lower()))
    for section in page.sections:
        count.update(_WORD.findall(section.text.lower()))
        count.update(dict.fromkeys(_WORD.findall(section.title.lower()), _STRONG))
    return count


def _joined(text: str) -> str:
    return " ".join(_UNSEEN.sub("", normalize("NFC", text)).split())
