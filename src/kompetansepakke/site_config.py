"""A site as `mkdocs.yml` describes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kompetansepakke.core.audience import Vocabulary
from kompetansepakke.core.problems import Problem, suggestion
from kompetansepakke.mkdocs_plugin import site_macros, watched_paths
from kompetansepakke.mkdocs_yml import read_mkdocs_yml
from kompetansepakke.project import SiteError, vocabulary


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
    """What is wrong in mkdocs.yml, or has no effect."""
    watched: tuple[Path, ...] = ()
    """The files and folders, also ones that may come, that the site is made of."""

    def editions(self, wanted: Sequence[str] | None) -> list[str]:
        """The ids of the editions that are wanted, else of all; SiteError where one doesn't exist."""
        known = [edition.id for edition in self.vocabulary.editions]
        for name in wanted or ():
            if name not in known:
                near = suggestion(name, known)
                raise SiteError(f"Utgaven «{name}» finnes ikke. {near}Utgaver: {', '.join(known)}.")
        return [name for name in known if not wanted or name in wanted]


def open_site(root: Path) -> Site:
    """Read the site in `root`; SiteError, in one line, where it isn't one."""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise SiteError(f"{config_file} finnes ikke. Stå i mappa til nettstedet, eller bruk kp -C MAPPE.")
    _have_docs(root, config_file)
    config, problems = read_mkdocs_yml(config_file)
    plugin = config.plugins.get("kompetansepakke")
    if plugin is None:
        raise SiteError(f"{config_file}: legg «kompetansepakke» til under plugins.")
    known = vocabulary(plugin.config.roles, plugin.config.editions)
    return Site(root.resolve(), config_file.resolve(), config.site_name, known, site_macros(root, config),
                config.site_url or None, problems, watched_paths(config))


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
