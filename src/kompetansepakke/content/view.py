"""What one edition may see, in one language, on one date. Everything that is published comes through here.

A view, and each part of one, is equal to itself alone, so that what is worked out of it can be kept by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from kompetansepakke.base.audience import Audience, Edition, Vocabulary
from kompetansepakke.base.school_year import Wheel, WheelStep
from kompetansepakke.content.front.frontmatter import ModuleMeta
from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.front.regional_plans import RegionalPlan
from kompetansepakke.content.front.year_wheel import Step
from kompetansepakke.content.model import Content, Module, Package, Page, Translation
from kompetansepakke.figures.figure import Figure
from kompetansepakke.source.blocks.blocks import Block, Node, Text, texts, walk, without
from kompetansepakke.source.markdown.facts import Facts
from kompetansepakke.source.markdown.figure_calls import figure_key
from kompetansepakke.source.yaml.start import Start
from kompetansepakke.words.languages import Locale


def visible(nodes: tuple[Node, ...], edition: Edition) -> tuple[Node, ...]:
    """The tree without the blocks that the edition may not see."""
    return without(nodes, lambda block: not block.audience.admits(edition))


@dataclass(frozen=True, eq=False)
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
    """The language of the text: the site's first also in an edition in another, where no translation exists."""
    aliases: tuple[str, ...] = ()
    """The addresses that it had before, from the edition's root; none before it opens."""
    locales: tuple[Locale, ...] = ()
    """The languages that it is to be had in; none before it opens."""
    originals: Mapping[str, Block] = field(default_factory=dict)
    """Of a translated page, by id, the blocks in the site's first language that the edition may see."""

    @cached_property
    def resources(self) -> tuple[Block, ...]:
        """The blocks that have an id, in reading order."""
        return tuple(block for block in walk(self.nodes) if block.id)

    @cached_property
    def written(self) -> str:
        """All its text, as it is written."""
        return "\n\n".join(line.text for text in texts(self.nodes) for line in text.lines)

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The facts of all its text."""
        return tuple(text.facts for text in texts(self.nodes))


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
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
    glossary: tuple[Term, ...] = ()
    """The terms that it may see and that its pages use."""

    def module(self, number: int) -> ModuleView | None:
        """The module with this number, if the edition has it."""
        return next((module for module in self.modules if module.meta.number == number), None)


@dataclass(frozen=True, eq=False)
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

    @cached_property
    def resources(self) -> dict[tuple[str, str], tuple[PageView, Block]]:
        """Each resource that has an id, with its page, by its package and its id."""
        found: dict[tuple[str, str], tuple[PageView, Block]] = {}
        for page in self.pages():
            for block in page.resources:
                if block.id:
                    found.setdefault((page.path.split("/")[0], block.id), (page, block))
        return found


@lru_cache(maxsize=16)  # each edition is checked, named, staged, and told of in all others
def view(content: Content, edition: Edition, on: date, locale: Locale | None = None) -> View:
    """What `edition` may see on the date `on`.

    Texts are in `locale` where there is a translation, else in the site's first language.
    """
    first = content.vocabulary.first_locale
    reader = _Reader(edition, on, locale or first, first, _all_translated(content, locale or first))
    packages = tuple(package for source in content.packages if (package := reader.package(source)))
    site_pages = tuple(reader.page(page) for page in content.site_pages if page.meta.audience.admits(edition))
    seen = View(edition, reader.locale, on, content.vocabulary, packages, site_pages)
    return replace(seen, figures=_figures(seen.pages(), content.figures))


def every_view(content: Content) -> tuple[View, ...]:
    """What each edition sees in each language when everything has opened."""
    return tuple(view(content, edition, date.max, locale)
                 for edition in content.vocabulary.editions for locale in content.vocabulary.locales)


def _figures(pages: Iterable[PageView], known: Mapping[str, Figure]) -> dict[str, Figure]:
    keys = {figure_key(page.source, call.name) for page in pages for facts in page.facts for call in facts.figures}
    return {key: known[key] for key in sorted(keys & known.keys())}


def locales_of(content: Content, edition: Edition) -> tuple[Locale, ...]:
    """The languages that the edition is made in: the site's first, and those of a translation that it sees."""
    translated = {locale for page in content.pages() if page.translations and _may_see(content, page, edition)
                  for locale in page.translations}
    first, *others = content.vocabulary.locales
    return (first, *(locale for locale in others if locale in translated))


def _may_see(content: Content, page: Page, edition: Edition) -> bool:
    module = content.module_of(page)
    return page.meta.audience.admits(edition) and (module is None or module.front.meta.audience.admits(edition))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads content as an edition sees it on a date, in a language; `first` is the one that all content has."""

    edition: Edition
    on: date
    locale: Locale
    first: Locale
    translated: Mapping[str, tuple[Node, ...]]
    """The blocks of translated pages, by the pages' sources."""

    def package(self, package: Package) -> PackageView | None:
        modules = tuple(self.module(module) for module in package.modules
                        if module.front.meta.audience.admits(self.edition))
        if not modules:
            return None
        plans = tuple(filter(None, (one.seen_by(self.edition) for one in package.meta.plans)))
        return PackageView(package.id, package.meta.title(self.locale), package.meta.purpose(self.locale),
                           package.meta.horizon_weeks, modules, package.meta.start, plans,
                           _wheel(package, modules, self.edition, self.locale),
                           _used([term for term in package.glossary if term.audience.admits(self.edition)], modules))

    def module(self, module: Module) -> ModuleView:
        front = self.page(module.front)
        if not front.is_open:
            return ModuleView(module.folder, front, module.meta, None, ())
        translation = module.front.translations.get(self.locale)
        purpose = (translation and translation.meta.purpose) or module.meta.purpose
        pages = tuple(self.page(page) for page in module.pages if page.meta.audience.admits(self.edition))
        return ModuleView(module.folder, front, module.meta, purpose, pages)

    def page(self, page: Page) -> PageView:
        translation = page.translations.get(self.locale)
        title = translation.meta.title if translation else page.meta.title
        own = self.locale if translation else self.first
        if page.meta.opens and self.on < page.meta.opens:
            return PageView(page.path, page.source, page.address, page.number, title, None, page.meta.audience,
                            page.meta.opens, False, (), own)
        description = translation.meta.description if translation else page.meta.description
        nodes = visible(self.translated.get(page.source, page.nodes), self.edition)
        originals = walk(visible(page.nodes, self.edition)) if translation else ()
        return PageView(page.path, translation.source if translation else page.source, page.address, page.number,
                        title, description, page.meta.audience, page.meta.opens, True, nodes, own, page.aliases,
                        (self.first, *page.translations), {block.id: block for block in originals if block.id})


def _used(terms: list[Term], modules: tuple[ModuleView, ...]) -> tuple[Term, ...]:
    """The terms that the pages use: what is explained of a page that has not opened would tell of it."""
    left = terms
    for page in (page for module in modules for page in (module.front, *module.pages)):
        left = left and [term for term in left if not term.found(page.written, page.locale)]
    return tuple(term for term in terms if term not in left)


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


@lru_cache(maxsize=4)  # each language is seen by all editions
def _all_translated(content: Content, locale: Locale) -> dict[str, tuple[Node, ...]]:
    """The blocks of all pages that are translated into the language, by their sources."""
    return {page.source: _translated(page, page.translations[locale])
            for page in content.pages() if locale in page.translations}


def _translated(page: Page, translation: Translation) -> tuple[Node, ...]:
    """The translation's blocks with the figures of the page's own (where they don't match, `kp check` stops it)."""
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

    return merged(translation.nodes)
