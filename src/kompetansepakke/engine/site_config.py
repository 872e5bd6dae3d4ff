"""The reader of a site's configuration."""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.engine.converter import keeping_renderer
from kompetansepakke.engine.mkdocs_build import MkDocs
from kompetansepakke.engine.mkdocs_yml import place_of, places, read_mkdocs_yml, site_macros, watched_paths
from kompetansepakke.engine.rendering.kept_pages import KNOWN_PLUGINS
from kompetansepakke.engine.theme.site_theme import read_theme
from kompetansepakke.pages.makers import made_for_checks
from kompetansepakke.site.declared import asked_edition, editing_host, vocabulary
from kompetansepakke.site.made_folders import MARKER
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError
from kompetansepakke.site.site import Site
from kompetansepakke.site.site_words import take_up_languages
from kompetansepakke.site.tripwire import tripwire_problems
from kompetansepakke.source.macro_code import says_the_same_always

_LONGEST_PATH = 1000
_SURE_SETTINGS = {"module_name", "on_error_fail", "on_undefined", "render_by_default", "verbose"}
"""Settings of the macros plugin that let nothing in from elsewhere."""


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
    locales, wrong = take_up_languages(root, plugin.config.locales, place_of(config_file, "locales"))
    known = vocabulary(plugin.config.roles, plugin.config.editions, locales)
    asked_edition(known)  # «kp» takes the edition from its options, but whoever misspells the variable means one
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    look, unlike, of_own_folder = read_theme(config, places(config_file), locales[0])
    found = (*problems, *wrong, *tripwire_problems(root), *unlike,
             *_without_guide(root, plugin.config.guides, config_file))
    contained = _is_self_contained(root.resolve(), config)
    return Site(root.resolve(), config_file.resolve(), config.site_name, known, site_macros(root, config),
                keeping_renderer(config, locales), made_for_checks(), MkDocs(), config.site_url or None,
                _read_folders(root.resolve(), config),
                lambda: (*found, *of_own_folder()),
                look, tuple(plugin.config.guides), plugin.config.changed, own, watched_paths(config),
                contained, contained and _macros_are_sure(root, config), editing_host(plugin.config.editing))


def _is_self_contained(root: Path, config: MkDocsConfig) -> bool:
    """Whether a build reads the folder and the tool alone: nothing from elsewhere, and nobody who may read anything."""
    written = Path(config.config_file_path).read_text(encoding="utf-8")
    tools = (*map(Path, sysconfig.get_paths().values()), Path(__file__).parents[2])
    outside = [path for path in _read_folders(root, config) if not path.is_relative_to(root)]
    return (set(config.plugins) <= KNOWN_PLUGINS and not config.hooks
            and not ("INHERIT" in written or "!ENV" in written)
            and all(any(path.is_relative_to(tool) for tool in tools) for path in outside))


def _macros_are_sure(root: Path, config: MkDocsConfig) -> bool:
    """Whether the site has no macros, or one module of them that says the same always."""
    plugin = config.plugins.get("macros")
    if plugin is None:
        return True
    file = root / f"{plugin.config.get('module_name') or 'main'}.py"
    more = {key for key, value in plugin.config.items() if value and key not in _SURE_SETTINGS}
    return not more and (not file.exists() or says_the_same_always(file.read_bytes()))


def _without_guide(root: Path, guides: list[str], config_file: Path) -> Iterator[Problem]:
    """The `guides` that aren't there."""
    for path in guides:
        if not (root / "docs" / path).is_file():
            yield problem("KP213", places(config_file)("plugins", "kompetansepakke", "guides", path), path=path,
                          key="guides", folder="docs")


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
