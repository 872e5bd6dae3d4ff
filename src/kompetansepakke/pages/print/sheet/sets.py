"""Printed sets: their kinds, and a printout of one, which is of a module or of a package and has an address."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.base import slugs
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.parts.labels import module_title
from kompetansepakke.words.strings import text


@dataclass(frozen=True, slots=True)
class SetKind:
    """A kind of document to print: its name in phrases (`set_<name>`), and the folder that its pages lie in."""

    name: str
    folder: str
    has_pdf: bool = False
    for_leaders: bool = False
    """Whether only editions that see leader content have it."""
    introduces: bool = False
    """Whether its cover says what it is about, and its tips need not say that they are for leaders."""
    meeting: str | None = None
    """Where a meeting's part of it is, by the meeting's `{id}`: its anchor, nothing for the top of the page. None where
    it is not what one leads a meeting from."""


@dataclass(frozen=True, slots=True)
class Printout:
    """One document to print: of a module, or, where `module` is None, of the whole package."""

    kind: SetKind
    package: PackageView
    module: ModuleView | None

    @property
    def path(self) -> str:
        """The staged page."""
        folder = f"{self.module.folder}/" if self.module else ""
        return f"{self.package.id}/{self.kind.folder}/{folder}index.md"

    @property
    def address(self) -> str:
        """Its directory URL, from the edition's root."""
        return slugs.address(self.path)

    @property
    def pdf(self) -> str | None:
        """The name of its PDF, in the same folder; None where it has none."""
        return f"{self.kind.folder}.pdf" if self.kind.has_pdf else None

    def title(self, view: View) -> str:
        """«Lederguide: Modul 1: …»."""
        name = module_title(self.module, view.locale) if self.module else self.package.title
        return text(view.locale, "set_title", set=text(view.locale, f"set_{self.kind.name}"), title=name)
