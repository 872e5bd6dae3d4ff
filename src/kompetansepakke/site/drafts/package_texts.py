"""A machine's drafts of the texts in a package's YAML files: the same keys and lists, with what lacks the language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import yaml

from kompetansepakke.base.problems import Place
from kompetansepakke.content.model import Content
from kompetansepakke.site.drafts.accepting import DRAFTS
from kompetansepakke.site.drafts.apertium import Apertium
from kompetansepakke.site.drafts.proofreading import Drafted, doubts
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml.localized import Words
from kompetansepakke.source.yaml.yaml_tree import compose

_ONE_LINE = 1_000_000
_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a package; whether it lacks the language that is asked for."""

    words: Words
    at: Place
    lacks: bool


def texts_by_file(content: Content, locale: str) -> dict[str, list[Text]]:
    """All texts of the packages, by the file that they stand in."""
    files: dict[str, list[Text]] = {}
    for package in content.packages:
        for group in _together((package.meta, tuple(package.figures.values()), package.glossary)):
            is_translated = any(locale in words.locales for words in group)
            for words in group:
                if words.place:
                    lacks = locale not in words.locales and not (words.is_same_in_all and is_translated)
                    files.setdefault(words.place.file, []).append(Text(words, words.place, lacks))
    return files


def _together(value: Any) -> Iterator[tuple[Words, ...]]:
    """The texts that stand together, as those of a term or of a step.

    Where some are translated, one that says no language has been left so, as a name is.
    """
    own = [*_flat([getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else value)]
    yield tuple(one for one in own if isinstance(one, Words))
    for one in own:
        if is_dataclass(one) and not isinstance(one, Words):
            yield from _together(one)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _flat(one)
    else:
        yield value


def draft_texts(root: Path, files: Mapping[str, Sequence[Text]], machine: Apertium) -> Iterator[Drafted]:
    """Draft the files that have no draft. A text that says no language gets one where the machine says it otherwise."""
    lacking = {file: texts for file, texts in files.items() if not (root / _target(file, machine.locale)).exists()}
    asked = list(dict.fromkeys(text.words.first for texts in lacking.values() for text in texts if text.lacks))
    new = dict(zip(asked, machine(asked), strict=True)) if asked else {}
    for file, texts in lacking.items():
        draft = _Draft(texts, machine.locale, new)
        if text := draft.of((root / file).read_bytes(), file):
            path = root / _target(file, machine.locale)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            yield Drafted(_target(file, machine.locale), tuple(doubts(text, draft.made, machine.unknown)))


def _target(file: str, locale: str) -> str:
    return f"{DRAFTS}/{file.removesuffix('.yml')}.{locale}.yml"


class _Draft:
    """Finds the texts of a file where its readers found them, so that nothing else is taken for a text."""

    def __init__(self, texts: Sequence[Text], locale: str, new: Mapping[str, str]) -> None:
        self._known = {_at(text.at): text.words(locale) for text in texts}
        self._new = {_at(text.at): told for text in texts if text.lacks
                     and ((told := new[text.words.first]) != text.words.first or not text.words.is_same_in_all)}

    @property
    def made(self) -> set[str]:
        """What the machine has made, as YAML writes it between apostrophes."""
        return {text.replace("'", "''") for text in self._new.values()} | {*self._new.values()}

    def of(self, data: bytes, file: str) -> str:
        """The draft; empty where there is nothing to draft."""
        tree = compose("\n".join(line.text for line in read_lines(data, file)[0]))
        drafted = self._drafted(tree) if self._new and tree else None
        return yaml.safe_dump(drafted, allow_unicode=True, sort_keys=False, width=_ONE_LINE) if drafted else ""

    def _drafted(self, node: yaml.Node) -> Any:
        """The new texts in a node; nothing where there are none."""
        if isinstance(node, yaml.ScalarNode) or _at(node.start_mark) in self._known:
            return self._new.get(_at(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            inner = {key.value: self._drafted(value) for key, value in node.value}
            return {key: value for key, value in inner.items() if value}
        items = [self._drafted(item) for item in node.value]
        return [one or self._unchanged(item) for one, item in zip(items, node.value, strict=True)] if any(items) else []

    def _unchanged(self, item: yaml.Node) -> Any:
        """What stands for an item without new texts, since a list keeps its length: an only text is said as it is."""
        if isinstance(item, yaml.SequenceNode):
            return [self._unchanged(one) for one in item.value]
        return self._known.get(_at(item.start_mark), {})


def _at(place: Place | yaml.Mark) -> _At:
    """A place as our readers count lines and columns."""
    return (place.line, place.column) if isinstance(place, Place) else (place.line + 1, place.column + 1)
