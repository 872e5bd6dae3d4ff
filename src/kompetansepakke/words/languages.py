"""The languages: each a file of words, the tool's `<locale>.yml` or the site's own, read when it is asked for.

A file may lack phrases: they come from the language that it falls back to. What a site says itself wins phrase by
phrase, and may be a whole language that the tool lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Locale = str
"""The short name of a language, as in names of files and in addresses: `nb`, `nn`, `sr-latn`."""
LISTS = {"months": 12, "short_months": 12, "weekdays": 7}
"""The lists that a file holds, and how many words are in each. The week begins on Monday."""
TABLES = ("phrases", "holidays", "boxes")
"""The tables of phrases that a file holds. `nb.yml` says what each is for."""
MODEL = "nb"
"""The language that has every phrase: what it lacks, no other may have."""

_FACTS = ("tag", "name", "fallback", "word_forms")
_site: dict[str, Mapping[str, Any]] = {}


class UnknownLanguageError(Exception):
    """There are no words in the language."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language, with all its phrases: its own, and those of the language that it falls back to."""

    locale: str
    tag: str
    """Its BCP 47 tag, for the attribute `lang`."""
    name: str
    """What it calls itself: «Bokmål»."""
    word_forms: str
    """Which table of word forms the search uses: `norwegian`, or `none`."""
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    phrases: Mapping[str, str]
    holidays: Mapping[str, str]
    """The public holidays by their names in bokmål."""
    boxes: Mapping[str, str]
    """What a box is called when the author gave it no title, by its type."""


@cache
def language(locale: str) -> Language:
    """The language `locale`; UnknownLanguageError where neither tool nor site has words in it."""
    words = _merged(locale, ())
    said: dict[str, Any] = {key: words[key] for key in ("tag", "name", "word_forms", *TABLES)}
    return Language(locale, **said | {name: tuple(words[name]) for name in LISTS})


def shipped_locales() -> tuple[str, ...]:
    """The languages that the tool has words in."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def shipped_words(locale: str) -> Mapping[str, Any]:
    """What stands in the tool's file for the language; empty where there is none."""
    if locale not in shipped_locales():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML has it
    words: Mapping[str, Any] = yaml.load(files(__package__).joinpath(f"{locale}.yml").read_bytes(), loader)
    return words


def site_words() -> Mapping[str, Mapping[str, Any]]:
    """The site's own words that are in use."""
    return dict(_site)


def use_site_words(words: Mapping[str, Mapping[str, Any]]) -> None:
    """Let the site's own words win from now on; a process has one site at a time, as gettext has one text domain."""
    _site.clear()
    _site.update(words)
    language.cache_clear()


def _merged(locale: str, above: tuple[str, ...]) -> dict[str, Any]:
    """Everything that is said in the language, of its own or of the language that it falls back to."""
    layers = [shipped_words(locale), _site.get(locale, {})]
    if locale in above or locale not in {*_site, *shipped_locales()}:
        raise UnknownLanguageError(locale)
    own = {key: value for layer in layers for key, value in layer.items()}
    words = _merged(own.get("fallback", MODEL), (*above, locale)) if locale != MODEL else {name: {} for name in TABLES}
    words |= {key: own[key] for key in (*_FACTS, *LISTS) if key in own}
    for table in TABLES:
        words[table] = {**words[table], **{key: said for layer in layers for key, said in layer.get(table, {}).items()}}
    return words
