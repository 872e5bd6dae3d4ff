"""The site's own words: `overrides/words/<locale>.yml`, which win over the tool's, or add a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from kompetansepakke.base.audience import DEFAULT_LOCALES
from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, read_keys, table
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, read_mapping
from kompetansepakke.words.languages import LISTS, MODEL, TABLES, shipped_locales, shipped_words, use_site_words

WORDS_FOLDER = "overrides/words"
LOCALE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
"""The short name of a language."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FORMS = re.compile("norwegian|none")

SiteWords = dict[str, MappingOf[str, Any]]


def read_site_words(root: Path) -> tuple[SiteWords, tuple[Problem, ...]]:
    """What the site says itself, by language, and what is wrong with it; what is wrong is left out."""
    words: SiteWords = {}
    found: list[Problem] = []
    for path in sorted((root / WORDS_FOLDER).glob("*.yml")):
        words[path.stem], wrong = _file(path.read_bytes(), path.stem)
        found += wrong
    for locale in words:
        for lost in _lost(locale, words):
            found.append(lost)
            words[locale] = {**words[locale], "fallback": MODEL}
    return words, tuple(sorted(found))


def take_up_languages(
        root: Path, listed: Sequence[object], place: Place) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Use the site's own words from now on, in the languages `listed` at `place` in mkdocs.yml.

    Returns those of them that there are words in, the first being the one that all content has, and what is wrong
    with the list and with the words.
    """
    words, wrong = read_site_words(root)
    use_site_words(words)
    known = known_locales(words)
    found = [problem("KP212", place, locale=locale, near=suggestion(str(locale), known))
             for locale in listed if locale not in known]
    if not listed:
        found.append(problem("KP205", place, key="locales", why="lista er tom",
                             expected=f"språkene til nettstedet, som [{', '.join(DEFAULT_LOCALES)}]"))
    return tuple(dict.fromkeys(str(one) for one in listed if one in known)) or DEFAULT_LOCALES, (*wrong, *found)


def known_locales(words: SiteWords) -> tuple[str, ...]:
    """The languages that the tool or the site has words in."""
    return tuple(sorted({*words, *shipped_locales()}))


def _file(data: bytes, locale: str) -> tuple[MappingOf[str, Any], list[Problem]]:
    place = Place(f"{WORDS_FOLDER}/{locale}.yml")
    lines, found = read_lines(data, place.file)
    if found:
        return {}, found
    root, found = read_mapping("\n".join(line.text for line in lines), place)
    if found:
        return {}, found
    if not LOCALE.fullmatch(locale):
        found.append(problem("KP108", place, name=f"{locale}.yml",
                             why="en ordfil heter det korte navnet på språket, som nn.yml eller se.yml."))
    is_new = not shipped_words(locale)
    return read_keys(root, {name: replace(key, required=is_new and name in ("tag", "name"))
                            for name, key in _keys().items()}, ())


def _lost(locale: str, words: SiteWords) -> Iterator[Problem]:
    """Why the phrases that a language lacks are found nowhere: there is no such fallback, or they go in a ring."""
    way = [locale]
    while way[-1] != MODEL:
        way.append({**shipped_words(way[-1]), **words.get(way[-1], {})}.get("fallback", MODEL))
        is_ring = way[-1] in way[:-1]
        if is_ring or way[-1] not in known_locales(words):
            why = f"språkene går i ring: {' → '.join(way)}" if is_ring else f"språket «{way[-1]}» har ingen ordfil"
            yield problem("KP205", Place(f"{WORDS_FOLDER}/{locale}.yml"), key="fallback", why=why,
                          expected=_keys()["fallback"].kind.expected)
            return


@cache
def _keys() -> MappingOf[str, Key]:
    """The keys of a file of words: those of the language that has every phrase."""
    model = shipped_words(MODEL)
    return table(
        Key("tag", _written(_TAG, "en BCP 47-kode, som nn eller sr-Latn"), "Språkets kode."),
        Key("name", kinds.TEXT, "Det språket kalles på språket selv."),
        Key("fallback", _written(LOCALE, "et annet språk, som nb"), "Språket som det som mangler, blir hentet fra."),
        Key("word_forms", _written(_FORMS, "norwegian eller none"), "Bøyningene som søket kjenner."),
        *(Key(name, list_of(kinds.TEXT, "ord", count, count), "") for name, count in LISTS.items()),
        *(Key(name, _phrases(model[name]), "") for name in TABLES))


def _written(pattern: re.Pattern[str], expected: str) -> Kind:
    def read(node: Node, reading: Reading) -> str:
        text: str = kinds.TEXT.read(node, reading)
        if not pattern.fullmatch(text):
            raise reading.refuse(node, f"«{text}» er noe annet")
        return text

    return Kind(expected, {"type": "string", "pattern": f"^({pattern.pattern})$"}, read)


def _phrases(model: MappingOf[str, str]) -> Kind:
    """Phrases by key, of those that the model has, each with the fields that it has there."""
    keys = table(*(Key(name, _phrase(phrase), "") for name, phrase in model.items()))

    def read(node: Node, reading: Reading) -> MappingOf[str, str]:
        if not isinstance(node, Mapping):
            raise reading.refuse(node, "her skal det stå nøkler og tekster")
        values, wrong = read_keys(node, keys, ())
        if wrong:
            raise RefusedValueError(*wrong)
        return values

    return Kind("nøkler og tekster", {"type": "object"}, read)


def _phrase(model: str) -> Kind:
    wanted = _fields(model)
    expected = f"en tekst med {', '.join(f'{{{name}}}' for name in sorted(wanted))}" if wanted else "en tekst uten {…}"

    def read(node: Node, reading: Reading) -> str:
        said: str = (kinds.PHRASE if "///" in model else kinds.TEXT).read(node, reading)
        try:
            fields = _fields(said)
        except ValueError:
            raise reading.refuse(node, "en krøllparentes mangler den andre") from None
        if fields != wanted:
            odd = ", ".join(f"{{{name}}}" for name in sorted(fields ^ wanted))
            raise reading.refuse(node, f"feltene stemmer ikke ({odd})")
        return said

    return Kind(expected, kinds.PHRASE.schema, read)


def _fields(phrase: str) -> set[str]:
    """The names in braces; ValueError where a brace lacks the other."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
