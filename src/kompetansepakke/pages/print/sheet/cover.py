"""The first page of a set: what it is, for whom, and the way back to the page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from posixpath import relpath

import segno

from kompetansepakke.content.view import ModuleView, PackageView
from kompetansepakke.pages.parts.labels import module_figures, requires_text
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.print.sheet.sets import Printout
from kompetansepakke.pages.print.sheet.sheet import Sheet

QR = "qr.svg"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the edition stands on the web: an absolute address that ends in a slash, or nothing if that isn't known."""

    address: str = ""

    def of(self, path: str) -> str:
        """The address of something in the edition; from the edition's root where no more is known."""
        return self.address + path


def add_cover(sheet: Sheet, home: Home, *fields: str) -> dict[str, str]:
    """Add title, purpose, figures, and the way back. Returns the files that go with it, by name."""
    made = sheet.made
    target = _back(made)
    address = home.of(target)
    sheet.markdown(f"# {escape_markdown(made.title(sheet.view))}")
    sheet.html("sheet_cover.html", over=made.package.title, purpose=_purpose(made), figures=_figures(sheet, made),
               qr=QR if home.address else "", qr_alt=sheet.t("print_qr", address=address), address=address,
               back=relpath(target, made.address) + "/", fields=fields,
               school=sheet.t("print_school"), number=made.module.meta.number if made.module else "")
    return {QR: _qr(address)} if home.address else {}


def _back(made: Printout) -> str:
    return made.module.front.address if made.module else f"{made.package.id}/"


def _purpose(made: Printout) -> str:
    about: ModuleView | PackageView = made.module or made.package
    return (about.purpose or "") if made.kind.introduces else ""


def _figures(sheet: Sheet, made: Printout) -> list[str]:
    if not made.module or not made.kind.introduces:
        return []
    requires = requires_text(made.module, sheet.view)
    return [*module_figures(made.module, sheet.view), *([requires] if requires else [])]


def _qr(address: str) -> str:
    """The address as a QR code in SVG, with the quiet zone that phones need."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, omitsize=True, border=4,
                                                    light="#fff", svgclass=None, lineclass=None)
    return out.getvalue().decode()
