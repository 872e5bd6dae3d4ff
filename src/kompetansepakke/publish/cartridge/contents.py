"""What a cartridge holds: the modules of a package, and in each its pages and what is done, met about and looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from posixpath import dirname, relpath
from typing import Any, Literal

import turbohtml
from turbohtml import Element

from kompetansepakke.publish.cartridge.built_edition import BuiltEdition
from kompetansepakke.publish.cartridge.plain_html import DRAWINGS, PlainHtml
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import text

Kind = Literal["page", "discussion", "assignment", "link"]
FILE_BASE = "$IMS-CC-FILEBASE$/"
"""How what is no file of its own names the cartridge's files."""
FILES = "web_resources/"
"""Where images and attachments lie: platforms that know Canvas' cartridges look for a course's files there."""
_KINDS: dict[str, Kind] = {"meeting": "discussion", "task": "assignment"}
"""The blocks that learning platforms have activities for; the others are links."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in a module: a page, an activity or a link. `html` is its text, `url` where a link leads."""

    id: str
    kind: Kind
    title: str
    html: str = ""
    url: str = ""
    path: str = ""
    """Of a page, its file."""
    needs: tuple[str, ...] = ()
    """The files that its text shows or leads to."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A module, with what is in it in reading order."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cartridge:
    """A package of one edition."""

    id: str
    title: str
    purpose: str
    tag: str
    """The language's BCP 47 tag."""
    units: tuple[Unit, ...]
    files: dict[str, bytes]
    """Images and attachments, by their paths."""


def contents(edition: BuiltEdition, package: str, site_url: str, *, thin: bool) -> Cartridge:
    """The cartridge of a package; `thin` leads to the site instead of copying its pages.

    `site_url` is the folder that the editions lie in, or empty where nobody knows it.
    """
    told = edition.package(package)
    reader = _Reader(edition, package, _open_pages(edition, told),
                     f"{site_url.rstrip('/')}/{edition.id}/" if site_url else "", thin)
    units = tuple(reader.unit(module) for module in told["modules"] if module["open"])
    return Cartridge(reader.name("package", package), told["title"], told["purpose"], language(reader.locale).tag,
                     units, dict(sorted(reader.files.items())))


@dataclass(slots=True)
class _Reader:
    edition: BuiltEdition
    package: str
    open_pages: frozenset[str]
    """The addresses of the pages that the cartridge holds."""
    root: str
    """The edition's address on the web, or empty."""
    thin: bool
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        return str(self.edition.catalog["locale"])

    def name(self, kind: str, key: str) -> str:
        """An id that is the same in every export: platforms know by it what they have taken in before."""
        return "kp-" + sha256("\0".join((self.edition.id, self.package, kind, key)).encode()).hexdigest()[:32]

    def unit(self, module: dict[str, Any]) -> Unit:
        title = text(self.locale, "module_title", number=module["number"], title=module["title"])
        pages = [(module["url"], module["title"]),
                 *((page["url"], f"{page['number']} {page['title']}".strip()) for page in module["pages"])]
        entries = [entry for url, name in pages for entry in self._page(url, name, module["resources"])]
        return Unit(self.name("module", module["url"]), title, tuple(entries))

    def _page(self, url: str, title: str, resources: list[dict[str, Any]]) -> Iterator[Entry]:
        article = turbohtml.parse(self.edition.text(f"{url}index.html")).find("article")
        if article is None or url not in self.open_pages:
            return
        yield self._thin_page(url, title) if self.thin else self._whole_page(url, title, article)
        for resource in resources:
            if resource["url"].partition("#")[0] == url:
                yield from self._resource(url, resource, article)

    def _thin_page(self, url: str, title: str) -> Entry:
        return Entry(self.name("page", url), "link", title, url=self.root + url)

    def _whole_page(self, url: str, title: str, article: Element) -> Entry:
        path = f"{url}index.html"
        plain = PlainHtml(path, lambda target: self._beside(target, dirname(path)))
        return Entry(self.name("page", url), "page", title, plain.inner(article), path=path, needs=self._needed(plain))

    def _resource(self, url: str, resource: dict[str, Any], article: Element) -> Iterator[Entry]:
        heading = article.find(id=resource["id"])
        card = heading.parent if heading is not None else None
        kind = _KINDS.get(resource["kind"], "link")
        title = resource["title"] or text(self.locale, f"kind_{resource['kind']}")
        own = self.name("resource", resource["id"])
        address = self.root + resource["url"] if self.root else ""
        if not isinstance(card, Element):
            return
        if kind == "link":
            target = _recording(card) or address
            if target:
                yield Entry(own, "link", title, url=target)
        elif self.thin:
            yield Entry(own, kind, title, self._leads_on(address, title))
        else:
            plain = PlainHtml(f"{url}index.html", self._based)
            yield Entry(own, kind, title, plain.inner(card), needs=self._needed(plain))

    def _leads_on(self, address: str, title: str) -> str:
        said = text(self.locale, "cartridge_read", title=title)
        return f'<p><a href="{escape(address)}">{escape(said)}</a></p>'

    def _based(self, target: str) -> str | None:
        found = self._inside(target)
        return FILE_BASE + found if found else self._on_the_web(target)

    def _beside(self, target: str, folder: str) -> str | None:
        found = self._inside(target)
        return relpath(found, folder) if found else self._on_the_web(target)

    def _inside(self, target: str) -> str | None:
        """The path in the cartridge of what it holds: drawings, open pages of the package, attachments and pictures."""
        if target in self.open_pages and not self.thin:
            return f"{target}index.html"
        is_file = target in self.edition.listed and target.startswith(f"{self.package}/")
        is_drawing = target.startswith(DRAWINGS)
        return FILES + target if is_drawing or (is_file and not target.endswith(".html")) else None

    def _on_the_web(self, target: str) -> str | None:
        return self.root + target if self.root else None

    def _needed(self, plain: PlainHtml) -> tuple[str, ...]:
        """The files that a text needs, which thereby come into the cartridge."""
        shown = {path: self.edition.read(path) for path in plain.used if (self._inside(path) or "").startswith(FILES)}
        needed = {FILES + path: data for path, data in (shown | plain.drawings).items()}
        self.files |= needed
        return tuple(sorted(needed))


def _open_pages(edition: BuiltEdition, package: dict[str, Any]) -> frozenset[str]:
    return frozenset(url for module in package["modules"] if module["open"]
                     for url in (module["url"], *(page["url"] for page in module["pages"]))
                     if " data-kp-closed" not in edition.text(f"{url}index.html"))


def _recording(card: Element) -> str:
    """Where the film, podcast or text itself is to be had, outside the site."""
    offer = card.find(class_="kp-offer")
    links = offer.find_all("a") if offer else []
    return next((href for link in links if (href := link.attr("href") or "").startswith(("https://", "http://"))), "")
