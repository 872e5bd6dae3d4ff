"""A page that the tool makes: one value, from which follows all that is asked of it elsewhere.

What the writer writes, the navigation, what other editions know of this one, addresses that editors can't take, links
that they may write, what is kept for reading offline, and which PDFs are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kompetansepakke.content.derived.outlined import outlined
from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.outline import School
from kompetansepakke.words.marks import language_of, unmarked


@dataclass(frozen=True, slots=True)
class Making:
    """What pages are made of: an edition's view, and what is known of its site."""

    view: View
    attachments: Mapping[str, str] = field(default_factory=dict)
    """Source path to staged path, of all attachments of the site."""
    address: str = ""
    """The edition's own address on the web, ending in a slash, or nothing where it isn't known."""
    school_breaks: Mapping[str, SchoolBreaks] = field(default_factory=dict)
    school: School = field(default_factory=dict)
    """The figures that the school's plan is made from, by package."""
    site_name: str = ""
    pdf: bool = False
    """Whether PDFs of the printed sets will be made, so that pages may link to them."""
    offline: bool = False
    """Whether a build makes what can be taken along: a copy on the reader's device, a zip, files for platforms."""

    def in_common(self) -> tuple[object, ...]:
        """What the body of any page may be made of, beside the page itself."""
        return (outlined(self.view), self.attachments, self.address, self.school_breaks, self.site_name, self.pdf,
                self.offline)


@dataclass(frozen=True, slots=True)
class Body:
    """A page's Markdown, the files beside it by name, and the staged paths of the attachments that it uses."""

    markdown: str
    files: Mapping[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    foot: str = ""
    """What stands last on the page, after what the tool says below its text."""


Remember = Callable[[tuple[object, ...], Callable[[], Body]], Body]
"""Gives the body that was made of the same things before, or else makes it."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that is to be staged. Its body is made when it is written; who asks for its path alone waits for none."""

    path: str
    """In the stage."""
    kind: str
    """What templates and the search know it as."""
    title: str
    body: Callable[[frozenset[str]], Body]
    """Makes it; it is given the staged paths of all made pages of the edition, to which its text may link."""
    description: str | None = None
    template: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """What its template knows of it beside what all pages tell."""
    package: PackageView | None = None
    """The package that it belongs to; None where it belongs to the edition."""
    module: ModuleView | None = None
    """The module that it stands below in the navigation, if any."""
    nav_title: str = ""
    """Its name in the navigation; nothing where it is reached from other pages alone."""
    in_shell: bool = False
    """Whether it is kept on the reader's device from the first visit."""
    pdf: str = ""
    """The name of the PDF to be made of it, in the same folder."""
    made_of: tuple[object, ...] = ()
    """All that its body is made of beside its path and what pages know of each other; nothing where that isn't told."""

    @property
    def source(self) -> str:
        """The file that it would be made of if an editor wrote it: links name it so."""
        return f"{'modules' if self.package else 'docs'}/{self.path}"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes pages that lie in `folders` of the edition, or of each package. Without folders, they are front pages."""

    pages: Callable[[Making], Iterator[MadePage]]
    folders: tuple[str, ...] = ()
    in_package: bool = False


def crumbs(package: PackageView, *below: Mapping[str, str]) -> list[Mapping[str, str]]:
    """The way down to a page of a package, through the pages `below` it."""
    lang = language_of(package.title)
    return [{"title": unmarked(package.title), **({"lang": lang} if lang else {}), "address": f"{package.id}/"}, *below]
