"""All printed sets of an edition, as staged pages; and the lists of them that front pages end with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from posixpath import relpath

from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.linker import Places
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making, crumbs
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.print.handouts import meeting_record, participant_sheet, reader, worksheets
from kompetansepakke.pages.print.leader.leader_guide import leader_guide, shown_in_guide
from kompetansepakke.pages.print.recording_sheet import recording_sheet
from kompetansepakke.pages.print.sheet.cover import Home
from kompetansepakke.pages.print.sheet.rules import Asked, blocks_of
from kompetansepakke.pages.print.sheet.sets import PrintSet, print_sets
from kompetansepakke.pages.print.sheet.sheet import Sheet, sheet_for
from kompetansepakke.source.blocks.blocks import Block, walk
from kompetansepakke.words.strings import text


def print_pages(making: Making) -> Iterator[MadePage]:
    """The pages of every set of the edition."""
    for made in print_sets(making.view):
        pdf = made.pdf if making.pdf and made.pdf else ""
        meta = {"crumbs": crumbs(made.package, made.module), "package": made.package.id, "set": made.kind, "pdf": pdf}
        yield MadePage(made.path, "guide", made.title(making.view), partial(_body, made, making),
                       template="sheet.html", meta=meta, package=made.package, pdf=pdf)


def _body(made: PrintSet, making: Making, known: frozenset[str]) -> Body:
    handed_out = frozenset(supplements(making.view))
    sheet = sheet_for(made, making.view, Places(making.attachments, known), _shown(made, making.view, handed_out))
    files = _fill(sheet, Home(making.address), handed_out)
    return Body(sheet.body(), files, frozenset(sheet.used))


def set_links(view: View, package: PackageView, module: ModuleView | None, *, pdf: bool) -> str:
    """The sets of a module, or of the package, as the list that its front page ends with; nothing if it has none."""
    found = [made for made in print_sets(view) if made.package is package and made.module is module]
    if not found:
        return ""
    front = f"{package.id}/{module.folder}" if module else package.id
    entries = [{"href": relpath(made.address, front) + "/", "title": _name(made, view), "about": _about(made, view),
                "pdf": f"{relpath(made.address, front)}/{made.pdf}" if pdf and made.pdf else "",
                "pdf_title": text(view.locale, "print_pdf", title=_name(made, view))} for made in found]
    return rendered("sheet_sets.html", view, entries=entries)


def _name(made: PrintSet, view: View) -> str:
    whole = made.kind == "leader" and not made.module
    return text(view.locale, "print_package" if whole else f"set_{made.kind}")


def _about(made: PrintSet, view: View) -> str:
    whole = made.kind == "leader" and not made.module
    return text(view.locale, f"set_{'package' if whole else made.kind}_about")


def _fill(sheet: Sheet, home: Home, handed_out: frozenset[str]) -> Mapping[str, str]:
    if sheet.made.kind == "leader":
        return leader_guide(sheet, home, handed_out)
    if sheet.made.kind == "reader":
        return reader(sheet, home, handed_out)
    fill = {"participant": participant_sheet, "record": meeting_record, "worksheets": worksheets,
            "recording": recording_sheet}
    return fill[sheet.made.kind](sheet, home)


def _shown(made: PrintSet, view: View, handed_out: frozenset[str]) -> Iterator[Block]:
    """The blocks that stand on the page of a set, so that links to them stay on it."""
    modules = [made.module] if made.module else [module for module in made.package.modules if module.is_open]
    if made.kind == "leader":
        for module in modules:
            yield from shown_in_guide(module, view, handed_out)
    elif made.module:
        stands: dict[str, Asked] = {"participant": lambda kind: kind.room_to_write, "record": lambda _: False,
                                    "worksheets": lambda kind: kind.is_worksheet}
        for _, block in blocks_of(made.module, stands.get(made.kind, lambda _: True)):
            yield from walk((block,))

