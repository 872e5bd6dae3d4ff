"""A strict reader of small YAML mappings and lists that remembers where everything stands.

PyYAML's own loader forgets lines, swallows duplicate keys and guesses types; this one keeps the nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import yaml

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.text import describe, is_plain, is_refused
from kompetansepakke.source.yaml.yaml_errors import slip

_MAX_DEPTH = 9
_CUT_OFF = re.compile(r"^[ -]*(?P<key>title|description|purpose|term|definition|nb|nn):[ ]+"
                      r"(?P<kept>[^\s'\"#|>\[{](?:(?![ ]#)[^\n])*)[ ]+(?P<lost>#[^\s#][^\n]*)$", re.MULTILINE)
"""A text with something after ` #`, which YAML takes for a comment, and which doesn't look like one."""
_NOT_PLAIN = re.compile(r"[\t\\]|<<|- - |(?:^|[\s\[{,:-])[&*!%?|>@`]|^(?:---|\.\.\.)", re.MULTILINE)
"""Anchors, tags, texts over several lines, several documents and their like begin so."""
_MOST_BRACKETS = 200


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: its text, and its type as YAML resolves it (str, int, bool, null, date, float)."""

    text: str
    type: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in their order, each once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping

class _Mark(Protocol):
    """Where PyYAML found something; counts from 0."""

    line: int
    column: int


_TYPES = {"str": "str", "int": "int", "bool": "bool", "null": "null", "timestamp": "date", "float": "float"}


def read_mapping(text: str, place: Place) -> tuple[Mapping, list[Problem]]:
    """Read `text`, whose first line stands at `place`, as one mapping.

    Never raises: what can't be read gives an empty mapping and the problems.
    """
    root, found = _read(text, place)
    if root is None or isinstance(root, Mapping):
        return root or Mapping((), place), [*found]
    fix = "skriv nøklene uten bindestrek foran." if isinstance(root, Sequence) else None
    return Mapping((), place), [problem("KP202", place, why="her skal det stå nøkler og verdier, «nøkkel: verdi»",
                                        fix=fix)]


def read_sequence(text: str, place: Place) -> tuple[Sequence, list[Problem]]:
    """Read `text`, whose first line stands at `place`, as one list, in the way of `read_mapping`."""
    root, found = _read(text, place)
    if root is None or isinstance(root, Sequence):
        return root or Sequence((), place), [*found]
    return Sequence((), place), [problem("KP202", place, why="her skal det stå en liste",
                                         fix="begynn hvert ledd med en bindestrek og et mellomrom, «- nøkkel: verdi».")]


@lru_cache(maxsize=2_000)  # the preview reads everything again at each save
def _read(text: str, place: Place) -> tuple[Node | None, tuple[Problem, ...]]:
    """What the text holds; None where that is nothing, or can't be read."""
    try:
        root = _quickly(text)
        refused = () if root else tuple(_refused_features(text, place))
        if refused:
            return None, refused
        root = root or yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        wrong = slip(error, text)
        at = Place(place.file, place.line + wrong.line, wrong.column + 1)
        return None, (problem("KP202", at, why=wrong.why, fix=wrong.fix),)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None, (problem("KP202", place, why="formen er ukjent"),)
    found = list(_cut_off(text, place))
    node = None if root is None else _convert(root, place, found)
    return node, tuple(found)


def compose(text: str) -> yaml.Node | None:
    """The nodes of a text as PyYAML has them, for those who write in it. Raises yaml.YAMLError where it isn't YAML."""
    return _quickly(text) or yaml.compose(text, Loader=yaml.SafeLoader)


def _cut_off(text: str, place: Place) -> Iterator[Problem]:
    for lost in _CUT_OFF.finditer(text):
        at = Place(place.file, place.line + text.count("\n", 0, lost.start()), lost.start("lost") - lost.start() + 1)
        yield problem("KP218", at, key=lost["key"], lost=lost["lost"], kept=lost["kept"])


def _quickly(text: str) -> yaml.Node | None:
    """The root of a text that has none of YAML's odder features, read by libyaml, which is a dozen times quicker.

    None where it isn't so plain, or something is wrong: PyYAML's own reader then has its say, and tells it.
    """
    if not yaml.__with_libyaml__ or _NOT_PLAIN.search(text) or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    return root if root is not None and _depth(root) <= _MAX_DEPTH else None


def _depth(node: yaml.Node) -> int:
    if isinstance(node, yaml.ScalarNode):
        return 0
    below = (inner for item in node.value for inner in (item if isinstance(item, tuple) else (item,)))
    return 1 + max(map(_depth, below), default=0)


def _refused_features(text: str, place: Place) -> Iterator[Problem]:
    documents = depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        at = _at(event.start_mark, place)
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            yield problem("KP210", at, what="flere dokumenter")
        if depth > _MAX_DEPTH:
            yield problem("KP210", at, what="dyp nøsting")
            return
        if isinstance(event, yaml.AliasEvent):
            yield problem("KP210", at, what=f"alias (*{event.anchor})")
        elif getattr(event, "anchor", None):
            yield problem("KP210", at, what=f"anker (&{getattr(event, 'anchor', '')})")
        elif getattr(event, "tag", None):
            yield problem("KP210", at, what=f"merkelapp ({getattr(event, 'tag', '')})")


def _convert(node: yaml.Node, base: Place, found: list[Problem]) -> Node:
    place = _at(node.start_mark, base)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(item, base, found) for item in node.value), place)
    if isinstance(node, yaml.MappingNode):
        return Mapping(tuple(_entries(node, base, found)), place)
    text = str(node.value)
    if not is_plain(text):
        refused = [char for char in text if char != "\n" and is_refused(char)]
        found += [problem("KP102", place, char=describe(char)) for char in refused[:1]]
    return Scalar(text, _TYPES.get(node.tag.rsplit(":", 1)[-1], "str"), place)


def _entries(node: yaml.MappingNode, base: Place, found: list[Problem]) -> Iterator[tuple[Scalar, Node]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = _convert(key_node, base, found)
        if not isinstance(key, Scalar):
            found.append(problem("KP202", key.place, why="en nøkkel må være ett ord"))
            continue
        if key.text == "<<":
            found.append(problem("KP210", key.place, what="fletting (<<)"))
            continue
        if key.text in seen:
            found.append(problem("KP204", key.place, key=key.text))
            continue
        seen.add(key.text)
        yield key, _convert(value_node, base, found)


def _at(mark: _Mark | None, base: Place) -> Place:
    if mark is None:
        return base
    return Place(base.file, base.line + mark.line, mark.column + 1)

