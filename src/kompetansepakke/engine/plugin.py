"""The adapter to MkDocs: points it at a stage, and says what to watch. It decides nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kompetansepakke.base.audience import DEFAULT_LOCALES
from kompetansepakke.engine.by_hand import ByHand
from kompetansepakke.engine.converter import add_extensions
from kompetansepakke.engine.mkdocs_yml import fail_with_macros, places, watched_paths
from kompetansepakke.engine.rendering.kept_pages import KeptPages
from kompetansepakke.engine.rendering.live import World, remember
from kompetansepakke.engine.rendering.staged_source import read_source
from kompetansepakke.engine.theme.theme_in_use import ThemeInUse
from kompetansepakke.machine.kept import Kept, write_file
from kompetansepakke.pages.stage import Stage, read_stage
from kompetansepakke.search.index import FOLDER as SEARCH
from kompetansepakke.search.index import write_search
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES
from kompetansepakke.words.languages import use_site_words

T = TypeVar("T")
_JINJA = re.compile(r"\{[{%#]")


class KompetansepakkeConfig(Config):
    """The plugin's options in mkdocs.yml (contract, section 1)."""

    roles = config_options.Type(dict, default=DEFAULT_ROLES)
    editions = config_options.Type(dict, default=DEFAULT_EDITIONS)
    locales = config_options.Type(list, default=list(DEFAULT_LOCALES))
    feedback = config_options.Optional(config_options.Type(str))
    accessibility = config_options.Optional(config_options.Type(str))
    privacy = config_options.Optional(config_options.Type(str))
    changed = config_options.Type(bool, default=True)
    guides = config_options.ListOfItems(config_options.Type(str), default=[])
    editing = config_options.Optional(config_options.Type(dict))


class KompetansepakkePlugin(BasePlugin[KompetansepakkeConfig]):
    """Gives MkDocs one edition of the site, in one language.

    `kp` names the folder of a stage in the environment (KP_STAGE). By hand the edition is read, checked and staged
    here: the one that KP_EDITION names (else the first), in the language KP_LOCALE (else the
    first), as on KP_DATE (else today).
    """

    def __init__(self) -> None:
        super().__init__()
        self._by_hand = ByHand()
        self._stage: Stage | None = None
        self._theme: ThemeInUse | None = None
        self._live = False
        self._kept = Kept(None)
        self._pages: KeptPages | None = None
        self._built: dict[str, str] = {}
        """The HTML of the pages that were made in this build, by their files."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether MkDocs serves the pages itself: it then puts a script of its own into each, inline."""
        self._live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs see the stage alone."""
        fail_with_macros(config)
        given = os.environ.get("KP_STAGE")
        stage = self._stage = read_stage(Path(given)) if given else self._by_hand.stage(config, self.config)
        use_site_words(stage.words)
        config.site_url, config.site_name = stage.site_url, stage.context["name"]
        config.site_description = stage.context["about"] or config.site_description
        config.docs_dir = str(stage.docs)
        config.nav = stage.nav
        config.use_directory_urls = True
        theme = self._theme = ThemeInUse(config, places(Path(config.config_file_path)))
        add_extensions(config.markdown_extensions, config.mdx_configs, stage.locale, config.theme.custom_dir)
        config.extra["kp"] = theme.context(stage.context, live=self._live)
        config.watch.extend(str(path) for path in watched_paths(config) if path.exists())
        kept = os.environ.get("KP_KEPT")
        self._kept = Kept(Path(kept) if kept else None)
        self._pages = KeptPages(self._kept, config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let «edit» links lead to the source of a page, and leave out the site's words."""
        stage, theme = _set(self._stage), _set(self._theme)
        pages = [File.generated(config, path, content=text) for path, text in stage.texts.items()]
        files = Files(sorted((*files, *pages), key=file_sort_key)) if pages else files
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

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let the page read the head that the stage gave it in our own way."""
        page.read_source = partial(read_source, page)  # type: ignore[method-assign]
        return page

    @event_priority(100)  # the first: before the macros plugin
    def _call_no_macros_in_vain(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Spare a page that calls no macro the macros plugin, which takes half as long as to convert it."""
        if not _JINJA.search(markdown):
            page.meta["render_macros"] = False
        return markdown

    @event_priority(-100)  # the last: other plugins have had their say of the Markdown
    def _convert_nothing_twice(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let MkDocs convert nothing that it has converted before."""
        return _set(self._pages).markdown(markdown, page, files)

    on_page_markdown = CombinedEvent(_call_no_macros_in_vain, _convert_nothing_twice)

    @event_priority(100)  # the first: other plugins are to see what was kept as if it had been made
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give back what it was converted to."""
        return _set(self._pages).content(html, page, files)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Know the navigation."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let a site's own main.html extend ours, and find the pages that need not be made anew: all are read now."""
        remember(World(config, files, _set(self._nav), env))
        _set(self._theme).prepare(env)
        plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()
                   if isinstance(plugin, BasePlugin)}  # hooks are listed among them
        _set(self._pages).choose(files, (repr(config.user_configs[:1]), repr(plugins), str(self._live),
                                         os.environ.get("SOURCE_DATE_EPOCH", ""), _set(self._stage).told,
                                         repr(config.extra["kp"]["look"])))
        return env

    @event_priority(100)
    def _make_no_page_twice(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give back a page that was made before."""
        return _set(self._pages).page(output, page)

    @event_priority(-100)
    def _write_no_page_twice(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Share the file with what was published before, where that is known; MkDocs writes no page that is empty."""
        self._built[page.file.dest_uri] = output
        before = self._before(page.file.dest_uri)
        if before is None:
            return output
        target = Path(page.file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, output.encode("utf-8", "xmlcharrefreplace"), before)
        return ""

    on_post_page = CombinedEvent(_make_no_page_twice, _write_no_page_twice)

    def forget(self, paths: Iterable[str]) -> None:
        """Make pages of the stage anew, whatever is kept of them."""
        _set(self._pages).forget(paths)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index from the built pages, and leave out files that say nothing."""
        if given := os.environ.get("KP_STAGE"):
            _set(self._pages).tell(Path(given))
        site = Path(config.site_dir)
        pages = (_set(self._pages).read(html, path.removesuffix("index.html")) for path, html in self._built.items())
        write_search(site, _set(self._stage).locale, pages, self._write_piece)
        self._built.clear()
        if not config.site_url:
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (site / name).unlink(missing_ok=True)

    def _write_piece(self, target: Path, data: bytes) -> None:
        write_file(target, data, self._before(f"{SEARCH}/{target.name}"))

    def _before(self, path: str) -> Path | None:
        """Where a file of this edition was published before."""
        before = os.environ.get("KP_BEFORE")
        return Path(before, path) if before else None

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the content instead of the stage."""
        server.unwatch(config.docs_dir)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self._kept.close()
        self._by_hand.close()


def _set(value: T | None) -> T:
    assert value is not None, "MkDocs asks for the configuration first"
    return value
