"""Writes an edition's staged folder: pages as plain Markdown, the attachments they use, and the catalog."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname
from typing import Any

import yaml

from kompetansepakke.base import slugs
from kompetansepakke.content.derived.catalog import catalog
from kompetansepakke.content.derived.recordings import manuscripts
from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.pages.made.catalogue import PATH as CATALOGUE
from kompetansepakke.pages.made.catalogue import catalogue_body, catalogue_title
from kompetansepakke.pages.made.fronts import home, module_lead, module_overview, package_front
from kompetansepakke.pages.made.notes_page import NOTES_PATH, countable, notes_page
from kompetansepakke.pages.made.offline_page import PAGE, offline_page, zip_path
from kompetansepakke.pages.parts.cards import Renderer
from kompetansepakke.pages.parts.labels import (
    audience_label,
    for_roles,
    module_figures,
    opens_text,
    pilot_text,
    requires_text,
)
from kompetansepakke.pages.parts.linker import Linker
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.planner.planner_pages import pacing_href, pacing_links, pacing_nav, pacing_pages
from kompetansepakke.pages.print.sheet.cover import Home
from kompetansepakke.pages.print.sheet.sets import PrintSet
from kompetansepakke.pages.print.writing import MadePage, made_pages, set_links
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.source.blocks.blocks import Text
from kompetansepakke.words.strings import date_text, text

Nav = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another edition of the same site: where it lies from this edition's root, and which pages it has."""

    edition: str
    name: str
    root: str
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class Staged:
    """What has been staged: MkDocs' navigation, and the source file of each staged page."""

    nav: Nav
    sources: Mapping[str, str]
    outside_nav: frozenset[str] = frozenset()
    """Staged pages that are reached from others and have no place in the navigation."""


@dataclass(slots=True)
class Stager:
    """Stages one view of a site's content from `root` into `folder`."""

    view: View
    root: Path
    folder: Path
    site_name: str
    attachments: Mapping[str, str]
    """Staged path to source path, of all attachments of the site."""
    neighbours: tuple[Neighbour, ...] = ()
    home: Home = field(default_factory=Home)
    pdf: bool = False
    """Whether PDFs of the printed sets will be made, so that pages may link to them."""
    school_breaks: Mapping[str, SchoolBreaks] = field(default_factory=dict)
    offline: bool = False
    """Whether the edition can be kept on the reader's device, so that it needs a page about it."""
    _manuscripts: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._manuscripts = manuscripts(self.view)

    def write(self) -> Staged:
        """Write everything; OSError where the disk refuses."""
        used: set[str] = set()
        handed_out = supplements(self.view)
        nav: Nav = [{text(self.view.locale, "home"): "index.md"}, {catalogue_title(self.view): CATALOGUE}]
        self._home(used)
        self._catalogue()
        for package in self.view.packages:
            path = f"{package.id}/index.md"
            body = package_front(package, self.view)
            meta = {**self._meta(path, "package"), "package": package.id}
            self._file(path, _matter(package.title, package.purpose, meta)
                       + f"# {escape_markdown(package.title)}\n\n{body}"
                       + pacing_links(self.view, package) + set_links(self.view, package, None, pdf=self.pdf))
            entries: list[Any] = [{package.title: path}]
            for module in package.modules:
                self._module(module, package, handed_out, used)
                pages = [{page.title: page.path} for page in (module.front, *module.pages)]
                entries.append({module.front.title: pages})
            entries += pacing_nav(self.view, package)
            nav.append({package.title: entries})
        nav.append(self._notes())
        site_pages = [page for page in self.view.site_pages if page.path != "index.md"]
        for page in site_pages:
            self._page(page, self._meta(page.path, "site", page), "", used)
        if site_pages:
            nav.append({text(self.view.locale, "site_pages"): [{page.title: page.path} for page in site_pages]})
        outside = self._sets(used) | self._pacing() | self._offline()
        for staged in sorted(used):
            self._copy(staged)
        self._file("catalog.json", json.dumps(catalog(self.view), ensure_ascii=False, indent=1) + "\n")
        return Staged(nav, {page.path: page.source for page in self.view.pages()}, outside)

    def _home(self, used: set[str]) -> None:
        own = self.view.by_path.get("index.md")
        packages = home(self.view)
        meta = self._meta("index.md", "home", own)
        if own:
            self._page(own, meta, packages, used)
        else:
            heading = f"# {escape_markdown(self.site_name)}\n\n"
            self._file("index.md", _matter(self.site_name, None, meta) + heading + packages)

    def _catalogue(self) -> None:
        meta = {**self._meta(CATALOGUE, "catalogue"), "script": "catalogue"}
        matter = _matter(catalogue_title(self.view), text(self.view.locale, "catalogue_about"), meta,
                         template="made.html")
        self._file(CATALOGUE, matter + catalogue_body(self.view))

    def _module(self, module: ModuleView, package: PackageView, handed_out: Mapping[str, PageView],
                used: set[str]) -> None:
        crumbs = [{"title": package.title, "address": f"{package.id}/"}]
        order = [module.front, *(page for page in module.pages if page.path not in handed_out)]
        facts = {"number": module.meta.number, "module": module.meta.number, "package": package.id,
                 "figures": module_figures(module, self.view), "requires": requires_text(module, self.view),
                 "opens": opens_text(module, self.view), "pilot": pilot_text(module, self.view),
                 "purpose": module.purpose, "pacing": pacing_href(package, module),
                 "counted": countable(module, handed_out)}
        overview = module_overview(module, self.view, handed_out) if module.is_open else ""
        overview += set_links(self.view, package, module, pdf=self.pdf)
        front = {**self._meta(module.front.path, "module", module.front), **facts, "crumbs": crumbs,
                 **self._around(module.front, order)}
        self._page(module.front, front, overview, used)
        crumbs = [*crumbs, {"title": module.front.title, "address": module.front.address}]
        for page in module.pages:
            giver = handed_out.get(page.path)
            around = {"previous": _link(giver)} if giver else self._around(page, order)
            meta = {**self._meta(page.path, "supplement" if giver else "page", page), "crumbs": crumbs,
                    "module": module.meta.number, "package": package.id, **around}
            self._page(page, meta, "", used)

    def _notes(self) -> dict[str, str]:
        """The page with all that a reader has written; its entry in the navigation."""
        title = text(self.view.locale, "notes_title")
        matter = _matter(title, text(self.view.locale, "notes_description"), self._meta(NOTES_PATH, "notes"),
                         template="notes.html")
        self._file(NOTES_PATH, f"{matter}# {escape_markdown(title)}\n\n{notes_page(self.view)}")
        return {title: NOTES_PATH}

    def _sets(self, used: set[str]) -> frozenset[str]:
        """The printed sets, each a page of its own outside the navigation."""
        sources = {source: staged for staged, source in self.attachments.items()}
        paths = []
        for page in made_pages(self.view, sources, self.home):
            used |= page.used
            paths.append(page.made.path)
            matter = _matter(page.title, None, self._set_meta(page), template="guide.html")
            self._file(page.made.path, matter + page.body)
            for name, content in page.files.items():
                self._file(f"{dirname(page.made.path)}/{name}", content)
        return frozenset(paths)

    def _set_meta(self, page: MadePage) -> dict[str, Any]:
        made: PrintSet = page.made
        crumbs = [{"title": made.package.title, "address": f"{made.package.id}/"}]
        if made.module:
            crumbs.append({"title": made.module.front.title, "address": made.module.front.address})
        return {**self._meta(made.path, "guide"), "crumbs": crumbs, "package": made.package.id, "set": made.kind,
                "pdf": made.pdf if self.pdf and made.pdf else ""}

    def _pacing(self) -> frozenset[str]:
        """The pacing pages; those outside the navigation."""
        pages = list(pacing_pages(self.view, self.school_breaks, self.home.address))
        for page in pages:
            meta = {**self._meta(page.path, "pacing"), "planner": page.planner, "package": page.package.id,
                    "crumbs": [{"title": page.package.title, "address": f"{page.package.id}/"}]}
            self._file(page.path, _matter(page.title, page.description, meta, template="planner.html")
                       + f"# {escape_markdown(page.title)}\n\n{page.body}")
            for name, content in page.files.items():
                self._file(f"{dirname(page.path)}/{name}", content)
        return frozenset(page.path for page in pages if not page.in_nav)

    def _offline(self) -> frozenset[str]:
        """The page about reading without a network."""
        if not self.offline:
            return frozenset()
        title = text(self.view.locale, "offline_title")
        zipped = "../" * (2 if self.view.vocabulary.folder(self.view.locale) else 1) + zip_path(self.view.edition.id)
        meta = {**self._meta(PAGE, "offline"), "script": "offline-page"}
        self._file(PAGE, _matter(title, None, meta, template="made.html")
                   + f"# {title}\n\n{offline_page(self.view, zipped, self.site_name)}")
        return frozenset((PAGE,))

    def _around(self, page: PageView, order: list[PageView]) -> dict[str, Any]:
        """The pages before and after, across the modules of the package."""
        package = next(package for package in self.view.packages if page.path.startswith(package.id + "/"))
        fronts = [module.front for module in package.modules]
        at = order.index(page)
        module = fronts.index(order[0])
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else fronts[module + 1] if module + 1 < len(fronts) else None
        return {name: _link(other) for name, other in (("previous", before), ("next", after)) if other}

    def _meta(self, path: str, kind: str, page: PageView | None = None) -> dict[str, Any]:
        """What the templates need to know of a page, beyond its text."""
        meta: dict[str, Any] = {"kind": kind, "switch": self._switch(path), "open": page is None or page.is_open}
        if page:
            meta["label"] = audience_label(page.audience, self.view)
            meta["short_label"] = for_roles(page.audience, self.view)
            meta["untranslated"] = self.view.locale != page.locale
            meta["number"] = page.number
            meta["manuscript"] = self._manuscripts.get(path, "") if page.is_open else ""
            meta["closed"] = "" if page.is_open or not page.opens else text(
                self.view.locale, "module_not_open" if kind == "module" else "not_open",
                date=date_text(self.view.locale, page.opens))
        return meta

    def _switch(self, path: str) -> list[dict[str, Any]]:
        """The same page in the other editions, or their front page."""
        return [{"edition": other.edition, "name": other.name, "same": path in other.paths,
                 "href": _from(path, other.root + (slugs.address(path) if path in other.paths else ""))}
                for other in self.neighbours]

    def _page(self, page: PageView, meta: dict[str, Any], tail: str, used: set[str]) -> None:
        linker = Linker(self.view, page, {source: staged for staged, source in self.attachments.items()})
        body = Renderer(self.view, page, linker).render() if page.is_open else ""
        used |= linker.used
        heading = "" if _starts_with_h1(page) else f"# {escape_markdown(page.title)}\n\n"
        closed = f"{escape_markdown(meta['closed'])}\n" if not page.is_open else ""
        lead = module_lead(meta, self.view) if meta["kind"] == "module" else ""
        self._file(page.path, _matter(page.title, page.description, meta)
                   + heading + closed + lead + body + "\n" + tail)

    def _file(self, path: str, content: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")

    def _copy(self, staged: str) -> None:
        target = self.folder / staged
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.root / self.attachments[staged], target)


def _link(page: PageView) -> dict[str, str]:
    return {"title": page.title, "address": page.address}


def _matter(title: str, description: str | None, meta: dict[str, Any], template: str = "") -> str:
    allowed = {"title": title, **({"description": description} if description else {}),
               **({"template": template} if template else {}), "kp": meta}
    dumped: str = yaml.safe_dump(allowed, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n\n"


def _from(path: str, address: str) -> str:
    """The way from a page's directory URL to an address counted from the edition's root."""
    return "../" * slugs.address(path).count("/") + address or "./"


def _starts_with_h1(page: PageView) -> bool:
    first = next((line.text for node in page.nodes[:1] if isinstance(node, Text) for line in node.lines
                  if line.text.strip()), "")
    return first.startswith("# ")
