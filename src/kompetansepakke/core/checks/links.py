"""Links: each target exists, and every edition that sees the link may see the target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from posixpath import dirname

from kompetansepakke.core.audience import Edition
from kompetansepakke.core.blocks import texts, walk
from kompetansepakke.core.links import Link
from kompetansepakke.core.model import Content, Page
from kompetansepakke.core.problems import Place, Problem, problem, suggestion
from kompetansepakke.core.targets import Target, resolve
from kompetansepakke.core.view import Locale, PageView, View, view

_LOCALES: tuple[Locale, ...] = ("nb", "nn")
_OPEN_ALL = date.max
"""Links are checked as they will be when everything has opened."""


def link_problems(content: Content) -> Iterator[Problem]:
    """Broken, hidden and refused links, and attachments that nobody uses."""
    checker = _Checker(content)
    for page in content.pages():
        yield from checker.page(page)
    for staged, source in content.attachments.items():
        if staged not in checker.used:
            yield problem("KP106", Place(source))


def page_links(page: Page) -> Iterator[Link]:
    """The links of a page's text, those of its translation too."""
    for nodes in (page.nodes, page.translation.nodes if page.translation else ()):
        for text in texts(nodes):
            yield from text.facts.links


def generated_fronts(content: Content) -> dict[str, str]:
    """Front pages that the tool makes and a link may name: source path to package id (`` for the site's own)."""
    fronts = {f"modules/{package.id}/index.md": package.id for package in content.packages}
    return {"docs/index.md": "", **fronts}


class _Checker:
    """Checks links against what each edition sees."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.sources = {page.source: page for page in content.pages()}
        self.fronts = generated_fronts(content)
        self.attachments = {source: staged for staged, source in content.attachments.items()}
        self.used: set[str] = set()
        self.unsure = content.unsure
        self.views: list[View] = [view(content, edition, _OPEN_ALL, locale)
                                  for edition in content.vocabulary.editions for locale in _LOCALES]
        self.pairs = {(seen.edition.id, seen.locale): seen for seen in self.views}

    def page(self, page: Page) -> Iterator[Problem]:
        yield from (found for link in page_links(page) if (found := self._exists(link, page)))
        yield from self._captions(page)
        hidden: dict[tuple[str, Place, str], list[Edition]] = {}
        for seen in self.views:
            here = seen.by_path.get(page.path)
            for link in (link for facts in here.facts for link in facts.links) if here else ():
                code = self._hidden(link, page, seen)
                if code:
                    hidden.setdefault((link.target, link.place, code), []).append(seen.edition)
        for (target, place, code), editions in hidden.items():
            yield self._told(target, place, code, editions)

    def _told(self, target: str, place: Place, code: str, editions: list[Edition]) -> Problem:
        if code in ("page", "anchor", "attachment"):
            names = ", ".join(dict.fromkeys(edition.id for edition in editions))
            return problem("KP402", place, target=target, editions=names)
        return problem("KP403", place, anchor=target.partition("#")[2], page=code,
                       fix="gi overskriften den samme id-en på begge språk, som {: #kort-navn }, og lenk til den.")

    def _exists(self, link: Link, page: Page) -> Problem | None:
        target = resolve(link.target, page.source)
        if target.kind == "refused":
            return problem("KP404", link.place, target=link.target, why=target.why)
        if target.kind == "external":
            return problem("KP405", link.place, target=link.target) if link.embeds else None
        if target.kind == "attachment":
            if target.source in self.attachments:
                self.used.add(self.attachments[target.source])
                return None
            return self._missing(link, target)
        if target.source not in self.sources and target.source not in self.fronts:
            return self._missing(link, target)
        return self._anchor(link, target)

    def _missing(self, link: Link, target: Target) -> Problem:
        known = [*self.sources, *self.attachments]
        return problem("KP401", link.place, target=link.target, near=suggestion(target.source, known, cutoff=0.9))

    def _anchor(self, link: Link, target: Target) -> Problem | None:
        page = self.sources.get(target.source)
        if target.source in self.unsure or (page and not page.blocks_known):
            return None
        if not target.anchor or (page and any(target.anchor in found.anchors for found in self._seen(page))):
            return None
        name = target.source if page else "en forside som lages av verktøyet"
        return problem("KP403", link.place, anchor=target.anchor, page=name)

    def _seen(self, page: Page) -> Iterator[PageView]:
        return (found for seen in self.views if (found := seen.by_path.get(page.path)))

    def _hidden(self, link: Link, page: Page, seen: View) -> str:
        """What hides the link's target: `page`, `anchor`, `attachment`, or the source file that lacks the anchor."""
        target = resolve(link.target, page.source)
        if target.kind == "attachment":
            return "attachment" if self._in_hidden_module(target.source, seen) else ""
        if target.kind not in ("page", "same-page"):
            return ""
        if target.source in self.fronts and target.source not in self.sources:
            return "" if self._has_front(self.fronts[target.source], seen) else "page"
        known = self.sources.get(target.source)
        if known is None or known.source in self.unsure:
            return ""
        there = seen.by_path.get(known.path)
        return "page" if there is None else self._lacks(target.anchor, known, there, seen)

    def _has_front(self, package: str, seen: View) -> bool:
        unsure = any(source.startswith(f"modules/{package}/") for source in self.unsure)
        return not package or unsure or any(found.id == package for found in seen.packages)

    def _lacks(self, anchor: str, known: Page, there: PageView, seen: View) -> str:
        somewhere = known.blocks_known and any(anchor in found.anchors for found in self._seen(known))
        if not anchor or not somewhere or anchor in there.anchors:
            return ""
        return there.source if self._in_other_language(known, anchor, seen) else "anchor"

    def _in_other_language(self, page: Page, anchor: str, seen: View) -> bool:
        """Whether the same readers have the anchor in the page's other language: then it isn't hidden, it is gone."""
        other = self.pairs[seen.edition.id, "nb" if seen.locale == "nn" else "nn"].by_path.get(page.path)
        return other is not None and anchor in other.anchors

    def _in_hidden_module(self, source: str, seen: View) -> bool:
        """Whether the file lies in the folder of a module that the edition hasn't got: its path would tell of it."""
        folder = dirname(source)
        own = {dirname(module.front.source) for package in seen.packages for module in package.modules}
        every = {dirname(module.front.source) for package in self.content.packages for module in package.modules
                 if module.front.source not in self.unsure}
        return any(f"{folder}/".startswith(f"{module}/") for module in every - own)

    def _captions(self, page: Page) -> Iterator[Problem]:
        for block in walk(page.nodes):
            captions = block.options.get("captions")
            if not isinstance(captions, str) or not captions.endswith((".vtt", ".srt")):
                continue
            target = resolve(captions, page.source)
            if target.kind == "attachment" and target.source in self.attachments:
                self.used.add(self.attachments[target.source])
            elif target.kind != "external":
                yield problem("KP401", block.place, target=captions, near="")
