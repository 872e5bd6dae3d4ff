"""`catalog.json`: an edition's packages as data (contract, section 4)."""

from __future__ import annotations

from typing import Any

from kompetansepakke.base.audience import Audience
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.source.blocks.blocks import Block


def catalog(view: View) -> dict[str, Any]:
    """The catalog of an edition. URLs are relative to its root; what a resource lacks is None."""
    return {"edition": view.edition.id, "locale": view.locale,
            "packages": [_package(package, view) for package in view.packages]}


def _package(package: PackageView, view: View) -> dict[str, Any]:
    return {"id": package.id, "title": package.title, "purpose": package.purpose,
            "modules": [_module(module, view) for module in package.modules]}


def _module(module: ModuleView, view: View) -> dict[str, Any]:
    meta = module.meta
    weeks = meta.min_weeks.for_edition(view.edition)
    return {
        "number": meta.number, "title": module.front.title, "purpose": module.purpose, "url": module.front.address,
        "min_weeks": weeks.as_json() if weeks else None,
        "hours": meta.hours.as_json() if meta.hours else None,
        "meetings": meta.meetings, "requires": list(meta.requires),
        "opens": module.front.opens.isoformat() if module.front.opens else None, "open": module.is_open,
        "pages": [_page(page, view) for page in module.pages],
        "resources": [_resource(page, block, view) for page, block in module.resources],
    }


def _page(page: PageView, view: View) -> dict[str, Any]:
    return {"number": page.number, "title": page.title, "url": page.address, "roles": _roles(page.audience, view)}


def _resource(page: PageView, block: Block, view: View) -> dict[str, Any]:
    options = block.options
    return {"id": block.id, "kind": block.name, "title": block.argument,
            **{key: options.get(key) for key in ("minutes", "work", "phase", "groups")},
            "roles": _roles(block.audience, view), "url": f"{page.address}#{block.id}"}


def _roles(audience: Audience, view: View) -> str | list[str]:
    return "all" if audience.roles is None else audience.listed(view.vocabulary.role_ids)
