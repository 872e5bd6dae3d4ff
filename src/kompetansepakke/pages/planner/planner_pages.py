"""The pacing pages of an edition: pacing guides, year wheels and regional plans, and the links to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from posixpath import relpath

from kompetansepakke.base import slugs
from kompetansepakke.base.school_year import Wheel
from kompetansepakke.content.front.regional_plans import RegionalPlan
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making, crumbs
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.pacing_page import pacing_body
from kompetansepakke.pages.planner.regional_page import regional_body, regional_files, regional_path
from kompetansepakke.pages.planner.wheel_page import wheel_body, wheel_files, wheel_path
from kompetansepakke.words.strings import text


def pacing_pages(making: Making) -> Iterator[MadePage]:
    """The pacing guide of each package, where the browser's planner runs."""
    view = making.view
    for package in view.packages:
        made = _page(pacing_path(package), text(view.locale, "pacing_page_title", package=package.title),
                     text(view.locale, "pacing_lead"), package, partial(pacing_body, package, making),
                     planner=True, nav_title=text(view.locale, "pacing_title"))
        yield replace(made, made_of=(package, making.school.get(package.id)))


def wheel_pages(making: Making) -> Iterator[MadePage]:
    """The year wheel of each package that has one."""
    view = making.view
    for package in view.packages:
        if wheel := package.wheel:
            yield _page(wheel_path(package), wheel.title, text(view.locale, "wheel_link_about"), package,
                        partial(_wheel, package, wheel, making),
                        nav_title=text(view.locale, "wheel_nav"))


def regional_pages(making: Making) -> Iterator[MadePage]:
    """The regional plans of each package."""
    view = making.view
    for package in view.packages:
        for one in package.plans:
            title = one.title(view.locale)
            yield _page(regional_path(package, one), title, one.description(view.locale) if one.description else title,
                        package, partial(_regional, package, one, making), nav_title=title)


def _wheel(package: PackageView, wheel: Wheel, making: Making) -> Body:
    return Body(wheel_body(wheel, making.view), wheel_files(package, wheel, making.view, making.address))


def _regional(package: PackageView, plan: RegionalPlan, making: Making) -> Body:
    return Body(regional_body(package, plan, making.view),
                regional_files(package, plan, making.view, making.address))


def _page(path: str, title: str, description: str, package: PackageView, make: Callable[[], Body], *,
          planner: bool = False, nav_title: str = "") -> MadePage:
    def body(_: frozenset[str]) -> Body:
        made = make()
        return Body(f"# {escape_markdown(title)}\n\n{made.markdown}", made.files)

    return MadePage(path, "pacing", title, body, description, "planner.html",
                    {"planner": planner, "package": package.id, "crumbs": crumbs(package)}, package,
                    nav_title=nav_title)


def pacing_path(package: PackageView) -> str:
    """The staged page of a package's pacing guide."""
    return f"{package.id}/tidsplan/index.md"


def pacing_links(view: View, package: PackageView) -> str:
    """The links that a package's front page has to its pacing pages."""
    entries = [{"href": "tidsplan/", "title": text(view.locale, "pacing_link"),
                "about": text(view.locale, "pacing_link_about")},
               *([{"href": "arshjul/", "title": text(view.locale, "wheel_link"),
                   "about": text(view.locale, "wheel_link_about")}] if package.wheel else []),
               *({"href": f"planer/{one.id}/", "title": one.title(view.locale),
                  "about": text(view.locale, "regional_about")} for one in package.plans)]
    return rendered("pacing_links.html", view, entries=entries)


def pacing_href(package: PackageView, module: ModuleView) -> str:
    """The way from a module's front page to the part of the pacing guide that is about it."""
    return f"{relpath(slugs.address(pacing_path(package)), module.front.address)}/#modul-{module.meta.number}"
