"""Which printed sets an edition has, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kompetansepakke.base import slugs
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.labels import module_title
from kompetansepakke.pages.print.sheet.rules import (
    blocks_of,
    for_participants,
    has_leader_guides,
    meetings_of,
    says_something,
    unrecorded,
    worksheets_of,
)
from kompetansepakke.words.strings import text

Kind = Literal["leader", "participant", "record", "reader", "worksheets", "recording"]
FOLDERS: dict[Kind, str] = {"leader": "lederguide", "participant": "deltakerark", "record": "motereferat",
                            "reader": "lesehefte", "worksheets": "arbeidsark", "recording": "opptaksark"}
_WITH_PDF: tuple[Kind, ...] = ("leader", "participant")


@dataclass(frozen=True, slots=True)
class PrintSet:
    """One document to print: of a module, or, where `module` is None, of the whole package."""

    kind: Kind
    package: PackageView
    module: ModuleView | None

    @property
    def path(self) -> str:
        """The staged page."""
        folder = f"{self.module.folder}/" if self.module else ""
        return f"{self.package.id}/{FOLDERS[self.kind]}/{folder}index.md"

    @property
    def address(self) -> str:
        """Its directory URL, from the edition's root."""
        return slugs.address(self.path)

    @property
    def pdf(self) -> str | None:
        """The name of its PDF, in the same folder; None where it has none."""
        return f"{FOLDERS[self.kind]}.pdf" if self.kind in _WITH_PDF else None

    def title(self, view: View) -> str:
        """«Lederguide: Modul 1: …»."""
        name = module_title(self.module, view.locale) if self.module else self.package.title
        return text(view.locale, "set_title", set=text(view.locale, f"set_{self.kind}"), title=name)


def print_sets(view: View) -> Iterator[PrintSet]:
    """All sets of the edition. What has not opened has none."""
    leaders = has_leader_guides(view)
    for package in view.packages:
        opened = [module for module in package.modules if module.is_open]
        if leaders and opened:
            yield PrintSet("leader", package, None)
            if any(unrecorded(module) for module in opened):
                yield PrintSet("recording", package, None)
        for module in opened:
            yield from (PrintSet(kind, package, module) for kind in _kinds(module, view, leaders))


def _kinds(module: ModuleView, view: View, leaders: bool) -> Iterator[Kind]:
    handed_out = for_participants(module, view)
    if leaders:
        yield "leader"
    if handed_out and blocks_of(handed_out, lambda kind: kind.room_to_write):
        yield "participant"
    if meetings_of(module):
        yield "record"
    if worksheets_of(module):
        yield "worksheets"
    if any(says_something(page) for page in module.pages):
        yield "reader"
