"""The stage of an edition that MkDocs is asked to build or serve by hand, without `kp`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from kompetansepakke.base.audience import Edition, Vocabulary
from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.engine.converter import site_renderer
from kompetansepakke.engine.extension.chosen import extension_problems
from kompetansepakke.engine.mkdocs_yml import places, site_macros, spare_folders
from kompetansepakke.engine.theme.no_effect import without_effect
from kompetansepakke.engine.theme.site_theme import read_theme
from kompetansepakke.machine.git_history import line_dates
from kompetansepakke.machine.temporary import make_folder, remove_folder
from kompetansepakke.pages.makers import made_for_checks
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, write_stage
from kompetansepakke.site.declared import asked_edition, vocabulary
from kompetansepakke.site.oslo import today
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError, check_content, parse_content
from kompetansepakke.site.site_words import take_up_languages

_log = get_plugin_logger("kompetansepakke")


class ByHand:
    """Reads, checks and stages what the environment asks for: KP_EDITION, KP_LOCALE and KP_DATE."""

    def __init__(self) -> None:
        self._made: list[Path] = []

    def stage(self, config: MkDocsConfig, options: Mapping[str, Any]) -> Stage:
        """Check all content and stage the edition that the environment asks for."""
        root = Path(config.config_file_path).parent
        try:
            spare_folders(config)
            place = places(Path(config.config_file_path))("plugins", "kompetansepakke", "locales")
            locales, wrong = take_up_languages(root, options["locales"], place)
            known = vocabulary(options["roles"], options["editions"], locales)
            edition, locale, on = _chosen(known)
            read = parse_content(root, known, site_macros(root, config))
            reading = check_content(root, read, site_renderer(config, locales), on, made_for_checks())
        except SiteError as error:
            raise PluginError(str(error)) from error
        found = (*wrong, *_of_the_theme(config, locales[0]), *reading.problems)
        for one in found:
            (_log.error if one.severity == "error" else _log.info)(str(one))
        if errors(found):
            raise PluginError("Innholdet har feil; ingenting er bygd.")
        self._made.append(make_folder())
        site = SiteFacts(root, config.site_name, config.site_url or "", reading.school_breaks, tuple(options["guides"]),
                         line_dates(root, CONTENT_FOLDERS) if options["changed"] else {})
        return write_stage(site, reading.content, StageWish(edition, locale, on), self._made[-1])

    def close(self) -> None:
        """Leave nothing behind."""
        for folder in self._made:
            remove_folder(folder)


def _of_the_theme(config: MkDocsConfig, locale: str) -> tuple[Problem, ...]:
    """What is wrong or without effect in what mkdocs.yml and the site's own folder ask of the theme."""
    where = places(Path(config.config_file_path))
    _, found, of_own_folder = read_theme(config, where, locale)
    return (*without_effect(config, where), *extension_problems(config, where), *found, *of_own_folder())


def _chosen(known: Vocabulary) -> tuple[Edition, str, date]:
    """The edition, language and date that the environment asks for."""
    try:
        day = os.environ.get("KP_DATE")
        on = date.fromisoformat(day) if day else today()
    except ValueError as error:
        raise PluginError("KP_DATE: skriv datoen som ÅÅÅÅ-MM-DD.") from error
    locale = os.environ.get("KP_LOCALE") or known.first_locale
    if locale not in known.locales:
        raise PluginError(f"KP_LOCALE: nettstedet har ikke språket «{locale}».")
    return asked_edition(known), locale, on
