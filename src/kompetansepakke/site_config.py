"""A site as `mkdocs.yml` describes it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from kompetansepakke.core.audience import Vocabulary
from kompetansepakke.core.problems import Problem
from kompetansepakke.mkdocs_plugin import site_macros
from kompetansepakke.project import SiteError, vocabulary
from kompetansepakke.theme_styles import site_problems


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with an mkdocs.yml that uses the plugin."""

    root: Path
    config_file: Path
    name: str
    vocabulary: Vocabulary
    macros: frozenset[str]
    url: str | None = None
    """`site_url`, where mkdocs.yml has one: the folder that the editions lie in."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in mkdocs.yml and the site's own theme."""


def open_site(root: Path) -> Site:
    """Read the site in `root`; SiteError, in one line, where it isn't one."""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise SiteError(f"{config_file} finnes ikke. Stå i mappa til nettstedet, eller bruk kp -C MAPPE.")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    _have_docs(root, config_file)
    try:
        config = load_config(config_file=str(config_file))
    except MkDocsException as error:
        raise SiteError(f"{config_file}: {' '.join(str(error).split())}") from error
    plugin = config.plugins.get("kompetansepakke")
    if plugin is None:
        raise SiteError(f"{config_file}: legg «kompetansepakke» til under plugins.")
    known = vocabulary(plugin.config.roles, plugin.config.editions)
    return Site(root.resolve(), config_file.resolve(), config.site_name, known, site_macros(root, config),
                config.site_url or None, site_problems(root, config))


def _have_docs(root: Path, config_file: Path) -> None:
    """Make the folder `docs` where it lacks: MkDocs asks for it, and git keeps no empty folder."""
    text = config_file.read_text(encoding="utf-8", errors="replace")
    docs = root / "docs"
    if docs.exists() or "kompetansepakke" not in text or re.search(r"^docs_dir[ ]*:", text, re.MULTILINE):
        return
    try:
        docs.mkdir()
    except OSError as error:
        raise SiteError(f"Mappa {docs} mangler, og jeg fikk ikke laget den ({error.strerror}). Lag den; den kan være "
                        "tom.") from error
