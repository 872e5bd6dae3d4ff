"""A site as `mkdocs.yml` describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from kompetansepakke.core.audience import Vocabulary
from kompetansepakke.core.problems import Problem, suggestion
from kompetansepakke.core.rendered import Convert
from kompetansepakke.mkdocs_plugin import site_converters, site_macros, watched_paths
from kompetansepakke.mkdocs_yml import read_mkdocs_yml
from kompetansepakke.own_theme import site_problems
from kompetansepakke.project import CONTENT_FOLDERS, Reading, SiteError, read_content, vocabulary
from kompetansepakke.stage.tracing import renderer
from kompetansepakke.swap import MARKER

_LONGEST_PATH = 1000


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with an mkdocs.yml that uses the plugin."""

    root: Path
    config_file: Path
    name: str
    vocabulary: Vocabulary
    macros: frozenset[str]
    converters: Mapping[str, Convert]
    """What converts Markdown in each language, as the engine will."""
    url: str | None = None
    """`site_url`, where mkdocs.yml has one: the folder that the editions lie in."""
    reads: tuple[Path, ...] = ()
    """Folders that a build reads from: what is put in one of them could be published by the next build."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in mkdocs.yml and the site's own theme, or has no effect."""
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
                site_converters(config), config.site_url or None, _read_folders(root.resolve(), config),
                (*problems, *site_problems(root, config)), watched_paths(config))


def read_site(site: Site, on: date | None = None) -> Reading:
    """All content of a site, checked as it will be published on `on` (else today), and what is wrong in mkdocs.yml."""
    reading = read_content(site.root, site.vocabulary, site.macros,
                           lambda content: renderer(content, site.converters), on)
    return replace(reading, problems=tuple(sorted({*site.problems, *reading.problems})))


def _read_folders(root: Path, config: MkDocsConfig) -> tuple[Path, ...]:
    """The content, the theme's folders, and whatever mkdocs.yml names: hooks, macros, other plugins' folders."""
    with open(config.config_file_path, "rb") as written:
        named = {(root / text).resolve() for text in _texts(yaml_load(written))}
    folders = {path if path.is_dir() else path.parent for path in named if path.exists()}
    content = {root / name for name in CONTENT_FOLDERS}
    themes = {Path(folder).resolve() for folder in config.theme.dirs}
    published = {folder for folder in folders if (folder / MARKER).exists()}
    return tuple(sorted(folders - {root, *root.parents} - published | content | themes))


def _texts(value: object) -> Iterator[str]:
    """Every text in mkdocs.yml that may be a path, but for the output itself."""
    if isinstance(value, Mapping):
        yield from (text for key, inner in value.items() if key != "site_dir" for text in _texts(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in _texts(inner))
    elif isinstance(value, str) and value and len(value) < _LONGEST_PATH and "\0" not in value:
        yield value


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
