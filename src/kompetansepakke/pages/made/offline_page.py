"""The page about reading without a network."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.words.strings import text


def zip_path(edition: str) -> str:
    """Where an edition's zip lies, from the edition's root."""
    return f"uten-nett/{edition}.zip"


def offline_pages(making: Making) -> Iterator[MadePage]:
    """What can be kept for reading without a network, where anything can."""
    if making.offline:
        title = text(making.view.locale, "offline_title")
        yield MadePage("uten-nett/index.md", "offline", title, lambda _: _body(making, title), template="made.html",
                       meta={"script": "offline-page"}, in_shell=True)


def _body(making: Making, title: str) -> Body:
    view = making.view
    zipped = "../" * (2 if view.vocabulary.folder(view.locale) else 1) + zip_path(view.edition.id)
    fragment = rendered("offline.html", view, packages=view.packages, zipped=zipped, site_name=making.site_name)
    return Body(f"# {title}\n\n{fragment}")
