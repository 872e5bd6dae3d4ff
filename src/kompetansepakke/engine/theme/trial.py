"""A site's own templates rendered once with an empty page, so that what only shows then is told before any build."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.engine.theme.template_loader import COMPILED, TemplateLoader
from kompetansepakke.web.bundle import THEME
from kompetansepakke.web.look.look import Look
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import phrases

_RENDERED = ("main.html", "404.html")


def trial_problems(config: MkDocsConfig, look: Look, locale: str) -> Iterator[Problem]:
    """Why a template of the site's own can't be rendered, at its line."""
    own, root = Path(config.theme.custom_dir or ""), Path(config.config_file_path).parent
    if not any(own.rglob("*.html")):
        return
    environment = config.theme.get_env()
    environment.loader = TemplateLoader([str(own), str(THEME), *config.theme.dirs])
    environment.bytecode_cache = COMPILED
    told = {"t": phrases(locale), "locale": locale, "lang": language(locale).tag, "look": look.context()}
    config.extra["kp"] = {**told, "on": "", "edition": "", "other_locales": []}
    page = Page("Side", File("side.md", config.docs_dir, config.site_dir, use_directory_urls=True), config)
    page.content, page.meta = "<h1>Side</h1>", {"title": "Side", "kp": {"kind": "page"}}
    for name in _RENDERED:
        shown = page if name == _RENDERED[0] else None
        context = get_context(Navigation([], [page]), Files([]), config, shown, "" if shown else "/")
        try:
            environment.get_template(name).render(context)
        except Exception as wrong:  # whatever a template does, its host is told the line
            if place := _place(wrong, own, root):
                yield problem("KP215", place, why=f"Jinja sier «{wrong}».")
    del config.extra["kp"]


def _place(wrong: Exception, own: Path, root: Path) -> Place | None:
    """The last line of a template of the site's own that the fault came through."""
    frames = [frame for frame in traceback.extract_tb(wrong.__traceback__)
              if Path(frame.filename).suffix == ".html" and Path(frame.filename).is_relative_to(own)]
    if not frames:
        return None
    return Place(Path(os.path.relpath(frames[-1].filename, root)).as_posix(), frames[-1].lineno or 1)
