"""Texts of a YAML file in one more language: put in where they stand, and every other letter as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator

import yaml

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.yaml.yaml_tree import compose

_Edit = tuple[int, int, str]


class DraftRefusedError(Exception):
    """A draft that can't go into its file; holds the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def with_texts(data: bytes, draft: bytes, source: str, first: str, locale: str) -> bytes:
    """The file `data` with the texts of the draft, which has the same keys and lists with those texts alone.

    `first` is the language of a text that says none, `locale` that of the draft, whose file is `source`.
    """
    text = data.decode("utf-8-sig")
    merge = _Merge(text, source, first, locale)
    edits = merge.edits(_tree(text, source), _tree(draft.decode("utf-8-sig"), source))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text.encode()


def _tree(text: str, source: str) -> yaml.Node:
    try:
        tree = compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(source, mark.line + 1) if mark else Place(source)
        raise DraftRefusedError(problem("KP510", place, why="den ene av dem er ikke YAML")) from error
    return tree or yaml.MappingNode("", [])


class _Merge:
    """Walks a file and its draft side by side."""

    def __init__(self, text: str, source: str, first: str, locale: str) -> None:
        self._text, self._source, self._first, self._locale = text, source, first, locale

    def edits(self, node: yaml.Node, draft: yaml.Node, indent: str | None = None) -> Iterator[_Edit]:
        """What is to stand between which letters of the file.

        `indent` is that of the languages of a text, where each can have a line of its own.
        """
        if isinstance(draft, yaml.MappingNode) and isinstance(node, yaml.MappingNode):
            own = {key.value: value for key, value in node.value}
            for key, value in draft.value:
                if key.value not in own:
                    raise self.refuse(key, f"«{key.value}» finnes ikke i den andre fila")
                yield from self.edits(own[key.value], value, _indent_in(node))
        elif isinstance(draft, yaml.SequenceNode) and isinstance(node, yaml.SequenceNode):
            if len(draft.value) != len(node.value):
                raise self.refuse(draft, f"lista har {len(draft.value)} ledd her og {len(node.value)} der")
            for one, other in zip(node.value, draft.value, strict=True):
                yield from self.edits(one, other)
        elif isinstance(draft, yaml.ScalarNode):
            yield self._told(node, draft, indent)
        else:
            raise self.refuse(draft, "her står det noe annet enn i den andre fila")

    def _told(self, node: yaml.Node, draft: yaml.ScalarNode, indent: str | None) -> _Edit:
        if isinstance(node, yaml.MappingNode):
            return self._one_more(node, draft)
        if not isinstance(node, yaml.ScalarNode):
            raise self._no_text(draft)
        start, pairs = node.start_mark.index, (_pair(self._first, node.value), _pair(self._locale, draft.value))
        if indent is None:
            return start, self._end(node), f"{{{', '.join(pairs)}}}"
        return len(self._text[:start].rstrip()), self._end(node), "".join(f"\n{indent}{pair}" for pair in pairs)

    def _one_more(self, node: yaml.MappingNode, draft: yaml.ScalarNode) -> _Edit:
        """One language more of a text that says which it is in: in the place of what it has in that, else after all."""
        own = {key.value: (key, value) for key, value in node.value}
        new = _pair(self._locale, draft.value)
        if self._first not in own:
            raise self._no_text(draft)
        if self._locale in own:
            key, value = own[self._locale]
            return key.start_mark.index, self._end(value), new
        end = self._end(node.value[-1][1])
        if node.flow_style:
            return end, end, f", {new}"
        end = (self._text + "\n").index("\n", end)
        return end, end, f"\n{' ' * node.start_mark.column}{new}"

    def _end(self, node: yaml.Node) -> int:
        """Where a text ends; PyYAML takes the empty lines after it, too."""
        start = node.start_mark.index
        return int(start + len(self._text[start:node.end_mark.index].rstrip()))

    def _no_text(self, draft: yaml.Node) -> DraftRefusedError:
        return self.refuse(draft, "her står det ingen tekst i den andre fila")

    def refuse(self, node: yaml.Node, why: str) -> DraftRefusedError:
        """What is wrong with the draft, at its line."""
        return DraftRefusedError(problem("KP510", Place(self._source, node.start_mark.line + 1), why=why))


def _pair(locale: str, text: str) -> str:
    return f"{locale}: {json.dumps(' '.join(text.split()), ensure_ascii=False)}"


def _indent_in(mapping: yaml.MappingNode) -> str | None:
    return None if mapping.flow_style else " " * (mapping.start_mark.column + 2)
