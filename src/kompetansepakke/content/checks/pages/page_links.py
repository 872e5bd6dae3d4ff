"""Links: each target exists, and every edition that sees the link may see the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname, splitext

from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.content.conversion import Render
from kompetansepakke.content.made_pages import MadePages
from kompetansepakke.content.model import Content, Package, Page
from kompetansepakke.content.references import references
from kompetansepakke.content.targets import Target, resolve
from kompetansepakke.content.view import PackageView, PageView, View
from kompetansepakke.source.markdown.links import Link

_LACKS = "KP109"
"""The code of a folder without the file that makes a module or a package of it."""
_MISNAMED = frozenset({"KP105", "KP108"})


def link_problems(content: Content, views: tuple[View, ...], render: Render | None,
                  made: MadePages, found: Sequence[Problem] = ()) -> Iterator[Problem]:
    """Broken, hidden and refused links, and attachments that nobody uses.

    `views` are those of all editions; without `render` nothing is known of anchors. `made` are pages that
    the tool makes and links may lead to. Pages that were left out for what is wrong in `found` may have used any
    attachment, and be led to.
    """
    left_out = tuple(f"{dirname(one.file)}/" for one in found if one.code == _LACKS)
    checker = _Checker(content, views, render, made, left_out)
    for page in content.pages():
        yield from checker.page(page)
    if not left_out and not any(map(_names_no_page, found)) and all(map(_is_read, content.pages())):
        yield from (problem("KP106", Place(source)) for staged, source in content.attachments.items()
                    if staged not in checker.used)


def links_of_page(page: Page, content: Content, views: tuple[View, ...], render: Render,
                  made: MadePages) -> Iterator[Problem]:
    """The same of one page alone, as these views show it."""
    return _Checker(content, views, render, made).page(page)


def _names_no_page(one: Problem) -> bool:
    """Whether it is told of a page, or a folder of pages, that has no name for one."""
    return one.code in _MISNAMED and splitext(one.file)[1].lower() in ("", ".md")


def _is_read(page: Page) -> bool:
    """Whether the text of the page and of its translations could be read at all, so that all its links are known."""
    return bool(page.nodes or page.blocks_known) and all(told.nodes or told.is_sound
                                                         for told in page.translations.values())


def _fronts(packages: Iterable[Package | PackageView]) -> frozenset[str]:
    """The front pages that the tool makes wherever there is something to lead to, as links name them."""
    return frozenset({"docs/index.md", *(f"modules/{package.id}/index.md" for package in packages)})


class _Checker:
    """Checks links against what each edition sees."""

    def __init__(self, content: Content, views: tuple[View, ...], render: Render | None,
                 made: MadePages, left_out: tuple[str, ...] = ()) -> None:
        self.content, self.views, self.render, self.left_out = content, views, render, left_out
        self.sources = {page.source: page for page in content.pages()}
        self.made = {(seen.edition.id, seen.locale): made.sources(seen) | _fronts(seen.packages) for seen in views}
        self.made_somewhere = _fronts(content.packages).union(*self.made.values())
        self.attachments = {source: staged for staged, source in content.attachments.items()}
        self.used: set[str] = set()
        self.unsure = content.unsure
        self.pairs = {(seen.edition.id, seen.locale): seen for seen in views}

    def page(self, page: Page) -> Iterator[Problem]:
        for nodes in page.trees:
            yield from (found for link in references(nodes) if (found := self._exists(link, page)))
        hidden: dict[tuple[Link, str], list[str]] = {}
        for seen in self.views:
            here = seen.by_path.get(page.path)
            for link in references(here.nodes) if here else ():
                code = self._hidden(link, page, seen)
                if code:
                    hidden.setdefault((link, code), []).append(seen.edition.id)
        for (link, code), editions in hidden.items():
            yield self._told(link, code, ", ".join(dict.fromkeys(editions)))

    def _told(self, link: Link, code: str, editions: str) -> Problem:
        if link.option == "transcript":
            return problem("KP503", link.place, target=link.target, why="er ikke åpent for alle som ser blokken.")
        if code in ("page", "anchor", "attachment"):
            return problem("KP402", link.place, target=link.target, editions=editions)
        return problem("KP403", link.place, anchor=link.target.partition("#")[2], page=code,
                       fix="gi overskriften den samme id-en på alle språk, som {: #kort-navn }, og lenk til den.")

    def _exists(self, link: Link, page: Page) -> Problem | None:
        target = resolve(link.target, page.source)
        if link.option == "transcript" and target.source not in self.sources:
            return problem("KP503", link.place, target=link.target, why="finnes ikke.")
        if target.kind == "refused":
            return problem("KP404", link.place, target=link.target, why=target.why)
        if target.kind == "external":
            return None
        if target.source in self.attachments:
            self.used.add(self.attachments[target.source])
            return None
        if target.source.startswith(self.left_out):
            return None
        known = target.source in self.sources or target.source in self.made_somewhere
        return self._anchor(link, target) if known else self._missing(link, target)

    def _missing(self, link: Link, target: Target) -> Problem:
        known = [*self.sources, *self.attachments]
        return problem("KP401", link.place, target=link.target, near=suggestion(target.source, known, cutoff=0.9))

    def _anchor(self, link: Link, target: Target) -> Problem | None:
        page = self.sources.get(target.source)
        if target.source in self.unsure or (page and not page.blocks_known):
            return None
        if not target.anchor or self.render is None or (page and self._has_anchor(page, target.anchor)):
            return None
        name = target.source if page else "en side som lages av verktøyet"
        return problem("KP403", link.place, anchor=target.anchor, page=name)

    def _has_anchor(self, page: Page, anchor: str) -> bool:
        """Whether some edition's page has the anchor."""
        return any(anchor in self._anchors(there, seen) for seen in self.views
                   if (there := seen.by_path.get(page.path)))

    def _anchors(self, page: PageView, seen: View) -> frozenset[str]:
        facts = self.render(seen, page).facts if self.render else None
        return facts.ids if facts else frozenset()

    def _hidden(self, link: Link, page: Page, seen: View) -> str:
        """What hides the link's target: `page`, `anchor`, `attachment`, or the source file that lacks the anchor."""
        target = resolve(link.target, page.source)
        if target.kind == "attachment":
            return "attachment" if self._in_hidden_module(target.source, seen) else ""
        if target.kind not in ("page", "same-page"):
            return ""
        if target.source in self.made_somewhere and target.source not in self.sources:
            return "" if self._is_made(target.source, seen) else "page"
        known = self.sources.get(target.source)
        if known is None or known.source in self.unsure:
            return ""
        there = seen.by_path.get(known.path)
        return "page" if there is None else self._lacks(target.anchor, known, there, seen)

    def _is_made(self, source: str, seen: View) -> bool:
        """Whether the edition gets the page; taken to be so where the package has pages that nobody sees as yet."""
        package = "/".join(source.split("/")[:2]) + "/"
        unsure = any(other.startswith(package) for other in self.unsure)
        return unsure or source in self.made[seen.edition.id, seen.locale]

    def _lacks(self, anchor: str, known: Page, there: PageView, seen: View) -> str:
        if not anchor or not known.blocks_known or not self._has_anchor(known, anchor) \
                or anchor in self._anchors(there, seen):
            return ""
        return there.source if self._in_other_language(known, anchor, seen) else "anchor"

    def _in_other_language(self, page: Page, anchor: str, seen: View) -> bool:
        """Whether the same readers have the anchor in another of the page's languages: then it is gone, not hidden."""
        others = (self.pairs[seen.edition.id, locale] for locale in self.content.vocabulary.locales
                  if locale != seen.locale)
        return any(there is not None and anchor in self._anchors(there, other)
                   for other in others for there in [other.by_path.get(page.path)])

    def _in_hidden_module(self, source: str, seen: View) -> bool:
        """Whether the file lies in the folder of a module that the edition hasn't got: its path would tell of it."""
        folder = dirname(source)
        own = {dirname(module.front.source) for package in seen.packages for module in package.modules}
        every = {dirname(module.front.source) for package in self.content.packages for module in package.modules
                 if module.front.source not in self.unsure}
        return any(f"{folder}/".startswith(f"{module}/") for module in every - own)
