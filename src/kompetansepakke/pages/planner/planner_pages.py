"""The pacing pages of an edition, as staged pages, and the links to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import relpath

from kompetansepakke.base import slugs
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.planner_data import as_text, plan_data
from kompetansepakke.pages.planner.regional_page import regional_body, regional_files, regional_path
from kompetansepakke.pages.planner.tidsplan_page import tidsplan_body
from kompetansepakke.pages.planner.wheel_page import wheel_body, wheel_files, wheel_path
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.read_breaks import STANDARD, built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.outline import course
from kompetansepakke.source.yaml.start import default_start
from kompetansepakke.words.strings import text

Breaks = Mapping[str, SchoolBreaks]


@dataclass(frozen=True, slots=True)
class PacingPage:
    """A staged page: its Markdown, and the files beside it by name. `planner` where the browser's planner runs."""

    path: str
    title: str
    description: str
    body: str
    package: PackageView
    files: Mapping[str, str] = field(default_factory=dict)
    planner: bool = False
    in_nav: bool = False


def pacing_pages(view: View, breaks: Breaks, base: str) -> Iterator[PacingPage]:
    """The pages of every package of the edition.

    `breaks` are the site's school calendars, by id; `base` is the edition's address, ending in a slash, or nothing.
    """
    for package in view.packages:
        yield _tidsplan(package, view, breaks)
        if package.wheel:
            yield PacingPage(wheel_path(package), package.wheel.title, text(view.locale, "wheel_link_about"),
                             wheel_body(package.wheel, view), package, wheel_files(package, package.wheel, view, base),
                             in_nav=True)
        for one in package.plans:
            yield PacingPage(regional_path(package, one), one.title, one.description or one.title,
                             regional_body(package, one, view), package, regional_files(package, one, view, base))


def pacing_path(package: PackageView) -> str:
    """The staged page of a package's pacing guide."""
    return f"{package.id}/tidsplan/index.md"


def pacing_paths(view: View) -> frozenset[str]:
    """The staged paths of all pacing pages."""
    return frozenset(path for package in view.packages
                     for path in (*(path for entry in pacing_nav(view, package) for path in entry.values()),
                                  *(regional_path(package, one) for one in package.plans)))


def pacing_nav(view: View, package: PackageView) -> list[dict[str, str]]:
    """A package's pacing pages that have a place in the navigation: name and staged path."""
    wheel = [{text(view.locale, "wheel_nav"): wheel_path(package)}] if package.wheel else []
    return [{text(view.locale, "pacing_title"): pacing_path(package)}, *wheel]


def pacing_links(view: View, package: PackageView) -> str:
    """The links that a package's front page has to its pacing pages."""
    entries = [{"href": "tidsplan/", "title": text(view.locale, "pacing_link"),
                "about": text(view.locale, "pacing_link_about")},
               *([{"href": "arshjul/", "title": text(view.locale, "wheel_link"),
                   "about": text(view.locale, "wheel_link_about")}] if package.wheel else []),
               *({"href": f"planer/{one.id}/", "title": one.title, "about": text(view.locale, "regional_about")}
                 for one in package.plans)]
    return rendered("pacing_links.html", view, entries=entries)


def pacing_href(package: PackageView, module: ModuleView) -> str:
    """The way from a module's front page to the part of the guide that is about it."""
    return f"{relpath(slugs.address(pacing_path(package)), module.front.address)}/#modul-{module.meta.number}"


def _tidsplan(package: PackageView, view: View, breaks: Breaks) -> PacingPage:
    outline, start = course(package, view.edition), default_start(package.start, view.on)
    ordered = _standard_first(breaks)
    title = text(view.locale, "pacing_page_title", package=package.title)
    body = tidsplan_body(view, outline, {name: school_calendar(one) for name, one in ordered.items()}, start)
    data = plan_data(outline, ordered, start, view)
    return PacingPage(pacing_path(package), title, text(view.locale, "pacing_lead"), body, package,
                      {"plan.json": as_text(data)}, planner=True, in_nav=True)


def _standard_first(breaks: Breaks) -> Breaks:
    """The national default first, for it is what a plan uses unless told otherwise."""
    return {STANDARD: breaks.get(STANDARD) or built_in_standard(), **breaks}
