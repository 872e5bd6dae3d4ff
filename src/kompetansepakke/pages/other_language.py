"""An edition's view in which every text that isn't in the edition's language is marked with the one that it is in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.base.school_year import Wheel
from kompetansepakke.content.front.regional_plans import Item, Lane, RegionalPlan
from kompetansepakke.content.front.year_wheel import YearWheel
from kompetansepakke.content.model import Content, Module, Package
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.source.blocks.blocks import Block, Node
from kompetansepakke.source.yaml.localized import Words, words_in
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.marks import marked

_Told = TypeVar("_Told", Words, Words | None)


def with_languages(seen: View, content: Content) -> View:
    """The view of `content` with its marks. The glossary has none, since its words are sought in texts."""
    known, sources = seen.vocabulary, {package.id: package for package in content.packages}
    if seen.locale == known.first_locale:
        return seen
    marker = _Marker(seen.locale, language(known.first_locale).tag)
    return replace(
        seen, vocabulary=roles_with_languages(known, seen.locale), site_pages=tuple(map(marker.page, seen.site_pages)),
        packages=tuple(marker.package(package, sources[package.id]) for package in seen.packages))


def roles_with_languages(known: Vocabulary, locale: Locale) -> Vocabulary:
    """The vocabulary, where roles that have no name in the language have the site's first one with its mark."""
    tag = language(known.first_locale).tag
    return replace(known, roles=tuple(
        role if locale in dict(role.names) else
        replace(role, names=(*role.names, (locale, marked(role.names[0][1], tag)))) for role in known.roles))


@dataclass(frozen=True, slots=True)
class _Marker:
    """Marks what isn't in the language `locale` with the tag of the site's first."""

    locale: Locale
    tag: str

    def page(self, page: PageView) -> PageView:
        if page.locale == self.locale:
            return page
        return replace(page, title=marked(page.title, self.tag), nodes=self._nodes(page.nodes))

    def _nodes(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(self._block(node) if isinstance(node, Block) else node for node in nodes)

    def _block(self, block: Block) -> Block:
        titled = block.kind.argument == "title"
        return replace(block, argument=marked(block.argument, self.tag) if titled else block.argument,
                       children=self._nodes(block.children))

    def package(self, package: PackageView, source: Package) -> PackageView:
        meta, said = source.meta, _Written(self, source.meta)
        modules = {module.folder: module for module in source.modules}
        return replace(
            package, title=said.text(meta.title), purpose=said.text(meta.purpose),
            plans=tuple(map(said.plan, package.plans)),
            wheel=said.wheel(package.wheel, meta.year_wheel) if package.wheel and meta.year_wheel else None,
            modules=tuple(self._module(module, modules[module.folder]) for module in package.modules))

    def _module(self, module: ModuleView, source: Module) -> ModuleView:
        own = source.front.translations.get(self.locale)
        purpose = module.purpose and marked(module.purpose, "" if own and own.meta.purpose else self.tag)
        return replace(module, front=self.page(module.front), purpose=purpose,
                       pages=tuple(map(self.page, module.pages)))


class _Written:
    """The texts of package.yml. Where none of them is in the language, those that are the same in all aren't either."""

    def __init__(self, marker: _Marker, whole: object) -> None:
        self._marker = marker
        self._translated = any(marker.locale in words.locales for words in words_in(whole))

    def words(self, words: _Told) -> _Told:
        locale = self._marker.locale
        if words is None or locale in words.locales or (self._translated and words.is_same_in_all):
            return words
        return Words((*words.by_locale, (locale, marked(words.first, self._marker.tag))))

    def text(self, words: Words) -> str:
        return self.words(words)(self._marker.locale)

    def plan(self, plan: RegionalPlan) -> RegionalPlan:
        return replace(plan, title=self.words(plan.title), description=self.words(plan.description),
                       goal=self.words(plan.goal), lanes=tuple(map(self._lane, plan.lanes)))

    def _lane(self, lane: Lane) -> Lane:
        return replace(lane, title=self.words(lane.title), items=tuple(map(self._item, lane.items)))

    def _item(self, item: Item) -> Item:
        return replace(item, title=self.words(item.title), themes=tuple(map(self.words, item.themes)))

    def wheel(self, wheel: Wheel, source: YearWheel) -> Wheel:
        written = {step.id: step for step in source.steps}
        return replace(wheel, title=self.text(source.title), steps=tuple(
            replace(step, title=self.text(written[step.id].title), who=self._maybe(written[step.id].who),
                    about=self._maybe(written[step.id].about))
            for step in wheel.steps))

    def _maybe(self, words: Words | None) -> str | None:
        return self.text(words) if words else None
