"""All that a site asks of the theme, in its settings and its own folder, and what is wrong with any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.engine.theme.look_reader import read_look
from kompetansepakke.engine.theme.override_templates import override_problems
from kompetansepakke.engine.theme.trial import trial_problems
from kompetansepakke.web.look.look import Look
from kompetansepakke.web.look.palette_setting import Where
from kompetansepakke.web.own_theme import theme_problems


def read_theme(config: MkDocsConfig, where: Where,
               locale: str) -> tuple[Look, tuple[Problem, ...], Callable[[], tuple[Problem, ...]]]:
    """The look, what is wrong in the settings, and what finds the rest when it is asked for.

    For that the site's own templates are tried out in the language `locale`.
    """
    look, found = read_look(config, where)
    return look, found, lambda: tuple(_of_own_folder(config, look, locale))


def _of_own_folder(config: MkDocsConfig, look: Look, locale: str) -> Iterator[Problem]:
    """What is wrong with the site's own templates and styles, where it has any."""
    if not config.theme.custom_dir:
        return
    root, own = Path(config.config_file_path).parent, Path(config.theme.custom_dir)
    found = (*theme_problems(root, own), *override_problems(root, own, config.theme.dirs))
    yield from found
    if not errors(found):
        yield from {*trial_problems(config, look, locale)}
