"""The page at the root of the site, where a reader chooses a role."""

from __future__ import annotations

import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of
from kompetansepakke.site.site import Site
from kompetansepakke.web.bundle import THEME, script
from kompetansepakke.web.policy import PAGE_POLICY
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import in_sentence, listed, phrases, text


def write_chooser(site: Site, content: Content, editions: list[str], folder: Path) -> None:
    """Write `index.html` and the assets that it needs; it works without JavaScript."""
    first = content.vocabulary.first_locale
    choices = []
    for name in editions:
        edition = site.vocabulary.edition(name)
        roles = [in_sentence(site.vocabulary.role(role).name(first)) for role in edition.sees]
        choices.append({"id": name, "name": site.vocabulary.role(edition.own_role).name(first),
                        "sees": text(first, "choose_sees", roles=listed(first, roles)),
                        "languages": [{"tag": language(locale).tag, "name": in_sentence(language(locale).name),
                                       "folder": content.vocabulary.folder(locale)}
                                      for locale in locales_of(content, edition)[1:]]})
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    page = environment.get_template("chooser.html").render(
        t=phrases(first), lang=language(first).tag, site_name=site.name, choices=choices, policy=PAGE_POLICY)
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    shutil.copytree(THEME / "assets", folder / "assets", copy_function=shutil.copyfile)
    (folder / "assets/kp/role-page.js").write_text(script("reader/role-page"), encoding="utf-8", newline="\n")
