"""Checks of the content as a whole: what no single page can know about itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kompetansepakke.base.problems import Problem
from kompetansepakke.content.checks.model import model_problems
from kompetansepakke.content.checks.pages.anchors import label_problems
from kompetansepakke.content.checks.pages.converted import Finder, Found, Passed, page_problems
from kompetansepakke.content.checks.pages.figure_use import figure_problems
from kompetansepakke.content.checks.pages.page_links import link_problems
from kompetansepakke.content.checks.pages.term_use import term_problems
from kompetansepakke.content.conversion import Render
from kompetansepakke.content.made_pages import NOTHING_MADE, MadePages
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import every_view

__all__ = ["Finder", "Found", "Passed", "check"]


def check(content: Content, render: Render | None = None, found: Sequence[Problem] = (),
          made: MadePages = NOTHING_MADE, passed: Passed | None = None,
          pages: Iterable[Found] | None = None) -> list[Problem]:
    """Every problem in the whole, for all roles and editions at once.

    `render` converts pages as the engine does; without it nothing is said of what only the converted page can tell.
    `found` is what was wrong with single files; `made` says which pages the tool makes. In `passed` is noted in
    which renderings nothing is wrong. `pages` is what others find in all pages by a `Finder`, else we do.
    """
    views = every_view(content)
    of_sources = [
        *model_problems(content, views, made),
        *link_problems(content, views, render, made, found),
        *label_problems(content, views, render),
        *figure_problems(content),
        *term_problems(content, views),
    ]
    if render is None:
        return of_sources
    passed = passed or Passed()
    finder = Finder(content, passed.before, views)
    pages = pages or (found for page in content.pages() for found in finder.found(page.path, render))
    return [*of_sources, *page_problems(pages, (*found, *of_sources), passed)]
