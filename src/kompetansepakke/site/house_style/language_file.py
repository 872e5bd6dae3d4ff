"""Reading `language.yml`: in each language the words that a site doesn't use, and what it writes instead."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from kompetansepakke.base.problems import Place, Problem
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, read_keys, table
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar, read_mapping

_WORD = re.compile(r"[^\W\d_](?:[\w .,'’-]*\w)?")

Instead = MappingOf[str, str]


def read_language_file(file: str, data: bytes, locales: Sequence[str]) -> tuple[MappingOf[str, Instead], list[Problem]]:
    """By language what is written instead of each word or phrase, and what is wrong with the file."""
    lines, found = read_lines(data, file)
    if found:
        return {}, found
    root, found = read_mapping("\n".join(line.text for line in lines), Place(file))
    if found:
        return {}, found
    return read_keys(root, table(*(Key(locale, _WORDS, "") for locale in locales)), ())


def _read(node: Node, reading: Reading) -> Instead:
    if not isinstance(node, Mapping):
        raise reading.refuse(node, "her skal det stå ord og det som skrives i stedet")
    found: list[Problem] = []
    instead: dict[str, str] = {}
    for word, value in node.entries:
        try:
            instead[_word(word, reading)] = kinds.TEXT.read(value, Reading(word.text, (), "en tekst"))
        except RefusedValueError as refused:
            found += refused.problems
    if found:
        raise RefusedValueError(*found)
    return instead


def _word(node: Scalar, reading: Reading) -> str:
    if not _WORD.fullmatch(node.text):
        raise reading.refuse(node, f"«{node.text}» er verken et ord eller flere")
    return " ".join(node.text.split())


_WORDS = Kind("linjer som «ordet: det som skrives i stedet»", {"type": "object"}, _read)
