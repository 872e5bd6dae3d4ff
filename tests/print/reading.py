"""A site's view and its made pages, without MkDocs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kompetansepakke.content.view import View, view
from kompetansepakke.pages.parts.made_page import Body, Making
from kompetansepakke.pages.print.print_pages import print_pages
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content
from kompetansepakke.words.languages import Locale

ON = date(2026, 11, 21)


def view_of(root: Path, edition: str, *, locale: Locale = "nb", roles: dict[str, dict[str, str]] | None = None,
            editions: dict[str, dict[str, list[str]]] | None = None) -> View:
    """The view of `edition`, on a day when the closed module is closed."""
    known = vocabulary(roles or DEFAULT_ROLES, editions or DEFAULT_EDITIONS)
    reading = read_content(root, known, frozenset())
    wrong = [found for found in reading.problems if found.severity == "error"]
    assert not wrong, wrong
    return view(reading.content, known.edition(edition), ON, locale)


def made(seen: View, address: str = "") -> dict[str, Body]:
    """The printed sets, by staged path."""
    return {page.path: page.body(frozenset()) for page in print_pages(Making(seen, address=address))}
