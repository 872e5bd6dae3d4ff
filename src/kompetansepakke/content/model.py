"""The content of a site, read and typed: packages of modules of pages, and the site's own pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kompetansepakke.base import slugs
from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.content.front.frontmatter import NOBODY, ModuleMeta, PackageMeta, PageMeta, TranslationMeta
from kompetansepakke.content.front.glossary import Term
from kompetansepakke.figures.figure import Figure
from kompetansepakke.source.blocks.blocks import Node


@dataclass(frozen=True, slots=True)
class Translation:
    """The text of a page in another language than the site's first."""

    source: str
    meta: TranslationMeta
    nodes: tuple[Node, ...]
    is_sound: bool = True
    """False where its front matter or blocks are wrong, so that comparing it with the page says nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `source` is its file from the site's root, `path` its file from the edition's root."""

    source: str
    path: str
    meta: PageMeta
    nodes: tuple[Node, ...]
    text_hash: str
    """What a translation's `source_hash` must say to be up to date."""
    number: str | None = None
    """`1.2` for a page of a module; None for front pages and the site's own pages."""
    translations: Mapping[str, Translation] = field(default_factory=dict)
    """Its text in other languages, by locale."""
    blocks_known: bool = True
    """False where a block is wrong, so that more may be missing than what stands in `nodes`."""

    @property
    def address(self) -> str:
        """The directory URL from the edition's root, `` for the root itself."""
        return slugs.address(self.path)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The directory URLs that it had before, from the edition's root."""
        package = f"{self.path.split('/')[0]}/" if self.source.startswith("modules/") else ""
        return tuple(f"{package}{alias.strip('/')}/" for alias in self.meta.aliases)

    @property
    def trees(self) -> tuple[tuple[Node, ...], ...]:
        """The blocks of its own text and of each translation."""
        return (self.nodes, *(translation.nodes for translation in self.translations.values()))


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its front page, its figures, and its pages in order."""

    folder: str
    front: Page
    meta: ModuleMeta
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A competence package: its modules in order of number."""

    id: str
    source: str
    meta: PackageMeta
    modules: tuple[Module, ...]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    figures_read: bool = True
    """False where something in figures.yml is wrong, so that a figure may lack for that reason."""
    glossary: tuple[Term, ...] = ()

    def module(self, number: int) -> Module | None:
        """The module with this number, if there is one."""
        return next((module for module in self.modules if module.meta.number == number), None)

    def pages(self) -> Iterator[Page]:
        """All pages, each module's front page first."""
        for module in self.modules:
            yield module.front
            yield from module.pages


@dataclass(frozen=True, eq=False)
class Content:
    """All of a site's content, equal to itself alone. `attachments` maps a staged path to its source file."""

    vocabulary: Vocabulary
    packages: tuple[Package, ...] = ()
    site_pages: tuple[Page, ...] = ()
    attachments: Mapping[str, str] = field(default_factory=dict)

    def pages(self) -> Iterator[Page]:
        """Every page of the site."""
        yield from self.site_pages
        for package in self.packages:
            yield from package.pages()

    @cached_property
    def unsure(self) -> frozenset[str]:
        """Source files of the pages that don't say rightly whom they are for, or whose module's front page doesn't.

        Nobody sees them, and whatever follows from that is no news to the editor.
        """
        own = {page.source for page in self.pages() if page.meta.audience == NOBODY}
        inner = {page.source for package in self.packages for module in package.modules
                 if module.front.source in own for page in module.pages}
        return frozenset(own | inner)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure, as `package/name`."""
        return {f"{package.id}/{name}": figure for package in self.packages for name, figure in package.figures.items()}

    def module_of(self, page: Page) -> Module | None:
        """The module that a page belongs to; None for the site's own pages."""
        for package in self.packages:
            for module in package.modules:
                if page.path.startswith(f"{package.id}/{module.folder}/"):
                    return module
        return None
