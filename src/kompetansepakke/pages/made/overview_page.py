"""The page where an owner lays several schools' plans side by side: the browser reads them, and nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.form import OWNER
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import text


def overview_pages(making: Making) -> Iterator[MadePage]:
    """The page, in editions that see what is for owners."""
    view = making.view
    if OWNER in view.edition.sees:
        title = text(view.locale, "overview_title")
        yield MadePage("oversikt/index.md", "overview", title,
                       lambda _: Body(f"# {escape_markdown(title)}\n\n{overview_body(making)}"),
                       text(view.locale, "overview_description"), "overview.html", {"script": "overview"},
                       nav_title=title)


def overview_body(making: Making) -> str:
    """The form, the places that the script fills, and what it says there."""
    known = language(making.view.locale)
    return rendered("overview.html", making.view, weekdays=",".join(known.weekdays), months=",".join(known.months),
                    short_months=",".join(known.short_months))
