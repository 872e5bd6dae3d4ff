"""Writes an edition's staged folder: pages as plain Markdown, the attachments they use, and the catalog."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from posixpath import dirname
from typing import Any

from kompetansepakke.content.derived.catalog import catalog
from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.view import ModuleView, PackageView, PageView
from kompetansepakke.pages.counted import COUNTED, counted_script
from kompetansepakke.pages.glossary.explanations import explanations
from kompetansepakke.pages.made.fronts import home, module_facts, module_foot, module_lead
from kompetansepakke.pages.makers import made_pages
from kompetansepakke.pages.parts.cards import MeetingLink, Renderer
from kompetansepakke.pages.parts.linker import Linker, Places
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making, Remember, crumbs
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.page_meta import Describer, Neighbour, changed, front_matter, link_to, starts_with_h1
from kompetansepakke.pages.print.meeting_sets import leader_strip, meeting_links
from kompetansepakke.words.marks import as_spans, unmarked
from kompetansepakke.words.strings import text

Nav = list[dict[str, Any]]
HOME = "index.md"


@dataclass(frozen=True, slots=True)
class Staged:
    """What has been staged: MkDocs' navigation, and what is told of the pages by their staged paths."""

    nav: Nav
    sources: Mapping[str, str]
    """The source file of each page that has one."""
    outside_nav: frozenset[str]
    """Pages that are reached from others and have no place in the navigation."""
    shell: frozenset[str]
    """Pages that are kept on the reader's device from the first visit."""
    pdfs: Mapping[str, str]
    """Pages that a PDF is to be made of, and its name."""
    texts: Mapping[str, str]
    """The pages' Markdown, where they were not written as files."""


class Stager:
    """Stages one edition of a site's content from `root` into `folder`."""

    def __init__(self, making: Making, root: Path, folder: Path, neighbours: tuple[Neighbour, ...] = (),
                 guides: tuple[str, ...] = (), changes: Mapping[str, Sequence[date | None]] | None = None,
                 remember: Remember | None = None) -> None:
        """`guides` are the paths of pages that no reader is led to; `changes` dates the lines of sources.

        Bodies of pages that `remember` knows aren't made anew.
        """
        self.making, self.view, self.root, self.folder = making, making.view, root, folder
        self._describer = Describer(self.view, neighbours)
        self._handed_out = supplements(self.view)
        self._at_meetings = meeting_links(self.view)
        self._made = made_pages(making)
        self._made_paths = frozenset({HOME, *(page.path for page in self._made)})
        self._places = Places(making.attachments, self._made_paths)
        self._guides, self._changes = frozenset(guides), changes or {}
        self._remember = remember
        self._in_common = (making.in_common(), self._made_paths, frozenset(self._handed_out)) if remember else ()
        self._used: set[str] = set()
        self._only: str | None = None
        self._texts: dict[str, str] | None = None

    def write_page(self, path: str) -> None:
        """Write one of the editors' pages alone; OSError where the disk refuses."""
        self._only = path
        self._editors_pages()

    def write(self, *, pages: bool = True) -> Staged:
        """Write everything, the `pages` too or only what else there is; OSError where the disk refuses."""
        self._texts = None if pages else {}
        self._editors_pages()
        for made in self._made:
            self._write_made(made)
        for source, staged in self.making.attachments.items():
            if staged in self._used:
                self._copy(source, staged)
        self._file("catalog.json", unmarked(json.dumps(catalog(self.view), ensure_ascii=False, indent=1)) + "\n")
        self._file(COUNTED, counted_script(self.view))
        fronts = (module.front.path for package in self.view.packages for module in package.modules)
        return Staged(self._nav(), {page.path: page.source for page in self.view.pages()},
                      self._guides | {made.path for made in self._made if not made.nav_title},
                      frozenset({HOME, *fronts, *(made.path for made in self._made if made.in_shell)}),
                      {made.path: made.pdf for made in self._made if made.pdf}, self._texts or {})

    def _editors_pages(self) -> None:
        if self._only in (None, HOME):
            self._home()
        for package in self.view.packages:
            for module in package.modules:
                if self._only in (None, module.front.path, *(page.path for page in module.pages)):
                    self._module(module, package)
        for page in self._site_pages():
            self._page(page, {**self._describer.meta(page.path, "site", page), "apart": page.path in self._guides})

    def _nav(self) -> Nav:
        """The made pages in their order, and each package with its modules where its front page comes."""
        nav: Nav = [{text(self.view.locale, "home"): HOME}]
        packages: dict[str, list[Any]] = {}
        modules: dict[str, list[Any]] = {}
        for made in self._made:
            entry = {unmarked(made.nav_title): made.path}
            if made.package and made.package.id not in packages:
                own = {module.front.path: _module_entries(module) for module in made.package.modules}
                modules |= own
                packages[made.package.id] = [entry, *({unmarked(module.front.title): own[module.front.path]}
                                                      for module in made.package.modules)]
                nav.append({unmarked(made.package.title): packages[made.package.id]})
            elif made.nav_title and made.module:
                modules[made.module.front.path].append(entry)
            elif made.nav_title:
                (packages[made.package.id] if made.package else nav).append(entry)
        if pages := [page for page in self._site_pages() if page.path not in self._guides]:
            nav.append({text(self.view.locale, "site_pages"): [{unmarked(page.title): page.path} for page in pages]})
        return nav

    def _site_pages(self) -> list[PageView]:
        return [page for page in self.view.site_pages if page.path != HOME]

    def _home(self) -> None:
        own = self.view.by_path.get(HOME)
        packages = home(self.view)
        meta = self._describer.meta(HOME, "home", own)
        if own:
            self._page(own, meta, packages)
        else:
            name = self.making.site_name
            self._file(HOME, f"{front_matter(name, None, meta)}# {escape_markdown(name)}\n\n{as_spans(packages)}")

    def _module(self, module: ModuleView, package: PackageView) -> None:
        handed_out, describer = self._handed_out, self._describer
        order = [module.front, *(page for page in module.pages if page.path not in handed_out)]
        front = {**describer.meta(module.front.path, "module", module.front),
                 **module_facts(module, package, self.view, handed_out), "crumbs": crumbs(package),
                 **describer.around(module.front, order)}
        at_meetings = self._at_meetings.get(module.front.path, ())
        lead = module_lead(front, self.view) + leader_strip(self.view, package, module)
        foot = module_foot(module, package, self.making, handed_out)
        self._page(module.front, front, foot, lead, package=package, at_meetings=at_meetings)
        for page in module.pages:
            giver = handed_out.get(page.path)
            around = {"previous": link_to(giver, self.view)} if giver else describer.around(page, order)
            meta = {**describer.meta(page.path, "supplement" if giver else "page", page),
                    "crumbs": crumbs(package, link_to(module.front, self.view)), "module": module.meta.number,
                    "package": package.id, **around}
            self._page(page, meta, package=package, at_meetings=at_meetings)

    def _page(self, page: PageView, meta: dict[str, Any], foot: str = "", lead: str = "",
              package: PackageView | None = None, at_meetings: tuple[MeetingLink, ...] = ()) -> None:
        if self._only not in (None, page.path):
            return
        body = self._body((page, package and package.id, at_meetings),
                          partial(self._text_of, page, package, at_meetings))
        heading = "" if starts_with_h1(page) else f"# {escape_markdown(unmarked(page.title))}\n\n"
        closed = f"{escape_markdown(meta['closed'])}\n" if not page.is_open else ""
        lead, foot = self._describer.ours(meta, closed + lead), self._describer.ours(meta, foot)
        meta = {**meta, "changed": changed(page, self._changes.get(page.source, ()), self.view.locale)}
        self._file(page.path, front_matter(page.title, page.description, meta)
                   + as_spans(f"{heading}{lead}{body.markdown}\n{foot}{body.foot}"))

    def _text_of(self, page: PageView, package: PackageView | None, at_meetings: tuple[MeetingLink, ...]) -> Body:
        linker = Linker(self.view, page, self._places)
        body = Renderer(self.view, page, linker, at_meetings, keyed=True).render() if page.is_open else ""
        return Body(body, foot=explanations(package, linker) if package else "", used=frozenset(linker.used))

    def _write_made(self, made: MadePage) -> None:
        body = self._body(made.made_of and (made.path, *made.made_of), partial(made.body, self._made_paths))
        meta = {**self._describer.meta(made.path, made.kind), **made.meta}
        self._file(made.path, front_matter(made.title, made.description, meta, made.template) + as_spans(body.markdown))
        for name, content in body.files.items():
            self._file(f"{dirname(made.path)}/{name}", content)

    def _body(self, made_of: tuple[object, ...], make: Callable[[], Body]) -> Body:
        """The body that `make` makes of this and of what all pages have in common; of nothing, if it isn't told."""
        body = self._remember((self._in_common, *made_of), make) if self._remember and made_of else make()
        self._used |= body.used
        return body

    def _file(self, path: str, content: str) -> None:
        if self._only not in (None, path):
            return
        if self._texts is not None and path.endswith(".md"):
            self._texts[path] = content
            return
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")

    def _copy(self, source: str, staged: str) -> None:
        target = self.folder / staged
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.root / source, target)


def _module_entries(module: ModuleView) -> Nav:
    return [{unmarked(page.title): page.path} for page in (module.front, *module.pages)]
