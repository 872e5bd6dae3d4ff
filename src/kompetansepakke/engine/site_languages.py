"""The languages that `locales` in mkdocs.yml asks for, those of them that there are words in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kompetansepakke.base.audience import DEFAULT_LOCALES
from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.engine.mkdocs_yml import place_of
from kompetansepakke.site.site_words import known_locales, read_site_words
from kompetansepakke.words.languages import use_site_words


def take_up_languages(config_file: Path, listed: Sequence[object]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Use the site's own words from now on.

    Returns the languages listed that there are words in, the first being the one that all content has, and what is
    wrong with the list and with the words.
    """
    words, wrong = read_site_words(config_file.parent)
    use_site_words(words)
    known = known_locales(words)
    found = [problem("KP212", place_of(config_file, "locales"), locale=locale, near=suggestion(str(locale), known))
             for locale in listed if locale not in known]
    locales = tuple(dict.fromkeys(str(locale) for locale in listed if locale in known))
    if not listed:
        found.append(problem("KP205", place_of(config_file, "locales"), key="locales", why="lista er tom",
                             expected=f"språkene til nettstedet, som [{', '.join(DEFAULT_LOCALES)}]"))
    return locales or DEFAULT_LOCALES, (*wrong, *found)
