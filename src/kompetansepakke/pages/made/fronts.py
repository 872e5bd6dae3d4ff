"""Front pages that the tool makes: of the edition, of a package, and what a module's front page ends with."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import partial
from posixpath import relpath
from typing import Any

from markupsafe import Markup

from kompetansepakke.content.checks.model.scope import total_minutes
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.pages.made.cartridge_links import taken_along
from kompetansepakke.pages.made.module_map import module_map
from kompetansepakke.pages.parts.labels import (
    audience_label,
    entry_facts,
    module_figures,
    module_title,
    opens_text,
    pilot_text,
    requires_text,
)
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.form import LEADING, OWNER
from kompetansepakke.pages.planner.planner_pages import pacing_href, pacing_links
from kompetansepakke.pages.print.meeting_sets import leader_strip
from kompetansepakke.source.blocks.block_kinds import resource_kinds
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import date_text, hours_text, in_sentence, text


def home(view: View) -> str:
    """The packages of the edition, each with its map and modules."""
    packages = [_package(package, view, package.id + "/") for package in view.packages]
    return rendered("home.html", view, packages=packages, overview=OWNER in view.edition.sees)


def package_pages(making: Making) -> Iterator[MadePage]:
    """The front page of each package."""
    for package in making.view.packages:
        yield MadePage(f"{package.id}/index.md", "package", package.title, partial(_package_front, package, making),
                       package.purpose, meta={"package": package.id}, package=package, nav_title=package.title,
                       in_shell=True)


def _package_front(package: PackageView, making: Making, _: frozenset[str]) -> Body:
    """A package's purpose, map and modules, and the pages that are made for it."""
    view = making.view
    return Body(f"# {escape_markdown(package.title)}\n\n"
                + rendered("package.html", view, package=_package(package, view, ""),
                           strip=leader_strip(view, package, None)) + pacing_links(view, package)
                + taken_along(making, package, None))


def module_facts(module: ModuleView, package: PackageView, view: View, handed_out: Container[str]) -> dict[str, Any]:
    """What the template of a module's front page is told of it.

    `handed_out` holds the staged paths of manuscripts and texts, which stand by themselves.
    """
    return {"number": module.meta.number, "module": module.meta.number, "package": package.id,
            "figures": module_figures(module, view), "requires": requires_text(module, view),
            "opens": opens_text(module, view), "pilot": pilot_text(module, view), "purpose": module.purpose,
            "pacing": pacing_href(package, module), "begin": _first_page(module, view, handed_out)}


def module_lead(meta: Mapping[str, Any], view: View) -> str:
    """What a module's front page opens with: its purpose, and its place in time and order."""
    return rendered("module_lead.html", view, **meta) + "\n"


def module_foot(module: ModuleView, package: PackageView, making: Making, handed_out: Container[str]) -> str:
    """What a module's front page ends with: its pages and all in it by kind and time, and what can be printed."""
    overview = _overview(module, making.view, handed_out) if module.is_open else ""
    return overview + taken_along(making, package, module)


def _overview(module: ModuleView, view: View, handed_out: Container[str]) -> str:
    parts = [_part(page, module, view) for page in module.pages if page.path not in handed_out]
    own = [_part(page, module, view) for page in module.pages if page.path in handed_out]
    blocks = [block for _, block in module.resources]
    total = text(view.locale, "total", hours=hours_text(view.locale, total_minutes(blocks)))
    return rendered("module.html", view, parts=parts, handed_out=own, groups=_groups(module, view),
                   total=total)


def _package(package: PackageView, view: View, base: str) -> dict[str, Any]:
    return {"id": package.id, "title": package.title, "purpose": package.purpose,
            "map": Markup(module_map(package, view, base)), "begin": _begin(package, view, base),
            "modules": [_module(module, view) for module in package.modules]}


def _begin(package: PackageView, view: View, base: str) -> dict[str, str] | None:
    """What to do first: those who lead make a plan, others begin with the first module that has opened."""
    if view.edition.own_role in LEADING:
        return {"href": f"{base}tidsplan/", "label": text(view.locale, "begin_plan"),
                "planned": text(view.locale, "begin_planned")}
    module = next((one for one in package.modules if one.is_open), None)
    what = in_sentence(module_title(module, view.locale)) if module else ""
    label = text(view.locale, "begin", what=what)
    return {"href": f"{base}{module.folder}/", "label": label, "planned": ""} if module else None


def _first_page(module: ModuleView, view: View, handed_out: Container[str]) -> dict[str, str] | None:
    """The page that a module begins with."""
    page = next((one for one in module.pages if one.is_open and one.path not in handed_out), None)
    return {"href": _href(page, module), "label": text(view.locale, "begin", what=f"«{page.title}»")} if page else None


def _module(module: ModuleView, view: View) -> dict[str, Any]:
    return {
        "number": module.meta.number, "folder": module.folder, "purpose": module.purpose,
        "label": module_title(module, view.locale),
        "figures": module_figures(module, view), "opens": opens_text(module, view),
        "requires": requires_text(module, view),
        "parts": [_part(page, module, view) for page in module.pages if page.resources and _is_part(page, view)],
    }


def _is_part(page: PageView, view: View) -> bool:
    """A part has goals of its own; meetings and manuscripts have none."""
    return any(isinstance(node, Block) and node.kind.states_goals for node in page.nodes) \
        and not audience_label(page.audience, view)


def _part(page: PageView, module: ModuleView, view: View) -> dict[str, Any]:
    day = "" if page.is_open or not page.opens else date_text(view.locale, page.opens)
    opens = text(view.locale, "opens", date=day) if day else ""
    return {"href": _href(page, module), "number": page.number, "title": page.title,
            "opens": opens, "label": audience_label(page.audience, view)}


def _href(page: PageView, module: ModuleView) -> str:
    return relpath(page.address, module.front.address) + "/"


def _groups(module: ModuleView, view: View) -> list[dict[str, Any]]:
    groups = []
    for kind in resource_kinds():
        items = [{"href": ("" if page is module.front else _href(page, module)) + f"#{block.id}",
                  "title": block.argument, "facts": entry_facts(block, view.locale)[1:],
                  "label": audience_label(block.audience, view)}
                 for page, block in module.resources if block.name == kind.name]
        if items:
            groups.append({"kind": kind.name, "title": text(view.locale, f"kinds_{kind.name}"), "entries": items})
    return groups
