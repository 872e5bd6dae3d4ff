"""A made page in the making: Markdown put together from templates and from the blocks of several pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import relpath
from typing import Any

from kompetansepakke.content.view import PageView, View
from kompetansepakke.pages.parts.labels import lang_of
from kompetansepakke.pages.parts.linker import Places
from kompetansepakke.pages.parts.markdown_text import escape_markdown, in_language
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.print.sheet.print_blocks import SheetRenderer
from kompetansepakke.pages.print.sheet.print_links import Shared, SheetLinker
from kompetansepakke.pages.print.sheet.sets import Printout
from kompetansepakke.source.blocks.blocks import Block, Node
from kompetansepakke.words.strings import text

_CONTENTS = "\x01"


@dataclass(slots=True)
class Sheet:
    """Collects one made page. `handed` are the resources that stand on it."""

    view: View
    made: Printout
    places: Places
    shared: Shared
    used: set[str] = field(default_factory=set)
    """Staged paths of the attachments that the page uses."""
    _parts: list[str] = field(default_factory=list)
    _entries: list[dict[str, Any]] = field(default_factory=list)
    _linkers: dict[str, SheetLinker] = field(default_factory=dict)

    def t(self, key: str, **values: object) -> str:
        """A phrase in the page's language."""
        return text(self.view.locale, key, **values)

    def html(self, name: str, **values: Any) -> None:
        """Add a template."""
        self._parts.append(rendered(name, self.view, **values))

    def markdown(self, *lines: str) -> None:
        """Add lines of Markdown."""
        self._parts.append("\n".join(lines) + "\n")

    def heading(self, level: int, title: str, anchor: str, *, entry: int = 0, href: str = "") -> None:
        """Add a heading, which leads to `href`; with `entry` 1 or 2 also a line of that level in the contents."""
        said = escape_markdown(title)
        if href:
            said = f'<a href="{href}">{said}</a>'
        self.markdown(f"{'#' * min(level, 6)} {said} {{: #{anchor} }}")
        self.entry(title, anchor, entry)

    def entry(self, title: str, anchor: str, level: int) -> None:
        """Add a line to the list of contents."""
        new = {"id": anchor, "title": title, "parts": []}
        if level == 1 or (level and not self._entries):
            self._entries.append(new)
        elif level:
            self._entries[-1]["parts"].append(new)

    def contents(self) -> None:
        """Add the list of contents: what comes after this."""
        self._parts.append(_CONTENTS)

    def block(self, page: PageView, block: Block, section: int) -> None:
        """Add a block of `page`, under a heading of level `section`."""
        if block.kind.argument != "roles" or not self.linker(page).says_nothing(block):
            self.nodes(page, (block,), section, block.prefix)

    def nodes(self, page: PageView, nodes: tuple[Node, ...], section: int, prefix: str = "", *,
              meetings_apart: bool = False) -> None:
        """Add text and blocks of `page`, under a heading of level `section`; with `meetings_apart` meetings by name."""
        renderer = SheetRenderer.create(self.linker(page), section, for_leaders=self.made.kind.introduces,
                                        meetings_apart=meetings_apart)
        self._own(page, renderer.nodes(nodes, prefix))

    def agenda(self, page: PageView, meeting: Block) -> None:
        """Add a meeting's agenda alone."""
        self._own(page, SheetRenderer.create(self.linker(page), 1).agenda(meeting))

    def linker(self, page: PageView) -> SheetLinker:
        """The linker for text from `page`."""
        if page.path not in self._linkers:
            self._linkers[page.path] = SheetLinker(self.view, page, self.made.path, self.made.address,
                                                    self.places, self.shared)
        return self._linkers[page.path]

    def href(self, page: PageView, anchor: str | None = None) -> str:
        """The way to `page`, for templates; to a resource on this page where it stands here."""
        if anchor in self.shared.own_ids:
            return f"#{anchor}"
        way = relpath(page.address or ".", self.made.address) + "/"
        return f"{way}#{anchor}" if anchor else way

    def body(self) -> str:
        """All of it, as Markdown."""
        for linker in self._linkers.values():
            self.used |= linker.used
        contents = rendered("sheet_contents.html", self.view, entries=self._entries) if self._entries else ""
        text = "\n".join(contents if part == _CONTENTS else part for part in self._parts)
        return f"{text}\n{self.shared.foot(text)}"

    def _own(self, page: PageView, markdown: str) -> None:
        """Text in another language than the page's says so."""
        self._parts.append(in_language(lang_of(page, self.view), markdown))


def sheet_for(made: Printout, view: View, places: Places, own: Iterable[Block]) -> Sheet:
    """An empty page for `made`, on which the resources `own` will stand."""
    ids = frozenset(block.id for block in own if block.id)
    return Sheet(view, made, places, Shared(ids, text(view.locale, "print_repeated")))
