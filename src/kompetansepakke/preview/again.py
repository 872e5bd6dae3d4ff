"""A page that was saved, shown before all else that may depend on it has been made anew."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from kompetansepakke.base.problems import errors
from kompetansepakke.content.checks.pages.converted import Passed, page_problems
from kompetansepakke.content.checks.pages.page_links import links_of_page
from kompetansepakke.content.view import PageView, View, view
from kompetansepakke.machine.kept import Kept
from kompetansepakke.pages.stage import SiteFacts, StageWish, stage_again
from kompetansepakke.site.project import CONTENT_FOLDERS, Reading
from kompetansepakke.site.site import RenderAgain, Site


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that is shown, and what is needed to show a page of it anew."""

    site: Site
    facts: SiteFacts
    wish: StageWish
    stage: Path
    render: RenderAgain
    behind: ExitStack
    """What is to be let go of with it."""

    def show(self, changed: Mapping[Path, bool]) -> bool:
        """Make the page anew whose source is all that was `changed`; False where that isn't so, or not all is well.

        `changed` says of each file whether it stands there, now and before. What the page says elsewhere (in menus,
        printed sets, the search) stays as it was, until everything is made anew. Never fails: whatever goes wrong, the
        whole build meets it too, and tells of it.
        """
        try:
            return self._shown(changed)
        except Exception:
            return False

    def _shown(self, changed: Mapping[Path, bool]) -> bool:
        source = self._source(changed)
        reading = self.site.read() if source else None
        if source is None or reading is None or errors(reading.problems):
            return False
        seen = view(reading.content, self.wish.edition, self.wish.on, self.wish.locale)
        page = next((one for one in seen.pages() if one.source == source), None)
        if page is None or not page.is_open or not self._is_sound(reading, seen, page):
            return False
        facts = replace(self.facts, changes=self.site.changes())
        stage_again(facts, reading.content, self.wish, self.stage, page.path)
        return self.render([page.path])

    def close(self) -> None:
        """Let go of what was kept for this."""
        self.behind.close()

    def _source(self, changed: Mapping[Path, bool]) -> str | None:
        """The one page of the content that was changed."""
        (path, stands), *others = changed.items()
        if others or not stands or path.suffix != ".md":
            return None
        source = path.relative_to(self.site.root.resolve()).as_posix()
        return source if source.partition("/")[0] in CONTENT_FOLDERS else None

    def _is_sound(self, reading: Reading, seen: View, page: PageView) -> bool:
        """Whether nothing is wrong with the page itself, as the engine converts it."""
        content, render = reading.content, self.site.renderer(reading.content, Kept(None))
        made, alone = render(seen, page), replace(seen, packages=(), site_pages=(page,))
        own = next(one for one in content.pages() if one.path == page.path)
        return not errors([*page_problems(content, (alone,), lambda _seen, _page: made, reading.problems, Passed()),
                           *links_of_page(own, content, (seen,), render, self.site.made)])
