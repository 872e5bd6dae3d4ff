"""Links of a staged page: rewritten to where their targets stand in the edition, or taken out before these open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote

from kompetansepakke.base import slugs
from kompetansepakke.content.targets import Target, resolve
from kompetansepakke.content.view import PageView, View
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.source.blocks.blocks import Text
from kompetansepakke.source.markdown.links import Link
from kompetansepakke.words.languages import language
from kompetansepakke.words.marks import marked, unmarked


@dataclass(frozen=True, slots=True)
class Places:
    """What the links of an edition may lead to beside the editors' own pages."""

    attachments: Mapping[str, str]
    """Source path to staged path, of all attachments of the site."""
    made: frozenset[str] | None
    """The staged paths of the pages that the tool makes. None where they don't matter: every link is then kept."""


@dataclass(slots=True)
class Linker:
    """Rewrites the links of one page, and remembers the attachments that its text uses."""

    view: View
    page: PageView
    places: Places
    used: set[str] = field(default_factory=set)
    """Staged paths of the attachments that the page uses."""
    known: set[str] = field(default_factory=set)
    """Addresses that have been looked at as links: those that were written, and those left as they were."""
    drawn: Counter[str] = field(default_factory=Counter)
    """How often each figure stands on the page."""
    inside_card: bool = False

    def rewrite(self, node: Text) -> str:
        """The text with each target replaced by its place in the edition."""
        text = "\n".join(line.text for line in node.lines)
        addresses = {link: self._address(link) for link in node.facts.links}
        gone = [link for link, address in addresses.items() if address is None]
        for link in sorted(addresses, key=lambda found: found.start, reverse=True):
            if any(other.start < link.start and link.end <= other.end for other in gone):
                continue
            address = addresses[link]
            self.known.add(address or "")
            if address is None:
                text = text[:link.start] + _label(text[link.start:link.end], link) + text[link.end:]
            elif address != link.target:
                text = text[:link.target_start] + address + text[link.target_end:]
        return text

    def named(self, target: str) -> str:
        """The staged address of what an option names; an external one as it stands, empty where it isn't open yet."""
        return self._noted(self._staged(target) or "")

    def made(self, path: str) -> str:
        """The way to a page that the tool makes."""
        return self._noted(self._relative(path))

    def resource(self, wanted: str) -> str | None:
        """A Markdown link to the resource with this id in the page's package, if it is there to be seen."""
        found = self.view.resources.get((self.page.path.split("/")[0], wanted))
        if found is None:
            return None
        page, block = found
        address = self._noted(f"{self._relative(page.path)}#{wanted}")
        tag = language(page.locale).tag if page.locale != self.page.locale else ""
        return f"[{escape_markdown(marked(unmarked(block.argument), tag))}]({address})"

    def _noted(self, address: str) -> str:
        self.known.add(address)
        return address

    def _address(self, link: Link) -> str | None:
        """What to write for the link's target; None where it isn't open yet and the link must go."""
        return self._staged(link.target, as_html=link.shape.startswith("html"))

    def _staged(self, target: str, *, as_html: bool = False) -> str | None:
        found = resolve(target, self.page.source)
        return target if found.kind in ("external", "same-page", "refused") else self._found(found, as_html=as_html)

    def _found(self, target: Target, *, as_html: bool) -> str | None:
        staged = target.source.split("/", 1)[1]
        if target.kind == "attachment":
            if self._closed_module(staged):
                return None
            if target.source in self.places.attachments:  # else the check tells that it is missing
                self.used.add(self.places.attachments[target.source])
            base = self.page.address if as_html else dirname(self.page.path)
            return quote(relpath(staged, base or "."))
        page = self.view.by_path.get(staged)
        anchor = f"#{target.anchor}" if target.anchor and page and page.is_open else ""
        if page is None and staged not in (self.places.made or ()):
            closed = self._closed_module(staged)
            if closed is None and self.places.made is not None:
                return None
            staged = closed or staged
        return (self._html_address(staged) if as_html else self._relative(staged)) + anchor

    def _closed_module(self, staged: str) -> str | None:
        """The front page of the module that holds `staged`, if that module isn't open yet."""
        for package in self.view.packages:
            for module in package.modules:
                if not module.is_open and staged.startswith(f"{package.id}/{module.folder}/"):
                    return module.front.path
        return None

    def _relative(self, staged: str) -> str:
        return _way(staged, dirname(self.page.path) or ".")

    def _html_address(self, staged: str) -> str:
        """Raw HTML is not rewritten by MkDocs: it gets the directory URL itself."""
        return quote(relpath(slugs.address(staged) or ".", self.page.address or ".")) + "/"


@lru_cache(maxsize=20_000)  # pages lead to few others, and often
def _way(staged: str, folder: str) -> str:
    return quote(relpath(staged, folder))


def _label(construct: str, link: Link) -> str:
    """What is left of a link that must go: its text, or a picture's description."""
    if link.shape.startswith("html") or link.shape == "definition":
        return ""
    return construct[construct.index("[") + 1:construct.rindex("](")]
