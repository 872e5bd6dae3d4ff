"""The adapter to MkDocs: points it at a stage, and says what to watch. It decides nothing."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from kompetansepakke.base.audience import DEFAULT_LOCALES, Edition, Vocabulary
from kompetansepakke.base.problems import errors
from kompetansepakke.engine.converter import add_extensions, site_renderer
from kompetansepakke.engine.kept_pages import KeptPages
from kompetansepakke.engine.mkdocs_yml import place_of, places
from kompetansepakke.engine.theme.theme_in_use import ThemeInUse
from kompetansepakke.machine.kept import Kept
from kompetansepakke.machine.temporary import make_folder, remove_folder
from kompetansepakke.pages.makers import made_for_checks
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, read_stage, write_stage
from kompetansepakke.search.index import write_search
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError, check_content, offered_macros, parse_content, today
from kompetansepakke.site.site_words import WORDS_FOLDER, take_up_languages
from kompetansepakke.words.languages import use_site_words

T = TypeVar("T")
_INCLUDERS = ("snippets", "include")
_log = get_plugin_logger("kompetansepakke")


class KompetansepakkeConfig(Config):
    """The plugin's options in mkdocs.yml (contract, section 1)."""

    roles = config_options.Type(dict, default=DEFAULT_ROLES)
    editions = config_options.Type(dict, default=DEFAULT_EDITIONS)
    locales = config_options.Type(list, default=list(DEFAULT_LOCALES))
    feedback = config_options.Optional(config_options.Type(str))
    accessibility = config_options.Optional(config_options.Type(str))
    privacy = config_options.Optional(config_options.Type(str))


class KompetansepakkePlugin(BasePlugin[KompetansepakkeConfig]):
    """Gives MkDocs one edition of the site, in one language.

    `kp` names the folder of a stage in the environment (KP_STAGE). By hand the edition is read, checked and staged
    here: the one that KP_EDITION names (else the first), in the language KP_LOCALE (else the
    first), as on KP_DATE (else today).
    """

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Path] = []
        self._stage: Stage | None = None
        self._theme: ThemeInUse | None = None
        self._live = False
        self._kept = Kept(None)
        self._pages: KeptPages | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether MkDocs serves the pages itself: it then puts a script of its own into each, inline."""
        self._live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs see the stage alone."""
        _refuse_includers(config)
        macros = _macros(config)
        given = os.environ.get("KP_STAGE")
        stage = self._stage = read_stage(Path(given)) if given else self._own_stage(config, macros)
        use_site_words(stage.words)
        config.site_url = stage.site_url
        config.docs_dir = str(stage.docs)
        config.nav = stage.nav
        config.use_directory_urls = True
        theme = self._theme = ThemeInUse(config, places(Path(config.config_file_path)))
        add_extensions(config.markdown_extensions, config.mdx_configs, stage.locale)
        config.extra["kp"] = theme.context(stage.context, live=self._live)
        config.watch.extend(str(path) for path in watched_paths(config) if path.exists())
        kept = os.environ.get("KP_KEPT")
        self._kept = Kept(Path(kept) if kept else None)
        self._pages = KeptPages(self._kept, config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let «edit» links lead to the source of a page, and leave out the site's words and Material's own assets."""
        stage, theme = _set(self._stage), _set(self._theme)
        for file in [file for file in files if theme.leaves_out(file)]:
            files.remove(file)
        for file in files.documentation_pages():
            if file.src_uri in stage.outside_nav:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            source = stage.sources.get(file.src_uri)
            file.edit_uri = f"../{source}" if source else None
        for file in theme.assets():
            files.append(file)
        return files

    @event_priority(-100)  # the last: other plugins have had their say of the Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let MkDocs convert nothing that it has converted before."""
        return _set(self._pages).markdown(markdown, page, files)

    @event_priority(100)  # the first: other plugins are to see what was kept as if it had been made
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give back what it was converted to."""
        return _set(self._pages).content(html, page, files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let a site's own main.html extend ours, and find the pages that need not be made anew: all are read now."""
        env.loader = _set(self._theme).loader
        plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
        _set(self._pages).choose(files, (repr(config.user_configs[:1]), repr(plugins), str(self._live),
                                         os.environ.get("SOURCE_DATE_EPOCH", ""), _set(self._stage).told,
                                         repr(config.extra["kp"]["look"])))
        return env

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give back a page that was made before."""
        return _set(self._pages).page(output, page)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index from the built pages, and leave out files that say nothing."""
        site = Path(config.site_dir)
        write_search(site, _set(self._stage).locale)
        if not config.site_url:
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (site / name).unlink(missing_ok=True)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the content instead of the stage."""
        server.unwatch(config.docs_dir)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self._kept.close()
        for folder in self._made:
            remove_folder(folder)

    def _own_stage(self, config: MkDocsConfig, macros: frozenset[str]) -> Stage:
        """Check all content and stage the edition that the environment asks for."""
        root = Path(config.config_file_path).parent
        try:
            place = place_of(Path(config.config_file_path), "locales")
            locales, wrong = take_up_languages(root, self.config.locales, place)
            known = vocabulary(self.config.roles, self.config.editions, locales)
            edition, locale, on = _chosen(known)
            reading = check_content(root, parse_content(root, known, macros), site_renderer(config, locales), on,
                                    made_for_checks())
        except SiteError as error:
            raise PluginError(str(error)) from error
        for found in (*wrong, *reading.problems):
            (_log.error if found.severity == "error" else _log.info)(str(found))
        if errors((*wrong, *reading.problems)):
            raise PluginError("Innholdet har feil; ingenting er bygd.")
        self._made.append(make_folder())
        site = SiteFacts(root, config.site_name, config.site_url or "", reading.school_breaks)
        return write_stage(site, reading.content, StageWish(edition, locale, on), self._made[-1])


def _set(value: T | None) -> T:
    assert value is not None, "MkDocs asks for the configuration first"
    return value


def _chosen(known: Vocabulary) -> tuple[Edition, str, date]:
    """The edition, language and date that the environment asks for."""
    name = os.environ.get("KP_EDITION") or known.editions[0].id
    if name not in {edition.id for edition in known.editions}:
        raise PluginError(f"KP_EDITION: utgaven «{name}» finnes ikke.")
    try:
        day = os.environ.get("KP_DATE")
        on = date.fromisoformat(day) if day else today()
    except ValueError as error:
        raise PluginError("KP_DATE: skriv datoen som ÅÅÅÅ-MM-DD.") from error
    locale = os.environ.get("KP_LOCALE") or known.first_locale
    if locale not in known.locales:
        raise PluginError(f"KP_LOCALE: nettstedet har ikke språket «{locale}».")
    return known.edition(name), locale, on


def _macros(config: MkDocsConfig) -> frozenset[str]:
    try:
        return site_macros(Path(config.config_file_path).parent, config)
    except SiteError as error:
        raise PluginError(str(error)) from error


def watched_paths(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files and folders that the site is made of, whether or not they are there yet."""
    root = Path(config.config_file_path).resolve().parent
    macros = config.plugins.get("macros")
    module = str(macros.config.get("module_name") or "main").replace(".", "/") if macros else "macros"
    more = [str(path) for path in (config.theme.custom_dir, *config.hooks, *config.watch) if path]
    paths = [root / name for name in (*CONTENT_FOLDERS, WORDS_FOLDER, f"{module}.py", module, *more)]
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


def _refuse_includers(config: MkDocsConfig) -> None:
    """Includes would bring in text that has not been through the gate."""
    names = [*config.markdown_extensions, *config.plugins]
    for name in names:
        if any(part in name for part in _INCLUDERS):
            raise PluginError(f"mkdocs.yml: «{name}» henter inn filer utenom rollene og kan ikke brukes her.")
