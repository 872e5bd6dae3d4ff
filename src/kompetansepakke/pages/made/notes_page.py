"""The page with all notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kompetansepakke.content.view import ModuleView, PageView, View
from kompetansepakke.pages.parts.labels import module_title
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.words.strings import text


def notes_pages(making: Making) -> Iterator[MadePage]:
    """The page with all that a reader has written."""
    view = making.view
    title = text(view.locale, "notes_title")
    yield MadePage("notater/index.md", "notes", title,
                   lambda _: Body(f"# {escape_markdown(title)}\n\n{notes_page(view)}"),
                   text(view.locale, "notes_description"), "notes.html", nav_title=title, in_shell=True)


def notes_page(view: View) -> str:
    """The body of the page with all notes: what it is, and the titles that notes are grouped by."""
    packages = [{"id": package.id, "title": package.title,
                 "modules": [entry for module in package.modules if (entry := _module(module, view))["pages"]]}
                for package in view.packages]
    own = [page for found in view.site_pages if (page := _page(found))]
    return rendered("notes.html", view, packages=[package for package in packages if package["modules"]], own=own)


def _module(module: ModuleView, view: View) -> dict[str, Any]:
    label = module_title(module, view.locale)
    return {"label": label, "pages": [page for found in (module.front, *module.pages) if (page := _page(found))]}


def _page(page: PageView) -> dict[str, Any] | None:
    if not page.resources:
        return None
    return {"address": page.address, "resources": [{"id": block.id, "title": block.argument}
                                                   for block in page.resources]}
