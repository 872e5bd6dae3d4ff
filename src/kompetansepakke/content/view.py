"""What one edition may see, in one language, on one date. Everything that is published comes through here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from kompetansepakke.base.audience import Audience, Edition, Vocabulary
from kompetansepakke.base.school_year import Wheel, WheelStep
from kompetansepakke.content.front.frontmatter import ModuleMeta
from kompetansepakke.content.front.regional_plans import RegionalPlan
from kompetansepakke.content.front.year_wheel import Step
from kompetansepakke.content.model import Content, Module, Package, Page
from kompetansepakke.figures.figure import Figure
from kompetansepakke.source.blocks.blocks import Block, Node, Text, texts, walk
from kompetansepakke.source.markdown.facts import Facts
from kompetansepakke.source.markdown.figure_calls import figure_key
from kompetansepakke.source.yaml.start import Start

Locale = Literal["nb", "nn"]


def visible(nodes: tuple[Node, ...], edition: Edition) -> tuple[Node, ...]:
    """The tree without the blocks that the edition may not see."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            kept.append(node)
        elif node.audience.admits(edition):
            kept.append(replace(node, children=visible(node.children, edition)))
    return tuple(kept)


@dataclass(frozen=True)
class PageView:
    """A page as an edition has it. Before it opens, `nodes` is empty and `description` None."""

    path: str
    source: str
    address: str
    number: str | None
    title: str
    description: str | None
    audience: Audience
    opens: date | None
    is_open: bool
    nodes: tuple[Node, ...]
    locale: Locale
    """The language of the text: `nb` also in a nynorsk edition where no translation exists."""

    @cached_property
    def resources(self) -> tuple[Block, ...]:
        """The blocks that have an id, in reading order."""
        return tuple(block for block in walk(self.nodes) if block.id)

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The facts of all its text."""
        return tuple(text.facts for text in texts(self.nodes))


@dataclass(frozen=True)
class ModuleView:
    """A module as an edition has it. Before it opens: title, date and the figures for planning, nothing else."""

    folder: str
    front: PageView
    meta: ModuleMeta
    purpose: str | None
    pages: tuple[PageView, ...]

    @property
    def is_open(self) -> bool:
        """Whether the module has opened."""
        return self.front.is_open

    @property
    def resources(self) -> tuple[tuple[PageView, Block], ...]:
        """Each resource of the module with its page, in reading order."""
        return tuple((page, block) for page in (self.front, *self.pages) for block in page.resources)


@dataclass(frozen=True)
class PackageView:
    """A package as an edition has it."""

    id: str
    title: str
    purpose: str
    horizon_weeks: int
    modules: tuple[ModuleView, ...]
    start: Start | None = None
    plans: tuple[RegionalPlan, ...] = ()
    wheel: Wheel | None = None

    def module(self, number: int) -> ModuleView | None:
        """The module with this number, if the edition has it."""
        return next((module for module in self.modules if module.meta.number == number), None)


@dataclass(frozen=True)
class View:
    """An edition of the whole site."""

    edition: Edition
    locale: Locale
    on: date
    vocabulary: Vocabulary
    packages: tuple[PackageView, ...]
    site_pages: tuple[PageView, ...]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """The figures that the text of the edition calls, by `figure_key`."""

    def pages(self) -> Iterator[PageView]:
        """Every page that the edition has."""
        yield from self.site_pages
        for package in self.packages:
            for module in package.modules:
                yield module.front
                yield from module.pages

    @cached_property
    def by_path(self) -> dict[str, PageView]:
        """Pages by their staged path."""
        return {page.path: page for page in self.pages()}


def view(content: Content, edition: Edition, on: date, locale: Locale = "nb") -> View:
    """What `edition` may see on the date `on`. Texts are in `locale` where there is a translation."""
    packages = tuple(package for source in content.packages if (package := _package(source, edition, on, locale)))
    site_pages = tuple(_page(page, edition, on, locale) for page in content.site_pages
                       if page.meta.audience.admits(edition))
    seen = View(edition, locale, on, content.vocabulary, packages, site_pages)
    return replace(seen, figures=_figures(seen.pages(), content.figures))


def every_view(content: Content) -> tuple[View, ...]:
    """What each edition sees in each language when everything has opened."""
    locales: tuple[Locale, ...] = ("nb", "nn")
    return tuple(view(content, edition, date.max, locale)
                 for edition in content.vocabulary.editions for locale in locales)


def _figures(pages: Iterable[PageView], known: Mapping[str, Figure]) -> dict[str, Figure]:
    keys = {figure_key(page.source, call.name) for page in pages for facts in page.facts for call in facts.figures}
    return {key: known[key] for key in sorted(keys & known.keys())}


def has_translations(content: Content, edition: Edition) -> bool:
    """Whether the edition sees a page that exists in nynorsk."""
    return any(page.translation and _may_see(content, page, edition) for page in content.pages())


def _may_see(content: Content, page: Page, edition: Edition) -> bool:
    module = content.module_of(page)
    return page.meta.audience.admits(edition) and (module is None or module.front.meta.audience.admits(edition))


def _package(package: Package, edition: Edition, on: date, locale: Locale) -> PackageView | None:
    modules = tuple(_module(module, edition, on, locale) for module in package.modules
                    if module.front.meta.audience.admits(edition))
    if not modules:
        return None
    return PackageView(package.id, package.meta.title, package.meta.purpose, package.meta.horizon_weeks, modules,
                       package.meta.start, tuple(filter(None, (one.seen_by(edition) for one in package.meta.plans))),
                       _wheel(package, modules, edition, locale))


def _wheel(package: Package, modules: tuple[ModuleView, ...], edition: Edition, locale: Locale) -> Wheel | None:
    seen = package.meta.year_wheel and package.meta.year_wheel.seen_by(edition)
    return Wheel(seen.title(locale), tuple(_step(step, modules, locale) for step in seen.steps)) if seen else None


def _step(step: Step, modules: tuple[ModuleView, ...], locale: Locale) -> WheelStep:
    """The step with the address of its page; until the module opens, that of the module's front page."""
    folder, _, name = (step.page or "").partition("/")
    module = next((module for module in modules if module.folder == folder), None)
    own = [page.address for page in ((module.front, *module.pages) if module else ()) if page.path.endswith(f"/{name}")]
    address = own[0] if own else module.front.address if module and not module.is_open else None
    who, about = (words(locale) if words else None for words in (step.who, step.about))
    return WheelStep(step.id, step.title(locale), step.when, who, about, address)


def _module(module: Module, edition: Edition, on: date, locale: Locale) -> ModuleView:
    front = _page(module.front, edition, on, locale)
    if not front.is_open:
        return ModuleView(module.folder, front, module.meta, None, ())
    translation = module.front.translation if locale == "nn" else None
    purpose = (translation and translation.meta.purpose) or module.meta.purpose
    pages = tuple(_page(page, edition, on, locale) for page in module.pages if page.meta.audience.admits(edition))
    return ModuleView(module.folder, front, module.meta, purpose, pages)


def _page(page: Page, edition: Edition, on: date, locale: Locale) -> PageView:
    translation = page.translation if locale == "nn" else None
    title = translation.meta.title if translation else page.meta.title
    own: Locale = "nn" if translation else "nb"
    if page.meta.opens and on < page.meta.opens:
        return PageView(page.path, page.source, page.address, page.number, title, None, page.meta.audience,
                        page.meta.opens, False, (), own)
    description = translation.meta.description if translation else page.meta.description
    nodes = visible(_translated(page) if translation else page.nodes, edition)
    return PageView(page.path, translation.source if translation else page.source, page.address, page.number, title,
                    description, page.meta.audience, page.meta.opens, True, nodes, own)


def _translated(page: Page) -> tuple[Node, ...]:
    """The translation's blocks with the figures of the page's own (where they don't match, `kp check` stops it)."""
    assert page.translation is not None
    figures = iter(list(walk(page.nodes)))

    def merged(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        result: list[Node] = []
        for node in nodes:
            if isinstance(node, Text):
                result.append(node)
                continue
            original = next(figures, node)
            result.append(replace(node, options={**node.options, **original.options}, audience=original.audience,
                                  declared=original.declared, children=merged(node.children)))
        return tuple(result)

    return merged(page.translation.nodes)
