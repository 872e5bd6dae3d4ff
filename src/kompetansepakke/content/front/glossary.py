"""Reading `modules/<package>/glossary.yml`: the words that a package explains, and how they are found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kompetansepakke.base import slugs
from kompetansepakke.base.audience import EVERYONE, Audience
from kompetansepakke.base.problems import Place, Problem
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, read_keys, table
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.localized import Words, words, words_in
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, read_sequence

FILE = "glossary.yml"
_NAME = re.compile(r"\w[^|\"{}\[\]<>\\`*_]*")
_MARKDOWN = re.compile(r"\*\*|__|`|\]\(|^[^\w«(]|^\d+[.)]")
"""What an editor would write to have it read as Markdown, and what would make more than a paragraph of the text."""
_ENDINGS = "(?:e|a|en|et|er|ar|ene|ane|n|t|r|ne)"
"""Of nouns, in both languages."""
_INFLECTED = 5
"""How many letters a word has before its endings tell it from other words: «rom» and «romer» are two."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is explained, its other forms, and other words for the same."""

    term: Words
    definition: Words
    forms: tuple[Words, ...]
    synonyms: tuple[Words, ...]
    audience: Audience
    place: Place

    @property
    def anchor(self) -> str:
        """Its anchor in the glossary, the same in every language."""
        return slugs.slug(self.term.first)

    def is_written_in(self, locale: str) -> bool:
        """Whether any of its words is in the language."""
        return any(locale in words.locales for words in words_in(self))

    def heading(self, locale: str) -> str:
        """The word as a heading."""
        return self.term(locale)[0].upper() + self.term(locale)[1:]

    def names(self, locale: str) -> tuple[str, ...]:
        """The word and its synonyms."""
        return tuple(dict.fromkeys(name(locale) for name in (self.term, *self.synonyms)))

    def spellings(self, locale: str) -> tuple[str, ...]:
        """All that is written of it in the file: no other term may have any of them."""
        return (*self.names(locale), *(form(locale) for form in self.forms))

    def found(self, text: str, locale: str) -> frozenset[str]:
        """The forms in which a text has the word or a synonym, as they are written there but for line breaks."""
        return _found(self.names(locale), self.spellings(locale), text)


@lru_cache(maxsize=20_000)
def _found(names: tuple[str, ...], spellings: tuple[str, ...], text: str) -> frozenset[str]:
    # Most texts lack most words, which is seen at once by the middle letters of a word: all its forms have those.
    if not any(spelling.split()[0][1:-1] in text for spelling in spellings):
        return frozenset()
    return frozenset(" ".join(match[0].split()) for match in _pattern(names, spellings).finditer(text))


@lru_cache(maxsize=1_000)
def _pattern(names: tuple[str, ...], spellings: tuple[str, ...]) -> re.Pattern[str]:
    ways = [_written(spelling, inflected=spelling in names)
            for spelling in sorted(dict.fromkeys(spellings), key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])")


def _written(name: str, *, inflected: bool) -> str:
    """The pattern of a name: its first letter large or small, its last word with the usual endings."""
    *parts, last = name.split()
    own = re.escape(last)
    if inflected and len(last) >= _INFLECTED and last.isalpha():
        own = f"{re.escape(last[:-1])}{_ENDINGS}s?" if last.endswith("e") else f"{own}{_ENDINGS}?s?"
    whole = r"\s+".join([*map(re.escape, parts), own])
    return f"[{name[0].lower()}{name[0].upper()}]{whole[1:]}" if name[0].isalpha() else whole


def read_glossary(data: bytes, path: str, roles: tuple[str, ...],
                  locales: tuple[str, ...]) -> tuple[tuple[Term, ...], list[Problem]]:
    """The terms of a file, in its order. Those that have something wrong are left out."""
    lines, found = read_lines(data, path)
    if found:
        return (), found
    root, found = read_sequence("\n".join(line.text for line in lines), Place(path))
    terms = []
    for node in root.items:
        try:
            terms.append(_term(node, roles, locales))
        except RefusedValueError as refused:
            found += refused.problems
    return tuple(terms), found


def _term(node: Node, roles: tuple[str, ...], locales: tuple[str, ...]) -> Term:
    if not isinstance(node, Mapping):
        raise Reading("term", roles, "term og definition, og det som trengs ellers").refuse(
            node, "her skal det stå nøkler og verdier")
    values, found = read_keys(node, TERM, roles, locales=locales)
    if found:
        raise RefusedValueError(*found)
    return Term(values["term"], values["definition"], values.get("forms", ()), values.get("synonyms", ()),
                values.get("roles", EVERYONE), node.place)


def _name(node: Node, reading: Reading) -> Words:
    name: Words = words().read(node, reading)
    for text in name.texts():
        if not _NAME.fullmatch(text):
            raise reading.refuse(node, f"«{text}» har tegn som ikke kan stå i et ord")
    return name


def _definition(node: Node, reading: Reading) -> Words:
    definition: Words = words().read(node, reading)
    for text in definition.texts():
        if match := _MARKDOWN.search(text):
            raise reading.refuse(node, f"Markdown blir ikke lest her, så «{match[0]}» ville blitt vist som det står")
    return definition


NAME = Kind(words().expected, words().schema, _name)
DEFINITION = Kind("ren tekst, eller {nb: …, nn: …}", words().schema, _definition)
TERM = table(
    Key("term", NAME, "Ordet, slik det står i en ordbok.", required=True),
    Key("definition", DEFINITION, "Hva ordet betyr, i én eller to setninger.", required=True),
    Key("forms", list_of(NAME, "former, som [overordnede delen]", 1),
        "Former av ordet som tekstene har, og som ikke bare er ordet med en vanlig endelse."),
    Key("synonyms", list_of(NAME, "ord, som [verdidelen]", 1),
        "Andre ord for det samme. De blir forklart i tekstene på samme måte, og søket finner sidene ved dem."),
    Key("roles", kinds.ROLES, "Hvem ordet er for; alle om ikke annet er sagt."))
