"""What pages know of each other: their titles and addresses, and of their text the titles and ids of blocks."""

from __future__ import annotations

from dataclasses import replace

from kompetansepakke.base.problems import Place
from kompetansepakke.content.view import ModuleView, PageView, View


def outlined(seen: View) -> View:
    """The view with pages that hold nothing but what others know of them."""
    return replace(seen, site_pages=tuple(map(_page, seen.site_pages)), packages=tuple(
        replace(package, modules=tuple(map(_module, package.modules))) for package in seen.packages))


def _module(module: ModuleView) -> ModuleView:
    return replace(module, front=_page(module.front), pages=tuple(map(_page, module.pages)))


def _page(page: PageView) -> PageView:
    blocks = (replace(block, children=(), place=Place("")) for block in page.resources)
    return replace(page, nodes=tuple(blocks), originals={})
