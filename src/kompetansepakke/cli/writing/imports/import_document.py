"""`kp import FILE PACKAGE/MODULE-FOLDER SLUG`: a page made of a Word or PowerPoint file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.base.slugs import PAGE
from kompetansepakke.cli.values import words_value
from kompetansepakke.cli.writing.starts.scaffold import next_page, roles_of, write_new
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.incoming.office_files import narrow_roles, read_document
from kompetansepakke.site.project import file_bytes
from kompetansepakke.site.site import Site

_PAGE = """---
title: {title}
# Hvem sida er for: all, eller en liste som [leader, owner].
roles: {roles}
---

{body}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FIL", help="en .docx eller .pptx")
    parser.add_argument("module", metavar="PAKKE/MODULMAPPE", help="som fagfornyelsen/1-overordnet-del")
    parser.add_argument("slug", metavar="SLUG", help="siste del av adressen, som elevstemmer")
    parser.add_argument("--title", type=words_value, metavar="TITTEL", help="i hermetegn; ellers dokumentets tittel")
    parser.add_argument("--roles", metavar="ROLLER",
                        help="all, eller roller med komma mellom; ellers bare de som ser ledertips")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page and its pictures, print the files, and say what needs a person's eye; SiteError if it can't be."""
    site = open_site(options.root)
    path, slug = next_page(site, options.module, options.slug)
    before = _of_the_same_name(path, slug)
    folder = path.parent.relative_to(site.root).as_posix()
    roles = roles_of(site, options.roles or ",".join(narrow_roles(site, folder)))
    seen_by = roles.strip("[]").split(", ")
    page = read_document(file_bytes(options.file), options.file.name, path.stem, seen_by, options.title or "")
    title = page.title or slug.replace("-", " ").capitalize()
    text = _PAGE.format(title=json.dumps(title, ensure_ascii=False), roles=roles, body=page.body)
    files = {path: text.encode(), **{path.parent / name: data for name, data in page.pictures.items()}}
    for made in write_new(files, lambda: _hindrance(site, path, page.pictures)):
        print(made.relative_to(site.root))
    for told in (*before, *page.told):
        print(told, file=sys.stderr)
    readers = ", ".join(seen_by).replace("all", "alle")
    print(_left(page.left), f"Sida er for {readers}. Les den mot dokumentet.", file=sys.stderr)
    return 0


def _of_the_same_name(path: Path, slug: str) -> list[str]:
    """What to do where the module has a page of that name: an import that was meant to renew it makes a second one."""
    found = (old.name for old in sorted(path.parent.glob(f"*-{slug}.md"))
             if (match := PAGE.fullmatch(old.stem)) and match["slug"] == slug)
    return [f"Modulen har {old} fra før, med det samme navnet, og den står som den var. Skulle den fornyes? Flytt da "
            f"teksten fra {path.name} dit, så adressen varer, og slett {path.name}. Er det to sider, gi den nye et "
            f"annet navn." for old in found]


def _left(count: int) -> str:
    if not count:
        return "Ingenting er merket."
    return f"{count} {'sted' if count == 1 else 'steder'} er merket med TODO; «kp check» viser hvor."


def _hindrance(site: Site, path: Path, pictures: Iterable[str]) -> Problem | None:
    """What keeps the page from being published, of all that a check of the site finds."""
    place = path.relative_to(site.root)
    wrong = errors(site.check(site.read(), alone=True).problems)
    ours = (place.as_posix(), *(f"{place.parent.as_posix()}/{name}" for name in pictures))
    return next((found for found in wrong if found.file in ours), None)
