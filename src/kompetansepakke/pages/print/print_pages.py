"""All printed sets of an edition, as staged pages; and the lists of them that front pages end with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from posixpath import relpath

from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.linker import Places
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making, crumbs
from kompetansepakke.pages.parts.page_meta import link_to
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.print.printed_sets import LEADER_GUIDE, PrintedSet, printouts
from kompetansepakke.pages.print.sheet.cover import Home
from kompetansepakke.pages.print.sheet.sets import Printout
from kompetansepakke.pages.print.sheet.sheet import sheet_for
from kompetansepakke.source.blocks.blocks import walk
from kompetansepakke.words.strings import text


def print_pages(making: Making) -> Iterator[MadePage]:
    """The pages of every set of the edition."""
    for one, made in printouts(making.view):
        pdf = made.pdf if making.pdf and made.pdf else ""
        below = [link_to(made.module.front, making.view)] if made.module else []
        meta = {"crumbs": crumbs(made.package, *below), "package": made.package.id, "set": made.kind.name, "pdf": pdf}
        yield MadePage(made.path, "guide", made.title(making.view), partial(_body, one, made, making),
                       template="sheet.html", meta=meta, package=made.package, module=made.module,
                       nav_title=_name(made, making.view), pdf=pdf, made_of=(made.module or made.package,))


def _body(one: PrintedSet, made: Printout, making: Making, known: frozenset[str]) -> Body:
    handed_out = frozenset(supplements(making.view))
    modules = [made.module] if made.module else [module for module in made.package.modules if module.is_open]
    own = walk(tuple(block for module in modules for block in one.stands(module, making.view, handed_out)))
    sheet = sheet_for(made, making.view, Places(making.attachments, known), own)
    files = one.fill(sheet, Home(making.address), handed_out)
    return Body(sheet.body(), files, frozenset(sheet.used))


def set_links(view: View, package: PackageView, module: ModuleView | None, *, pdf: bool) -> str:
    """The sets of a module, or of the package, as the list that its front page ends with; nothing if it has none."""
    found = [made for _, made in printouts(view) if made.package is package and made.module is module]
    if not found:
        return ""
    front = f"{package.id}/{module.folder}" if module else package.id
    entries = [{"href": relpath(made.address, front) + "/", "title": _name(made, view), "about": _about(made, view),
                "pdf": f"{relpath(made.address, front)}/{made.pdf}" if pdf and made.pdf else "",
                "pdf_title": text(view.locale, "print_pdf", title=_name(made, view))} for made in found]
    return rendered("sheet_sets.html", view, entries=entries)


def _name(made: Printout, view: View) -> str:
    whole = made.kind == LEADER_GUIDE and not made.module
    return text(view.locale, "print_package" if whole else f"set_{made.kind.name}")


def _about(made: Printout, view: View) -> str:
    whole = made.kind == LEADER_GUIDE and not made.module
    return text(view.locale, f"set_{'package' if whole else made.kind.name}_about")
