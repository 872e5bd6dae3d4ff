"""The registry of pages that the tool makes, and what others ask of all of them."""

from __future__ import annotations

from kompetansepakke.content.made_pages import MadePages
from kompetansepakke.content.view import View
from kompetansepakke.pages.glossary.glossary_page import glossary_pages
from kompetansepakke.pages.made.catalogue import catalogue_pages
from kompetansepakke.pages.made.fronts import package_pages
from kompetansepakke.pages.made.moved_pages import moved_pages
from kompetansepakke.pages.made.notes_page import notes_pages
from kompetansepakke.pages.made.offline_page import offline_pages
from kompetansepakke.pages.made.overview_page import overview_pages
from kompetansepakke.pages.parts.made_page import MadePage, Maker, Making
from kompetansepakke.pages.planner.planner_pages import pacing_pages, regional_pages, wheel_pages
from kompetansepakke.pages.print.print_pages import print_pages
from kompetansepakke.pages.print.printed_sets import SETS

MAKERS: tuple[Maker, ...] = (
    Maker(catalogue_pages, ("ressurser",)),
    Maker(package_pages, in_package=True),
    Maker(pacing_pages, ("tidsplan",), in_package=True),
    Maker(wheel_pages, ("arshjul",), in_package=True),
    Maker(regional_pages, ("planer",), in_package=True),
    Maker(glossary_pages, ("ordliste",), in_package=True),
    Maker(notes_pages, ("notater",)),
    Maker(overview_pages, ("oversikt",)),
    Maker(print_pages, tuple(one.kind.folder for one in SETS), in_package=True),
    Maker(offline_pages, ("uten-nett",)),
    Maker(moved_pages),
)
"""In the order of the navigation, where those of a package stand after its modules."""


def made_pages(making: Making) -> list[MadePage]:
    """All made pages of an edition, but for its own front page, which the editors may write."""
    return [page for maker in MAKERS for page in maker.pages(making)]


def made_paths(view: View) -> frozenset[str]:
    """The staged paths of the pages that are made for an edition wherever it is shown."""
    return frozenset({"index.md", *(page.path for page in made_pages(Making(view)))})


def made_for_checks() -> MadePages:
    """What the checks of the content must know."""
    folders, package_folders = (
        tuple(name for maker in MAKERS if maker.in_package is inside for name in maker.folders)
        for inside in (False, True))
    return MadePages(folders, package_folders,
                     lambda view: frozenset(page.source for page in made_pages(Making(view))))
