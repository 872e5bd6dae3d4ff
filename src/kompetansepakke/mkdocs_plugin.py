"""The adapter to MkDocs: stages the edition, points MkDocs at the stage, and says what to watch. It decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from kompetansepakke.browser.bundle import SCRIPTS, script, style
from kompetansepakke.core.audience import Edition, Vocabulary
from kompetansepakke.core.model import Content
from kompetansepakke.core.problems import errors
from kompetansepakke.core.rendered import Convert, Render
from kompetansepakke.core.view import Locale, View, has_translations, view
from kompetansepakke.engine.converter import Converter, add_extensions
from kompetansepakke.policy import PAGE_POLICY
from kompetansepakke.project import (
    CONTENT_FOLDERS,
    DEFAULT_EDITIONS,
    DEFAULT_ROLES,
    Reading,
    SiteError,
    offered_macros,
    read_content,
    today,
    vocabulary,
)
from kompetansepakke.script_strings import SCRIPT_STRINGS
from kompetansepakke.search.index import write_search
from kompetansepakke.stage.catalogue import PATH as CATALOGUE
from kompetansepakke.stage.guides.cover import Home
from kompetansepakke.stage.guides.writing import set_paths
from kompetansepakke.stage.notes import NOTES_PATH
from kompetansepakke.stage.pacing.pages import pacing_paths
from kompetansepakke.stage.tracing import renderer
from kompetansepakke.stage.writer import Neighbour, Staged, Stager
from kompetansepakke.strings import LANGUAGE_TAGS, STRINGS
from kompetansepakke.temporary import make_folder, remove_folder

THEME = Path(__file__).parent / "theme"
_INCLUDERS = ("snippets", "include")
_log = get_plugin_logger("kompetansepakke")


class KompetansepakkeConfig(Config):
    """The plugin's options in mkdocs.yml (contract, section 1)."""

    roles = config_options.Type(dict, default=DEFAULT_ROLES)
    editions = config_options.Type(dict, default=DEFAULT_EDITIONS)


class KompetansepakkePlugin(BasePlugin[KompetansepakkeConfig]):
    """Gives MkDocs one edition of the site, in one language.

    Environment: KP_EDITION (else the first edition), KP_LOCALE (`nb` or `nn`), KP_DATE (else today),
    KP_EDITIONS, the editions that are built together with this one (else none), KP_PDF where PDFs will be made,
    KP_CHECKED where `kp` checks the pages' HTML itself, KP_PACKAGE, the one package to show (else all), and
    KP_SITE_URL, where it is shown (else as mkdocs.yml says).
    """

    def __init__(self) -> None:
        super().__init__()
        self._stages: list[Path] = []
        self._staged = Staged([], {})
        self._locale: Locale = "nb"
        self._live = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether MkDocs serves the pages itself: it then puts a script of its own into each, inline."""
        self._live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all content, stage the edition, and let MkDocs see the stage alone."""
        root = Path(config.config_file_path).parent
        _refuse_includers(config)
        try:
            known = vocabulary(self.config.roles, self.config.editions)
            # A build's parent has converted the pages and read the attachments already.
            reading = read_content(root, known, site_macros(root, config), _renderer(config), _chosen(known)[2],
                                   attachments="KP_CHECKED" not in os.environ)
        except SiteError as error:
            raise PluginError(str(error)) from error
        for found in reading.problems:
            (_log.error if found.severity == "error" else _log.info)(str(found))
        if errors(reading.problems):
            raise PluginError("Innholdet har feil; ingenting er bygd.")
        self._stage(config, root, reading, known)
        config.watch.extend(str(path) for path in watched_paths(config) if path.exists())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let «edit» links lead to the source of a page, and leave out Material's own assets, which we don't use."""
        ours = str(THEME)
        for file in list(files):
            if file.src_uri.startswith("assets/") and not file.is_documentation_page() and file.abs_src_path \
                    and not str(file.abs_src_path).startswith((ours, config.docs_dir)) \
                    and "material" in Path(file.abs_src_path).parts:
                files.remove(file)
        for file in files.documentation_pages():
            if file.src_uri in self._staged.outside_nav:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            source = self._staged.sources.get(file.src_uri)
            file.edit_uri = f"../{source}" if source else None
        for name, after in SCRIPTS.items():
            made = script(name, SCRIPT_STRINGS[self._locale], after=after)
            files.append(File.generated(config, f"assets/kp/{name}.js", content=made))
        files.append(File.generated(config, "assets/kp/work.css", content=style()))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index from the built pages, and leave out files that say nothing."""
        site = Path(config.site_dir)
        write_search(site, self._locale)
        if not config.site_url:
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (site / name).unlink(missing_ok=True)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the content instead of the stage."""
        server.unwatch(config.docs_dir)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        for stage in self._stages:
            remove_folder(stage)

    def _stage(self, config: MkDocsConfig, root: Path, reading: Reading, known: Vocabulary) -> None:
        edition, locale, on = _chosen(known)
        self._locale = locale
        stage = make_folder()
        self._stages.append(stage)
        seen = _only(os.environ.get("KP_PACKAGE"), view(reading.content, edition, on, locale))
        others = _neighbours(reading, known, edition, locale, on)
        config.site_url = os.environ.get("KP_SITE_URL") or config.site_url
        if config.site_url and "KP_EDITIONS" in os.environ:
            config.site_url += f"{edition.id}/" + ("nn/" if locale == "nn" else "")
        self._staged = Stager(seen, root, stage, config.site_name, reading.content.attachments, others,
                              Home(config.site_url or ""), "KP_PDF" in os.environ, reading.school_breaks,
                              "KP_EDITIONS" in os.environ).write()
        config.docs_dir = str(stage)
        config.nav = self._staged.nav
        config.use_directory_urls = True
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        add_extensions(config.markdown_extensions, config.mdx_configs, locale)
        config.extra["kp"] = {
            "edition": edition.id, "locale": locale, "lang": LANGUAGE_TAGS[locale], "t": STRINGS[locale],
            "offline": "KP_EDITIONS" in os.environ, "policy": "" if self._live else PAGE_POLICY,
            "role": known.role(edition.own_role).name(locale),
            "other_locale": _other_locale(reading, edition, locale),
        }


def _chosen(known: Vocabulary) -> tuple[Edition, Locale, date]:
    """The edition, language and date that the environment asks for."""
    name = os.environ.get("KP_EDITION") or known.editions[0].id
    if name not in {edition.id for edition in known.editions}:
        raise PluginError(f"KP_EDITION: utgaven «{name}» finnes ikke.")
    try:
        day = os.environ.get("KP_DATE")
        on = date.fromisoformat(day) if day else today()
    except ValueError as error:
        raise PluginError("KP_DATE: skriv datoen som ÅÅÅÅ-MM-DD.") from error
    return known.edition(name), "nn" if os.environ.get("KP_LOCALE") == "nn" else "nb", on


def _only(package: str | None, seen: View) -> View:
    """The view with one package alone, where one is asked for."""
    if not package:
        return seen
    kept = tuple(one for one in seen.packages if one.id == package)
    if not kept:
        raise PluginError(f"Utgaven {seen.edition.id} viser ingen pakke som heter «{package}».")
    return replace(seen, packages=kept)


def _neighbours(reading: Reading, known: Vocabulary, own: Edition, locale: Locale, on: date) -> tuple[Neighbour, ...]:
    built = os.environ.get("KP_EDITIONS", "").split(",")
    up = "../../" if locale == "nn" else "../"
    found = []
    for edition in known.editions:
        if edition.id in built and edition != own:
            nynorsk = locale == "nn" and has_translations(reading.content, edition)
            seen = view(reading.content, edition, on, locale)
            made = {"index.md", CATALOGUE, NOTES_PATH} | set_paths(seen) | pacing_paths(seen)
            paths = {page.path for page in seen.pages()} | made
            fronts = {f"{package.id}/index.md" for package in seen.packages}
            found.append(Neighbour(edition.id, known.role(edition.own_role).name(locale),
                                   f"{up}{edition.id}/" + ("nn/" if nynorsk else ""), frozenset(paths | fronts)))
    return tuple(found)


def _other_locale(reading: Reading, edition: Edition, locale: Locale) -> dict[str, str] | None:
    """Where the same edition lies in the other language, if it is built there."""
    if locale == "nn":
        return {"lang": LANGUAGE_TAGS["nb"], "name": STRINGS["nb"]["language"], "root": "../"}
    if "KP_EDITIONS" in os.environ and has_translations(reading.content, edition):
        return {"lang": LANGUAGE_TAGS["nn"], "name": STRINGS["nn"]["language"], "root": "nn/"}
    return None


def watched_paths(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files and folders that the site is made of, whether or not they are there yet."""
    root = Path(config.config_file_path).resolve().parent
    macros = config.plugins.get("macros")
    module = str(macros.config.get("module_name") or "main").replace(".", "/") if macros else "macros"
    more = [str(path) for path in (config.theme.custom_dir, *config.hooks, *config.watch) if path]
    paths = [root / name for name in (*CONTENT_FOLDERS, f"{module}.py", module, *more)]
    return (Path(config.config_file_path).resolve(), *dict.fromkeys(paths))


def site_macros(root: Path, config: MkDocsConfig) -> frozenset[str]:
    """The macros that content may call: those of the site's module of macros, where the macros plugin is on."""
    plugin = config.plugins.get("macros")
    if plugin is None:
        return frozenset()
    if any(key.startswith("j2_") and value for key, value in plugin.config.items()):
        raise SiteError("mkdocs.yml: macros kan ikke ha egne j2_-valg; innholdet blir kontrollert etter de vanlige.")
    plugin.config["on_error_fail"] = True  # else an error in a macro is published as the text of the page
    return offered_macros(root, plugin.config.get("module_name") or "main")


def site_converters(config: MkDocsConfig) -> dict[str, Convert]:
    """What converts Markdown in each language with the site's own extensions and ours."""
    return {locale: Converter(config.markdown_extensions, config.mdx_configs, locale) for locale in STRINGS}


def _renderer(config: MkDocsConfig) -> Callable[[Content], Render] | None:
    """What the check converts pages with; none where `kp`, which started us, does so itself."""
    if "KP_CHECKED" in os.environ:
        return None
    converters = site_converters(config)
    return lambda content: renderer(content, converters)


def _refuse_includers(config: MkDocsConfig) -> None:
    """Includes would bring in text that has not been through the gate."""
    names = [*config.markdown_extensions, *config.plugins]
    for name in names:
        if any(part in name for part in _INCLUDERS):
            raise PluginError(f"mkdocs.yml: «{name}» henter inn filer utenom rollene og kan ikke brukes her.")
