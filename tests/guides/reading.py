"""A site's view and its made pages, without MkDocs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kompetansepakke.content.view import Locale, View, view
from kompetansepakke.pages.print.sheet.cover import Home
from kompetansepakke.pages.print.writing import MadePage, made_pages
from kompetansepakke.site.project import DEFAULT_EDITIONS, DEFAULT_ROLES, read_content, vocabulary

ON = date(2026, 11, 21)


def view_of(root: Path, edition: str, *, locale: Locale = "nb", roles: dict[str, dict[str, str]] | None = None,
            editions: dict[str, dict[str, list[str]]] | None = None) -> View:
    """The view of `edition`, on a day when the closed module is closed."""
    known = vocabulary(roles or DEFAULT_ROLES, editions or DEFAULT_EDITIONS)
    reading = read_content(root, known, frozenset())
    wrong = [found for found in reading.problems if found.severity == "error"]
    assert not wrong, wrong
    return view(reading.content, known.edition(edition), ON, locale)


def made(seen: View, address: str = "") -> dict[str, MadePage]:
    """The made pages, by staged path."""
    return {page.made.path: page for page in made_pages(seen, {}, Home(address))}
