"""A file that an editor has, as the text of a page, and who that page is for until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Collection

from kompetansepakke.base.audience import EVERYONE
from kompetansepakke.site.incoming.office.slides_file import read_slides
from kompetansepakke.site.incoming.office.word_file import read_word
from kompetansepakke.site.incoming.page_text import PageText, page_text
from kompetansepakke.site.incoming.parcel import open_parcel
from kompetansepakke.site.site import Site
from kompetansepakke.source.blocks.block_kinds import TIP_ROLES


def read_document(data: bytes, name: str, stem: str, roles: Collection[str], title: str = "") -> PageText:
    """The page of a Word or PowerPoint file called `name`; SiteError where it can't be read.

    The names of its pictures begin with `stem`. `roles` are those that the page is for, or `all`: where none of them
    sees tips, notes of slides are left out. `title` is what an editor calls it instead of what the document does.
    """
    parcel = open_parcel(data, name)
    if parcel.kind == "word":
        return page_text(read_word(parcel), stem, title)
    with_notes = not {"all", *TIP_ROLES}.isdisjoint(roles)
    return page_text(read_slides(parcel, with_notes=with_notes), stem, title)


def narrow_roles(site: Site, folder: str) -> list[str]:
    """The roles of a page that nobody has chosen any for: those who see tips, as far as its module lets them in."""
    around = next((module.front.meta.audience for package in site.read().content.packages for module in package.modules
                   if module.front.source == f"{folder}/index.md"), EVERYONE)
    known = around.listed(site.vocabulary.role_ids)
    return [role for role in known if role in TIP_ROLES] or known[-1:]
