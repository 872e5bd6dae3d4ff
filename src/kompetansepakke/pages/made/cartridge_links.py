"""A package as files for learning platforms: which editions offer them, what they are called, and where they stand."""

from __future__ import annotations

from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.made_page import Making
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.print.print_pages import set_links
from kompetansepakke.pages.print.sheet.rules import has_leader_guides

OFFERED = ("1.3", "1.1")
"""Versions of Common Cartridge, the first for those who can choose. Moodle reads none above 1.1."""


def cartridge_path(view: View, package: PackageView, version: str) -> str:
    """Where a cartridge lies in what is built in the view's language."""
    locale = view.vocabulary.folder(view.locale).strip("/")
    told = (package.id, view.edition.id, locale, "" if version == OFFERED[0] else version)
    return f"{package.id}/{'-'.join(filter(None, told))}.imscc"


def offered_cartridges(making: Making) -> dict[str, list[str]]:
    """The package and the version of each cartridge that the edition offers, by its path in what is built."""
    return {cartridge_path(making.view, package, version): [package.id, version]
            for package in making.view.packages if _is_offered(making, package) for version in OFFERED}


def taken_along(making: Making, package: PackageView, module: ModuleView | None) -> str:
    """What the front page of a module or package ends with: what can be printed, and of a package its cartridges."""
    printed = set_links(making.view, package, module, pdf=making.pdf)
    return printed if module else printed + _cartridge_links(making, package)


def _cartridge_links(making: Making, package: PackageView) -> str:
    if not _is_offered(making, package):
        return ""
    files = [{"href": cartridge_path(making.view, package, version).removeprefix(f"{package.id}/"), "version": version,
              "is_first": version == OFFERED[0]} for version in OFFERED]
    return rendered("cartridges.html", making.view, files=files, title=package.title)


def _is_offered(making: Making, package: PackageView) -> bool:
    """Those who lead choose the platform; a cartridge holds what has opened, and is made by builds alone."""
    return making.offline and has_leader_guides(making.view) and any(module.is_open for module in package.modules)
