"""What lies beside the editions: the page at the root of the site, where a reader chooses a role, and its like."""

from __future__ import annotations

import posixpath
import shutil
from dataclasses import replace
from pathlib import Path

from jinja2 import FileSystemLoader

from kompetansepakke.base.audience import Role
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of
from kompetansepakke.pages.parts.templates import templates
from kompetansepakke.publish.editing.editing_page import write_editing
from kompetansepakke.site.site import Site
from kompetansepakke.web.bundle import SCHEME, THEME, script
from kompetansepakke.web.editing_host import ADDRESS
from kompetansepakke.web.look.look import OWN_ICON, Look
from kompetansepakke.web.policy import PAGE_POLICY
from kompetansepakke.web.sheets import sheet
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import in_sentence, listed, phrases, text

_SHEETS = ("fonts", "kp", "front", "dark", "print")


def write_chooser(site: Site, content: Content, editions: list[str], folder: Path) -> None:
    """Write `index.html`, which works without JavaScript, the page for editing, if any."""
    first = content.vocabulary.first_locale
    choices = []
    for name in editions:
        edition = site.vocabulary.edition(name)
        roles = [in_sentence(site.vocabulary.role(role).name(first)) for role in edition.sees]
        choices.append({"id": name, "name": site.vocabulary.role(edition.own_role).name(first),
                        "about": _about(site.vocabulary.role(edition.own_role), first),
                        "sees": text(first, "choose_sees", roles=listed(first, roles)),
                        "languages": [{"tag": language(locale).tag, "name": in_sentence(language(locale).name),
                                       "role": site.vocabulary.role(edition.own_role).name(locale),
                                       "folder": content.vocabulary.folder(locale)}
                                      for locale in locales_of(content, edition)[1:]]})
    shutil.copytree(THEME / "assets", folder / "assets", copy_function=shutil.copyfile)
    look = _own_pictures(site, folder)
    page = templates(FileSystemLoader(THEME)).get_template("chooser.html").render(
        t=phrases(first), lang=language(first).tag, site_name=site.name, choices=choices, policy=PAGE_POLICY,
        look=look.context())
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    scripts = ((f"assets/kp/{posixpath.basename(name)}.js", script(name)) for name in (SCHEME, "reader/role-page"))
    sheets = ((f"assets/kp/{name}.css", sheet(name)) for name in _SHEETS)
    for address, made in (*scripts, *sheets, *look.assets(site.name)):
        (folder / address).write_text(made, encoding="utf-8", newline="\n")
    if site.editing:
        write_editing(site.editing, site.name, content.vocabulary, folder / ADDRESS)


def _about(role: Role, locale: str) -> str:
    """Who has the role, where it is one of the tool's own by its own name."""
    words = phrases(locale)
    return words.get(f"role_about_{role.id}", "") if role.name(locale) == words.get(f"role_{role.id}") else ""


def _own_pictures(site: Site, folder: Path) -> Look:
    """The look with the site's own logo and icon copied to where servers hand out the chooser's files."""
    copied = {"logo": site.look.logo, "favicon": site.look.favicon}
    for name, path in copied.copy().items():
        if path and path != OWN_ICON and site.own_theme:
            source = site.own_theme / path.partition("?")[0]
            copied[name] = f"assets/{name}{source.suffix}"
            shutil.copyfile(source, folder / copied[name])
    return replace(site.look, logo=copied["logo"], favicon=copied["favicon"])
