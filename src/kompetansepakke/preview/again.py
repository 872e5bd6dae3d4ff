"""Pages that were saved, shown before all else that may depend on them has been made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.content.checks.pages.converted import Finder, Passed, page_problems
from kompetansepakke.content.checks.pages.page_links import links_of_page
from kompetansepakke.content.view import PageView, View, view
from kompetansepakke.machine.kept import Kept
from kompetansepakke.pages.stage import SiteFacts, StageWish, stage_again
from kompetansepakke.preview.board import Fault
from kompetansepakke.site.project import CONTENT_FOLDERS, Reading
from kompetansepakke.site.site import RenderAgain, Site

_MOST = 5
"""Of more pages, all is made in less time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that is shown, and what is needed to show pages of it anew."""

    site: Site
    facts: SiteFacts
    wish: StageWish
    stage: Path
    render: RenderAgain

    def show(self, changed: Mapping[Path, bool]) -> tuple[Fault, ...] | None:
        """Make the pages anew whose sources are all that was `changed`, unless something is wrong with them: tell it.

        None where more than pages was changed, or it can't be told from them how they go: then all must be made.
        `changed` says of each file whether it stands there, now and before. What the pages say elsewhere (in menus,
        printed sets, the search) stays as it was, until all is made. Never fails: whatever goes wrong, the whole round
        meets it too, and tells of it.
        """
        try:
            return self._shown(changed)
        except Exception:
            return None

    def _shown(self, changed: Mapping[Path, bool]) -> tuple[Fault, ...] | None:
        sources = self._sources(changed)
        if not sources:
            return None
        reading = self.site.read()
        seen = view(reading.content, self.wish.edition, self.wish.on, self.wish.locale)
        pages = [page for page in seen.pages() if page.source in sources]
        wrong = errors(reading.problems) or errors(self._problems(reading, seen, pages))
        if wrong:
            return tuple(map(Fault.of, wrong))
        if len(pages) < len(sources) or not all(page.is_open for page in pages):
            return None
        facts = replace(self.facts, changes=self.site.changes())
        for page in pages:
            stage_again(facts, reading.content, self.wish, self.stage, page.path)
        return () if self.render([page.path for page in pages]) else None

    def _sources(self, changed: Mapping[Path, bool]) -> Collection[str]:
        """The pages of the content that were changed; none where anything else was, or too many."""
        root = self.site.root.resolve()
        sources = {path.relative_to(root).as_posix() for path, stands in changed.items()
                   if stands and path.suffix == ".md" and path.is_relative_to(root)}
        of_content = {source for source in sources if source.partition("/")[0] in CONTENT_FOLDERS}
        return of_content if len(of_content) == len(changed) <= _MOST else ()

    def _problems(self, reading: Reading, seen: View, pages: Sequence[PageView]) -> Iterator[Problem]:
        """What is wrong with the pages themselves, as the engine converts them."""
        content, render = reading.content, self.site.renderer(reading.content, Kept(None))
        finder, paths = Finder(content, views=(seen,)), {page.path for page in pages}
        found = (one for page in pages for one in finder.found(page.path, render))
        yield from page_problems(found, reading.problems, Passed())
        for own in content.pages():
            if own.path in paths:
                yield from links_of_page(own, content, (seen,), render, self.site.made)
