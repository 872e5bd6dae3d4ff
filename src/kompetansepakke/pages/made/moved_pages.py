"""Pages at the addresses that others had before; each leads on to where the text is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from posixpath import relpath

from kompetansepakke.content.view import PageView
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.words.strings import text


def moved_pages(making: Making) -> Iterator[MadePage]:
    """A page for each old address of what has opened."""
    for page in making.view.pages():
        for alias in page.aliases:
            # The address is a folder's: "../" from it is the folder around it.
            leads_to = f"{relpath(page.address or '.', alias)}/"
            yield MadePage(f"{alias}index.md", "moved", page.title, partial(_body, page, alias, making.view.locale),
                           template="moved.html", meta={"leads_to": leads_to})


def _body(page: PageView, alias: str, locale: str, _: frozenset[str]) -> Body:
    title = escape_markdown(page.title)
    return Body(f"# {title}\n\n{text(locale, 'moved')} [{title}]({relpath(page.path, alias)})\n")
